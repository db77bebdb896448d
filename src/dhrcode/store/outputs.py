"""The words in a file that is about to be passed on, in any of its formats, with their places."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from dhrcode.errors import DocumentError, FileAccessError, UsageError
from dhrcode.store.atomic import read_bytes
from dhrcode.store.documents.kinds import OLE, UTF16
from dhrcode.store.documents.plain import decoded
from dhrcode.store.documents.reader import extracted
from dhrcode.store.outgoing.cells import TableCells
from dhrcode.store.outgoing.json_words import json_words
from dhrcode.store.outgoing.office import office_words
from dhrcode.store.outgoing.passage import OutputPassage, Read, UnreadPart
from dhrcode.store.outgoing.pdf_words import pdf_words
from dhrcode.store.outgoing.web import page_words
from dhrcode.store.outgoing.xml_words import xml_passages

MAX_BYTES = 100_000_000
"""The largest file that is read; a pack of ten thousand reviews with its evidence is smaller."""
_NEVER = (".parquet", ".sav", ".dta", ".xls", ".doc", ".ppt", ".zip", ".age")
_OFFICE = re.compile(r"\.(?:do[ct][xm]|xl[st][xm]|pp[ts]x|pptm|o[td][tsp]|qdpx)")


def read_passages(path: Path) -> Iterator[Read]:
    """The words in a file, and the parts of it whose words cannot be read.

    Text, CSV, Markdown, JSON, HTML, XML and PDF, and every part of the packages of Word, Excel,
    PowerPoint, OpenDocument and REFI-QDA: comments, deletions, headers, links, properties too.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read, is too large, encrypted or damaged.
        UsageError: its words cannot be read from its format.
    """
    suffix = path.suffix.lower()
    data = read_bytes(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise FileAccessError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB")
    if suffix in _NEVER:
        raise UsageError(f"the words of a {suffix} cannot be read: scan the records instead")
    if data.startswith(b"PK\x03\x04") or _OFFICE.fullmatch(suffix):
        return _named(path, _package(data))
    if suffix == ".pdf":
        return _named(path, _pdf(data))
    if suffix in (".xml", ".svg", ".qdc"):
        return _xml(data, path)
    return _READERS.get(suffix, _plain)(_text(data, path))


def _named(path: Path, found: Iterator[Read]) -> Iterator[Read]:
    """What is read of a file; a failure says of which."""
    try:
        yield from found
    except ValueError as error:
        raise FileAccessError(f"{path} is damaged: {error}") from None
    except (DocumentError, FileAccessError) as error:
        raise FileAccessError(f"{path} {error}") from None


def _package(data: bytes) -> Iterator[Read]:
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise FileAccessError(
                "is encrypted and asks for a password: save it without one, and scan that file"
            )
        raise FileAccessError("is a file of an old Microsoft kind: save it in the new one")
    yield from office_words(data)


def _text(data: bytes, path: Path) -> str:
    """The text of a file in UTF-8, UTF-16, or as Excel on Windows writes it."""
    if b"\0" in data[:4096] and not data.startswith(UTF16):
        raise UsageError(f"{path} is not text, and its words cannot be read")
    return decoded(data)


def _plain(text: str) -> Iterator[Read]:
    yield OutputPassage(1, 1, "", text)


def _csv(text: str) -> Iterator[Read]:
    """The cells of a table; commas, semicolons (as Excel on the continent) or tabs between them."""
    csv.field_size_limit(MAX_BYTES)
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=first.count))
    table, done, headings = TableCells(), 0, list[str]()
    try:
        for row in rows:
            line, done = done + 1, rows.line_num  # a record may take several lines
            headings = headings or row
            yield from table.row(row, _of_columns(line, headings if line > 1 else []))
    except csv.Error:
        yield OutputPassage(1, 1, "", text)


def _of_columns(line: int, headings: list[str]) -> Callable[[int], tuple[int, int, str]]:
    def at(column: int) -> tuple[int, int, str]:
        named = f"column '{headings[column]}': " if column < len(headings) else ""
        return line, 1, named

    return at


def _xml(data: bytes, path: Path) -> Iterator[Read]:
    try:
        return iter(xml_passages([data], ""))
    except ValueError:
        return _plain(_text(data, path))


def _pdf(data: bytes) -> Iterator[Read]:
    """A PDF's pages; of one that holds pictures alone, the rest."""
    try:
        for page in extracted(data, ".pdf").pages:
            yield OutputPassage(1, 1, f"page {page.name}: ", page.text)
    except DocumentError as error:
        if error.code not in ("document-scanned", "document-empty"):
            raise
        yield UnreadPart("page without text")
    yield from pdf_words(data)


_READERS: dict[str, Callable[[str], Iterator[Read]]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".json": json_words,
    ".html": page_words,
    ".htm": page_words,
    ".xhtml": page_words,
}
"""The readers of texts; any other text is read as it is."""
