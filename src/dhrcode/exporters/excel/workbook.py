"""XLSX: the published layout, ready for a meeting."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from math import ceil
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dhrcode.analysis.ledger import AtLeast, Hidden, Undefined
from dhrcode.errors import UsageError
from dhrcode.exporters.excel.cell_sheet import CellSheet
from dhrcode.exporters.excel.charts import TablePlace, put_chart, shade
from dhrcode.exporters.excel.sheet_text import safe_text, sheet_title
from dhrcode.exporters.excel.styles import (
    STYLES,
    heading_height,
    height,
    lines_of,
    percent_format,
    points,
    width,
)
from dhrcode.exporters.excel.tables import arranged, order_of, table_name, xml_heading
from dhrcode.reports.blocks import (
    Cell,
    Chart,
    Column,
    Line,
    Paragraph,
    Report,
    Section,
    Table,
    tables_alone,
    with_origin,
)
from dhrcode.reports.marks import MARKS

MAX_COLUMNS = 16_384
"""The most columns of a sheet (Excel specifications and limits)."""
MARKS_TO_A_PAGE = 40
"""The most review columns that are readable on one landscape A4 page."""
_A4 = 9
HEADINGS_ROW = 3
"""The row of the headings of every table, counted from 0: above it, in one row, what is said."""
_SAID_ROW = 2
_FROZEN_HEIGHT = 100.0
"""Points of the sentences above a table beyond which no row is frozen: none would be left."""
_LINES_TO_A_PAGE = 30
_TEXT_WIDTH = 110
"""Characters in a line of running text over several columns."""
_QUOTED = ("=", "+", "-", "@", "'")
"""What a text begins with that a program might take for a formula."""


class SheetContent(NamedTuple):
    """The content of one sheet, from top to bottom.

    Attributes:
        name: that of the sheet.
        heading: its first line.
        said: the sentences before the table, or of a sheet that has none.
        table: its table, arranged as Excel wants it.
        order: which column of the report's table each of its columns is.
        after: charts and sentences below.
    """

    name: str = ""
    heading: str = ""
    said: Sequence[Paragraph] = ()
    table: Table | None = None
    order: Sequence[int] = ()
    after: Sequence[Chart | Paragraph] = ()

    @property
    def columns(self) -> Sequence[Column]:
        """Those of the table; none if there is no table."""
        return self.table.columns if self.table else ()

    @property
    def place(self) -> TablePlace:
        """The place of the table's first line."""
        return TablePlace(self.name, HEADINGS_ROW + 1, self.order)


