"""CSV: UTF-8, one line for each row, safe to open in a spreadsheet."""

import csv
import io

from dhrcode.reports.blocks import Cell, Report

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> bytes:
    """The report's flat rows as CSV (RFC 4180, but lines end in LF)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([guarded(cell) for cell in row] for row in report.flat())
    return out.getvalue().encode("utf-8")


def guarded(cell: Cell) -> Cell:
    """A cell with an apostrophe before text that a spreadsheet would run as a formula (OWASP)."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell


def unguarded(text: str) -> str:
    """A cell's text without the apostrophe that `guarded` has put before it."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA_STARTS) else text
