"""What a walk of a sheet's XML finds before anything is read."""

import runpy
from pathlib import Path

import pytest

from dhrcode.importers.workbook.sheet_scan import SheetError, position

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
with_rows, far = (_SHARED[n] for n in ("with_rows", "far"))


@pytest.mark.parametrize(
    ("place", "rows", "columns"),
    [
        ("XFD1048576", "1,048,576", "16,384"),
        ("A100001", "100,001", "1"),
        ("XFD20000", "20,000", "16,384"),
        ("XFE1", "1", "16,385"),
    ],
)
def test_a_cell_far_out_is_refused_with_its_place(place, rows, columns, read):
    assert read(far(place)).lines == [
        (
            f"t.xlsx:S!{place}: error: a value is so far out that the sheet has {rows} rows "
            f"and {columns} columns: delete what does not belong to the table [sheet-unreadable]"
        )
    ]


@pytest.mark.parametrize("cell", [b"<v></v>", b"<is><t>x</t></is>", b"<is/>"])
def test_whatever_might_be_a_value_counts_as_far_out(cell, read):
    assert "[sheet-unreadable]" in read(far("XFD1048576", cell)).lines[0]


def test_empty_cells_far_out_do_no_harm(read):
    assert read(far("XFD1048576", b"")).sheet.values == [["a"]]
    assert read(with_rows(b'<row r="1048576"/>')).sheet.values == [["a"]]


@pytest.mark.parametrize(
    ("place", "expected"),
    [("A1", (1, 1)), ("C7", (7, 3)), ("xfd1048576", (1048576, 16384)), ("$AA$10", (10, 27))],
)
def test_places_are_read(place, expected):
    assert position(place) == expected


@pytest.mark.parametrize("place", ["", "7", "A", "A1:B2", "ABCD1", "É1", "A\u0661"])
def test_what_is_no_place_is_refused(place):
    with pytest.raises(SheetError):
        position(place)
