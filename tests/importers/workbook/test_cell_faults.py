"""What is wrong with a cell whatever it was to hold."""

import pytest

from dhrcode.importers.workbook.cell_faults import (
    error_value,
    merged_cells,
    number_made_date,
)


def test_an_error_and_merged_cells_say_what_to_do():
    assert (error_value().code, error_value().hint) == ("error-value", "type what is meant")
    merged = merged_cells((3, 3, 4, 4))
    assert merged.code == "merged-cells"
    assert merged.sentence == (
        "the cells C3:D4 are merged: split them, and type into each what belongs there"
    )


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ("1905-07-06", 2014),
        ("1905-07-07 00:00:00", 2015),
        ("1909-07-07", 2014),
        ("1905-03-14", 1900),
    ],
)
def test_a_year_that_a_cell_shows_as_a_date(shown, number):
    assert number_made_date(shown) == number


@pytest.mark.parametrize("shown", ["2014-07-06", "1905-03-13", "1911-01-01", "12:30:00", "x"])
def test_what_is_no_year(shown):
    assert number_made_date(shown) == 0
