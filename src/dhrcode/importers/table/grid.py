"""Tables from outside, from text or a workbook, as a grid of texts with places."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dhrcode.errors import DocumentError
from dhrcode.importers import FilePlace
from dhrcode.importers.table.delimited import TextTableError, read_text_table
from dhrcode.importers.workbook.sheet_scan import CellPosition, CellRange, SheetScan
from dhrcode.model.base import UNUSABLE
from dhrcode.problems import Problem, column_letters
from dhrcode.store.atomic import read_bytes
from dhrcode.text import nearest

if TYPE_CHECKING:
    from dhrcode.importers.workbook.reader import Sheet, Workbook

MAX_FILE = 50_000_000
"""The most bytes of a text table; 2,000 reviews with 200 columns are about 3 million."""
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")
WORD = ".docx"
OddCell = Literal["date", "error", "long"]
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\ufe0e\ufe0f]")


def plain(text: str) -> str:
    """A cell's text, trimmed, with single spaces, and without invisible characters."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A table as texts; rows and columns count from 1.

    Attributes:
        shown: the file's name as problems print it, with the sheet's for a workbook.
        named: its name in a record, before a cell's name: `table.csv, cell `.
        rows: row by row; a row may be shorter than others.
        starts: for a text table, the line that each row begins in; None for a sheet.
        odd: for a sheet, the cells that are dates, errors such as #N/A, or numbers of more digits
            than Excel keeps.
        looks: for a sheet, what is shown of numbers whose format shows another text.
        merged: for a sheet, its merged ranges.
        scan: for a sheet of a workbook, its formulas, and how its cells look.
        notes: what a person should know of how it was read, in sentences.
        shifted: the row of headings that was moved one cell to the right; 0 for none.
    """

    shown: str
    named: str
    rows: Sequence[Sequence[str]]
    starts: Sequence[int] | None = None
    odd: Mapping[CellPosition, OddCell] = field(default_factory=dict)
    looks: Mapping[CellPosition, str] = field(default_factory=dict)
    merged: Sequence[CellRange] = ()
    scan: SheetScan = field(default_factory=SheetScan)
    notes: tuple[str, ...] = ()
    shifted: int = 0

    def text(self, row: int, column: int) -> str:
        """The text of a cell; empty if there is none."""
        if row > len(self.rows) or column > len(self.rows[row - 1]):
            return ""
        return self.rows[row - 1][column - 1]

    def place(self, row: int = 0, column: int = 0) -> FilePlace:
        """Where a cell stands: of a text table its line in the file and its number in the row."""
        column -= row == self.shifted and column > 1
        if self.starts is None:
            return FilePlace(self.shown, row, column, cell=True)
        if not row or row > len(self.starts):
            return FilePlace(self.shown)
        before = self.rows[row - 1][: max(column - 1, 0)]
        breaks = sum(len(_LINE_BREAK.findall(cell)) for cell in before)
        return FilePlace(self.shown, self.starts[row - 1] + breaks, column)

    def name_of(self, row: int, column: int) -> str:
        """What a note in a record calls a cell, as a spreadsheet program would show it."""
        return f"{self.named}{column_letters(column)}{row}"


def with_row_names(grid: TableGrid) -> TableGrid:
    """A table with its first row moved one cell to the right: R leaves out the first heading."""
    first = _first_filled(grid)
    rows = [["", *row] if number == first else row for number, row in enumerate(grid.rows, start=1)]
    return replace(grid, rows=rows, shifted=first)


def has_row_names(grid: TableGrid) -> bool:
    """Whether rows have one cell more than the first, all of which is filled as is their first.

    It may be the first heading that lacks, or the last.
    """
    first = _first_filled(grid)
    below = [row for row in grid.rows[first:] if any(row)]
    heads = _width(grid.rows[first - 1]) if first else 0
    return (
        bool(below)
        and all(text.strip() for text in grid.rows[first - 1][:heads])
        and all(row[0].strip() for row in below)
        and max(map(_width, below)) == heads + 1
    )


def _width(row: Sequence[str]) -> int:
    """How many cells a row has up to the last that holds anything."""
    return max((at for at, text in enumerate(row, start=1) if text.strip()), default=0)


def _first_filled(grid: TableGrid) -> int:
    """The first row that holds anything, from 1; 0 if none does."""
    return next((n for n, row in enumerate(grid.rows, start=1) if any(row)), 0)


def read_grid(
    path: Path,
    shown: str,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> tuple[TableGrid | None, list[Problem]]:
    """Reads one table.

    Args:
        path: a text table, or a workbook.
        shown: its name as problems print it.
        sheet: the sheet of a workbook; the first that holds anything if not given.
        encoding: how the letters of a text table are written.
        delimiter: what parts its cells; `tab` is a tab.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read, or is no regular file.
        DocumentError: it is a Word document that cannot be read.
    """
    grids, problems = read_grids(path, shown, sheet, encoding, delimiter)
    if not grids:
        return None, problems
    problems.extend(control_characters(grids[0]))
    return grids[0], problems


def read_grids(
    path: Path,
    shown: str,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> tuple[list[TableGrid], list[Problem]]:
    """Reads every sheet that holds anything, or the one that was named; see `read_grid`."""
    if path.suffix.lower() in WORKBOOKS:
        from dhrcode.importers.workbook.reader import read_workbook  # noqa: PLC0415 - for workbooks alone

        book, problems = read_workbook(path, shown)
        return ([], problems) if book is None else _of_book(book, path.name, sheet)
    data, place = read_bytes(path, MAX_FILE), FilePlace(shown)
    if len(data) > MAX_FILE:
        said = f"the file is larger than {MAX_FILE:,} bytes"
        return [], [place.problem("file-too-large", said, "is it the right file?")]
    if path.suffix.lower() == WORD:
        return _of_word(data, shown, path.name, sheet)
    if sheet is not None:
        said = f"there is no sheet '{sheet[:60]}' in a text table"
        return [], [place.problem("unknown-sheet", said, "leave it out")]
    try:
        result = read_text_table(data, encoding=encoding, delimiter=delimiter)
    except TextTableError as error:
        return [], [FilePlace(shown, *error.at).located(error.fault)]
    notes = tuple(f"{shown} {note}" for note in result.notes)
    return [TableGrid(shown, f"{path.name}, cell ", result.rows, result.starts, notes=notes)], []


def _of_book(
    book: "Workbook", name: str, wanted: str | None
) -> tuple[list[TableGrid], list[Problem]]:
    if wanted is not None and wanted not in book.sheets:
        return [], [_unknown_sheet(book.place(), "sheet", wanted, book.sheets)]
    sheets = [book.sheets[wanted]] if wanted is not None else book.sheets.values()
    grids = [grid_of(sheet, name) for sheet in sheets]
    filled = [grid for grid in grids if any(map(any, grid.rows))]
    if not filled:
        said = "no sheet holds anything"
        return [], [book.place().problem("empty-file", said, "is it the right file?")]
    return filled, []


def _of_word(
    data: bytes, shown: str, name: str, wanted: str | None
) -> tuple[list[TableGrid], list[Problem]]:
    """The tables of a Word document that hold anything; the sheet of each is called `table 2`.

    Raises:
        DocumentError: it is encrypted, broken or too large.
    """
    from dhrcode.store.documents.word import word_tables  # noqa: PLC0415 - loads lxml

    try:
        tables = word_tables(data)
    except DocumentError as error:
        raise DocumentError(error.code, f"{shown} {error}") from None
    grids = {}
    for number, table in enumerate(tables, start=1):
        called = f"table {number}"
        if any(text.strip() for row in table.rows for text in row):
            cell = f"{name}, {called}, cell "
            grids[called] = TableGrid(f"{shown}:{called}", cell, table.rows, merged=table.merged)
    if wanted is not None and wanted not in grids:
        return [], [_unknown_sheet(FilePlace(shown), "table", wanted, grids)]
    if not grids:
        said = "the document has no table that holds anything"
        return [], [FilePlace(shown).problem("empty-file", said, "is it the right file?")]
    return [grids[wanted]] if wanted is not None else list(grids.values()), []


def _unknown_sheet(place: FilePlace, what: str, wanted: str, known: Iterable[str]) -> Problem:
    names = list(known)
    hint = nearest(wanted, names) or f"one of {', '.join(names[:8]) or 'none'}"
    return place.problem("unknown-sheet", f"there is no {what} '{wanted[:60]}'", hint)


def control_characters(grid: TableGrid) -> Iterator[Problem]:
    """Characters of a sheet that are no text; those of a text table are refused with it."""
    for row, texts in enumerate(grid.rows if grid.starts is None else (), start=1):
        if not UNUSABLE.search("".join(texts)):
            continue
        for column, text in enumerate(texts, start=1):
            if found := UNUSABLE.search(text):
                said = f"the character U+{ord(found[0]):04X} is not text"
                yield grid.place(row, column).problem("control-character", said, "delete it")


def grid_of(sheet: "Sheet", name: str) -> TableGrid:
    """A sheet of a workbook as a grid; `name` is the file's without folders."""
    from dhrcode.importers.workbook.reader import EXACT  # noqa: PLC0415 - for workbooks alone

    rows: list[list[str]] = []
    odd: dict[CellPosition, OddCell] = {}
    for row, cells in enumerate(sheet.rows(), start=1):
        rows.append([cell.text for cell in cells])
        for column, cell in enumerate(cells, start=1):
            if cell.kind in ("date", "error"):
                odd[row, column] = cell.kind
            elif cell.kind == "number" and abs(float(cell.text)) >= EXACT:
                odd[row, column] = "long"
    scan, named = sheet.scan, f"{name}, {sheet.name}!"
    looks = {at: text for at in scan.formats if (text := sheet.shown_of(*at)) is not None}
    notes = (f"{sheet.shown} is a hidden sheet",) if sheet.hidden else ()
    return TableGrid(sheet.shown, named, rows, None, odd, looks, scan.merged, scan, notes)
