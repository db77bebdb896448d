"""The kind of a file, told by its content; its name is used only where that says nothing."""

import io
import zipfile
from typing import Literal

from dhrcode.errors import DocumentError

DocumentKind = Literal["pdf", "docx", "text"]

_SAVE = "save it as PDF, DOCX or plain text and use that file"
_PRINT = "save or print it as a PDF and use that file"
_RECOGNISE = (
    "have its text recognised by an OCR program (Acrobat, ABBYY, OCRmyPDF), save that as a PDF, "
    "and use that file"
)
_HEAD = 1024
"""The bytes in which a PDF's signature must stand; PDFium and Acrobat read no further either."""

_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (rb"{\rtf", "a rich text file (RTF)", _SAVE),
    (b"\x89PNG", "a picture (PNG)", _RECOGNISE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _RECOGNISE),
    (b"GIF8", "a picture (GIF)", _RECOGNISE),
    (b"II*\x00", "a picture (TIFF)", _RECOGNISE),
    (b"MM\x00*", "a picture (TIFF)", _RECOGNISE),
    (b"%!PS", "a PostScript file", "make a PDF of it and use that file"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it and use the document in it"),
    (b"7z\xbc\xaf", "an archive (7z)", "unpack it and use the documents in it"),
    (b"Rar!", "an archive (RAR)", "unpack it and use the documents in it"),
)
_PAGES_OF_THE_WEB = (b"<!doctype html", b"<html")
_IN_OLE: tuple[tuple[str, str, str], ...] = (
    ("WordDocument", "a Word document of the old kind (.doc)", _SAVE),
    ("Workbook", "a spreadsheet of the old kind (.xls)", _PRINT),
    ("PowerPoint Document", "a presentation of the old kind (.ppt)", _PRINT),
    ("__substg1.0", "an e-mail saved by Outlook (.msg)", _PRINT),
)
_IN_ZIP: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook", "a spreadsheet (Excel)", _PRINT),
    ("ppt/presentation", "a presentation (PowerPoint)", _PRINT),
    ("Index/Document.iwa", "a document of Apple's Pages", _SAVE),
)
_TYPES: dict[bytes, tuple[str, str]] = {
    b"application/vnd.oasis.opendocument.text": ("an OpenDocument text (.odt)", _SAVE),
    b"application/vnd.oasis.opendocument.spreadsheet": ("a spreadsheet (.ods)", _PRINT),
    b"application/vnd.oasis.opendocument.presentation": ("a presentation (.odp)", _PRINT),
    b"application/epub+zip": ("an electronic book (EPUB)", _SAVE),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENDINGS: dict[DocumentKind, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "text": (".txt",),
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes, suffix: str) -> DocumentKind:
    """Whether a file is a PDF, a Word document or text.

    Args:
        data: the whole file.
        suffix: that of its name, with the dot.

    Raises:
        DocumentError: it is none of these (the message says what it is), is empty or encrypted.
    """
    if not data.strip(b"\x00 \t\r\n\f"):
        raise DocumentError("document-empty", "is empty: get the file again")
    if _is_pdf(data, suffix):
        return "pdf"
    if data.startswith(OLE):
        raise _of_ole(data)
    if data.startswith(_ZIP):
        return _of_zip(data)
    _refuse_known(data)
    if suffix in (".pdf", ".docx", ".docm"):
        name = suffix[1:].upper()
        raise DocumentError(
            "document-broken", f"is named as a {name} but is not one: get the file again"
        )
    if b"\x00" in data and not data.startswith(UTF16):
        raise DocumentError("document-of-other-kind", f"is neither PDF nor DOCX nor text: {_SAVE}")
    return "text"


def suffix_for(data: bytes, suffix: str) -> str:
    """The suffix for a file's name: its own, unless that belongs to another kind of file.

    Raises:
        DocumentError: as `kind_of`.
    """
    kind = kind_of(data, suffix)
    own = next((one for one, endings in _ENDINGS.items() if suffix in endings), "text")
    return suffix if own == kind and suffix else _ENDINGS[kind][0]


def _is_pdf(data: bytes, suffix: str) -> bool:
    head = data[:_HEAD]
    if suffix == ".pdf":  # some programs put lines of their own before it
        return b"%PDF-" in head
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-")


def _other(what: str, todo: str) -> DocumentError:
    return DocumentError("document-of-other-kind", f"is {what}, which cannot be read: {todo}")


def _refuse_known(data: bytes) -> None:
    for beginning, what, todo in _BEGINNINGS:
        if data.startswith(beginning):
            raise _other(what, todo)
    if data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES_OF_THE_WEB):
        raise _other("a web page (HTML)", _PRINT)


def _of_ole(data: bytes) -> DocumentError:
    """The kind of a file in Microsoft's old container; its directory names are in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return DocumentError(
            "document-encrypted",
            "is encrypted and asks for a password: open it with the password, save it without one, "
            "and use that file",
        )
    for name, what, todo in _IN_OLE:
        if name.encode("utf-16-le") in data:
            return _other(what, todo)
    return _other("a file of an old Microsoft kind", _SAVE)


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(200)


def _of_zip(data: bytes) -> DocumentKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            declared = _start_of(archive, "mimetype") if "mimetype" in names[:1] else b""
    except Exception:  # zipfile raises a dozen kinds of error for damaged files
        raise DocumentError("document-broken", "is damaged: get the file again") from None
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "docx"
    if declared.strip() in _TYPES:
        raise _other(*_TYPES[declared.strip()])
    for beginning, what, todo in _IN_ZIP:
        if any(name.startswith(beginning) for name in names):
            raise _other(what, todo)
    raise _other("an archive (ZIP)", "unpack it and use the documents in it")
