"""What lies under a workbook's name and is none."""

import io
import runpy
import zipfile
from pathlib import Path

import openpyxl
import pytest

from dhrcode.exporters.fixed_zip import packed

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
book, OLE = (_SHARED[n] for n in ("book", "OLE"))


def stored(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        package.writestr(name, content)
    return out.getvalue()


AS_XLSX = "open it in Excel or LibreOffice and save it as .xlsx"
RIGHT = "is it the right file?"

NOT: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty: restore it from a copy"),
    "csv": (
        b"id;finding\nDHR7;present\n",
        f"the file is text, such as CSV, under a workbook's name: {AS_XLSX}",
    ),
    "csv in utf-16": (
        "id,finding\n".encode("utf-16"),
        f"the file is text, such as CSV, under a workbook's name: {AS_XLSX}",
    ),
    "html": (
        b"\xef\xbb\xbf <html><table>",
        f"the file is a web page or XML under a workbook's name: {AS_XLSX}",
    ),
    "pdf": (b"%PDF-1.7\n", f"the file is a PDF: {RIGHT}"),
    "password": (
        OLE + b"\0" * 600 + "EncryptedPackage\0".encode("utf-16-le"),
        "the file is protected by a password: save it without the password",
    ),
    "xls": (
        OLE + b"\0" * 600 + "Workbook\0".encode("utf-16-le"),
        f"the file is an old workbook (.xls): {AS_XLSX}",
    ),
    "older xls": (
        OLE + b"\0" * 600 + "Book\0".encode("utf-16-le"),
        f"the file is an old workbook (.xls): {AS_XLSX}",
    ),
    "doc": (
        OLE + b"\0" * 600 + "WordDocument\0".encode("utf-16-le"),
        f"the file is a document of an old Office program: {RIGHT}",
    ),
    "ods": (
        stored("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        f"the file is an OpenDocument sheet (.ods): {AS_XLSX}",
    ),
    "docx": (packed([("word/document.xml", b"<w/>")]), f"the file is a Word document: {RIGHT}"),
    "xlsb": (
        packed([("xl/workbook.bin", b"")]),
        f"the file is a binary workbook (.xlsb): {AS_XLSX}",
    ),
    "zip": (packed([("a.txt", b"a")]), f"the file is a zip, and no workbook is in it: {RIGHT}"),
    "an empty zip": (
        b"PK\5\6" + b"\0" * 18,
        f"the file is a zip, and no workbook is in it: {RIGHT}",
    ),
    "noise": (b"\x01\x00\x02" * 50, f"the file is damaged, or not a workbook: {RIGHT}"),
    "cut off": (
        book(A1="a")[:2_000],
        (
            "the file is damaged, or not what its name says: ask for "
            "it again, or restore it from a copy"
        ),
    ),
    "no list of sheets": (
        packed([("xl/workbook.xml", b"<workbook/>")]),
        "the file is damaged, or not a workbook: save it again as .xlsx",
    ),
}


def book(**values: object) -> bytes:
    """A workbook with values in cells of its only sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "S"
    for place, value in values.items():
        sheet[place] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def book(**values: object) -> bytes:
    """A workbook with values in cells of its only sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "S"
    for place, value in values.items():
        sheet[place] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def book(**values: object) -> bytes:
    """A workbook with values in cells of its only sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "S"
    for place, value in values.items():
        sheet[place] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def book(**values: object) -> bytes:
    """A workbook with values in cells of its only sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "S"
    for place, value in values.items():
        sheet[place] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def book(**values: object) -> bytes:
    """A workbook with values in cells of its only sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "S"
    for place, value in values.items():
        sheet[place] = value
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", NOT)
def test_what_is_no_workbook_is_told_apart(name, read):
    data, said = NOT[name]
    assert read(data).lines == [f"t.xlsx: error: {said} [not-a-workbook]"]
