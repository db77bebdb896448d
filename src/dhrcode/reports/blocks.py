"""What a report is made of."""

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, NamedTuple

ColumnKind = Literal["label", "mark", "count", "percent", "text"]
Cell = str | int | float | None
"""A finding or text, a whole number, a proportion from 0 to 1, or nothing."""


class Column(NamedTuple):
    """One column: what it holds decides how it is shown.

    Attributes:
        heading: as printed.
        kind: `label` (names of rows), `mark` (findings), `count`, `percent` (a proportion from 0 to
            1) or `text`.
        wide: about how many characters the column wants, for texts.
    """

    heading: str
    kind: ColumnKind
    wide: int = 0


class Line(NamedTuple):
    """One row of a table; a band is a heading over the rows below it."""

    cells: Sequence[Cell]
    band: bool = False


class Table(NamedTuple):
    """A titled table with its legend."""

    title: str
    columns: Sequence[Column]
    lines: Sequence[Line]
    legend: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()


class Report(NamedTuple):
    """A whole output.

    Attributes:
        title: what it is.
        subtitle: of what, in one line.
        tables: the first is what the report is about.
        brief: the table that a terminal shows.
        flat: the rows of its CSV, the header first; made when asked for.
        data: its JSON; made when asked for.
        origin: label and value of where it came from.
    """

    title: str
    subtitle: str
    tables: Sequence[Table]
    brief: Table
    flat: Callable[[], Iterable[Sequence[Cell]]]
    data: Callable[[], dict[str, Any]]
    origin: Sequence[tuple[str, str]] = ()


def percent(proportion: float) -> str:
    """A proportion as a whole percentage, halves rounded up as spreadsheets do."""
    hundredths = (Decimal(repr(float(proportion))) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{hundredths}%"
