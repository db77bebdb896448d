"""A sheet on which a chart is drawn, measured in inches from its top left corner."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from dhrcode.exporters.charts.styles import (
    BAND,
    CUT_SHORT,
    LABELS,
    LINE_HEIGHT,
    MARGIN,
    MOST_ROWS,
    NO_ROWS,
    ROW,
    SIZE,
    WIDTH,
)
from dhrcode.exporters.charts.text import BOLD, REGULAR, font, wrapped
from dhrcode.exporters.palette import GREY, GRID, INK, WHITE
from dhrcode.reports.blocks import Cell, Chart, ColumnKind, Line, percent

_TOP = 10_000


class Box(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    wide: float
    high: float
    fill: str


class ChartRow(NamedTuple):
    """A row of a chart.

    Attributes:
        lines: those of its label.
        cells: what is drawn of it; of a heading of several rows, none.
        high: its height.
        band: whether it is a heading.
    """

    lines: list[str]
    cells: Sequence[Cell]
    high: float
    band: bool


def chart_rows(chart: Chart, lines: Sequence[Line]) -> list[ChartRow]:
    """Lines of a chart's table as rows, at most as many as one picture has."""
    return [_row(line, chart.columns) for line in lines[:MOST_ROWS]]


def _row(line: Line, columns: Sequence[int]) -> ChartRow:
    label = str(line.cells[0] or "")
    if line.band:
        lines = wrapped(label, WIDTH - 2 * MARGIN, 2, SIZE, BOLD)
    else:
        lines = wrapped(label, LABELS - 2 * MARGIN, 3, SIZE)
    cells = () if line.band else [line.cells[number] for number in columns]
    high = (BAND if line.band else ROW) + (len(lines) - 1) * LINE_HEIGHT
    return ChartRow(lines, cells, high, line.band)


class Paper:
    """One figure, measured in inches; `y` grows downwards as the rows of a table do.

    Matplotlib's own axes are not used: their ticks and labels take most of the time, and the
    position of a long label is known only after drawing.
    """

    def __init__(self, wide: float, high: float) -> None:
        self.figure = Figure(figsize=(wide, high), facecolor=WHITE)
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_autoscale_on(False)
        self._axes.set_xlim(0, wide)
        self._axes.set_ylim(high, 0)
        self._layer = 0

    def _above(self) -> int:
        """A layer above everything so far: what is drawn later covers what was drawn before."""
        self._layer += 1
        return self._layer

    def text(self, x: float, y: float, text: str, **how: Any) -> None:
        """One line, by default dark, left and centred on `y`.

        Args:
            x: position of the side that `ha` names.
            y: position of the side that `va` names.
            text: a drawable text.
            how: `size` in points, `path` of the font, and options of matplotlib's Text.
        """
        path: Path = how.pop("path", REGULAR)
        style: dict[str, Any] = {"color": INK, "ha": "left", "va": "center", "zorder": _TOP} | how
        size = style.pop("size", SIZE)
        self._axes.text(x, y, text, fontproperties=font(path, size), **style)

    def lines(self, x: float, middle: float, lines: Sequence[str], **how: Any) -> None:
        """Lines of a wrapped text, centred on a height."""
        first = middle - (len(lines) - 1) * LINE_HEIGHT / 2
        for number, line in enumerate(lines):
            self.text(x, first + number * LINE_HEIGHT, line, **how)

    def labels(
        self, rows: Sequence[ChartRow], top: float, below: float
    ) -> Iterator[tuple[ChartRow, float]]:
        """Writes the labels of rows; gives each row that is no heading, with its upper edge.

        Args:
            rows: from top to bottom.
            top: the upper edge of the first.
            below: how far under its middle a heading stands.
        """
        for row in rows:
            middle = top + row.high / 2
            if row.band:
                self.lines(MARGIN, middle + below, row.lines, path=BOLD)
            else:
                self.lines(LABELS, middle, row.lines, ha="right")
                yield row, top
            top += row.high

    def cut_short(self, x: float, y: float) -> None:
        """Says that the picture does not have every row."""
        self.text(x, y, CUT_SHORT, color=GREY)

    def boxes(self, boxes: Sequence[Box], *, edged: bool = False) -> None:
        """Rectangles, with a thin grey edge or none."""
        corners = [
            ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
            for x, y, wide, high, _ in boxes
        ]
        self._axes.add_collection(
            PolyCollection(
                corners,
                facecolors=[box.fill for box in boxes],
                edgecolors=GRID if edged else "none",
                linewidths=0.5 if edged else 0,
                zorder=self._above(),
            ),
            autolim=False,
        )

    def strokes(self, ends: Sequence[tuple[float, float, float, float]], color: str) -> None:
        """Thin lines from (x, y) to (x, y)."""
        self._axes.add_collection(
            LineCollection(
                [((x, y), (to_x, to_y)) for x, y, to_x, to_y in ends],
                colors=color,
                linewidths=0.6,
                zorder=self._above(),
            ),
            autolim=False,
        )

    def picture(self, box: Box, colours: "np.ndarray[Any, np.dtype[np.uint8]]") -> None:
        """Rows of points, RGB from 0 to 255, stretched over a box."""
        self._axes.imshow(
            colours,
            extent=(box.x, box.x + box.wide, box.y + box.high, box.y),
            interpolation="none",
            aspect="auto",
            zorder=self._above(),
        )


def nothing() -> Paper:
    """The picture in place of a chart whose table has no rows."""
    paper = Paper(WIDTH, 2 * ROW)
    paper.text(MARGIN, ROW, NO_ROWS, color=GREY)
    return paper


def span(numbers: Sequence[float]) -> tuple[float, float]:
    """From the least to the most number, 0 included; from 0 to 1 if there is nothing else."""
    low, high = min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)
    return (low, high) if low < high else (0.0, 1.0)


def ticks(kind: ColumnKind, numbers: Sequence[float]) -> list[float]:
    """Round numbers within the span of a column; whole ones for counts and percentages."""
    low, high = span(numbers)
    factor = 100 if kind == "percent" else 1
    whole = kind == "percent" or all(isinstance(number, int) for number in numbers)
    locator = MaxNLocator(nbins=5, steps=[1, 2, 5, 10], integer=whole)
    marks = [float(tick) / factor for tick in locator.tick_values(low * factor, high * factor)]
    return [tick for tick in marks if low <= tick <= high]


def tick_text(kind: ColumnKind, tick: float) -> str:
    """A tick of an axis in words."""
    return percent(tick, 0) if kind == "percent" else f"{tick:.10g}"


def number_of(cell: Cell) -> float | None:
    """The number in a cell; None for text, a hidden number or an empty cell."""
    return cell if isinstance(cell, int | float) else None


def kind_of(chart: Chart) -> ColumnKind:
    """The kind of the chart's columns: findings if one holds them, else that of the first."""
    kinds: list[ColumnKind] = [chart.table.columns[number].kind for number in chart.columns]
    return "mark" if "mark" in kinds else kinds[0]
