"""What Excel requires of a table, and what of it stays where it is from run to run.

A table of Excel's (Insert, Table) has a name that no other of the workbook has, and headings that
are text and differ from each other without regard to case (ECMA-376, part 1, 18.5.1).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dhrcode.exporters.excel.sheet_text import safe_text, unlike
from dhrcode.reports.blocks import Column, Table

MAX_HEADING = 255
"""The most characters of a heading of a table."""
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}[0-9]+|[rc]|r[0-9]*c[0-9]*")


def order_of(columns: Sequence[Column]) -> list[int]:
    """The columns in the order of a sheet: first those that every run has, last the reviews'."""
    return sorted(range(len(columns)), key=lambda n: (columns[n].extra, columns[n].kind == "mark"))


def arranged(table: Table) -> Table:
    """The table with its columns in the order of a sheet, and headings that differ."""
    order = order_of(table.columns)
    headings = headings_of(table.columns)
    lines = [
        line if line.band else line._replace(cells=tuple(line.cells[number] for number in order))
        for line in table.lines
    ]
    columns = [table.columns[number]._replace(heading=headings[number]) for number in order]
    return table._replace(columns=columns, lines=lines)


def headings_of(columns: Sequence[Column]) -> list[str]:
    """Headings of which no two are the same.

    One that is there twice says after which column it stands: `95% from (% of stated)`.
    """
    shown = [_heading(column.heading) or "Column" for column in columns]
    times = Counter(text.casefold() for text in shown)
    found: list[str] = []
    before = ""
    for text in shown:
        alone = times[text.casefold()] == 1
        before = text if alone else before
        told = text if alone or not before else f"{text} ({before})"
        found.append(unlike(told, found, MAX_HEADING, " {}"))
    return found


def _heading(text: str) -> str:
    return safe_text(" ".join(text.split()))


def xml_heading(text: str) -> str:
    """A heading as the part of the table names it, where `_x0041_` would be read as A."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def table_name(table: Table, taken: Iterable[str]) -> str:
    """The name of a table, such as `frequency` or `by_victim_relationship`."""
    name = _NOT_IN_NAME.sub("_", (table.key or table.title).casefold()).strip("_") or "table"
    if name[0].isdigit() or _LIKE_A_CELL.fullmatch(name):
        name = f"table_{name}"
    return unlike(name, taken, MAX_HEADING, "_{}")
