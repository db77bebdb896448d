"""How cells look: numbers as their format shows them, and what is struck out."""

from datetime import date

import pytest

from dhrcode.importers.workbook.looks import date_shown_as, shown_as, strikes


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (7, "000", "007"),
        (7.0, "0000", "0007"),
        (1200, "000", "1200"),
        (7, '"DHR"000', "DHR007"),
        (7, "\\D\\H\\R\\-00", "DHR-07"),
        (120007, "000-000", "120-007"),
        (7, "#000", "007"),
        (7, "000;-000", "007"),
        (0, '"DHR"0', "DHR0"),
    ],
)
def test_a_format_of_zeros_and_fixed_signs_is_followed(number, code, shown):
    assert shown_as(number, code) == shown


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (7, ""),
        (7, "General"),
        (7, "0"),
        (7, "@"),
        (7, "0.00"),
        (7, "#,##0"),
        (7, "0%"),
        (7, "[Red]000"),
        (7.5, "000"),
        (-7, "000"),
    ],
)
def test_others_show_the_number_itself(number, code):
    assert shown_as(number, code) is None


def test_a_line_through_words_may_be_taken_away_again():
    assert strikes("strike", None)
    assert strikes("strike", "1")
    assert not strikes("strike", "0")
    assert not strikes("b", None)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("mmm-yy", "2013-10"),
        ("[$-809]mmmm yyyy", "2013-10"),
        ('"in "yyyy', "2013"),
        ("dd/mm/yyyy", None),
        ("ddd mmm yyyy", None),
        ("yyyy-mm hh:mm", None),
        ("000", None),
        ("General", None),
    ],
)
def test_a_date_without_its_day_is_shown_as_its_month(code, shown):
    assert date_shown_as(date(2013, 10, 1), code) == shown
