"""Counts and proportions in words."""

import pytest

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.reports.blocks import Line
from dhrcode.reports.counts import banded, of_reviews


@pytest.mark.parametrize(
    ("part", "whole", "proportion", "said"),
    [
        (6, 13, 6 / 13, "6 of 13 reviews (46%)"),
        (1, 1, 1.0, "1 of 1 review (100%)"),
        (0, 0, None, "0 of 0 reviews"),
        (HIDDEN, 13, HIDDEN, "* of 13 reviews"),
        (6, HIDDEN, HIDDEN, "6 of * reviews"),
    ],
)
def test_a_count_is_said_with_its_denominator(part, whole, proportion, said):
    assert of_reviews(part, whole, proportion) == said


def test_a_band_stands_above_rows_of_its_own_and_again_where_it_comes_back():
    rows = [("A", 1), ("A", 2), ("B", 3), ("A", 4)]
    lines = list(banded(rows, lambda r: r[0], lambda r: (r[1],), lambda r: f"k{r[1]}"))
    assert lines == [
        Line(("A",), band=True),
        Line((1,), key="k1"),
        Line((2,), key="k2"),
        Line(("B",), band=True),
        Line((3,), key="k3"),
        Line(("A",), band=True),
        Line((4,), key="k4"),
    ]
