"""A grid with its headings found: a line for each review, whichever way they run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from dhrcode.importers import FilePlace
from dhrcode.importers.table.grid import TableGrid, plain
from dhrcode.importers.workbook.sheet_scan import CellRange
from dhrcode.model.import_map import TableFile
from dhrcode.problems import Fault, KeyPath, Problem, column_letters
from dhrcode.text import nearest, plural

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
        first: the first line of headings, if there are several; otherwise `head`.
    """

    grid: TableGrid
    across: bool
    head: int
    lines: Sequence[Sequence[str]]
    headings: dict[str, int]
    first: int

    def passed_over(self) -> str:
        """How many lines that hold anything stand above the headings and are not read."""
        above = sum(1 for line in self.lines[: self.first - 1] if any(map(str.strip, line)))
        what = "column" if self.across else "row"
        many = plural(above, f"{what} above it is", f"{what}s above it are")
        return f"{many} not read" if above else ""

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


def headed(
    grid: TableGrid, head: int, *, across: bool = False, first: int | None = None
) -> HeadedTable:
    """The table with its headings.

    Args:
        grid: the table.
        head: the row of the headings, or the column if `across`; from 1.
        across: whether reviews are columns.
        first: the first row of headings, if there are several: a heading is then what stands above
            it and its own text, `Health Issues: Communication`.
    """
    turned = list(zip_longest(*grid.rows, fillvalue=""))
    lines = turned if across else list(zip_longest(*turned, fillvalue=""))
    first = first or head
    filled = {at for row in lines[head:] for at, text in enumerate(row) if text and text.strip()}
    names: dict[str, int] = {}
    spread = _spread(lines, grid, (first, head), across=across)
    for at, texts in enumerate(zip(*spread, strict=True)):
        name = ": ".join(filter(None, texts))[:_LONGEST]
        if not name and at in filled:
            name = f"(row {at + 1})" if across else f"(column {column_letters(at + 1)})"
        if name:
            names[_unused(name, names)] = at
    return HeadedTable(grid, across, head, lines, names, first)


def _spread(
    lines: Sequence[Sequence[str]], grid: TableGrid, heads: tuple[int, int], *, across: bool
) -> Iterator[list[str]]:
    """The lines of headings, in which a cell over several columns stands over each of them.

    In a sheet merged cells say how far it reaches; where none is merged, it reaches up to the next
    one, over cells that have a heading of their own below.
    """
    spans = [_turned(span) if across else span for span in grid.merged]
    spans = [span for span in spans if heads[0] <= span[0] <= heads[1]]
    merged = {(top, at + 1) for top, left, _, right in spans for at in range(left, right)}
    for number in range(heads[0], heads[1] + 1):
        texts = [plain(text) for text in lines[number - 1]] if number <= len(lines) else []
        below = [any(map(plain, column)) for column in zip(*lines[number : heads[1]], strict=True)]
        for at in range(1, len(texts) if number < heads[1] else 0):
            reaches = (number, at + 1) in merged if spans else below[at] and below[at - 1]
            texts[at] = texts[at] or (texts[at - 1] if reaches else "")
        yield texts


def _turned(span: CellRange) -> CellRange:
    """A range of a table whose columns are made rows."""
    top, left, bottom, right = span
    return left, top, right, bottom


def runs(numbers: Sequence[int], name: Callable[[int], str]) -> str:
    """`3, 7 to 9` of 3, 7, 8, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [name(r[0]) if len(r) == 1 else f"{name(r[0])} to {name(r[-1])}" for r in runs]
    return ", ".join(said[:8]) + (", ..." if len(said) > 8 else "")


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
