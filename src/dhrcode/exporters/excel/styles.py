"""The published look of a workbook, and how wide and high its cells are."""

from collections.abc import Sequence
from math import ceil

from dhrcode.exporters.palette import (
    BAND,
    GREY,
    GRID,
    INK,
    PALE_INK,
    PRESENT,
    PRESENT_INK,
    WHITE,
)
from dhrcode.reports.blocks import DECIMALS, Column, Line

LINE_HEIGHT = 15.0
_MAX_HEIGHT = 409.0
_CHARACTERS_TO_A_LINE = 1.1  # proportional type: a column holds a little more than its width
_BOX = {"border": 1, "border_color": GRID, "valign": "vcenter"}
_HEADING = {"bold": True, "font_color": WHITE, "bg_color": INK, "text_wrap": True} | _BOX
_NUMBER = {"align": "center"} | _BOX
STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": INK},
    "subtitle": {"font_color": GREY},
    "note": {"font_color": GREY, "text_wrap": True, "valign": "top"},
    "said": {"text_wrap": True, "valign": "top"},
    "lead": {"text_wrap": True, "valign": "top", "bold": True, "font_size": 12, "font_color": INK},
    "heading": _HEADING | {"align": "center"},
    "heading label": _HEADING,
    "band": {"bold": True, "font_color": INK, "bg_color": BAND} | _BOX,
    "label": _BOX | {"text_wrap": True, "valign": "top"},
    "text": _BOX | {"text_wrap": True, "valign": "top"},
    "count": {"num_format": "0"} | _NUMBER,
    "at least": {"num_format": '"at least "0'} | _NUMBER,
    "percent": {"num_format": "0%"} | _NUMBER,
    "number": {"num_format": "0.00"} | _NUMBER,
    "p": {"num_format": '[<0.001]"<0.001";0.000'} | _NUMBER,
    "mark": {"font_color": PALE_INK} | _NUMBER,
    "present": {"bold": True, "font_color": PRESENT_INK, "bg_color": PRESENT} | _NUMBER,
}
"""The format of each kind of cell, as XlsxWriter's properties."""


def width(column: Column) -> float:
    """A column's width in characters."""
    if column.wide:
        return column.wide
    return max(len(column.heading) + 2, 6) if column.kind == "mark" else 10


def height(line: Line, columns: Sequence[Column]) -> float:
    """The height in points for the longest text of a row, since programs do not measure it."""
    lines = 1
    for column, cell in zip(columns, line.cells, strict=True):
        wide = column.wide
        if wide and isinstance(cell, str) and (len(cell) > wide or "\n" in cell):
            lines = max(lines, lines_of(cell, wide))
    return points(lines)


def heading_height(columns: Sequence[Column]) -> float:
    """The height in points for the longest heading, at least two lines."""
    needed = (lines_of(column.heading, width(column)) for column in columns)
    return points(min(max(2, *needed), 5) if columns else 2)


def lines_of(text: str, wide: float) -> int:
    """How many lines a text takes at a width in characters."""
    if len(text) <= wide * _CHARACTERS_TO_A_LINE and "\n" not in text:
        return 1
    return sum(
        ceil(max(len(part), 1) / (wide * _CHARACTERS_TO_A_LINE)) for part in text.split("\n")
    )


def points(lines: int, line: float = LINE_HEIGHT) -> float:
    """The height of a number of lines, at most what Excel allows for a row."""
    return min(lines * line + 3, _MAX_HEIGHT)


def percent_format() -> str:
    """The number format of percentages, with the decimals that were asked for."""
    places = DECIMALS.get()
    return f"0.{'0' * places}%" if places else "0%"
