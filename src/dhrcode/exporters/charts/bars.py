"""Horizontal bars grouped under the headings of the table, and upright columns."""

from collections.abc import Sequence

from dhrcode.exporters.charts.paper import (
    Box,
    ChartRow,
    Paper,
    chart_rows,
    kind_of,
    number_of,
    span,
    tick_text,
    ticks,
)
from dhrcode.exporters.charts.styles import LABELS, MARGIN, MOST_ROWS, ROW, SIZE, SMALL, WIDTH
from dhrcode.exporters.charts.text import cut, drawable, width_of
from dhrcode.exporters.palette import BLUE, GREY, RULE
from dhrcode.reports.blocks import Chart, ColumnKind
from dhrcode.reports.cell_text import cell_text

_AXIS = 0.5
_VALUES = 0.75
_THICK = 0.13
_UPRIGHT = 2.8
_PITCH = (0.12, 0.8)
_TALLEST_LABEL = 1.4
_WIDEST_VALUE = 1.0
_GAP = 0.05


class _Scale:
    """Converts numbers to positions on the paper, `start` being that of the least."""

    def __init__(self, numbers: Sequence[float], start: float, end: float) -> None:
        self.numbers = numbers
        self._low, self._high = span(numbers)
        self._start, self._end = start, end

    def __call__(self, number: float) -> float:
        part = (number - self._low) / (self._high - self._low)
        return self._start + part * (self._end - self._start)

    def ticks(self, kind: ColumnKind) -> list[tuple[float, str]]:
        """The positions of the axis's marks, with their words."""
        return [(self(tick), tick_text(kind, tick)) for tick in ticks(kind, self.numbers)]


def _numbers(rows: Sequence[ChartRow]) -> list[float]:
    """The number of each row, 0 where it has none; a heading has no row of its own."""
    found = (number_of(row.cells[0]) for row in rows if not row.band)
    return [0 if number is None else number for number in found]


def _said(chart: Chart, row: ChartRow) -> str:
    return drawable(cell_text(kind_of(chart), row.cells[0]))


def bars(chart: Chart) -> Paper:
    """Horizontal bars in the table's order, under the headings of its bands."""
    lines = chart.table.lines
    rows = chart_rows(chart, lines)
    numbers = _numbers(rows)
    cut_short = len(lines) > MOST_ROWS
    end = 2 * MARGIN + sum(row.high for row in rows)
    paper = Paper(WIDTH, end + _AXIS + (ROW if cut_short else 0))
    start = LABELS + MARGIN + (_VALUES if min(numbers, default=0) < 0 else 0)
    scale = _Scale(numbers, start, WIDTH - _VALUES)
    _axis_below(paper, chart, scale, end)
    _draw_bars(paper, chart, rows, scale)
    paper.strokes([(scale(0), MARGIN, scale(0), end - MARGIN)], GREY)
    if cut_short:
        paper.cut_short(LABELS + MARGIN, end + _AXIS)
    return paper


def _axis_below(paper: Paper, chart: Chart, scale: _Scale, end: float) -> None:
    marks = scale.ticks(kind_of(chart))
    paper.strokes([(x, MARGIN, x, end) for x, _ in marks], RULE)
    for x, said in marks:
        paper.text(x, end + 0.1, said, size=SMALL, ha="center", color=GREY)
    axis = cut(drawable(chart.axis), SIZE, WIDTH - LABELS - MARGIN)
    paper.text(LABELS + MARGIN, end + 0.3, axis, color=GREY)


def _draw_bars(paper: Paper, chart: Chart, rows: Sequence[ChartRow], scale: _Scale) -> None:
    """The bars, each with its value at the end to which it grows."""
    boxes, base, numbers = [], scale(0), iter(scale.numbers)
    for row, top in paper.labels(rows, MARGIN, 0.03):
        number, middle = next(numbers), top + row.high / 2
        tip = scale(number)
        boxes.append(Box(min(base, tip), middle - _THICK / 2, abs(tip - base), _THICK, BLUE))
        said = cut(_said(chart, row), SMALL, WIDTH - LABELS - 2 * MARGIN)
        if number < 0:
            paper.text(tip - _GAP, middle, said, size=SMALL, ha="right")
        else:
            paper.text(tip + _GAP, middle, said, size=SMALL)
    paper.boxes(boxes)


