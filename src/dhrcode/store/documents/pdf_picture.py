"""A page of a PDF as it is printed, as a picture."""

import io
from contextlib import closing
from typing import TYPE_CHECKING

from dhrcode.errors import DocumentError, RefusedError
from dhrcode.store.documents.kinds import kind_of
from dhrcode.store.documents.pdf import opened

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

WIDTH = 1000
"""Pixels of the widest picture: a page of A4 can then be read beside its text."""
LARGEST = 5_000_000
"""Bytes of the largest picture; what would be larger, such as a coloured scan, is made smaller."""
_TALLEST = 4_000


def page_picture(data: bytes, suffix: str, number: int) -> bytes:
    """A page as PNG, by its position in the file from 1. PDFium allows one thread alone.

    Raises:
        RefusedError: the document is no PDF, or has no such page.
        DocumentError: it is encrypted or broken.
    """
    if kind_of(data, suffix) != "pdf":
        raise RefusedError("only a PDF has pages as printed: this document is another kind of file")
    with closing(opened(data)) as document:
        if not 1 <= number <= len(document):
            raise RefusedError("there is no such page: look at the document again")
        width = WIDTH
        while len(picture := _drawn(document, number - 1, width)) > LARGEST:
            width = width * 2 // 3
        return picture


def _drawn(document: "PdfDocument", index: int, width: int) -> bytes:
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - loads its library

    try:
        with closing(document[index]) as page:
            across, down = page.get_size()
            scale = min(width / max(across, 1), _TALLEST / max(down, 1))
            with closing(page.render(scale=scale)) as bitmap:
                made = io.BytesIO()
                bitmap.to_pil().save(made, "PNG")
                return made.getvalue()
    except PdfiumError:
        raise DocumentError("document-broken", "is damaged: the page cannot be drawn") from None