def render(report: Report) -> bytes:
    """The report as a workbook: a sheet for each table, and one on where it came from.

    Raises:
        UsageError: a table has more columns than a sheet.
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    # A fixed day: the same input gives the same bytes.
    book.set_properties(
        {
            "title": safe_text(report.title),
            "author": "dhrcode",
            "created": datetime(2000, 1, 1, tzinfo=UTC),
        }
    )
    sheets = list(_planned(report))
    places = {sheet.table.title: sheet.place for sheet in sheets if sheet.table}
    writer = _SheetWriter(book, report.subtitle, places)
    names: list[str] = []
    for sheet in sheets:
        if sheet.table:
            names.append(table_name(sheet.table, names))
        writer.add(sheet, names[-1] if names else "")
    book.close()
    return out.getvalue()


def _planned(report: Report) -> Iterator[SheetContent]:
    """The sheets in order, planned so that their names and places are known before writing."""
    taken: list[str] = []
    figures = tables_alone(report.figures) if report.figures else ()
    for section in (*with_origin(report), *figures):
        for number, sheet in enumerate(_parted(section)):
            title = section.title if number == 0 or sheet.table is None else sheet.table.title
            taken.append(sheet_title(title, taken))
            heading = report.title if len(taken) == 1 else title
            yield sheet._replace(name=taken[-1], heading=heading)


def _parted(section: Section) -> list[SheetContent]:
    """A sheet for each table of a section, with the sentences before it; the rest is below."""
    sheets = [SheetContent()]
    for number, block in enumerate(section.blocks):
        last = sheets[-1]
        more = any(isinstance(later, Table) for later in section.blocks[number:])
        if last.table is not None and more and not isinstance(block, Chart):
            last = SheetContent()
            sheets.append(last)
        if isinstance(block, Table):
            table, order = arranged(block), order_of(block.columns)
            sheets[-1] = last._replace(table=table, order=order)
        elif isinstance(block, Chart) or last.table is not None or last.after:
            sheets[-1] = last._replace(after=(*last.after, block))
        else:
            sheets[-1] = last._replace(said=(*last.said, block))
    return sheets


class _SheetWriter:
    """Writes sheets into a workbook, with formats made once."""

    def __init__(self, book: Workbook, subtitle: str, places: dict[str, TablePlace]) -> None:
        self._book = book
        self._subtitle = subtitle
        self._places = places
        styles = STYLES | {"percent": STYLES["percent"] | {"num_format": percent_format()}}
        self._formats = {name: book.add_format(style) for name, style in styles.items()}
        self._quoted = {
            name: book.add_format(style | {"quote_prefix": True}) for name, style in styles.items()
        }

    def add(self, planned: SheetContent, name: str) -> None:
        """Writes a sheet; `name` is that of its table."""
        columns = planned.columns
        if len(columns) > MAX_COLUMNS:
            raise UsageError(
                f"a sheet has {MAX_COLUMNS:,} columns and the table needs "
                f"{len(columns):,}: write .csv, or use --where"
            )
        sheet = self._book.add_worksheet(planned.name, CellSheet)
        self._text(sheet, 0, 0, planned.heading, "title")
        self._text(sheet, 1, 0, self._subtitle, "subtitle")
        row, room = HEADINGS_ROW, _span(columns)
        if planned.table:
            self._above(sheet, planned.said, room)
            row = self._table(sheet, planned.table, planned.place, name)
        else:
            row = self._said(sheet, row, planned.said, room)
        breaks = []
        for block in planned.after:
            if isinstance(block, Chart):
                if planned.table:  # in print it then begins a page, so that it is not cut in two
                    breaks.append(row)
                place = self._places.get(block.table.title)
                row = put_chart(self._book, sheet, row, block, place)
            else:
                row = self._said(sheet, row, (block,), room)
        sheet.set_h_pagebreaks(breaks)
        _page(sheet, planned)

    def _said(
        self, sheet: Worksheet, row: int, said: Sequence[Paragraph], room: tuple[int, float]
    ) -> int:
        for paragraph in said:
            style = "lead" if paragraph.lead else "said"
            self._wrapped(sheet, row, _headed(paragraph), style, room)
            row += 1
        return row + 1

    def _above(self, sheet: Worksheet, said: Sequence[Paragraph], room: tuple[int, float]) -> None:
        """The sentences above a table in one row, so that their number moves no cell of it."""
        if said:
            style = "lead" if all(paragraph.lead for paragraph in said) else "said"
            text = "\n".join(map(_headed, said))
            self._wrapped(sheet, _SAID_ROW, text, style, room)

    def _wrapped(
        self, sheet: Worksheet, row: int, text: str, style: str, room: tuple[int, float]
    ) -> None:
        """Running text over several columns, in a row that is high enough for it."""
        over, wide = room
        shown = safe_text(text)
        if over > 1:
            sheet.merge_range(row, 0, row, over - 1, "", self._style(text, style))
        sheet.write_string(row, 0, shown, self._style(text, style))
        sheet.set_row(row, points(lines_of(shown, wide), 17 if style == "lead" else 15))

    def _table(self, sheet: Worksheet, table: Table, place: TablePlace, name: str) -> int:
        last = place.row + max(len(table.lines), 1) - 1  # a table of Excel's has a row, if empty
        if table.columns:
            columns = [{"header": xml_heading(column.heading)} for column in table.columns]
            options = {"name": name, "columns": columns, "style": None, "title": table.title}
            sheet.add_table(place.row - 1, 0, last, len(columns) - 1, options)
        self._headings(sheet, table.columns, place.row - 1)
        for row, line in enumerate(table.lines, start=place.row):
            self._line(sheet, row, line, table.columns)
        if table.scaled:
            shade(sheet, table, place)
        return self._below(sheet, last + 2, table)

    def _style(self, text: str, style: str) -> object:
        return (self._quoted if text.startswith(_QUOTED) else self._formats)[style]

    def _text(self, sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
        """Writes text as text, whatever it looks like."""
        sheet.write_string(row, column, safe_text(text), self._style(text, style))

    def _headings(self, sheet: Worksheet, columns: Sequence[Column], row: int) -> None:
        for number, column in enumerate(columns):
            style = "heading label" if column.kind in ("label", "text") else "heading"
            self._text(sheet, row, number, column.heading, style)
            sheet.set_column(number, number, width(column))
        sheet.set_row(row, heading_height(columns))

    def _line(self, sheet: Worksheet, row: int, line: Line, columns: Sequence[Column]) -> None:
        if line.band:
            self._text(sheet, row, 0, str(line.cells[0]), "band")
            for number in range(1, len(columns)):
                sheet.write_blank(row, number, None, self._formats["band"])
            return
        sheet.set_row(row, height(line, columns))
        for number, (column, value) in enumerate(zip(columns, line.cells, strict=True)):
            self._cell(sheet, (row, number), value, column.kind)

    def _cell(self, sheet: Worksheet, place: tuple[int, int], value: Cell, kind: str) -> None:
        if isinstance(value, str) and kind != "mark":  # first, as most cells are texts
            sheet.write_string(*place, safe_text(value), self._style(value, kind))
        elif value is None:
            sheet.write_blank(*place, None, self._formats[kind])
        elif isinstance(value, Hidden | Undefined):
            sheet.write_string(*place, str(value), self._formats[kind])
        elif kind == "mark":
            style = "present" if value == "present" else "mark"
            sheet.write_string(*place, MARKS[value], self._formats[style])
        else:
            larger = isinstance(value, AtLeast)  # whose text XlsxWriter would write as the number
            number = int(value) if larger else value
            sheet.write_number(*place, number, self._formats["at least" if larger else kind])

    def _below(self, sheet: Worksheet, row: int, table: Table) -> int:
        room = _span(table.columns)
        said = [f"{mark}  {meaning}".strip() for mark, meaning in table.legend]
        for text in (*said, *table.notes):
            self._wrapped(sheet, row, text, "note", room)
            row += 1
        return row + 1


def _span(columns: Sequence[Column]) -> tuple[int, float]:
    """How many columns running text covers, and how many characters that is."""
    wide = 0.0
    for number, column in enumerate(columns, start=1):
        wide += width(column)
        if wide >= _TEXT_WIDTH:
            return number, wide
    if not columns:
        return 12, 12 * 8.43  # Excel's default width
    return len(columns), wide


def _headed(paragraph: Paragraph) -> str:
    return f"{paragraph.heading}: {paragraph.text}" if paragraph.heading else paragraph.text


def _height_above(planned: SheetContent) -> float:
    """The points of the row of sentences above a table."""
    _, wide = _span(planned.columns)
    return points(sum(lines_of(paragraph.text, wide) for paragraph in planned.said))


def _page(sheet: Worksheet, planned: SheetContent) -> None:
    marks = sum(column.kind == "mark" for column in planned.columns)
    if planned.table:
        heading = HEADINGS_ROW
        if _height_above(planned) <= _FROZEN_HEIGHT:
            sheet.freeze_panes(heading + 1, 1)
        if len(planned.table.lines) > _LINES_TO_A_PAGE or not planned.after:
            sheet.repeat_rows(heading)
        sheet.repeat_columns(0)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(max(1, ceil(marks / MARKS_TO_A_PAGE)), 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer(f"&L{planned.name.replace('&', '&&')}&RPage &P of &N")
