"""What the tests of charts share: charts of what a test puts on them, and what is drawn."""

import io
import re
from html import unescape

from PIL import Image

from dhrcode.exporters.charts.drawing import draw
from dhrcode.reports.blocks import Chart, Column, Line, Table

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("bars", "columns", "heat")


def charts(report):
    return [b for section in report.sections for b in section.blocks if isinstance(b, Chart)]


def chart_of(kind, labels, cells, column="count"):
    """A chart of one column."""
    lines = [Line((label, cell)) for label, cell in zip(labels, cells, strict=True)]
    columns = (Column("Subtheme", "label", 44), Column("N", column))
    return Chart(kind, "Title", "Alternative", Table("T", columns, lines), (1,), "reviews")


def heat_of(rows, kind="mark", labels=None):
    """A chart of the rows' cells, all of one kind."""
    labels = labels or [f"Row {n}" for n in range(len(rows))]
    headings = [Column(f"DHR{n}", kind) for n in range(1, len(rows[0]) + 1)]
    lines = [Line((label, *row)) for label, row in zip(labels, rows, strict=True)]
    table = Table("T", (Column("Subtheme", "label", 44), *headings), lines)
    return Chart("heat", "Title", "Alternative", table, tuple(range(1, len(rows[0]) + 1)), "axis")


def texts(chart):
    """Every line of text on a chart; matplotlib notes each beside its outlines."""
    svg = draw(chart, "svg").decode("utf-8")
    return [unescape(text) for text in re.findall(r"<!-- (.*?) -->", svg, re.DOTALL)]


def size_of(png):
    with Image.open(io.BytesIO(png)) as image:
        image.load()
        return image.size


def fills(chart):
    """How often each colour fills a shape."""
    found = re.findall(r"fill: (#[0-9a-f]{6})", draw(chart, "svg").decode())
    return {colour.upper(): found.count(colour) for colour in found}
