"""Tidy data as CSV: UTF-8, LF, RFC 4180, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable

from dhrcode.analysis.tidy_data import TidyColumn, TidyRow, TidyValue
from dhrcode.exporters.text.csv_file import guarded

_RISKY = re.compile(r"(?:^|\0)[=+\-@\t\r]")
_NUMBER = re.compile(r"-?[0-9]+")


def render(columns: Iterable[TidyColumn], rows: Iterable[TidyRow]) -> bytes:
    """A line of column names, and a line for each row; empty cells stay empty."""
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(map(_safe, rows))
    text.flush()
    return out.getvalue()


def _safe(row: TidyRow) -> Iterable[TidyValue]:
    # Two million cells are checked a row at a time: one by one takes three times as long.
    if not _RISKY.search("\0".join([cell for cell in row if type(cell) is str])):
        return row
    return [_cell(cell) for cell in row]


def _cell(cell: TidyValue) -> TidyValue:
    """A cell with an apostrophe before text that a spreadsheet would run; not before numbers."""
    if isinstance(cell, str) and not _NUMBER.fullmatch(cell):
        return str(guarded(cell))
    return cell
