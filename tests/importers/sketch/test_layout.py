"""Which layout a sketch takes a table for, and which column has the ids."""

import pytest

from dhrcode.importers.sketch.layout import best_layout, ids_of
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


def test_the_ids_and_what_stands_among_them():
    table = grid(
        ["Year", "Case ref", "GPs"], ["2012", "7", "x"], ["2012", "8/a", ""], ["", "Total", "1"]
    )
    made = ids_of(best_layout(table, KNOWN).table, KNOWN)
    assert made.rule.model_dump(exclude_defaults=True) == {
        "heading": "Case ref",
        "prefix": "DHR",
        "clean": "yes",
    }
    assert (made.passed, len(made.lines), made.sure) == (("Total",), 2, True)


@pytest.mark.parametrize(
    ("cells", "cleaned", "wordy"),
    [
        (("Anna Example", "Otto Example"), False, 2),  # invented
        (("Example", "Case 7"), True, 1),
        (("Case 7", "Case 8"), True, 0),
        (("DHR7", "DHR8"), False, 0),
    ],
)
def test_what_may_be_a_name_is_not_made_to_fit_an_id(cells, cleaned, wordy):
    table = grid(["Case", "GPs"], *([cell, "x"] for cell in cells))
    made = ids_of(best_layout(table, KNOWN).table, KNOWN)
    assert (made.rule.clean == "yes", made.wordy) == (cleaned, wordy)
