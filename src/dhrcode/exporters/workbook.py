"""XLSX: the published layout, ready for a meeting."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dhrcode.errors import UsageError
from dhrcode.exporters.sheet_text import safe_text, sheet_title
from dhrcode.reports.blocks import Cell, Column, Line, Report, Table, origin_table
from dhrcode.reports.marks import MARKS

MAX_COLUMNS = 16_384
"""Columns of a sheet (Excel specifications and limits)."""
MARKS_TO_A_PAGE = 40
"""Review columns that are still readable on one A4 page across."""
_A4 = 9
_HEADING_ROW = 3
_CHARACTERS_TO_A_LINE = 1.1  # proportional type: a column holds a little more than its width
_LINE_HEIGHT = 15.0
_MAX_HEIGHT = 409.0

_INK, _GREY = "#1F3044", "#404040"
_BOX = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
_HEADING = {"bold": True, "font_color": "#FFFFFF", "bg_color": _INK, "text_wrap": True} | _BOX
_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": _INK},
    "note": {"font_color": _GREY},
    "heading": _HEADING | {"align": "center"},
    "heading label": _HEADING,
    "band": {"bold": True, "font_color": _INK, "bg_color": "#D9E2EC"} | _BOX,
    "label": {"text_wrap": True} | _BOX,
    "text": _BOX | {"text_wrap": True, "valign": "top"},
    "count": {"align": "center", "num_format": "0"} | _BOX,
    "percent": {"align": "center", "num_format": "0%"} | _BOX,
    "mark": {"align": "center", "font_color": "#595959"} | _BOX,
    "present": {"align": "center", "bold": True, "font_color": "#5A3A00",
                "bg_color": "#F6D9B0"} | _BOX,
}  # fmt: skip


def render(report: Report) -> bytes:
    """The report as a workbook: a sheet for each table, and one of where it came from.

    Raises:
        UsageError: a table has more columns than a sheet.
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    # A fixed day: the same input gives the same bytes.
    book.set_properties({"title": safe_text(report.title), "author": "dhrcode",
                         "created": datetime(2000, 1, 1, tzinfo=UTC)})  # fmt: skip
    sheets = _Sheets(book)
    for number, table in enumerate((*report.tables, origin_table(report))):
        sheets.add(table, report.title if number == 0 else table.title, report.subtitle)
    book.close()
    return out.getvalue()


class _Sheets:
    """Adds tables to a workbook, one sheet each, with formats made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats = {name: book.add_format(style) for name, style in _STYLES.items()}
        self._quoted = {
            name: book.add_format(style | {"quote_prefix": True}) for name, style in _STYLES.items()
        }
        self._titles: list[str] = []

    def add(self, table: Table, heading: str, subtitle: str) -> None:
        if len(table.columns) > MAX_COLUMNS:
            raise UsageError(f"a sheet has {MAX_COLUMNS:,} columns and the table needs "
                             f"{len(table.columns):,}: write .csv, or use --where")  # fmt: skip
        self._titles.append(sheet_title(table.title, self._titles))
        sheet = self._book.add_worksheet(self._titles[-1])
        self._text(sheet, 0, 0, heading, "title")
        self._text(sheet, 1, 0, subtitle, "note")
        self._headings(sheet, table.columns)
        for row, line in enumerate(table.lines, start=_HEADING_ROW + 1):
            self._line(sheet, row, line, table.columns)
        self._below(sheet, _HEADING_ROW + len(table.lines) + 2, table)
        _page(sheet, table, self._titles[-1])

    def _text(self, sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
        """Text stays text, whatever it looks like."""
        formats = self._quoted if text[:1] in ("=", "+", "-", "@", "'") else self._formats
        sheet.write_string(row, column, safe_text(text), formats[style])

    def _headings(self, sheet: Worksheet, columns: Sequence[Column]) -> None:
        for number, column in enumerate(columns):
            style = "heading label" if column.kind in ("label", "text") else "heading"
            self._text(sheet, _HEADING_ROW, number, column.heading, style)
            sheet.set_column(number, number, _width(column))
        sheet.set_row(_HEADING_ROW, 2 * _LINE_HEIGHT + 2)

    def _line(self, sheet: Worksheet, row: int, line: Line, columns: Sequence[Column]) -> None:
        if line.band:
            self._text(sheet, row, 0, str(line.cells[0]), "band")
            for number in range(1, len(columns)):
                sheet.write_blank(row, number, None, self._formats["band"])
            return
        sheet.set_row(row, _height(line, columns))
        present, mark = self._formats["present"], self._formats["mark"]
        for number, (column, value) in enumerate(zip(columns, line.cells, strict=True)):
            if column.kind != "mark":
                self._cell(sheet, row, number, value, column.kind)
            elif value is None:
                sheet.write_blank(row, number, None, mark)
            else:
                sheet.write_string(
                    row, number, MARKS[value], present if value == "present" else mark
                )

    def _cell(self, sheet: Worksheet, row: int, column: int, value: Cell, style: str) -> None:
        if value is None:
            sheet.write_blank(row, column, None, self._formats[style])
        elif isinstance(value, str):
            self._text(sheet, row, column, value, style)
        else:
            sheet.write_number(row, column, value, self._formats[style])

    def _below(self, sheet: Worksheet, row: int, table: Table) -> None:
        for mark, said in table.legend:
            self._text(sheet, row, 0, f"{mark}  {said}".strip(), "note")
            row += 1
        for note in table.notes:
            self._text(sheet, row, 0, note, "note")
            row += 1


def _width(column: Column) -> float:
    if column.wide:
        return column.wide
    return max(len(column.heading) + 2, 6) if column.kind == "mark" else 10


def _height(line: Line, columns: Sequence[Column]) -> float:
    """Points for the longest text of a row, since no program measures it on opening."""
    lines = 1
    for column, cell in zip(columns, line.cells, strict=True):
        if column.wide and isinstance(cell, str):
            lines = max(lines, ceil(len(cell) / (column.wide * _CHARACTERS_TO_A_LINE)))
    return min(lines * _LINE_HEIGHT + 3, _MAX_HEIGHT)


def _page(sheet: Worksheet, table: Table, title: str) -> None:
    marks = sum(column.kind == "mark" for column in table.columns)
    sheet.freeze_panes(_HEADING_ROW + 1, 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(max(1, ceil(marks / MARKS_TO_A_PAGE)), 0)
    sheet.repeat_rows(_HEADING_ROW)
    sheet.repeat_columns(0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&RPage &P of &N")
