"""A report's table as lines of text, in blocks of columns where the screen is narrow."""

from collections.abc import Iterable, Iterator, Sequence

from dhrcode.cli.terminal import StyledText, width, wrapped, write
from dhrcode.reports.blocks import Cell, Column, Line, Table
from dhrcode.reports.cell_text import cell_text

MIN_LABEL = 24
"""Characters that the column of labels keeps on the narrowest screen."""
_GAP = 2


def listing(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    """A plain table of texts, with no title; its first column names the rows."""
    first, *others = headings
    columns = [Column(first, "label"), *(Column(heading, "text") for heading in others)]
    return Table("", columns, [Line(cells) for cells in rows])


def print_table(table: Table) -> None:
    """Prints a table as wide as the screen."""
    write(laid_out(table, width()))


def print_listing(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Prints a plain table of texts; its first column names the rows."""
    print_table(listing(headings, rows))


def laid_out(table: Table, room: int | None) -> Iterator[list[StyledText]]:
    """The table in lines.

    Args:
        table: the table.
        room: characters to a line; None for as many as it takes.
    """
    label = _label_width(table, room)
    widths = [_width(table, number) for number in range(1, len(table.columns))]
    blocks = list(_blocks(widths, None if room is None else room - label))
    for number, block in enumerate(blocks):
        if number:
            yield []
        yield from _block(table, label, block, widths)
    if table.legend:
        yield []
        for mark, said in table.legend:
            yield [(f"{mark}  {said}".strip(), "quiet")]
    if table.notes:
        yield []
    for note in table.notes:
        yield from ([(line, "warning")] for line in wrapped(note, room or 100))


def _label_width(table: Table, room: int | None) -> int:
    longest = max(
        [len(table.columns[0].heading), *(len(str(line.cells[0])) for line in table.lines)]
    )
    return longest if room is None else min(longest, max(MIN_LABEL, room * 2 // 5))


def _width(table: Table, number: int) -> int:
    column = table.columns[number]
    if column.kind == "mark":
        return len(column.heading) + _GAP
    texts = (cell_text(column.kind, line.cells[number]) for line in table.lines if not line.band)
    return max([len(column.heading), *map(len, texts)]) + _GAP


def _blocks(widths: Sequence[int], room: int | None) -> Iterator[range]:
    """Runs of columns that fit side by side; one at least, however narrow the screen."""
    start, used = 0, 0
    for number, wide in enumerate(widths):
        if room is not None and number > start and used + wide > room:
            yield range(start, number)
            start, used = number, 0
        used += wide
    yield range(start, len(widths))


def _block(
    table: Table, label: int, block: range, widths: Sequence[int]
) -> Iterator[list[StyledText]]:
    heading = Line([column.heading for column in table.columns])
    yield from _row(table, heading, label, block, widths, "title")
    total = label + sum(widths[number] for number in block)
    yield [("-" * total, "quiet")]
    for line in table.lines:
        if line.band:
            yield from ([(part, "band")] for part in wrapped(str(line.cells[0]), max(total, label)))
        else:
            yield from _row(table, line, label, block, widths, "")


def _row(
    table: Table, line: Line, label: int, block: range, widths: Sequence[int], style: str
) -> Iterator[list[StyledText]]:
    parts = (
        wrapped(str(line.cells[0]), label)
        if len(str(line.cells[0])) > label
        else [str(line.cells[0])]
    )
    first: list[StyledText] = [(parts[0].ljust(label), style)]
    for number in block:
        column, cell = table.columns[number + 1], line.cells[number + 1]
        is_heading = style == "title"
        text = str(cell) if is_heading else cell_text(column.kind, cell)
        found = column.kind == "mark" and cell == "present" and not is_heading
        aligned = _aligned(text, widths[number], column, is_heading=is_heading)
        first.append((aligned, "present" if found else style))
    yield first
    yield from ([("  " + part, style)] for part in parts[1:])


def _aligned(text: str, width: int, column: Column, *, is_heading: bool) -> str:
    if column.kind in ("text", "label"):
        return " " * _GAP + text.ljust(width - _GAP)
    return text.center(width) if column.kind == "mark" and not is_heading else text.rjust(width)
