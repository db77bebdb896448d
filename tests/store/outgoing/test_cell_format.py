import pytest

from dhrcode.store.outgoing.cell_format import format_code, shown_value


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("30726", "dd/mm/yyyy", "14/02/1984"),
        ("30726.5", "d mmm yyyy hh:mm", "14/02/1984"),
        ("30726", "[$-809]d mmmm yyyy", "14/02/1984"),
        ("30726", "General", "30726"),
        ("30726", '0" days"', "30726 days"),
        ("9434765919", "000 000 0000", "943 476 5919"),
        ("9434765919", "000\\ 000\\ 0000", "943 476 5919"),
        ("9434765919", "000-000-0000;@", "943-476-5919"),
        ("9.434765919E9", "General", "9434765919"),
        ("7700900102", "00000000000", "07700900102"),
        ("7700900102", "00000 000000", "07700 900102"),
        ("7", "000", "007"),
        ("12345", "0-0", "1234-5"),
        ("0.5", "0%", "0.5"),
        ("1234", "#,##0", "1234"),
        ("", "General", ""),
        ("#N/A", "General", "#N/A"),
        ("-5", "dd/mm/yyyy", "-5"),
    ],
)
def test_a_number_is_read_as_it_is_shown(value, code, shown):
    assert shown_value(value, code) == shown


def test_workbooks_that_count_from_1904():
    assert shown_value("29264", "dd/mm/yyyy", since_1904=True) == "14/02/1984"


def test_formats_by_their_numbers():
    assert format_code(14, {}) == "dd/mm/yyyy"
    assert format_code(164, {164: "000 000 0000"}) == "000 000 0000"
    assert format_code(2, {}) == "General"
