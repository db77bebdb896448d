"""A grid with its headings found: a line for each review, whichever way they run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from dhrcode.importers import FilePlace
from dhrcode.importers.table.grid import TableGrid, plain
from dhrcode.model.import_map import TableFile
from dhrcode.problems import Fault, KeyPath, Problem, column_letters
from dhrcode.text import nearest

_LONGEST = 300  # what a heading in the map may have


@dataclass(frozen=True, slots=True)
class HeadedTable:
    """A table, turned where reviews are columns, so that a review is a line.

    Attributes:
        grid: the table as it is.
        across: whether reviews are columns of it.
        head: the number of the line of headings, from 1.
        lines: every line as texts; all of one length.
        headings: each heading and its position in a line, from 0. The second of one name is called
            `Page (2)`; one that is empty over something is `(column C)`, or `(row 7)`.
    """

    grid: TableGrid
    across: bool
    head: int
    lines: Sequence[Sequence[str]]
    headings: dict[str, int]

    def cell(self, line: int, position: int) -> tuple[int, int]:
        """Row and column, from 1, of a position in a line (the line from 1, it from 0)."""
        return (position + 1, line) if self.across else (line, position + 1)

    def place(self, line: int, position: int) -> FilePlace:
        """Where it stands in the file."""
        return self.grid.place(*self.cell(line, position))

    def name_of(self, line: int, position: int) -> str:
        """What a note in a record calls it."""
        return self.grid.name_of(*self.cell(line, position))

    def reviews(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Every line below the headings that holds anything, with its number from 1."""
        for number, line in enumerate(self.lines[self.head :], start=self.head + 1):
            if any(line) and any(map(str.strip, line)):
                yield number, line


def headed(grid: TableGrid, head: int, *, across: bool = False) -> HeadedTable:
    """The table with its headings.

    Args:
        grid: the table.
        head: the row of the headings, or the column if `across`; from 1.
        across: whether reviews are columns.
    """
    turned = list(zip_longest(*grid.rows, fillvalue=""))
    lines = turned if across else list(zip_longest(*turned, fillvalue=""))
    line = lines[head - 1] if head <= len(lines) else ()
    filled = {at for row in lines[head:] for at, text in enumerate(row) if text and text.strip()}
    names: dict[str, int] = {}
    for at, text in enumerate(line):
        name = plain(text)[:_LONGEST]
        if not name and at in filled:
            name = f"(row {at + 1})" if across else f"(column {column_letters(at + 1)})"
        if name:
            names[_unused(name, names)] = at
    return HeadedTable(grid, across, head, lines, names)


def _unused(name: str, names: dict[str, int]) -> str:
    number, result = 1, name
    while result in names:
        number += 1
        result = f"{name[: _LONGEST - 6]} ({number})"
    return result


def mapped_headings(table: TableFile) -> Iterator[tuple[str, KeyPath]]:
    """Every heading that a map says something of, as it stands in a `HeadedTable`, and where."""
    yield from ((plain(heading), path) for heading, path in table.named_headings())


def missing_headings(headed: HeadedTable, table: TableFile) -> Iterator[Fault]:
    """What the map names and the table does not have; paths are those of the map."""
    mapped = {name for name, _ in mapped_headings(table)}
    line = f"{'column' if headed.across else 'row'} {headed.head}"
    for heading, path in mapped_headings(table):
        if heading not in headed.headings:
            said = f"{headed.grid.shown} has no heading '{heading[:60]}'"
            hint = nearest(heading, headed.headings.keys() - mapped)
            yield Fault(
                path,
                "missing-heading",
                said,
                hint or f"they are read from {line}",
                at_key=path[0] not in ("id", "number"),
            )


def unmapped_headings(headed: HeadedTable, table: TableFile) -> Iterator[Problem]:
    """What the table has and the map does not speak of: nothing is lost in silence."""
    known = {heading for heading, _ in mapped_headings(table)} | {plain(h) for h in table.ignore}
    for name, position in headed.headings.items():
        if name not in known:
            yield headed.place(headed.head, position).problem(
                "unmapped-heading",
                f"the map says nothing of '{name[:60]}'",
                "say what it is, or list it under 'ignore'",
            )
