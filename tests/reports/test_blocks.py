"""Percentages, as every report shows them."""

import pytest

from dhrcode.reports.blocks import DECIMALS, percent


@pytest.mark.parametrize(
    ("proportion", "shown"),
    [
        (0, "0%"),
        (1, "100%"),
        (1 / 3, "33%"),
        (2 / 3, "67%"),
        (0.005, "1%"),
        (0.125, "13%"),
        (0.285, "29%"),
        (0.995, "100%"),
        (0.0049, "0%"),
        (1 / 13, "8%"),
        (5 / 13, "38%"),
    ],
)
def test_percentages_round_halves_up(proportion, shown):
    assert percent(proportion) == shown


def test_percentages_have_as_many_decimals_as_are_asked_for():
    assert [percent(1 / 3, places) for places in (0, 1, 2)] == ["33%", "33.3%", "33.33%"]
    assert percent(0.0625, 1) == "6.3%"  # halves up, as in spreadsheets
    token = DECIMALS.set(1)
    try:
        assert percent(1 / 3) == "33.3%"
    finally:
        DECIMALS.reset(token)
