"""A sheet on which a chart is drawn, and the numbers on its axes."""

import pytest

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.exporters.charts import styles
from dhrcode.exporters.charts.paper import (
    Box,
    Paper,
    kind_of,
    nothing,
    number_of,
    span,
    tick_text,
    ticks,
)
from dhrcode.reports.blocks import Chart, Column, Line, Table


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [
        ([], (0.0, 1.0)),
        ([0, 0], (0.0, 1.0)),
        ([3, 5], (0.0, 5)),
        ([-3, 5], (-3, 5)),
        ([-3, -1], (-3, 0.0)),
        ([0.2], (0.0, 0.2)),
    ],
)
def test_an_axis_has_nought_on_it(numbers, ends):
    assert span(numbers) == ends


@pytest.mark.parametrize(
    ("kind", "numbers", "marks"),
    [
        ("count", [3], [0, 1, 2, 3]),
        ("count", [13], [0, 5, 10]),
        ("count", [0], [0, 1]),
        ("percent", [0.46], [0, 0.1, 0.2, 0.3, 0.4]),
        ("percent", [1.0], [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        ("percent", [0.02], [0, 0.01, 0.02]),
        ("number", [0.5], [0, 0.1, 0.2, 0.3, 0.4, 0.5]),
        ("number", [-1.0, 1.0], [-1.0, -0.5, 0, 0.5, 1.0]),
    ],
)
def test_ticks_are_round_and_within_the_numbers_and_whole_for_counts(kind, numbers, marks):
    assert ticks(kind, numbers) == pytest.approx(marks)


@pytest.mark.parametrize(
    ("kind", "tick", "said"),
    [
        ("percent", 0.2, "20%"),
        ("count", 3.0, "3"),
        ("number", 0.1 + 0.2, "0.3"),
        ("number", -1.5, "-1.5"),
    ],
)
def test_a_tick_in_words(kind, tick, said):
    assert tick_text(kind, tick) == said


@pytest.mark.parametrize(
    ("cell", "number"),
    [(3, 3), (0, 0), (0.5, 0.5), (HIDDEN, None), ("present", None), (None, None)],
)
def test_what_a_cell_measures(cell, number):
    assert number_of(cell) == number


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [(["count"], "count"), (["percent", "count"], "percent"), (["count", "mark"], "mark")],
)
def test_a_chart_is_of_findings_if_one_column_is(kinds, kind):
    columns = (Column("Subtheme", "label"), *(Column(str(n), k) for n, k in enumerate(kinds)))
    table = Table("T", columns, [Line(("x", *[1] * len(kinds)))])
    assert kind_of(Chart("bars", "T", "A", table, tuple(range(1, len(columns))), "n")) == kind


def test_it_is_measured_in_inches_from_the_top_left_and_later_covers_earlier():
    paper = Paper(4, 3)
    assert tuple(paper.figure.get_size_inches()) == (4, 3)
    axes = paper.figure.axes[0]
    assert (axes.get_xlim(), axes.get_ylim()) == ((0, 4), (3, 0))
    paper.boxes([Box(0, 0, 1, 1, "#ffffff"), Box(1, 0, 2, 1, "#000000")], edged=True)
    paper.strokes([(0, 0, 1, 1)], "#000000")
    first, second = axes.collections
    assert first.get_zorder() < second.get_zorder()
    assert len(first.get_paths()) == 2
    assert first.get_paths()[1].get_extents().bounds == (1, 0, 2, 1)


def test_lines_of_a_text_are_centred_on_a_height():
    paper = Paper(4, 3)
    paper.lines(1, 1.5, ["one", "two", "three"])
    heights = [text.get_position()[1] for text in paper.figure.axes[0].texts]
    assert heights == pytest.approx([1.5 - styles.LINE_HEIGHT, 1.5, 1.5 + styles.LINE_HEIGHT])


def test_a_chart_without_rows_says_so():
    (text,) = nothing().figure.axes[0].texts
    assert text.get_text() == styles.NO_ROWS
