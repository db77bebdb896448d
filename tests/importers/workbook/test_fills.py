"""The colours of cells: those of a workbook, of a theme, of the old palette."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.styles import GradientFill, PatternFill
from openpyxl.styles.colors import Color

from dhrcode.importers.workbook.reader import read_workbook


@pytest.mark.parametrize(
    ("fill", "found"),
    [
        (PatternFill("solid", fgColor="FF00B050"), "00B050"),
        (PatternFill("solid", fgColor=Color(theme=9)), "F79646"),
        (PatternFill("solid", fgColor=Color(theme=0, tint=-0.2)), "FFFFFF"),
        (PatternFill("solid", fgColor=Color(indexed=10)), "FF0000"),
        (PatternFill("solid", fgColor=Color(indexed=64)), None),
        (PatternFill("solid", fgColor=Color(theme=40)), None),
        (PatternFill("gray125", fgColor="FF00B050"), None),
        (GradientFill(stop=("FF0000", "00FF00")), None),
        (PatternFill(), None),
    ],
)
def test_a_plain_fill_has_its_colour_and_no_other(tmp_path, fill, found):
    book, path = openpyxl.Workbook(), tmp_path / "t.xlsx"
    book.active["A1"], book.active["B2"].fill = "x", fill
    book.save(path)
    read, problems = read_workbook(path, "t.xlsx")
    assert problems == []
    assert read.sheets["Sheet"].scan.fills.get((2, 2)) == found


def test_a_colour_that_the_theme_leaves_to_the_system_is_none(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B2"].fill = "x", PatternFill("solid", fgColor=Color(theme=0))
    book.save(tmp_path / "first.xlsx")
    book = openpyxl.load_workbook(tmp_path / "first.xlsx")
    book.loaded_theme = book.loaded_theme.replace(b' lastClr="FFFFFF"', b"")
    book.save(tmp_path / "t.xlsx")
    read, _ = read_workbook(tmp_path / "t.xlsx", "t.xlsx")
    assert read.sheets["Sheet"].scan.fills == {}


def test_a_workbook_without_a_theme_is_read(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.active["A1"].fill = PatternFill("solid", fgColor=Color(theme=9))
    book.loaded_theme = b"<theme/>"
    out = BytesIO()
    book.save(out)
    path = tmp_path / "t.xlsx"
    path.write_bytes(out.getvalue())
    read, _ = read_workbook(path, "t.xlsx")
    assert read.sheets["Sheet"].scan.fills == {}
