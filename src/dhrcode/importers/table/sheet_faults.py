"""Problems that a spreadsheet program causes in the cells that are used."""

from collections.abc import Iterable, Iterator

from dhrcode.importers import FilePlace
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable, runs
from dhrcode.importers.workbook.cell_faults import error_value, merged_cells, struck_out
from dhrcode.importers.workbook.sheet_scan import CellPosition, CellRange
from dhrcode.problems import Problem, column_letters


def sheet_faults(table: HeadedTable, taken: set[int]) -> Iterator[Problem]:
    """Errors such as #N/A, formulas, merged, struck out and hidden cells; none in a text table.

    Args:
        table: the table.
        taken: the positions in a line, from 0, that are used.
    """
    grid, scan = table.grid, table.grid.scan
    errors = {cell for cell, sort in grid.odd.items() if sort == "error"}
    for cell in _taken(table, taken, errors):
        yield grid.place(*cell).located(error_value())
    for cell in _taken(table, taken, scan.formulas - errors):
        shown = plain(grid.text(*cell))[:40]
        result = f"'{shown}'" if shown else "nothing"
        said = f"there is a formula here, and its last result, {result}, was used"
        yield grid.place(*cell).problem("formula-taken", said, "check whether it is right")
    yield from _hidden(table, taken)
    for cell in _taken(table, taken, scan.struck):
        if grid.text(*cell):
            yield grid.place(*cell).located(struck_out())
    for span in grid.merged:
        if _cells_taken(span, table, taken) > 1:
            yield grid.place(*span[:2]).located(merged_cells(span))


def _hidden(table: HeadedTable, taken: set[int]) -> Iterator[Problem]:
    """Rows and columns that are not shown, by hand or by a filter, and were read all the same."""
    grid = table.grid
    rows = {
        row for row in grid.scan.hidden_rows if row <= len(grid.rows) and any(grid.rows[row - 1])
    }
    columns = set(grid.scan.hidden_columns)
    lines, places = (columns, rows) if table.across else (rows, columns)
    last = max(map(len, grid.rows), default=0) if table.across else len(grid.rows)
    lines = {line for line in lines if table.head < line <= last}
    places = {place for place in places if place - 1 in taken}
    rows, columns = (places, lines) if table.across else (lines, places)
    if rows:
        named = runs(sorted(rows), str)
        yield _said_hidden(grid.place(min(rows), 1), "row", len(rows), named)
    if columns:
        named = runs(sorted(columns), column_letters)
        yield _said_hidden(grid.place(1, min(columns)), "column", len(columns), named)


def _said_hidden(place: FilePlace, what: str, count: int, named: str) -> Problem:
    many = f"{what} {named} is" if count == 1 else f"{what}s {named} are"
    said = f"{many} hidden, by hand or by a filter, and read all the same"
    return place.problem("hidden-cells", said, "show and check, or delete, what is hidden")


def _taken(
    table: HeadedTable, taken: set[int], cells: Iterable[CellPosition]
) -> Iterator[CellPosition]:
    """Those of the cells that are used, row by row."""
    for row, column in sorted(cells):
        line, position = (column, row - 1) if table.across else (row, column - 1)
        if line > table.head and position in taken:
            yield row, column


def _cells_taken(span: CellRange, table: HeadedTable, taken: set[int]) -> int:
    """How many of the cells of a range are used."""
    top, left, bottom, right = span
    lines, places = (
        ((left, right), (top, bottom)) if table.across else ((top, bottom), (left, right))
    )
    below = max(0, lines[1] - max(lines[0], table.head + 1) + 1)
    return below * sum(places[0] <= position + 1 <= places[1] for position in taken)