def columns(chart: Chart) -> Paper:
    """Upright bars, one for each row, without bands."""
    upright = _Upright(chart)
    upright.draw()
    return upright.paper


class _Upright:
    """Draws columns once their width is known."""

    def __init__(self, chart: Chart) -> None:
        lines = [line for line in chart.table.lines if not line.band]
        most = int((WIDTH - 2 * _AXIS) / _PITCH[0])
        rows = chart_rows(chart, lines[:most])
        self._chart, self._cut_short = chart, len(lines) > most
        self._pitch = min(_PITCH[1], (WIDTH - 2 * _AXIS) / len(rows))
        room = self._pitch - _GAP
        labels = [" ".join(row.lines) for row in rows]
        self._turned = _widest(labels, SIZE) > room
        self._labels = [cut(one, SIZE, _TALLEST_LABEL if self._turned else room) for one in labels]
        values = [_said(chart, row) for row in rows]
        self._values_turned = _widest(values, SMALL) > self._pitch
        self._values = [cut(said, SMALL, _WIDEST_VALUE) for said in values]
        above = min(_widest(values, SMALL), _WIDEST_VALUE) if self._values_turned else 0.1
        top = 0.45 + above
        self._bottom = top + _UPRIGHT
        self._foot = self._bottom + 0.2 + (_widest(self._labels, SIZE) if self._turned else 0.1)
        numbers = _numbers(rows)
        below_zero = above + 2 * _GAP if min(numbers) < 0 else 0
        self._scale = _Scale(numbers, self._bottom - below_zero, top)
        self._right = max(_AXIS + self._pitch * len(rows), 3.5)
        self.paper = Paper(self._right + _AXIS / 2, self._foot + (ROW if self._cut_short else 0))

    def draw(self) -> None:
        """The axis on the left, then the columns."""
        self._draw_axis()
        boxes, base, wide = [], self._scale(0), self._pitch * 0.66
        for place, number in enumerate(self._scale.numbers):
            middle = _AXIS + (place + 0.5) * self._pitch
            tip = self._scale(number)
            boxes.append(Box(middle - wide / 2, min(base, tip), wide, abs(base - tip), BLUE))
            below = number < 0
            self._draw_text(
                (middle, tip + (_GAP if below else -_GAP)),
                self._values[place],
                turned=self._values_turned,
                size=SMALL,
                va="top" if below else "bottom",
            )
            at = (middle, self._bottom + 0.08)
            self._draw_text(at, self._labels[place], turned=self._turned, va="top")
        self.paper.boxes(boxes)
        self.paper.strokes([(_AXIS, base, self._right, base)], GREY)
        if self._cut_short:
            self.paper.cut_short(_AXIS, self._foot + 0.05)

    def _draw_axis(self) -> None:
        marks = self._scale.ticks(kind_of(self._chart))
        self.paper.strokes([(_AXIS, y, self._right, y) for y, _ in marks], RULE)
        for y, said in marks:
            self.paper.text(_AXIS - _GAP, y, said, size=SMALL, ha="right", color=GREY)
        axis = cut(drawable(self._chart.axis), SIZE, self._right)
        self.paper.text(MARGIN, 0.15, axis, color=GREY)

    def _draw_text(
        self, at: tuple[float, float], said: str, *, turned: bool, va: str, size: float = SIZE
    ) -> None:
        """A text centred over or under a column, upright if it is wider."""
        rotation = 90 if turned else 0
        self.paper.text(*at, said, size=size, ha="center", va=va, rotation=rotation)


def _widest(texts: Sequence[str], size: float) -> float:
    return max(width_of(text, size) for text in texts)
