"""Text in a workbook: never a formula, never cut without a word, and titles of sheets."""

import io

import openpyxl
import pytest

from dhrcode.exporters import exporter
from dhrcode.exporters.excel.sheet_text import MAX_CELL, safe_text, sheet_title


def book_of(report):
    return openpyxl.load_workbook(io.BytesIO(exporter("xlsx")(report)))


def test_in_a_workbook_text_stays_text(report_of, hostile):
    book = book_of(report_of([hostile]))
    sheet = book["Main"]
    for place in ("A1", "A2", "A5", "B5"):
        cell = sheet[place]
        assert (cell.value, cell.data_type) == (hostile, "s")
        assert cell.quotePrefix is (hostile[0] in "=+-@'")
        assert cell.hyperlink is None
    assert (sheet["C5"].value, sheet["C5"].data_type) == (1, "n")


def test_in_a_workbook_what_is_no_text_is_replaced(report_of, untext):
    text, replaced = untext
    assert book_of(report_of([text]))["Main"]["A5"].value == replaced


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(report_of):
    value = book_of(report_of(["x" * 40_000]))["Main"]["A5"].value
    assert len(value) == MAX_CELL
    assert value == "x" * (MAX_CELL - 61) + (
        " [cut: a cell holds no more; the whole text is in the record]"
    )
    emoji = safe_text("🙂" * 20_000)
    assert len(emoji.encode("utf-16-le")) // 2 <= MAX_CELL
    assert emoji.strip("🙂") == " [cut: a cell holds no more; the whole text is in the record]"
    assert safe_text("x" * MAX_CELL) == "x" * MAX_CELL


def test_sheet_titles_follow_their_own_rules():
    assert sheet_title("a/b:c*d?e[f]g\\h", []) == "a b c d e f g h"
    assert sheet_title("'x'", []) == "x"
    assert sheet_title("", []) == "Sheet"
    assert sheet_title("x" * 40, []) == "x" * 31
    assert sheet_title("T", ["t"]) == "T (2)"
    assert sheet_title("x" * 40, ["x" * 31]) == "x" * 27 + " (2)"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("By professionals and the famili' voice", "By professionals and the famili"),
        ("Professionals and the families' voice", "Professionals and the families"),
        ("'quoted'", "quoted"),
        ("'''", "Sheet"),
        ("History", "History (1)"),
        ("\U0001f600" * 20, "\U0001f600" * 15),
        ("x" * 30 + "'y", "x" * 30),
    ],
)
def test_a_name_that_is_cut_ends_as_excel_takes_it(label, name):
    assert sheet_title(label, []) == name
    again = sheet_title(label, [name])
    assert again.endswith(" (2)")
    assert len(again.encode("utf-16-le")) // 2 <= 31
