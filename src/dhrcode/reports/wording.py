"""A cell in words, the same on screen, on paper and on a page."""

from decimal import ROUND_HALF_UP, Decimal

from dhrcode.analysis.ledger import Hidden
from dhrcode.reports.blocks import Cell, ColumnKind, percent
from dhrcode.reports.marks import MARKS

SMALLEST_P = 0.001
"""A probability below it is said to be so (APA Publication Manual, 7th edition, 6.36)."""


def shown(kind: ColumnKind, cell: Cell) -> str:
    """A cell as text: a finding's mark, a whole percentage, `<0.001`, nothing for nothing."""
    if isinstance(cell, Hidden):
        return str(cell)
    if kind == "mark":
        return MARKS[cell]
    if cell is None:
        return ""
    if isinstance(cell, str) or kind in ("label", "text", "count"):
        return str(cell)
    return _number(kind, cell)


def _number(kind: ColumnKind, number: float) -> str:
    if kind == "percent":
        return percent(number)
    if kind == "p":
        return f"<{SMALLEST_P}" if number < SMALLEST_P else _rounded(number, "0.001")
    return _rounded(number, "0.01")


def _rounded(number: float, unit: str) -> str:
    """Halves up, as spreadsheets round: `format` would make 0.62 of 0.625."""
    return str(Decimal(repr(float(number))).quantize(Decimal(unit), ROUND_HALF_UP))
