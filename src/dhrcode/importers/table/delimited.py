"""Text tables (CSV and the like) from bytes to cells: encoding, delimiter, quotation marks."""

import csv
import io
import re
from bisect import bisect_right
from collections import Counter
from itertools import islice
from typing import NamedTuple

from dhrcode.importers.workbook.sheet_scan import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from dhrcode.model.base import UNUSABLE
from dhrcode.problems import Fault

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200_000
_SAMPLE_ROWS = 200
_NAMES = {
    "cp1252": "Windows-1252 (cp1252)",
    "mac-roman": "Mac Roman",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_UTF8_LETTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")
_NEWLINE = re.compile(rb"\r\n|\r|\n")
_ODD = re.compile(UNUSABLE.pattern.replace(r"\x0b-\x1f", r"\x0b\x0c\x0e-\x1f"))  # CR is a newline
_OF_R = re.compile(r'"[^"\n]*"(?: "[^"\n]*")+\r?\n')
"""A first line as R's `write.table` writes it: in quotation marks, and blanks between them."""
_SEPARATOR_LINE = re.compile(r"sep=(.)[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_OTHERS = (
    (
        b"PK\x03\x04",
        "the file is a workbook or another zip under a table's name",
        "give it its right suffix, such as .xlsx",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "the file is a document of an old Office program, or has a password",
        "open it and save it as .xlsx or .csv",
    ),
    (b"%PDF", "the file is a PDF", "is it the right file?"),
    (b"{\\rtf", "the file is a text document (RTF)", "is it the right file?"),
    (b"<", "the file is a web page or XML under a table's name", "open it and save it as .csv"),
)
_MIXED = "is the file pasted together of two? Save it as UTF-8, or name its 'encoding' in the map"


class TextTable(NamedTuple):
    """The cells of a text table.

    Attributes:
        rows: its rows as texts; a row may be shorter than others, a blank line is an empty row.
        starts: the line, from 1, that each row begins in.
        notes: what was inferred from looking at the file, in sentences.
    """

    rows: list[list[str]]
    starts: list[int]
    notes: tuple[str, ...]


class TextTableError(Exception):
    """The bytes are no table of text; `at` says in which line and column, 0 for the whole."""

    def __init__(self, code: str, message: str, hint: str, line: int = 0) -> None:
        super().__init__(message)
        self.fault = Fault.here(code, message, hint)
        self.at = (line, 1) if line else (0, 0)


def read_text_table(
    data: bytes, *, encoding: str | None = None, delimiter: str | None = None
) -> TextTable:
    """Cells of a text table.

    Args:
        data: the file.
        encoding: its encoding, if given.
        delimiter: what separates its cells, if given; `tab` is a tab.

    Raises:
        TextTableError: it is another kind of file, or cannot be read as text or as a table.
    """
    _refuse_other_kinds(data)
    codec = "utf-8-sig" if encoding == "utf-8" else encoding or _encoding(data)
    text = _decoded(data, codec)
    found = _SEPARATOR_LINE.match(text)
    first = 1
    if found and found[1] in DELIMITERS:
        delimiter, text, first = delimiter or found[1], text[found.end() :], 2
    _refuse_controls(text, first)
    if delimiter is None and _OF_R.match(text):
        delimiter = " "
    parted = "\t" if delimiter == "tab" else delimiter or _delimiter(text)
    rows, starts = _rows(text, parted, first)
    guessed = _NAMES.get(codec) if encoding is None else None
    notes = (f"was read as {guessed}, which is a guess: look at its accented letters",)
    return TextTable(rows, starts, notes if guessed and not _marked(data) else ())


def _refuse_other_kinds(data: bytes) -> None:
    begins = data.lstrip(b"\xef\xbb\xbf \r\n\t")
    if not begins:
        raise TextTableError("empty-file", "the file is empty", "is it the right file?")
    for beginning, said, hint in _OTHERS:
        if begins.startswith(beginning):
            raise TextTableError("not-a-table", said, hint)


def _marked(data: bytes) -> bool:
    """Whether a byte order mark gives the encoding."""
    return data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))


def _encoding(data: bytes) -> str:
    """The encoding of a file if nothing gives it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:4000]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if max(odd, even) > len(sample) / 8:  # of UTF-16, half are; a few are no letters at all
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _of_one_byte(data, error.start)
    return "utf-8-sig"


def _of_one_byte(data: bytes, wrong: int) -> str:
    if len(_UTF8_LETTER.findall(data)) > data.decode("utf-8", "replace").count("\ufffd"):
        said = f"the byte 0x{data[wrong]:02X} is not UTF-8, as other letters of the file are"
        raise TextTableError("encoding", said, _MIXED, _line_of(data, wrong))
    # Excel on a Mac ended lines with only a carriage return when it wrote Mac Roman.
    return "mac-roman" if b"\r" in data and b"\n" not in data else "cp1252"


def _line_of(data: bytes, position: int) -> int:
    return len(_NEWLINE.findall(data, 0, position)) + 1


def _decoded(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        said = f"the byte 0x{data[error.start]:02X} is not a letter in {_NAMES.get(codec, codec)}"
        hint = "save the file as UTF-8, or name its 'encoding' in the map"
        raise TextTableError("encoding", said, hint, _line_of(data, error.start)) from None


def _refuse_controls(text: str, first: int) -> None:
    if found := _ODD.search(text):
        starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]
        line = bisect_right(starts, found.start())
        said = f"the character U+{ord(found[0]):04X} is not text"
        raise TextTableError("control-character", said, "delete it", line + first - 1)


def _delimiter(text: str) -> str:
    """The delimiter: the one with which most rows have the same number of cells, and most cells."""
    return max(DELIMITERS, key=lambda one: _evenness(text, one))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    sample = text[:_SAMPLE]
    if len(sample) < len(text):  # the last row may be cut
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row in islice(reader, _SAMPLE_ROWS) if row)
    except csv.Error:
        return 0.0, 0
    wide = Counter({width: often for width, often in widths.items() if width > 1})
    if not wide:
        return 0.0, 0
    width, often = max(wide.items(), key=lambda item: (item[1], item[0]))
    return round(often / widths.total(), 1), width


def _rows(text: str, delimiter: str, first: int) -> tuple[list[list[str]], list[int]]:
    """The rows, and the line that each begins in.

    Strict, since otherwise a quotation mark that is not closed would silently swallow rows.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    starts: list[int] = []
    cells, begins = 0, first
    try:
        for row in reader:
            rows.append(row)
            starts.append(begins)
            begins = reader.line_num + first
            cells += len(row)
            if len(rows) > MAX_ROWS or len(row) > MAX_COLUMNS or cells > MAX_CELLS:
                raise TextTableError(
                    "table-too-large",
                    f"the table has more than {MAX_ROWS:,} rows, "
                    f"{MAX_COLUMNS:,} columns or {MAX_CELLS:,} cells",
                    "is it the right file?",
                    starts[-1],
                )
    except csv.Error as error:
        raise TextTableError("quotation-mark", *_quoting(str(error)), begins) from None
    return rows, starts


def _quoting(said: str) -> tuple[str, str]:
    """What is wrong with quotation marks, and what to do."""
    hint = 'write a mark that belongs to the text twice: ""'
    if "field larger" in said or "unexpected end" in said:
        return "a quotation mark is opened in this row and not closed", f"close it, or {hint}"
    return "text follows a closing quotation mark in this row", hint
