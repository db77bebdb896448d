"""Bars and columns: their length, their order, and what is printed beside them."""

import re
from html import unescape

import pytest

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.exporters.charts import styles
from dhrcode.exporters.charts.drawing import draw
from dhrcode.reports.blocks import Chart, Column, Line, Table


def charts(report):
    return [b for section in report.sections for b in section.blocks if isinstance(b, Chart)]


def chart_of(kind, labels, cells, column="count"):
    """A chart of one column."""
    lines = [Line((label, cell)) for label, cell in zip(labels, cells, strict=True)]
    columns = (Column("Subtheme", "label", 44), Column("N", column))
    return Chart(kind, "Title", "Alternative", Table("T", columns, lines), (1,), "reviews")


def texts(chart):
    """Every line of text on a chart; matplotlib notes each beside its outlines."""
    svg = draw(chart, "svg").decode("utf-8")
    return [unescape(text) for text in re.findall(r"<!-- (.*?) -->", svg, re.DOTALL)]


def fills(chart):
    """How often each colour fills a shape."""
    found = re.findall(r"fill: (#[0-9a-f]{6})", draw(chart, "svg").decode())
    return {colour.upper(): found.count(colour) for colour in found}


def test_bars_have_the_areas_the_labels_and_the_numbers_as_the_table_shows_them(sample):
    chart = charts(sample())[0]
    assert texts(chart) == [
        "0",
        "1",
        "2",
        "reviews",
        "Process & policy",
        "Use of MARACs",
        "2",
        "Police response",
        "0",
        "Health",
        "Issues related to GPs",
        "*",
    ]
    assert fills(chart)[styles.BAR] == 3


def test_a_bar_is_as_long_as_its_number_and_there_is_none_for_a_hidden_one():
    chart = chart_of("bars", "abcde", [1, 4, 0, HIDDEN, None])
    outlines = re.findall(r'd="([^"]+)"[^>]*fill: #41658a', draw(chart, "svg").decode())
    wide = []
    for outline in outlines:
        across = [float(x) for x, _ in re.findall(r"([\d.]+) ([\d.]+)", outline)]
        wide.append(max(across) - min(across))
    longest = (styles.WIDTH - 0.75 - styles.LABELS - styles.MARGIN) * 72
    assert wide == pytest.approx([longest / 4, longest, 0, 0, 0], abs=0.01)
    assert texts(chart)[-9:] == ["a", "1", "b", "4", "c", "0", "d", "*", "e"]


def test_bars_stand_in_the_order_of_the_table(sample):
    chart = chart_of("bars", ["last", "first", "middle"], [1, 3, 2])
    found = texts(chart)
    assert [found.index(label) for label in ("last", "first", "middle")] == sorted(
        found.index(label) for label in ("last", "first", "middle")
    )


def test_columns_have_a_year_and_a_number_each(sample):
    assert texts(charts(sample())[3]) == ["0", "1", "2", "reviews", "1", "2012", "2", "2013"]


def test_an_axis_of_percentages_has_each_once():
    found = texts(chart_of("bars", "ab", [0.011, 0.004], "percent"))
    assert found[:2] == ["0%", "1%"]
    assert found.count("0%") == 2  # a tick and a value
