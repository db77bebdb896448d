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
    """A heading of the columns' names, and a line a row; what is empty stays empty."""
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(map(_safe, rows))
    text.flush()
    return out.getvalue()


def _safe(row: TidyRow) -> Iterable[TidyValue]:
    # Two million cells are asked a row at a time: each by itself takes three times as long.
    if not _RISKY.search("\0".join([cell for cell in row if type(cell) is str])):
        return row
    return [_cell(cell) for cell in row]


def _cell(cell: TidyValue) -> TidyValue:
    """Text that a spreadsheet would run gets an apostrophe before it; a number such as -5 not."""
    if isinstance(cell, str) and not _NUMBER.fullmatch(cell):
        return str(guarded(cell))
    return cell
