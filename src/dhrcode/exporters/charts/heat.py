"""A square for each cell: findings in five styles, numbers from pale to dark."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb
from PIL import Image

from dhrcode.analysis.ledger import Hidden
from dhrcode.exporters import palette
from dhrcode.exporters.charts import styles
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
from dhrcode.exporters.charts.styles import LABELS, LINE_HEIGHT, MARGIN, SMALL
from dhrcode.exporters.charts.text import cut, drawable, width_of
from dhrcode.reports.blocks import Cell, Chart, Column
from dhrcode.reports.cell_text import cell_text
from dhrcode.reports.marks import MARKS, MEANINGS

MOST_WITH_TEXT = 25
"""With at most this many columns, squares hold their mark or number."""
MOST_WITH_HEADINGS = 60
"""With at most this many columns, there are headings above and edges around squares."""
_POINTS = 1_024
"""Width in pixels of a picture with more columns; with more than this, neighbours are blended."""
_SQUARE = (0.1, 0.5)
_TALLEST_HEADING = 1.2
_LEGEND_ROW = 0.22
_SWATCH = 0.15
_SCALE_WIDE = 2.4
_Points = np.ndarray[Any, np.dtype[np.uint8]]


class _Looks:
    """The fill of each cell of a chart."""

    def __init__(self, chart: Chart, rows: Sequence[ChartRow]) -> None:
        cells = [cell for row in rows for cell in row.cells]
        self.findings = kind_of(chart) == "mark"
        self.numbers = [n for n in map(number_of, cells) if n is not None]
        self.hidden = any(isinstance(cell, Hidden) for cell in cells)
        self._low, self._high = span(self.numbers)
        self._scale = LinearSegmentedColormap.from_list("scale", palette.SCALE)

    def fill(self, cell: Cell) -> str:
        """The colour of a cell; white for an empty cell and for text."""
        if isinstance(cell, Hidden):
            return palette.HIDDEN
        if self.findings:
            return palette.FINDINGS.get(cell, palette.FINDINGS[None])
        number = number_of(cell)
        return palette.WHITE if number is None else self.at(number)

    def at(self, number: float) -> str:
        """The colour of a number."""
        return to_hex(self._scale((number - self._low) / (self._high - self._low)))


def heat(chart: Chart) -> Paper:
    """The columns of a table as squares, with headings if there is room for them."""
    return _Heat(chart, chart_rows(chart, chart.table.lines)).drawn()


class _Heat:
    """Draws a heat map, once the width of a square is known."""

    def __init__(self, chart: Chart, rows: Sequence[ChartRow]) -> None:
        self._chart, self._rows = chart, rows
        self._columns = [chart.table.columns[number] for number in chart.columns]
        self._looks = _Looks(chart, rows)
        self._left = LABELS + MARGIN
        self._across = styles.WIDTH - self._left - MARGIN
        many = len(self._columns)
        wide = min(_SQUARE[1], self._across / many)
        self._wide = wide if many <= MOST_WITH_HEADINGS else self._across / many
        self._set_headings()
        end = self._top + sum(row.high for row in rows)
        self._legend = _legend(self._looks)
        lines = 1 + self._legend[-1][0] if self._looks.findings else 2
        self._cut_short = len(chart.table.lines) > styles.MOST_ROWS
        self._foot = end + 0.15
        self._high = self._foot + (lines + self._cut_short) * _LEGEND_ROW
        self._paper = Paper(styles.WIDTH, self._high)

    def _set_headings(self) -> None:
        """Horizontal if they fit their square, else upright; with many columns just one line."""
        if len(self._columns) > MOST_WITH_HEADINGS:
            self._headings, self._turned, self._top = [], False, 0.35
            return
        texts = [drawable(column.heading) for column in self._columns]
        self._turned = any(width_of(text, SMALL) > self._wide - 0.03 for text in texts)
        self._headings = [cut(text, SMALL, _TALLEST_HEADING) for text in texts]
        tall = max((width_of(text, SMALL) for text in self._headings), default=0)
        self._top = 2 * MARGIN + (tall if self._turned else LINE_HEIGHT)

    def drawn(self) -> Paper:
        """The whole picture."""
        self._draw_headings()
        self._draw_rows()
        if self._looks.findings:
            self._draw_legend()
        else:
            self._draw_scale()
        if self._cut_short:
            self._paper.cut_short(self._left, self._high - _LEGEND_ROW / 2)
        return self._paper

    def _draw_headings(self) -> None:
        for number, text in enumerate(self._headings):
            self._paper.text(
                self._left + (number + 0.5) * self._wide,
                self._top - 0.05,
                text,
                size=SMALL,
                ha="center",
                va="bottom",
                rotation=90 if self._turned else 0,
            )
        if len(self._columns) > MOST_WITH_HEADINGS:
            first, last = (drawable(self._columns[n].heading)[:40] for n in (0, -1))
            said = f"{len(self._columns):,} columns, from {first} to {last}"
            if len(self._columns) > _POINTS:
                said += "; neighbours are blended"
            self._paper.text(self._left, self._top - 0.1, said, size=SMALL, color=palette.GREY)

    def _draw_rows(self) -> None:
        boxes: list[Box] = []
        for row, top in self._paper.labels(self._rows, self._top, 0.02):
            boxes.extend(self._squares(row, top))
        self._paper.boxes(boxes, edged=True)

    def _squares(self, row: ChartRow, top: float) -> Iterator[Box]:
        if len(self._columns) > MOST_WITH_HEADINGS:
            place = Box(self._left, top, self._across, row.high * 0.9, palette.WHITE)
            self._paper.picture(place, _points([self._looks.fill(cell) for cell in row.cells]))
            return
        for number, (column, cell) in enumerate(zip(self._columns, row.cells, strict=True)):
            box = Box(
                self._left + number * self._wide, top, self._wide, row.high, self._looks.fill(cell)
            )
            if len(self._columns) <= MOST_WITH_TEXT:
                self._draw_said(box, column, cell)
            yield box

    def _draw_said(self, box: Box, column: Column, cell: Cell) -> None:
        said = drawable(cell_text(column.kind, cell))
        size = SMALL
        while size > 4 and width_of(said, size) > box.wide - 0.02:
            size -= 0.5
        self._paper.text(
            box.x + box.wide / 2,
            box.y + box.high / 2,
            cut(said, size, box.wide),
            size=size,
            ha="center",
            color=_legible(box.fill),
        )

    def _draw_legend(self) -> None:
        boxes = []
        for line, x, fill, said in self._legend:
            y = self._foot + line * _LEGEND_ROW
            boxes.append(Box(x, y, _SWATCH, _SWATCH, fill))
            self._paper.text(x + _SWATCH + 0.06, y + _SWATCH / 2, said, size=SMALL)
        self._paper.boxes(boxes, edged=True)

    def _draw_scale(self) -> None:
        """A bar from the least to the most, with round numbers under it."""
        looks, kind = self._looks, kind_of(self._chart)
        low, high = span(looks.numbers)
        steps = [looks.at(low + (high - low) * n / 127) for n in range(128)]
        bar = Box(self._left, self._foot, _SCALE_WIDE, _SWATCH * 0.8, palette.WHITE)
        self._paper.picture(bar, _points(steps))
        for tick in ticks(kind, looks.numbers):
            x = bar.x + bar.wide * (tick - low) / (high - low)
            self._paper.text(
                x, bar.y + bar.high + 0.1, tick_text(kind, tick), size=SMALL, ha="center"
            )
        axis = drawable(self._chart.axis) + ("; *: hidden" if looks.hidden else "")
        room = styles.WIDTH - bar.x - bar.wide - 0.3
        self._paper.text(bar.x + bar.wide + 0.15, bar.y + 0.06, cut(axis, SMALL, room), size=SMALL)


def _legend(looks: _Looks) -> list[tuple[int, float, str, str]]:
    """Line, horizontal position, fill and words of each finding, with as many on a line as fit."""
    entries = [(palette.FINDINGS[key], f"{MARKS[key]} {said}".strip()) for key, said in MEANINGS]
    if looks.hidden:
        entries.append((palette.HIDDEN, "* hidden"))
    line, x, placed = 0, MARGIN, []
    for fill, said in entries:
        wide = _SWATCH + 0.06 + width_of(said, SMALL)
        if x > MARGIN and x + wide > styles.WIDTH - MARGIN:
            line, x = line + 1, MARGIN
        placed.append((line, x, fill, said))
        x += wide + 0.25
    return placed


def _points(fills: Sequence[str]) -> _Points:
    """One row of pixels; if there are more than can be shown, neighbours are blended."""
    known = {fill: [round(255 * part) for part in to_rgb(fill)] for fill in set(fills)}
    row = np.array([[known[fill] for fill in fills]], dtype=np.uint8)
    if len(fills) <= _POINTS:
        return row
    return np.asarray(Image.fromarray(row).resize((_POINTS, 1), Image.Resampling.BOX))


def _legible(fill: str) -> str:
    """Ink or white: the one that stands out more (WCAG 2.2, relative luminance)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(fill)
    )
    return palette.WHITE if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.22 else palette.INK
