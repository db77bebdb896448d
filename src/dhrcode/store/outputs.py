"""The words in a file that is about to be passed on, in any of its formats, with their places."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import FileAccessError, UsageError
from dhrcode.store.atomic import read_bytes
from dhrcode.store.documents.reader import extracted

MAX_BYTES = 100_000_000
"""The largest file that is read; a pack of ten thousand reviews with its evidence is smaller."""
MAX_UNPACKED = 400_000_000
"""The most bytes that a workbook may unpack to: a small one can be made to unpack to any size."""
MAX_CELLS = 20_000_000

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_OWN_DAY = re.compile(rf"\s*{_DAY}(?: to {_DAY})?\s*")
"""A cell with only a date was written by dhrcode: when records were coded identifies nobody."""
_OWN_DAY_IN_JSON = re.compile(rf'"{_DAY}"')
_BLOCKS = {
    "p",
    "td",
    "th",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "div",
    "tr",
    "caption",
    "title",
    "br",
    "section",
    "table",
    "ul",
    "ol",
    "dt",
    "dd",
    "figcaption",
    "summary",
}
_WORDED = {"title", "alt", "aria-label", "content", "placeholder", "value", "summary"}
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


class OutputPassage(NamedTuple):
    """Some words of a file.

    Attributes:
        line: of their first character, from 1; in a workbook the row.
        column: likewise; in a workbook the column.
        where: the place in words, such as `sheet 'Evidence', C5: `; empty if line and column are
            enough.
        text: the words.
    """

    line: int
    column: int
    where: str
    text: str


def read_passages(path: Path) -> Iterator[OutputPassage]:
    """The words in a file, by its suffix: text, CSV, Markdown, JSON, HTML, XLSX, DOCX or PDF.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read, is too large or damaged; as `DocumentError` in a DOCX
            or PDF.
        UsageError: its words cannot be read from its format.
    """
    suffix = path.suffix.lower()
    data = read_bytes(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise FileAccessError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB")
    if suffix in (".parquet", ".xls", ".doc", ".zip", ".age"):
        raise UsageError(f"the words of a {suffix} cannot be read: scan the records instead")
    return _READERS.get(suffix, _plain)(data, path)


def _text(data: bytes, path: Path) -> str:
    if b"\0" in data[:4096]:
        raise UsageError(f"{path} is not text, and its words cannot be read")
    return data.decode("utf-8-sig", "replace")


def _plain(data: bytes, path: Path) -> Iterator[OutputPassage]:
    yield OutputPassage(1, 1, "", _text(data, path))


def _json(data: bytes, path: Path) -> Iterator[OutputPassage]:
    """The text as it is, with accents not escaped."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), _text(data, path))
    yield OutputPassage(1, 1, "", _OWN_DAY_IN_JSON.sub('"          "', text))


def _csv(data: bytes, path: Path) -> Iterator[OutputPassage]:
    csv.field_size_limit(MAX_BYTES)
    rows = csv.reader(io.StringIO(_text(data, path), newline=""))
    header: list[str] = next(rows, [])
    yield from (OutputPassage(1, 1, "", heading) for heading in header)
    done = rows.line_num
    for row in rows:
        line, done = done + 1, rows.line_num  # a record may take several lines
        for number, cell in enumerate(row):
            heading = header[number] if number < len(header) else ""
            if cell and not _OWN_DAY.fullmatch(cell):
                yield OutputPassage(line, 1, f"column '{heading}': ", cell)


def _workbook(data: bytes, path: Path) -> Iterator[OutputPassage]:
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - for a workbook alone

    import openpyxl  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with ZipFile(io.BytesIO(data)) as packed:
            if sum(member.file_size for member in packed.infolist()) > MAX_UNPACKED:
                raise FileAccessError(f"{path} unpacks to more than a workbook should hold")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise FileAccessError(f"{path} is not a workbook that can be read: {error}") from None
    cells = 0
    for sheet in book.worksheets:
        yield OutputPassage(1, 1, "a sheet's name: ", sheet.title)
        for row in sheet.iter_rows():
            cells += len(row) or 1
            if cells > MAX_CELLS:
                raise FileAccessError(f"{path} has more cells than a workbook should hold")
            for cell in row:
                if isinstance(cell.value, str) and not _OWN_DAY.fullmatch(cell.value):
                    where = f"sheet '{sheet.title}', {cell.coordinate}: "
                    yield OutputPassage(cell.row, cell.column, where, cell.value)


def _document(data: bytes, path: Path) -> Iterator[OutputPassage]:
    extract = extracted(data, path.suffix.lower())
    for page in extract.pages:
        yield OutputPassage(1, 1, f"page {page.name}: " if extract.paged else "", page.text)


class _BlockWords(HTMLParser):
    """The words of a web page, those of one block together."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[OutputPassage] = []
        self._begun: tuple[int, int] | None = None
        self._parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._silent += 1
        if tag in _BLOCKS:
            self.end_block()
        line, column = self.getpos()
        for name, value in attrs:
            if value and (name in _WORDED or name.startswith("data-")):
                self.passages.append(OutputPassage(line, column + 1, f"attribute {name}: ", value))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._begun = self._begun or self.getpos()
            self._parts.append(data)

    def end_block(self) -> None:
        """Ends the block that was being read."""
        text = "".join(self._parts)
        if text.strip() and self._begun is not None and not _OWN_DAY.fullmatch(text):
            self.passages.append(OutputPassage(self._begun[0], self._begun[1] + 1, "", text))
        self._begun, self._parts = None, []


def _page(data: bytes, path: Path) -> Iterator[OutputPassage]:
    words = _BlockWords()
    words.feed(_text(data, path))
    words.close()
    words.end_block()
    return iter(words.passages)


_READERS: dict[str, Callable[[bytes, Path], Iterator[OutputPassage]]] = {
    ".csv": _csv,
    ".json": _json,
    ".html": _page,
    ".htm": _page,
    ".xlsx": _workbook,
    ".docx": _document,
    ".pdf": _document,
}
