"""Workbooks from outside: what each cell is, what is refused, and how much is read at most."""

import io
import runpy
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from dhrcode.exporters.fixed_zip import packed, repacked
from dhrcode.importers.packages import Caps, Package, PackageError
from dhrcode.importers.workbook import reader, sheet_scan
from dhrcode.importers.workbook.reader import SheetCell, read_workbook
from dhrcode.importers.workbook.sheet_scan import scanned

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
SHEET, book, with_rows, far, OLE = (
    _SHARED[n] for n in ("SHEET", "book", "with_rows", "far", "OLE")
)
RIGHT = "is it the right file?"
AS_XLSX = "open it in Excel or LibreOffice and save it as .xlsx"
NOON = datetime(2024, 4, 3, 12)  # noqa: DTZ001 - a workbook knows no zones


def stored(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        package.writestr(name, content)
    return out.getvalue()


def test_each_cell_is_text_with_its_kind(read):
    sheet = read(
        book(
            A1="text",
            A2=" a\nb ",
            A3=20,
            A4=7.5,
            A5=20.0,
            A6=True,
            A7=date(2024, 4, 3),
            A8=NOON,
            A9=time(3, 4),
            A10="=1+1",
            A11="#N/A",
            A12=1e21,
            A13=-3,
            A14=timedelta(days=2),
            B15="far",
            A16=123456789012345678,
        )
    ).sheet
    assert [sheet.cell(row, 1) for row in range(1, 17)] == [
        SheetCell("text", "text"),
        SheetCell(" a\nb ", "text"),
        SheetCell("20", "number"),
        SheetCell("7.5", "number"),
        SheetCell("20", "number"),
        SheetCell("TRUE", "truth"),
        SheetCell("2024-04-03", "date"),
        SheetCell("2024-04-03 12:00:00", "date"),
        SheetCell("03:04:00", "date"),
        SheetCell("", "empty"),
        SheetCell("#error", "error"),
        SheetCell("1e+21", "number"),
        SheetCell("-3", "number"),
        SheetCell("2 days, 0:00:00", "date"),
        SheetCell("", "empty"),
        SheetCell("1.234567890123457e+17", "number"),
    ]
    assert sheet.scan.formulas == {(10, 1)}
    assert sheet.cell(15, 2) == SheetCell("far", "text")
    assert sheet.cell(99, 99) == SheetCell("", "empty")
    assert [len(row) for row in sheet.rows()] == [2] * 16
    assert str(sheet.place(7, 27)._asdict()) == str(
        {"file": "t.xlsx:S", "line": 7, "column": 27, "cell": True}
    )


def test_a_formula_is_known_with_and_without_its_last_value(read):
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet("S")
    sheet.write_formula("B2", "=A1", None, "as if typed")
    sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
    sheet.write_string("D4", "=no formula")
    made.close()
    found = read(out.getvalue()).sheet
    assert found.scan.formulas == {(2, 2), (3, 3)}
    assert found.cell(2, 2).text == "as if typed"
    assert found.cell(3, 3).kind == "error"
    assert found.cell(4, 4) == SheetCell("=no formula", "text")


def test_hidden_sheets_are_read_and_blank_ones_are_empty(read):
    made = openpyxl.Workbook()
    made.create_sheet("H")["B2"] = "x"
    made["H"].sheet_state = "veryHidden"
    made.create_sheet("Été & co")["A1"] = "y"
    out = io.BytesIO()
    made.save(out)
    sheets = read(out.getvalue()).book.sheets
    assert [(name, sheet.values) for name, sheet in sheets.items()] == [
        ("Sheet", []),
        ("H", [["", ""], ["", "x"]]),
        ("Été & co", [["y"]]),
    ]


def test_merged_ranges_are_told(read):
    made = openpyxl.load_workbook(io.BytesIO(book(A1="a", B2="b")))
    made["S"].merge_cells("C7:D9")
    out = io.BytesIO()
    made.save(out)
    assert read(out.getvalue()).sheet.scan.merged == [(7, 3, 9, 4)]


def test_a_sheet_with_prefixes_and_without_places_is_read_alike(read):
    assert read(with_rows(b"<row><c><v>1</v></c><c><v>2</v></c></row>")).sheet.values == [
        ["a", ""],
        [1.0, 2.0],
    ]
    prefixed = scanned(
        [
            (
                b"<x:worksheet xmlns:x='u'><x:sheetData><x:row r='3'><x:c r='B3' t='e'>"
                b"<x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>"
            )
        ]
    )
    assert (prefixed.rows, prefixed.columns, prefixed.errors) == (3, 2, {(3, 2)})


@pytest.mark.parametrize(
    "part",
    [
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        SHEET,
        "xl/sharedStrings.xml",
        "[Content_Types].xml",
    ],
)
@pytest.mark.parametrize("content", [b"", b"<a", b"\xff\xfe\x00", b"<a/>"])
def test_a_part_that_is_damaged_is_a_problem_or_an_empty_sheet(part, content, read):
    made = read(repacked(book(A1="a"), lambda n, c: content if n == part else c))
    assert made.book is not None or made.lines[0].startswith("t.xlsx")


def test_a_file_that_is_too_large_is_not_unpacked(read, monkeypatch):
    monkeypatch.setattr(reader, "MAX_FILE", 1_000)
    assert read(book(A1="a")).lines == [
        "t.xlsx: error: the file is larger than 1,000 bytes: is it the right file? [file-too-large]"
    ]


def test_a_sheet_may_be_called_anything(read):
    """What is refused is found by what a part holds, not by where it lies."""

    def moved(name: str, content: bytes) -> bytes:
        return content.replace(b"/xl/worksheets/sheet1.xml", b"/xl/media/odd.bin")

    data = far("XFD1048576")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = [
            (n.replace(SHEET, "xl/media/odd.bin"), moved(n, package.read(n)))
            for n in package.namelist()
        ]
    assert "S!XFD1048576: error" in read(packed(entries)).lines[0]


def test_the_largest_sheet_is_still_read(read, monkeypatch):
    monkeypatch.setattr(sheet_scan, "MAX_CELLS", 6)
    assert read(book(A1="a", C2="b")).lines == []
    assert "S!D2: error" in read(book(A1="a", D2="b")).lines[0]


def test_all_sheets_together_are_held_to_the_same_cap(read, monkeypatch):
    monkeypatch.setattr(sheet_scan, "MAX_CELLS", 6)
    made = openpyxl.load_workbook(io.BytesIO(book(A1="a", C2="b")))
    made.create_sheet("T")["A1"] = "c"
    out = io.BytesIO()
    made.save(out)
    assert read(out.getvalue()).lines == [
        (
            "t.xlsx: error: its sheets have more than 6 cells together: delete what does not "
            "belong to its tables [not-a-workbook]"
        )
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (b'<row r="x"><c><v>1</v></c></row>', "a row has no number"),
        (b'<row r="2"><c r="2A"><v>1</v></c></row>', "a cell has no place"),
        (b'<row r="2"><c r="A99999999"><v>1</v></c></row>', "a cell has no place"),
        (b"<row", "a sheet is not XML"),
    ],
)
def test_a_damaged_sheet_is_named(row, said, read):
    assert read(with_rows(row)).lines == [
        f"t.xlsx:S: error: the file is damaged: {said}: save it again as .xlsx [sheet-unreadable]"
    ]


