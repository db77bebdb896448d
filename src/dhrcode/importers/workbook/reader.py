"""Reading workbooks (.xlsx) within limits: each cell as text, with the kind of its value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import Literal, NamedTuple
from zipfile import ZipInfo

from dhrcode.importers import FilePlace
from dhrcode.importers.packages import Caps, Package, PackageError
from dhrcode.importers.workbook import sheet_scan
from dhrcode.importers.workbook.kinds import refused_kind
from dhrcode.importers.workbook.looks import date_shown_as, read_looks, shown_as
from dhrcode.importers.workbook.parts import hidden_sheets, sheet_parts
from dhrcode.importers.workbook.sheet_scan import SheetError, SheetScan, scanned
from dhrcode.problems import Problem
from dhrcode.store.atomic import read_bytes

MAX_FILE = 50_000_000
"""The most bytes of a workbook's file."""
CAPS = Caps(entries=2_000, unpacked=200_000_000)
"""Limits; 2,000 reviews with 200 columns are about 20 million bytes."""
EXACT = 10**15  # Excel keeps 15 digits
CellKind = Literal["text", "number", "date", "truth", "error", "empty"]
Raw = int | float | str | bool | date | datetime | time | timedelta
"""The type of python-calamine's values."""


class SheetCell(NamedTuple):
    """A cell: its text (a number without `.0`, a date as 2012-04-03), and what kind it is."""

    text: str
    kind: CellKind

    @property
    def blank(self) -> bool:
        """Whether it is empty, or holds only blanks."""
        return not self.text.strip() and self.kind in ("text", "empty")


EMPTY = SheetCell("", "empty")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; rows and columns count from 1, as a spreadsheet shows them.

    Attributes:
        shown: the file's and the sheet's name as problems print them, `DHR14.xlsx:Findings`.
        name: the sheet's name.
        values: the rows from A1 on; a row may be shorter than the sheet is wide.
        scan: its formulas, errors, merged ranges, and how its cells look.
        hidden: whether it is hidden in the workbook.
    """

    shown: str
    name: str
    values: list[list[Raw]]
    scan: SheetScan
    hidden: bool = False

    def place(self, row: int = 0, column: int = 0) -> FilePlace:
        """The place of a cell, or of the sheet."""
        return FilePlace(self.shown, row, column, cell=True)

    def cell(self, row: int, column: int) -> SheetCell:
        """One cell; an empty one where there is nothing."""
        if (row, column) in self.scan.errors:
            return SheetCell("#error", "error")
        if row > len(self.values) or column > len(self.values[row - 1]):
            return EMPTY
        return _cell(self.values[row - 1][column - 1])

    def shown_of(self, row: int, column: int) -> str | None:
        """What the format shows of a number, where that is not its digits, or of a date's month.

        `007` of 7; `2013-10` of the day that Excel made of October 2013.
        """
        code = self.scan.formats.get((row, column))
        if code is None or row > len(self.values) or column > len(self.values[row - 1]):
            return None
        value = self.values[row - 1][column - 1]
        if isinstance(value, date):
            return date_shown_as(value, code)
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            return None
        return shown_as(value, code)

    def rows(self) -> Iterator[list[SheetCell]]:
        """Every row from the first on."""
        for number, values in enumerate(self.values, start=1):
            yield [self.cell(number, column) for column in range(1, len(values) + 1)]


def _cell(value: Raw) -> SheetCell:
    if isinstance(value, str):
        return (
            SheetCell(value.replace("\r\n", "\n").replace("\r", "\n"), "text") if value else EMPTY
        )
    if isinstance(value, bool):
        return SheetCell("TRUE" if value else "FALSE", "truth")
    if isinstance(value, int | float):
        return SheetCell(_digits(value), "number")
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return SheetCell(str(value), "date")


def _digits(value: float) -> str:
    """A number as a person would have typed it."""
    whole = isfinite(value) and value == int(value) and abs(value) < EXACT
    return str(int(value)) if whole else repr(value)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's sheets by name, including hidden ones, in order."""

    shown: str
    sheets: dict[str, Sheet]

    def place(self) -> FilePlace:
        """The place of the whole file."""
        return FilePlace(self.shown)


def read_workbook(path: Path, shown: str) -> tuple[Workbook | None, list[Problem]]:
    """Reads a workbook: all its sheets, or None and the problems.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read, or is not a regular file.
    """
    data = read_bytes(path, MAX_FILE)
    at = FilePlace(shown)
    if len(data) > MAX_FILE:
        said = f"the file is larger than {MAX_FILE:,} bytes"
        return None, [at.problem("file-too-large", said, "is it the right file?")]
    if wrong := refused_kind(data):
        return None, [at.problem("not-a-workbook", *wrong)]
    try:
        return _read(data, shown)
    except PackageError as error:
        return None, [at.problem("not-a-workbook", str(error), error.hint)]


def _read(data: bytes, shown: str) -> tuple[Workbook | None, list[Problem]]:
    package = Package(data, CAPS)
    holding = [entry for entry in package.entries if _holds_cells(package, entry)]
    names, looks = sheet_parts(package), read_looks(package)
    scans: dict[str, SheetScan] = {}
    for entry in holding:
        name = names.get(entry.filename, "")
        try:
            scans[entry.filename] = scanned(package.chunks(entry), looks)
        except SheetError as error:
            place = FilePlace(f"{shown}:{name}" if name else shown, *error.at, cell=True)
            return None, [place.problem("sheet-unreadable", str(error), error.hint)]
    if sum(scan.rows * scan.columns for scan in scans.values()) > sheet_scan.MAX_CELLS:
        raise PackageError(
            f"its sheets have more than {sheet_scan.MAX_CELLS:,} cells together",
            "delete what does not belong to its tables",
        )
    parts, hidden = {name: part for part, name in reversed(names.items())}, hidden_sheets(package)
    sheets = {}
    for name, values in _values(data).items():
        scan = scans.get(parts.get(name, ""), SheetScan())
        sheets[name] = Sheet(f"{shown}:{name}", name, values, scan, name in hidden)
    return Workbook(shown, sheets), []


def _holds_cells(package: Package, entry: ZipInfo) -> bool:
    """Whether a part is a sheet, whatever its name; counts its size on the way."""
    word, before, found = b"sheetData", b"", False
    for chunk in package.counted(entry):
        found = found or word in before + chunk
        before = chunk[-len(word) :]
    return found


def _values(data: bytes) -> dict[str, list[list[Raw]]]:
    """The values of each sheet, row by row."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - for workbooks

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (CalamineError, ValueError, OSError):
        said, hint = "the file is damaged, or not a workbook", "open it and save it again as .xlsx"
        raise PackageError(said, hint) from None
