"""The text of a cell, the same on screen, on paper and on a web page."""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from dhrcode.analysis.ledger import Hidden, Undefined
from dhrcode.reports.blocks import Cell, ColumnKind, percent
from dhrcode.reports.marks import MARKS

if TYPE_CHECKING:
    from dhrcode.analysis.case_evidence import CaseEvidence
    from dhrcode.analysis.coded_words import CodedWords
    from dhrcode.model.evidence import Evidence

    EvidenceWords = Evidence | CaseEvidence | CodedWords

SMALLEST_P = 0.001
"""A smaller probability is shown as less than this (APA Publication Manual, 7th edition, 6.36)."""


def cell_text(kind: ColumnKind, cell: Cell) -> str:
    """A cell as text: a finding's mark, a whole percentage, `<0.001`, nothing for nothing."""
    if isinstance(cell, Hidden | Undefined):
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
    """Rounded with halves up, as in spreadsheets; `format` would turn 0.625 into 0.62."""
    return str(Decimal(repr(float(number))).quantize(Decimal(unit), ROUND_HALF_UP))


def evidence_text(piece: "EvidenceWords") -> str:
    """A piece of evidence in a line: `overview, page 20: "its words" - the coder's words`."""
    where = ", ".join(
        text
        for text in (
            piece.source,
            piece.page and f"page {piece.page}",
            piece.section and f"section {piece.section}",
        )
        if text
    )
    said = " - ".join(filter(None, (piece.quote and f'"{piece.quote}"', piece.note)))
    return ": ".join(filter(None, (where, said)))
