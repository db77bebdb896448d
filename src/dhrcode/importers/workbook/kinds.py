"""Files that are named like a workbook but are not one, and what to do about it."""

from io import BytesIO
from zipfile import is_zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_AS_XLSX = "open it in Excel or LibreOffice and save it as .xlsx"
_PARTS = (
    (b"xl/workbook.bin", "the file is a binary workbook (.xlsb)", _AS_XLSX),
    (
        b"application/vnd.oasis.opendocument.spreadsheet",
        "the file is an OpenDocument sheet (.ods)",
        _AS_XLSX,
    ),
    (b"word/document.xml", "the file is a Word document", "is it the right file?"),
    (b"ppt/presentation.xml", "the file is a presentation", "is it the right file?"),
)
_BEGINNINGS = (
    (b"%PDF", "the file is a PDF", "is it the right file?"),
    (b"<", "the file is a web page or XML under a workbook's name", _AS_XLSX),
    (b"{", "the file is JSON or RTF under a workbook's name", "is it the right file?"),
)


def refused_kind(data: bytes) -> tuple[str, str] | None:
    """Why bytes are not an .xlsx and what to do, or None if they may be one."""
    if not data:
        return "the file is empty", "restore it from a copy"
    if data.startswith(_OLE):
        return _old(data)
    if data.startswith(_ZIP):
        return _other_package(data)
    for beginning, said, hint in _BEGINNINGS:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(beginning):
            return said, hint
    if b"\0" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "the file is damaged, or not a workbook", "is it the right file?"
    return "the file is text, such as CSV, under a workbook's name", _AS_XLSX


def _old(data: bytes) -> tuple[str, str]:
    """A file in Office's container from before 2007, which also wraps workbooks with a password."""
    if _named(data, "EncryptedPackage"):
        return "the file is protected by a password", "save it without the password"
    if _named(data, "Workbook") or _named(data, "Book"):
        return "the file is an old workbook (.xls)", _AS_XLSX
    return "the file is a document of an old Office program", "is it the right file?"


def _named(data: bytes, stream: str) -> bool:
    """Whether the container's directory names a stream; names are in UTF-16."""
    return f"{stream}\0".encode("utf-16-le") in data


def _other_package(data: bytes) -> tuple[str, str] | None:
    if b"xl/workbook.xml" in data or not is_zipfile(BytesIO(data)):
        return None  # the package's reader says what is wrong with it
    for mark, said, hint in _PARTS:
        if mark in data:
            return said, hint
    return "the file is a zip, and no workbook is in it", "is it the right file?"
