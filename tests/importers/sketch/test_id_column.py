"""Which column has the ids of reviews, and what stands among them."""

import pytest

from dhrcode.importers.sketch.id_column import are_ids, ids_of, may_be_id
from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.table.grid import TableGrid
from dhrcode.importers.table.headings import headed
from dhrcode.store.project import shipped_codebook

KNOWN = CodebookNames(shipped_codebook())


def ids(*rows):
    cells = [[str(text) for text in row] for row in rows]
    return ids_of(headed(TableGrid("t.csv", "t.csv, cell ", cells), 1), KNOWN)


def test_the_ids_and_what_stands_among_them():
    made = ids(
        ["Year", "Case ref", "GPs"], ["2012", "7", "x"], ["2012", "8/a", ""], ["", "Total", "1"]
    )
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
    made = ids(["Case", "GPs"], *([cell, "x"] for cell in cells))
    assert (made.rule.clean == "yes", made.wordy) == (cleaned, wordy)


@pytest.mark.parametrize(
    ("cell", "passed"),
    [
        ("Total", True),
        ("Total (n=2)", True),
        ("%", True),
        ("N = 2", True),
        ("Source: 3 reports", True),
        ("DHR12", False),
    ],
)
def test_sums_and_notes_are_no_ids_and_a_review_without_findings_is(cell, passed):
    made = ids(["Review", "GPs"], ["DHR1", "x"], ["DHR2", "x"], [cell, ""])
    assert made.passed == ((cell,) if passed else ())


def test_two_ids_in_one_cell_are_not_made_one():
    made = ids(["Reviews", "Theme"], ["DHR1, DHR2", "GPs"], ["DHR 3", "Equality"])
    assert made.rule.clean == "no"


@pytest.mark.parametrize(
    ("heading", "headless"), [("DHR1", True), ("Case", False), ("Case 1", False), ("", False)]
)
def test_an_id_over_ids_is_no_heading(heading, headless):
    assert ids([heading, "x"], ["DHR2", "x"], ["DHR3", ""]).headless == headless


def test_rows_without_an_id_are_kept_apart():
    made = ids(["Review", "GPs"], ["DHR1", "x"], ["", "checked"], ["DHR2", ""])
    assert (made.without, len(made.lines), made.sure) == ((("", "checked"),), 2, False)


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Case", ["DHR1", "DHR2"], True),
        ("Case", ["7", "9"], True),
        ("No", ["1", "2"], False),
        ("Colour", ["DHR1", "DHR2"], False),
        ("Case", ["Amber", "Birch"], False),
    ],
)
def test_whether_a_column_has_ids(heading, cells, expected):
    assert are_ids(heading, cells) == expected


@pytest.mark.parametrize(
    ("cell", "expected"), [("DHR1", True), ("Amber", True), ("Case", False), ("", False)]
)
def test_whether_a_cell_may_be_an_id(cell, expected):
    assert may_be_id(cell) == expected
