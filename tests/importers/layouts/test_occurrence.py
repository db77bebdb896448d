"""The usual table: recognised by its headings, and taken where nothing else fits."""

import pytest

from dhrcode.importers.layouts.layout import CERTAIN, LIKELY, POSSIBLE, SheetLook
from dhrcode.importers.layouts.occurrence import LAYOUT
from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.table.grid import TableGrid
from dhrcode.store.project import shipped_codebook

KNOWN = CodebookNames(shipped_codebook())


@pytest.mark.parametrize(
    ("headings", "strength", "why"),
    [
        (
            ["Case", "GPs", "Use of MARACs", "Police response"],
            CERTAIN,
            "its headings hold 3 names of the codebook",
        ),
        (["Case", "GPs", "Colour"], LIKELY, "its headings hold 1 name of the codebook"),
        (["Case", "Colour"], POSSIBLE, "it has headings"),
    ],
)
def test_how_much_a_sheet_looks_like_one(tmp_path, headings, strength, why):
    grid = TableGrid("t.csv", "t.csv, cell ", [headings, ["DHR1", "x", "", ""]])
    found = LAYOUT.likeness(SheetLook(grid, KNOWN, tmp_path / "t.csv"))
    assert (found.strength, found.why, found.table.head) == (strength, why, 1)


def test_a_sheet_without_headings_is_none(tmp_path):
    grid = TableGrid("t.csv", "t.csv, cell ", [["", ""]])
    assert LAYOUT.likeness(SheetLook(grid, KNOWN, tmp_path / "t.csv")) is None
