"""A report's tables as plain data, for JSON."""

from typing import Any

from dhrcode.analysis.ledger import AtLeast, Hidden, Undefined
from dhrcode.reports.blocks import Cell, Line, Paragraph, Section, Table


def sections_data(sections: tuple[Section, ...]) -> dict[str, Any]:
    """Each table by its key, and the sentences of each section.

    Returns:
        `text`: section title to its sentences; `tables`: key to rows, each row a mapping of the
        columns' keys to numbers, text, null (undefined) or `*` (hidden); with `id` where the row
        is about something that has one, and `group`, the heading that it stands under. Where
        counts may be larger, `at_least` lists their columns; `undefined` says why of each column
        that cannot be told.
    """
    return {
        "text": {s.title: said for s in sections if (said := _sentences(s))},
        "tables": {table.key: table_rows(table) for s in sections for table in s.tables},
    }


def _sentences(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Paragraph)]


def table_rows(table: Table) -> list[dict[str, Any]]:
    """The rows of a table, bands as the `group` of the rows under them."""
    group, rows = None, []
    for line in table.lines:
        if line.band:
            group = line.cells[0]
            continue
        row: dict[str, Any] = {"id": line.key} if line.key else {}
        if group is not None:
            row["group"] = group
        for column, cell in zip(table.columns, line.cells, strict=True):
            row[column.key or column.heading] = plain_cell(cell)
        rows.append(row | _unknown(table, line))
    return rows


def plain_cell(cell: Cell) -> Any:
    """A cell for JSON: null is undefined, `*` hidden."""
    if isinstance(cell, Undefined):
        return None
    if isinstance(cell, AtLeast):
        return int(cell)
    return str(cell) if isinstance(cell, Hidden) else cell


def _unknown(table: Table, line: Line) -> dict[str, Any]:
    """Which numbers of a row may be larger, and why others cannot be told."""
    cells = {c.key or c.heading: cell for c, cell in zip(table.columns, line.cells, strict=True)}
    larger = [key for key, cell in cells.items() if isinstance(cell, AtLeast)]
    why = {key: cell.reason for key, cell in cells.items() if isinstance(cell, Undefined)}
    return ({"at_least": larger} if larger else {}) | ({"undefined": why} if why else {})
