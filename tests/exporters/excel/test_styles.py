"""How wide and high the cells of a workbook are."""

import pytest

from dhrcode.exporters.excel.styles import (
    STYLES,
    heading_height,
    height,
    lines_of,
    points,
    width,
)
from dhrcode.reports.blocks import Column, Line


@pytest.mark.parametrize(
    ("column", "wide"),
    [
        (Column("Subtheme", "label", wide=44), 44),
        (Column("Reviews", "count"), 10),
        (Column("DHR2", "mark"), 6),
        (Column("DHR10", "mark"), 7),
        (Column("INTERVIEW3", "mark"), 12),
    ],
    ids=lambda one: one.heading if isinstance(one, Column) else "",
)
def test_a_column_is_as_wide_as_it_asks_and_a_mark_as_its_heading(column, wide):
    assert width(column) == wide


@pytest.mark.parametrize(
    ("text", "wide", "lines"),
    [("", 10, 1), ("x" * 11, 10, 1), ("x" * 12, 10, 2), ("x" * 23, 10, 3), ("a\n\nb", 10, 3)],
    ids=range(5),
)
def test_a_text_takes_as_many_lines_as_it_is_long(text, wide, lines):
    assert lines_of(text, wide) == lines


def test_no_row_is_higher_than_excel_allows():
    assert (points(1), points(2), points(1, 12)) == (18, 33, 15)
    assert points(27) == 408
    assert points(28) == points(1000) == 409


def test_a_row_is_as_high_as_its_longest_text():
    columns = (Column("Label", "label", wide=10), Column("DHR2", "mark"), Column("n", "count"))
    assert height(Line(("x" * 34, "y" * 99, 3)), columns) == points(4)
    assert height(Line(("x", "y", 3)), columns) == points(1)
    assert height(Line((3, "y", 3)), columns) == points(1)


@pytest.mark.parametrize(
    ("headings", "lines"),
    [([], 2), (["x"], 2), (["x" * 34], 4), (["x", "x" * 34, "x" * 12], 4), (["x" * 99], 5)],
    ids=range(5),
)
def test_headings_take_two_lines_at_least_and_five_at_most(headings, lines):
    assert heading_height([Column(one, "count") for one in headings]) == points(lines)


def test_each_style_says_how_a_cell_looks():
    assert {"title", "heading", "label", "count", "percent", "present", "p"} <= STYLES.keys()
    assert STYLES["heading label"].items() < STYLES["heading"].items()
