"""A cell in words."""

import pytest

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.reports.cell_text import cell_text


@pytest.mark.parametrize(
    ("kind", "cell", "said"),
    [
        ("mark", "present", "✓"),
        ("mark", None, ""),
        ("count", 0, "0"),
        ("count", 12, "12"),
        ("count", HIDDEN, "*"),
        ("mark", HIDDEN, "*"),
        ("percent", HIDDEN, "*"),
        ("percent", 5 / 13, "38%"),
        ("percent", 0.285, "29%"),
        ("percent", None, ""),
        ("number", 0.625, "0.63"),
        ("number", 1 / 3, "0.33"),
        ("number", 2.0, "2.00"),
        ("number", 7, "7.00"),
        ("p", 0.0004, "<0.001"),
        ("p", 0.001, "0.001"),
        ("p", 0.0625, "0.063"),
        ("p", 1.0, "1.000"),
        ("p", 1e-12, "<0.001"),
        ("count", "6 of 13", "6 of 13"),
        ("text", 3, "3"),
        ("label", "x", "x"),
    ],
)
def test_each_kind_of_cell(kind, cell, said):
    assert cell_text(kind, cell) == said
