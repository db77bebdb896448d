"""Horizontal bars grouped under the headings of the table, and upright columns."""

from collections.abc import Sequence
from typing import NamedTuple

from dhrcode.exporters import palette
from dhrcode.exporters.charts import styles
from dhrcode.exporters.charts.paper import Box, Paper, number_of, span, tick_text, ticks
from dhrcode.exporters.charts.styles import LINE_HEIGHT, MARGIN, ROW, SIZE, SMALL
from dhrcode.exporters.charts.text import BOLD, cut, drawable, width_of, wrapped
from dhrcode.reports.blocks import Chart, ColumnKind, Line
from dhrcode.reports.cell_text import cell_text

_AXIS = 0.5
_VALUES = 0.75
_THICK = 0.13
_BAND = 0.28
_UPRIGHT = 2.8
_PITCH = (0.12, 0.8)
_TALLEST_LABEL = 1.4
_GAP = 0.05


class _Bar(NamedTuple):
    """A bar, or a heading if there is no value; heights in inches."""

    lines: list[str]
    said: str
    number: float | None
    high: float
    band: bool


def bars(chart: Chart) -> Paper:
    """Horizontal bars in the table's order, under the headings of its bands."""
    kind = chart.table.columns[chart.columns[0]].kind
    rows = [_row(line, chart.columns[0], kind) for line in chart.table.lines[: styles.MOST_ROWS]]
    end = 2 * MARGIN + sum(row.high for row in rows)
    paper = Paper(styles.WIDTH, end + _AXIS + _footnote_height(chart))
    start = styles.LABELS + MARGIN + (_VALUES if _negative(rows) else 0)
    scale = _Scale(rows, start, styles.WIDTH - _VALUES)
    _across_axis(paper, chart, kind, scale, end)
    _rows(paper, rows, scale)
    _footnote(paper, chart, end + _AXIS)
    return paper


def _row(line: Line, column: int, kind: ColumnKind) -> _Bar:
    label = str(line.cells[0] or "")
    if line.band:
        lines = wrapped(label, styles.WIDTH - 2 * MARGIN, 2, SIZE, BOLD)
        return _Bar(lines, "", None, _BAND + (len(lines) - 1) * LINE_HEIGHT, band=True)
    lines = wrapped(label, styles.LABELS - 2 * MARGIN, 3, SIZE)
    cell = line.cells[column]
    said = cut(drawable(cell_text(kind, cell)), SMALL, styles.WIDTH - styles.LABELS - 2 * MARGIN)
    high = ROW + (len(lines) - 1) * LINE_HEIGHT
    return _Bar(lines, said, number_of(cell), high, band=False)


def _negative(rows: Sequence[_Bar]) -> bool:
    """Whether values need room on the negative side too."""
    return any((row.number or 0) < 0 for row in rows)


class _Scale:
    """Converts numbers to positions on the paper."""

    def __init__(self, rows: Sequence[_Bar], start: float, end: float) -> None:
        self.numbers = [row.number for row in rows if row.number is not None]
        self._low, self._high = span(self.numbers)
        self._start, self._end = start, end

    def __call__(self, number: float) -> float:
        part = (number - self._low) / (self._high - self._low)
        return self._start + part * (self._end - self._start)


def _across_axis(paper: Paper, chart: Chart, kind: ColumnKind, scale: _Scale, end: float) -> None:
    marks = ticks(kind, scale.numbers)
    paper.strokes([(scale(tick), MARGIN, scale(tick), end) for tick in marks], palette.RULE)
    for tick in marks:
        paper.text(
            scale(tick),
            end + 0.1,
            tick_text(kind, tick),
            size=SMALL,
            ha="center",
            color=palette.GREY,
        )
    axis = cut(drawable(chart.axis), SIZE, styles.WIDTH - styles.LABELS - MARGIN)
    paper.text(styles.LABELS + MARGIN, end + 0.3, axis, color=palette.GREY)


def _rows(paper: Paper, rows: Sequence[_Bar], scale: _Scale) -> None:
    top, boxes, base = MARGIN, [], scale(0)
    for row in rows:
        middle = top + row.high / 2
        if row.band:
            paper.lines(MARGIN, middle + 0.03, row.lines, path=BOLD)
        else:
            paper.lines(styles.LABELS, middle, row.lines, ha="right")
            tip = scale(row.number or 0)
            boxes.append(
                Box(min(base, tip), middle - _THICK / 2, abs(tip - base), _THICK, palette.BLUE)
            )
            _said(paper, row, tip, middle)
        top += row.high
    paper.boxes(boxes)
    paper.strokes([(base, MARGIN, base, top)], palette.GREY)