def test_a_document_type_is_refused(read):
    entities = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>'
    start = b"<worksheet"
    data = repacked(
        book(A1="a"), lambda n, c: c.replace(start, entities + start) if n == SHEET else c
    )
    assert read(data).lines == [
        (
            "t.xlsx:S: error: the file declares a document type, which no spreadsheet does: save "
            "it again as .xlsx [sheet-unreadable]"
        )
    ]
    listed = b"<workbook"
    data = repacked(
        book(A1="a"),
        lambda n, c: c.replace(listed, entities + listed, 1) if n == "xl/workbook.xml" else c,
    )
    assert "its list of sheets is not XML" in read(data).lines[0]


def bomb(kind: int = zipfile.ZIP_DEFLATED, size: int = 300_000_000) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind, compresslevel=9) as package:
        for name in ("xl/workbook.xml", SHEET):
            package.writestr(name, b"")
        with package.open("xl/media/a.xml", "w", force_zip64=True) as file:
            for _ in range(size // 1_000_000):
                file.write(bytes(1_000_000))
    return out.getvalue()


def test_a_bomb_is_refused_whatever_it_says_of_its_size(read):
    data = bomb()
    assert len(data) < 1_000_000
    said = "t.xlsx: error: the file unpacks to more than 200 million bytes: is it the right file?"
    assert read(data).lines == [f"{said} [not-a-workbook]"]
    small = Caps(entries=5, unpacked=1_000_000)
    lying = bomb(size=3_000_000).replace((3_000_000).to_bytes(4, "little"), b"\1\0\0\0")
    package = Package(lying, small)
    with pytest.raises(PackageError):
        [list(package.counted(entry)) for entry in package.entries]


@settings(max_examples=200)
@given(
    data=st.binary(max_size=400)
    | st.binary(max_size=200).map(lambda b: OLE + b)
    | st.binary(max_size=200).map(lambda b: b"PK\3\4xl/workbook.xml" + b)
)
def test_arbitrary_bytes_are_a_problem_and_never_a_fault(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("w") / "t.xlsx"
    path.write_bytes(data)
    found, problems = read_workbook(path, "t.xlsx")
    assert found is None
    assert len(problems) == 1


@settings(max_examples=60)
@given(at=st.integers(0, 5_000), byte=st.binary(min_size=1, max_size=30))
def test_a_workbook_damaged_anywhere_is_read_or_refused(at, byte, tmp_path_factory):
    data = bytearray(book(A1="a", B2=3))
    at %= len(data)
    data[at : at + len(byte)] = byte
    path = tmp_path_factory.mktemp("w") / "t.xlsx"
    path.write_bytes(data)
    found, problems = read_workbook(path, "t.xlsx")
    assert (found is None) == bool(problems)
