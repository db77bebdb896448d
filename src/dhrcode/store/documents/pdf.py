"""Text of a PDF, page by page, with PDFium."""

import re
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from dhrcode.errors import DocumentError
from dhrcode.store.documents.extract import (
    LONG,
    MAX_CHARACTERS,
    Extract,
    numbered,
    refuse_pages,
    title,
)
from dhrcode.store.documents.pdf_letters import is_torn, put_together

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# PDFium joins the two lines at a hyphen and puts one of these in its place.
_BROKEN_WORD = re.compile("[\ufffe\x02]")
# What is extracted where a font does not say which letters its shapes are.
_NO_LETTER = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
_FEW = 60
"""With fewer letters, a page's pictures are looked at: a scan may have a page number or a stamp."""
_LARGE = 0.5
"""Share of a page's area: a larger picture on a page with few letters is a scan of the page."""
_OUTLINES = 200
"""With this many drawn shapes, a page without letters has its letters as drawings."""
_DEPTH = 5
"""How many levels of drawings within drawings are looked into."""
_TAIL = 4096
"""The bytes in which a PDF's end is looked for; a truncated file would be read as far as it
goes."""

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


def pdf_extract(data: bytes) -> Extract:
    """The text of a PDF.

    Raises:
        DocumentError: it is encrypted, broken, too large, scanned or empty.
    """
    if not any(mark in data[-_TAIL:] for mark in (b"startxref", b"%%EOF")):
        raise DocumentError(
            "document-broken",
            "does not end as a PDF does (was it copied or downloaded only in part?): get the file "
            "again, or check in a PDF reader that it is complete, and save it from there",
        )
    with closing(opened(data)) as document:
        count = len(document)
        refuse_pages(count)
        pictured: list[int] = []
        texts = list(_texts(document, pictured))
        labels = [document.get_page_label(number) for number in range(count)]
        pages = numbered(texts, labels)
        if all(not page.text.strip() or page.number in pictured for page in pages):
            raise _nothing(pictured)
        named = document.get_metadata_value("Title")
        return Extract(pages, title=title(named), pictured=tuple(pictured))


def opened(data: bytes) -> "PdfDocument":
    """The PDF of some bytes, to be closed again.

    Raises:
        DocumentError: it is encrypted or broken.
    """
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - loads its library

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            raise DocumentError(
                "document-encrypted",
                "is encrypted and asks for a password: open it with the password, save or print it "
                "as a PDF without one, and use that file",
            ) from None
        raise DocumentError(
            "document-broken", "is damaged and cannot be opened as a PDF: get the file again"
        ) from None


def _texts(document: "PdfDocument", pictured: list[int]) -> Iterator[str]:
    """Each page's text; the numbers of pages that show something without text go to `pictured`."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    length = 0
    for index in range(len(document)):
        try:
            with closing(document[index]) as page:
                text = _text(page, MAX_CHARACTERS - length)
                length += len(text)
                if _is_picture(page, text):
                    pictured.append(index + 1)
        except PdfiumError:
            raise DocumentError(
                "document-broken",
                f"is damaged: page {index + 1} cannot be read; get the file again",
            ) from None
        yield text


def _text(page: "PdfPage", room: int) -> str:
    with closing(page.get_textpage()) as text:
        if text.count_chars() > room:
            raise DocumentError("document-too-large", LONG)
        try:
            taken: str = text.get_text_range()
        except RecursionError:  # a thousand characters in a row for which the font gives no letter
            taken = text.get_text_bounded()
        if is_torn(taken):
            taken = put_together(text)
    taken = _BROKEN_WORD.sub("-\n", taken)
    return "" if len(_NO_LETTER.findall(taken)) * 2 > len(taken) else taken


def _is_picture(page: "PdfPage", text: str) -> bool:
    """Whether a page with few letters, or none, shows what ought to be text."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH  # noqa: PLC0415

    letters = len("".join(text.split()))
    if letters > _FEW:
        return False
    width, height = page.get_size()
    shapes = 0
    for thing in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_PATH], max_depth=_DEPTH):
        if thing.type == FPDF_PAGEOBJ_PATH:
            shapes += 1
            if not letters and shapes >= _OUTLINES:
                return True
            continue
        left, bottom, right, top = thing.get_bounds()
        if not letters or (right - left) * (top - bottom) > _LARGE * width * height:
            return True
    return False


def _nothing(pictured: list[int]) -> DocumentError:
    if pictured:
        return DocumentError(
            "document-scanned",
            "is a scan: its pages are pictures without text; have the text recognised by an OCR "
            "program (Acrobat, ABBYY, OCRmyPDF), save that as a PDF, and use that file",
        )
    return DocumentError(
        "document-empty", "is empty: no page has text or a picture; get the file again"
    )
