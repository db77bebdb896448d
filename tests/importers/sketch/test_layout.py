"""Which line of a table a sketch takes for its headings."""

import pytest

from dhrcode.importers.sketch.layout import best_layout
from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.table.grid import TableGrid
from dhrcode.store.project import shipped_codebook

KNOWN = CodebookNames(shipped_codebook())


def grid(*rows):
    return TableGrid("t.csv", "t.csv, cell ", [[str(text) for text in row] for row in rows])


def test_the_layout_is_that_which_names_most():
    down = grid(["A study"], ["Case", "Use of MARACs", "Issues related to GPs"], ["7", "x", ""])
    found = best_layout(down, KNOWN).table
    assert (found.across, found.head) == (False, 2)
    across = grid(["No", "Theme", "DHR1"], ["1", "Use of MARACs", "x"], ["2", "GPs", ""])
    found = best_layout(across, KNOWN)
    assert (found.named, found.table.across, found.table.head) == (2, True, 2)
    assert not best_layout(across, KNOWN, across=False).table.across
    nothing = best_layout(grid(["Title"], ["A", "B"], ["1", "2"]), KNOWN)
    assert (nothing.named, nothing.table.across, nothing.table.head) == (0, False, 2)
    assert best_layout(grid([""]), KNOWN) is None


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        # A first row with one unique, short column beats a row that names themes.
        ((["Review", "Code 1"], ["DHR1", "Use of MARACs"], ["DHR2", "GPs"]), (False, 1)),
        ((["Review", "Code 1", "Code 2"], ["DHR1", "Use of MARACs", "GPs"]), (False, 1)),
        ((["Review", "Code"], ["DHR1", "Use of MARACs"], ["DHR1", "GPs"]), (False, 1)),
        # A title does not, nor who made the table: neither is as wide as what is below.
        (
            (["Reviews", "LN"], ["Case", "Use of MARACs", "GPs", "Year", "Sex"], [7, "x"]),
            (False, 2),
        ),
        # A column of themes is no headings unless something beside it is marked, and each is once.
        ((["Theme", "DHR1"], ["Use of MARACs", "x"], ["GPs", ""]), (True, 1)),
        ((["Theme", "DHR1"], ["GPs", "x"], ["GPs", ""], ["Use of MARACs", ""]), (False, 1)),
        # Prose is in no headings.
        ((["Use of MARACs", "x" * 81], ["Case", "GPs"], ["DHR1", "x"]), (False, 2)),
    ],
)
def test_which_line_is_taken_for_the_headings(rows, head):
    found = best_layout(grid(*rows), KNOWN).table
    assert (found.across, found.head) == head


@pytest.mark.parametrize(
    "rows",
    [
        (["Use of MARACs", "x" * 81], ["GPs", "y" * 81]),
        (["x" * 81, "y" * 81],),
    ],
)
def test_prose_alone_has_no_headings(rows):
    assert best_layout(grid(*rows), KNOWN) is None


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ((["Review", "Process & Policy", ""], ["", "Use of MARACs", "Police response"]), 1),
        ((["", "Known to", ""], ["Review", "GPs", "Use of MARACs"]), 1),
        ((["A study", "", ""], ["Review", "GPs", "Use of MARACs"]), 2),
        ((["Made by", "LN", ""], ["Review", "GPs", "Use of MARACs"]), 2),
    ],
)
def test_a_row_above_the_headings_belongs_to_them_or_is_a_title(rows, first):
    table = best_layout(grid(*rows, ["DHR1", "x", "x"]), KNOWN).table
    assert (table.first, table.head) == (first, 2)
