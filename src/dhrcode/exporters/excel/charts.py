"""Native charts and pictures of charts in a sheet."""

import io
from collections.abc import Sequence
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dhrcode.analysis.ledger import Hidden
from dhrcode.exporters.excel.sheet_text import safe_text
from dhrcode.exporters.palette import BLUE, INK, SHADED, WHITE
from dhrcode.reports.blocks import Chart, Table

ROW_PIXELS = 20
"""The height in pixels of a default row on screen."""
_WIDE = 900
_BAR, _MIN_HEIGHT, _MAX_HEIGHT = 22, 260, 2_400


class TablePlace(NamedTuple):
    """The place of a table: its sheet, the row of its first line, and the order of its columns."""

    sheet: str
    row: int
    order: Sequence[int]


def put_chart(
    book: Workbook, sheet: Worksheet, row: int, chart: Chart, place: TablePlace | None
) -> int:
    """Puts a chart at a row, and returns the first free row below it.

    Bars and columns are Excel's own charts on the cells of their table; a heat map, which Excel
    does not have, is a picture, and so is a chart of hidden numbers, which Excel would draw as
    zeros.
    """
    if chart.kind == "heat" or place is None or _hides(chart):
        pixels = _put_picture(sheet, row, chart)
    else:
        pixels = _put_native(book, sheet, row, chart, place)
    return row + pixels // ROW_PIXELS + 2


def _hides(chart: Chart) -> bool:
    column = chart.columns[0]
    return any(
        isinstance(line.cells[column], Hidden) for line in chart.table.lines if not line.band
    )


def _put_native(book: Workbook, sheet: Worksheet, row: int, chart: Chart, place: TablePlace) -> int:
    lines, column = len(chart.table.lines), place.order.index(chart.columns[0])
    upright = chart.kind == "columns"
    result = book.add_chart({"type": "column" if upright else "bar"})
    last = place.row + max(lines, 1) - 1
    result.add_series(
        {
            "name": [place.sheet, place.row - 1, column],
            "categories": [place.sheet, place.row, 0, last, 0],
            "values": [place.sheet, place.row, column, last, column],
            "fill": {"color": BLUE},
            "gap": 40,
            "data_labels": {"value": True},
        }
    )
    result.set_title(
        {"name": safe_text(chart.title), "overlay": False, "name_font": {"size": 12, "color": INK}}
    )
    result.set_legend({"none": True})
    names = {"reverse": not upright, "interval_unit": 1, "num_font": {"size": 9}}
    # Each bar has its number, so an axis of numbers would only repeat it.
    values = {"min": 0, "visible": False, "major_gridlines": {"visible": False}}
    result.set_x_axis(names if upright else values)
    result.set_y_axis(values if upright else names)
    high = _MIN_HEIGHT if upright else min(max(lines * _BAR + 80, _MIN_HEIGHT), _MAX_HEIGHT)
    result.set_size({"width": _WIDE, "height": high})
    sheet.insert_chart(
        row,
        0,
        result,
        {"description": safe_text(chart.alt), "object_position": 2, "x_offset": 4, "y_offset": 4},
    )
    return high


def _put_picture(sheet: Worksheet, row: int, chart: Chart) -> int:
    from dhrcode.exporters.charts.drawing import draw  # noqa: PLC0415 - loads matplotlib

    picture = draw(chart, "png")
    wide, high = png_size(picture)
    scale = min(1.0, _WIDE / wide)
    sheet.insert_image(
        row,
        0,
        "chart.png",
        {
            "image_data": io.BytesIO(picture),
            "description": safe_text(chart.alt),
            "object_position": 2,
            "x_scale": scale * _dots(picture),
            "y_scale": scale * _dots(picture),
            "x_offset": 4,
            "y_offset": 4,
        },
    )
    return int(high * scale)


def png_size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels, from its header (PNG specification, 11.2.2)."""
    return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")


def _dots(picture: bytes) -> float:
    """The factor by which a picture's resolution would shrink it, to show it pixel by pixel."""
    place = picture.find(b"pHYs")
    if place < 0:
        return 1.0
    per_metre = int.from_bytes(picture[place + 4 : place + 8], "big")
    return per_metre * 0.0254 / 96


def shade(sheet: Worksheet, table: Table, place: TablePlace) -> None:
    """Shades the numbers of a table by their size, as a heat map of cells."""
    counts = [n for n, column in enumerate(table.columns) if column.kind in ("count", "percent")]
    first = next((n for n, line in enumerate(table.lines) if line.key != "reviews"), 0)
    if not counts or not table.lines:
        return
    sheet.conditional_format(
        place.row + first,
        counts[0],
        place.row + len(table.lines) - 1,
        counts[-1],
        {
            "type": "2_color_scale",
            "min_color": WHITE,
            "max_color": SHADED,
            "min_type": "num",
            "min_value": 0,
        },
    )
