"""Cells of rows that are no reviews of their own."""

import pytest

from dhrcode.importers import FilePlace
from dhrcode.importers.table.grid import TableGrid
from dhrcode.importers.table.headings import headed
from dhrcode.importers.table.row_cells import (
    RowCell,
    RowError,
    agency_words,
    owner_of,
    review_of_row,
    row_cell,
)
from dhrcode.model.map_columns import IdRule
from dhrcode.store.codebooks import shipped_codebook

PLACE = FilePlace("t.xlsx:S", 2, 1, cell=True)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Police", {"agency": "police"}),
        ("police", {"agency": "police"}),
        ("WMP: Head of Custody", {"agency": "police", "post": "Head of Custody"}),
        ("Police (Head of Custody)", {"agency": "police", "post": "Head of Custody"}),
        ("Police, GP", {"as_written": "Police, GP"}),
        ("All", {"as_written": "All"}),
    ],
)
def test_who_owns_an_action(text, owner):
    words = agency_words(shipped_codebook(), {"WMP": "police"})
    assert owner_of(text, words) == owner


def test_a_cell_merged_over_several_rows_stands_in_each_and_is_read_as_it_is_shown():
    rows = [["A", "B"], ["x", "2013-10-01"], ["", "1"]]
    grid = TableGrid("t.xlsx:S", "t", rows, merged=((2, 1, 3, 1),), looks={(2, 2): "2013-10"})
    table = headed(grid, 1)
    assert row_cell(table, 3, "A") == RowCell("x", grid.place(2, 1))
    assert row_cell(table, 2, "B").text == "2013-10"
    assert row_cell(table, 4, "A") is None


def test_the_review_of_a_row_is_its_cell_s_or_that_of_all():
    assert review_of_row(None, None, PLACE, "DHR7") == "DHR7"
    rule = IdRule(heading="DHR", prefix="DHR")
    assert review_of_row(RowCell("8", PLACE), rule, PLACE, "DHR7") == "DHR8"
    for cell, known in ((None, None), (None, rule), (RowCell("?", PLACE), rule)):
        with pytest.raises(RowError) as caught:
            review_of_row(cell, known, PLACE, None)
        assert caught.value.problem.code == "bad-review-id"
