import pytest

from dhrcode.store.outgoing.passage import OutputPassage, is_own_day, with_labels

AT = (2, 3, "here: ")


@pytest.mark.parametrize(
    ("label", "text", "read", "told"),
    [
        ("NHS number", "9434765919", "NHS number: 9434765919", (12, 22)),
        (" Date of birth: ", "14/02/1984", "Date of birth: 14/02/1984", (15, 25)),
        ("Mobile", "7700900102", "Mobile: 07700900102", (8, 19)),
        ("Telephone", "441214960123", "Telephone: +441214960123", (11, 24)),
        ("NHS number", "7700900102", "NHS number: 7700900102", (12, 22)),
        ("Mrs", "Okafor", "Mrs Okafor", None),
    ],
)
def test_a_value_is_read_with_its_label(label, text, read, told):
    assert list(with_labels(AT, text, (label,))) == [OutputPassage(*AT, read, told)]


@pytest.mark.parametrize("label", ["", "12", "N", "a very long sentence " * 9])
def test_what_is_no_label(label):
    assert list(with_labels(AT, "9434765919", (label,))) == []


def test_a_text_without_figures_needs_none():
    assert list(with_labels(AT, "present", ("Use of MARACs",))) == []


def test_days_of_coding_are_left_alone_under_their_own_headings():
    assert is_own_day("Coded", "2014-06-03 to 2015-01-09")
    assert is_own_day("coded", "2014-06-03")
    assert not is_own_day("dob", "2014-06-03")
    assert not is_own_day("coded", "on 2014-06-03")
