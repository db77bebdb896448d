"""Text of a Word document (DOCX), from the parts of its package that hold text.

The parts are read from the zip one by one and not through python-docx's `Document`: that loads
every picture, fails on packages that Word opens (a relationship without a target), and supports
neither laid-out page breaks nor footnotes, text boxes and tracked changes. Only its XML parser is
used, which expands no entities and loads nothing from elsewhere.
"""

import io
import posixpath
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from dhrcode.errors import DocumentError
from dhrcode.store.documents.extract import (
    Extract,
    numbered,
    title,
)
from dhrcode.store.documents.word_tables import WordTable, tables_of
from dhrcode.store.documents.word_text import WordText, local, notes_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_Read = TypeVar("_Read")
MAX_XML = 60_000_000
"""The most bytes of one part, unpacked: a review of a hundred pages has two or three million."""
MAX_TAGS = 3_000_000
"""The most elements of one part: a review of a hundred pages has a hundred thousand; each costs
memory."""
FITS_A_PAGE = 6_000
"""Characters that a full page in small print holds at most; if the text between the author's own
breaks is never longer, those breaks may be taken as the document's pages."""

_DAMAGED = "is damaged: open it in Word and save it again, or get the file again"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the two that a DOCX may use


def word_extract(data: bytes) -> Extract:
    """The text of a DOCX.

    Raises:
        DocumentError: it is encrypted, broken, too large, holds only pictures, or is empty.
    """
    return _opened(data, _extract)


def word_tables(data: bytes) -> list[WordTable]:
    """The tables of a DOCX that stand in its text, in their order.

    Raises:
        DocumentError: it is encrypted, broken or too large.
    """
    return _opened(data, lambda package: tables_of(package.part(package.main())))


def _opened(data: bytes, read: Callable[["_WordPackage"], _Read]) -> _Read:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return read(_WordPackage(archive))
    except DocumentError:
        raise
    except MemoryError:
        raise DocumentError(
            "document-too-large", "is too large for this computer's memory"
        ) from None
    except Exception:  # zipfile and lxml raise dozens of kinds of error for damaged files
        raise DocumentError("document-broken", _DAMAGED) from None


class _WordPackage:
    """The parts of a package by their relationships, each bounded before it is parsed."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())

    def part(self, name: str) -> "Element":
        """A part, parsed."""
        from docx.oxml import parse_xml  # noqa: PLC0415 - loads python-docx and lxml

        element = parse_xml(self._read(name))
        if element.getroottree().docinfo.internalDTD is not None:  # no Office program writes one
            raise DocumentError("document-broken", _DAMAGED)
        return element

    def _read(self, name: str) -> bytes:
        info = self._archive.getinfo(name)
        if info.flag_bits & 1:
            raise DocumentError(
                "document-encrypted", "is an encrypted ZIP: unpack it and use the document"
            )
        if info.compress_type not in _METHODS:
            raise DocumentError("document-broken", _DAMAGED)
        with self._archive.open(info) as file:  # bounded, whatever size the archive declares
            data = file.read(MAX_XML + 1)
        if len(data) > MAX_XML or data.count(b"<") > MAX_TAGS:
            raise DocumentError(
                "document-too-large", "unpacks to more than any review: is it the right file?"
            )
        return data

    def main(self) -> str:
        """The name of the part that holds the text."""
        return self.related("")["officeDocument"]

    def related(self, name: str) -> dict[str, str]:
        """The parts that a part names, by the last word of the relationship's kind."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._names:
            return {}
        found: dict[str, str] = {}
        for relation in self.part(relations):
            target = relation.get("Target", "")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if relation.get("TargetMode") != "External" and path in self._names:
                found.setdefault(relation.get("Type", "").rpartition("/")[2], path)
        return found


def _extract(package: _WordPackage) -> Extract:
    parts, main = package.related(""), package.main()
    others = package.related(main)
    notes = {
        kind: notes_of(package.part(others[kind]))
        for kind in ("footnotes", "endnotes")
        if kind in others
    }
    body = package.part(main)
    text = WordText(notes.get("footnotes", {}), notes.get("endnotes", {}))
    text.read(body)
    texts = text.pages
    if not any(page.strip() for page in texts):
        raise _nothing(body)
    paged = text.laid_out or (len(texts) > 1 and max(map(len, texts)) <= FITS_A_PAGE)
    if not paged:
        texts = ["\n".join(texts)]
    named = _named(package.part(parts["core-properties"])) if "core-properties" in parts else ""
    return Extract(numbered(texts), paged=paged, title=named)


def _named(properties: "Element") -> str:
    return next((title(child.text) for child in properties if local(child) == "title"), "")


def _nothing(body: "Element") -> DocumentError:
    if any(local(element) in ("drawing", "pict", "object") for element in body.iter()):
        return DocumentError(
            "document-scanned",
            "holds pictures without text: have the text recognised by an OCR program, save that as "
            "a PDF, and use that file",
        )
    return DocumentError("document-empty", "is empty: it has no text; get the file again")
