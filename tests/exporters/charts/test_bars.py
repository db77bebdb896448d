"""Bars and columns: their length, their order, and what is printed beside them."""

import re
import runpy
from pathlib import Path

import pytest

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.exporters import palette
from dhrcode.exporters.charts import styles
from dhrcode.exporters.charts.drawing import draw

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
charts, chart_of, texts, fills = (_SHARED[n] for n in ("charts", "chart_of", "texts", "fills"))


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
    assert fills(chart)[palette.BLUE] == 3


def test_a_bar_is_as_long_as_its_number_and_there_is_none_for_a_hidden_one():
    chart = chart_of("bars", "abcde", [1, 4, 0, HIDDEN, None])
    outlines = re.findall(r'd="([^"]+)"[^>]*fill: #0072b2', draw(chart, "svg").decode())
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