def _said(paper: Paper, row: _Bar, tip: float, middle: float) -> None:
    """The value at the bar's end, on the side to which the bar grows."""
    if (row.number or 0) < 0:
        paper.text(tip - _GAP, middle, row.said, size=SMALL, ha="right")
    else:
        paper.text(tip + _GAP, middle, row.said, size=SMALL)


def columns(chart: Chart) -> Paper:
    """Upright bars, one for each row, without bands."""
    kind = chart.table.columns[chart.columns[0]].kind
    lines = [line for line in chart.table.lines if not line.band]
    most = int((styles.WIDTH - 2 * _AXIS) / _PITCH[0])
    rows = [_row(line, chart.columns[0], kind) for line in lines[:most]]
    upright = _Upright(chart, kind, rows, cut_short=len(lines) > most)
    upright.draw()
    return upright.paper


class _Upright:
    """Draws columns once their width is known."""

    def __init__(
        self, chart: Chart, kind: ColumnKind, rows: Sequence[_Bar], *, cut_short: bool
    ) -> None:
        self._kind, self._rows, self._cut_short = kind, rows, cut_short
        self._pitch = min(_PITCH[1], (styles.WIDTH - 2 * _AXIS) / len(rows))
        labels = [" ".join(row.lines) for row in rows]
        room = self._pitch - _GAP
        self._turned = any(width_of(label, SIZE) > room for label in labels)
        self._labels = [
            cut(label, SIZE, _TALLEST_LABEL if self._turned else room) for label in labels
        ]
        self._values_turned = any(width_of(row.said, SMALL) > self._pitch for row in rows)
        above = max(width_of(row.said, SMALL) for row in rows)
        room = min(above, 1.0) if self._values_turned else 0.1
        self._top = 0.45 + room
        below = max(width_of(label, SIZE) for label in self._labels)
        self._bottom = self._top + _UPRIGHT
        deep = self._bottom + 0.2 + (below if self._turned else 0.1)
        below_zero = room + 2 * _GAP if _negative(rows) else 0
        self._scale = _Scale(rows, self._bottom - below_zero, self._top)
        self._right = max(_AXIS + self._pitch * len(rows), 3.5)
        self._axis = drawable(chart.axis)
        self._foot = deep
        self.paper = Paper(self._right + _AXIS / 2, deep + (ROW if cut_short else 0))

    def draw(self) -> None:
        """The axis on the left, then the columns."""
        self._draw_axis()
        boxes, base = [], self._scale(0)
        for number, row in enumerate(self._rows):
            middle = _AXIS + (number + 0.5) * self._pitch
            tip = self._scale(row.number or 0)
            wide = self._pitch * 0.66
            boxes.append(
                Box(middle - wide / 2, min(base, tip), wide, abs(base - tip), palette.BLUE)
            )
            self._draw_said(row, middle, tip)
            self.paper.text(
                middle,
                self._bottom + 0.08,
                self._labels[number],
                ha="center",
                va="top",
                rotation=90 if self._turned else 0,
            )
        self.paper.boxes(boxes)
        self.paper.strokes([(_AXIS, base, self._right, base)], palette.GREY)
        if self._cut_short:
            self.paper.text(_AXIS, self._foot + 0.05, styles.CUT_SHORT, color=palette.GREY)

    def _draw_axis(self) -> None:
        marks = ticks(self._kind, self._scale.numbers)
        ends = [(_AXIS, self._scale(tick), self._right, self._scale(tick)) for tick in marks]
        self.paper.strokes(ends, palette.RULE)
        for tick in marks:
            self.paper.text(
                _AXIS - _GAP,
                self._scale(tick),
                tick_text(self._kind, tick),
                size=SMALL,
                ha="right",
                color=palette.GREY,
            )
        axis = cut(self._axis, SIZE, self._right)
        self.paper.text(MARGIN, 0.15, axis, color=palette.GREY)

    def _draw_said(self, row: _Bar, middle: float, tip: float) -> None:
        below = (row.number or 0) < 0
        self.paper.text(
            middle,
            tip + (_GAP if below else -_GAP),
            cut(row.said, SMALL, 1.0),
            size=SMALL,
            ha="center",
            va="top" if below else "bottom",
            rotation=90 if self._values_turned else 0,
        )


def _footnote_height(chart: Chart) -> float:
    return 0.0 if len(chart.table.lines) <= styles.MOST_ROWS else ROW


def _footnote(paper: Paper, chart: Chart, top: float) -> None:
    if len(chart.table.lines) > styles.MOST_ROWS:
        paper.text(styles.LABELS + MARGIN, top, styles.CUT_SHORT, color=palette.GREY)
