"""What python-calamine does not report of a sheet: extent, formulas, errors, merged cells.

python-calamine returns a sheet as a full rectangle, so one cell at XFD1048576 takes all memory; it
returns a formula's last value as if it had been typed, and an error such as #N/A as an empty cell.
So the XML of each sheet is scanned once before it is read.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from dhrcode.importers.workbook.looks import CellLooks, strikes
from dhrcode.problems import column_number

MAX_ROWS = 100_000
MAX_COLUMNS = 16_384
"""The most columns of a sheet (Excel specifications and limits): reviews may be side by side."""
MAX_CELLS = 3_000_000
"""The most cells of a sheet as a full rectangle, and of all sheets together: about 100 MB."""

MAX_MARKED = 10_000
"""The most formulas, errors and merged ranges of a sheet that are remembered."""
MAX_FILLED = 200_000
"""The most cells of a sheet whose colour is remembered."""

_ANEW = "save it again as .xlsx"
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_VALUES = ("v", "is")
CellPosition = tuple[int, int]
"""Row and column of a cell, from 1."""
CellRange = tuple[int, int, int, int]
"""A merged range: its first row and column and its last, from 1."""


class SheetError(Exception):
    """A sheet cannot be read; `at` is the cell, or (0, 0)."""

    def __init__(self, said: str, hint: str, at: CellPosition = (0, 0)) -> None:
        super().__init__(said)
        self.hint, self.at = hint, at


@dataclass(slots=True)
class SheetScan:
    """The result of a scan.

    Attributes:
        rows: the last row that holds a value.
        columns: the last column that holds one.
        formulas: cells with formulas.
        errors: cells that hold an error such as #N/A.
        merged: merged ranges.
        struck: cells with words that are struck out.
        formats: cells whose number format shows more than the number.
        hidden_rows: the numbers of rows that are not shown.
        hidden_columns: likewise.
        fills: the colours of cells that are filled with one, as `00B050`.
    """

    rows: int = 0
    columns: int = 0
    formulas: set[CellPosition] = field(default_factory=set)
    errors: set[CellPosition] = field(default_factory=set)
    merged: list[CellRange] = field(default_factory=list)
    struck: set[CellPosition] = field(default_factory=set)
    formats: dict[CellPosition, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    fills: dict[CellPosition, str] = field(default_factory=dict)


class _SheetHandler:
    """The handler of one sheet's elements."""

    def __init__(self, looks: CellLooks) -> None:
        self.scan = SheetScan()
        self._looks = looks
        self._row = self._column = 0
        self._error = self._shared = False
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._cell(attributes)
        elif name in _VALUES:
            self._value()
        elif name == "f":
            self._mark(self.scan.formulas)
        elif name == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = 0
            if _is_hidden(attributes, "ht"):
                self.scan.hidden_rows.add(self._row)
        elif name == "col" and _is_hidden(attributes, "width"):
            first = _number(attributes.get("min"), 1)
            last = min(_number(attributes.get("max"), first), MAX_COLUMNS)
            self.scan.hidden_columns.update(range(first, last + 1))
        elif strikes(name, attributes.get("val")):
            self._mark(self.scan.struck)
        elif name == "mergeCell" and len(self.scan.merged) < MAX_MARKED:
            self._merge(attributes.get("ref", ""))

    def _merge(self, name: str) -> None:
        """Notes a merged range, such as `C7:D9`; no spreadsheet program writes another name."""
        first, _, last = name.partition(":")
        with suppress(SheetError):
            self.scan.merged.append((*position(first), *position(last or first)))

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place is None:
            self._column += 1
        else:
            self._row, self._column = position(place)
        self._error = attributes.get("t") == "e"
        self._shared, self._text = attributes.get("t") == "s", ""
        style = attributes.get("s", "0")
        if style != "0" and style.isdigit():
            self._look(int(style))

    def _look(self, style: int) -> None:
        if style in self._looks.struck:
            self._mark(self.scan.struck)
        if style in self._looks.formats and len(self.scan.formats) < MAX_CELLS:
            self.scan.formats[self._row, self._column] = self._looks.formats[style]
        if style in self._looks.fills and len(self.scan.fills) < MAX_FILLED:
            self.scan.fills[self._row, self._column] = self._looks.fills[style]

    def words(self, text: str) -> None:
        """Text within an element: of a shared text its number."""
        if self._shared:
            self._text += text

    def end(self, name: str) -> None:
        """The end of an element."""
        if self._shared and name.rpartition(":")[2] == "v":
            if self._text.strip().isdigit() and int(self._text) in self._looks.struck_texts:
                self._mark(self.scan.struck)
            self._shared = False

    def _mark(self, cells: set[CellPosition]) -> None:
        if len(cells) < MAX_MARKED:
            cells.add((self._row, self._column))

    def _value(self) -> None:
        at, scan = (self._row, self._column), self.scan
        if self._error:
            self._mark(scan.errors)
        if at[0] > scan.rows or at[1] > scan.columns:
            scan.rows, scan.columns = max(scan.rows, at[0]), max(scan.columns, at[1])
            _refuse_far(scan, at)


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Whether a row or column is hidden, by hand or by a filter, or has no height or width."""
    return attributes.get("hidden") in ("1", "true") or attributes.get(size) == "0"


def _refuse_far(scan: SheetScan, at: CellPosition) -> None:
    if scan.rows > MAX_ROWS or scan.columns > MAX_COLUMNS or scan.rows * scan.columns > MAX_CELLS:
        raise SheetError(
            f"a value is so far out that the sheet has {scan.rows:,} rows and "
            f"{scan.columns:,} columns",
            "delete what does not belong to the table",
            at,
        )


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not re.fullmatch(r"[0-9]{1,7}", text):
        raise SheetError("the file is damaged: a row has no number", _ANEW)
    return int(text)


def position(place: str) -> CellPosition:
    """Row and column of a place such as `C7`.

    Raises:
        SheetError: it is not such a place.
    """
    found = _CELL.fullmatch(place)
    if not found:
        raise SheetError("the file is damaged: a cell has no place", _ANEW)
    return int(found[2]), column_number(found[1])


def scanned(chunks: Iterable[bytes], looks: CellLooks = CellLooks()) -> SheetScan:  # noqa: B008 - frozen
    """Scans a sheet's XML.

    Args:
        chunks: the XML, piece by piece.
        looks: the looks that the workbook declares.

    Raises:
        SheetError: it is not XML, has a document type (no spreadsheet program writes one, and it
            may declare entities), or has a value beyond the limits.
    """
    walk, parser = _SheetHandler(looks), ParserCreate()
    parser.StartElementHandler = walk.start
    if looks.struck_texts:
        parser.EndElementHandler, parser.CharacterDataHandler = walk.end, walk.words
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - it takes no keyword
        parser.Parse(b"", True)  # noqa: FBT003
    except ExpatError:
        raise SheetError("the file is damaged: a sheet is not XML", _ANEW) from None
    return walk.scan


def _refuse_doctype(*_: object) -> None:
    raise SheetError("the file declares a document type, which no spreadsheet does", _ANEW)
