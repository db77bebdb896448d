"""A form as XLSX: what a person fills in without dhrcode, drop-downs and instructions included."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dhrcode import __version__
from dhrcode.exporters.fixed_zip import repacked
from dhrcode.exporters.form.guide import guide_rows, instructions
from dhrcode.exporters.form.lists import Lists
from dhrcode.exporters.form.styles import (
    GUIDE_WIDTHS,
    OPTIONS,
    STYLES,
    WIDTHS,
    finished,
    height,
    held_text,
)
from dhrcode.model.form import (
    ABOUT,
    ATTRIBUTES,
    CANDIDATES,
    COLUMNS,
    FINDINGS,
    GUIDE,
    INSTRUCTIONS,
    READ,
    RECORD,
    SOURCES,
    FormColumn,
    value_heading,
)
from dhrcode.reports.form import FormRow, Subject, form_rows

_A4 = 9
_PROSE = 78
"""Characters to a line of the instructions."""
_FROZEN = {SOURCES: 1, FINDINGS: 1, ATTRIBUTES: 3, CANDIDATES: 2, RECORD: 1}
"""Columns that stay in sight."""


def render(subject: Subject) -> bytes:
    """The form of one review, the same bytes whenever it is made.

    Raises:
        RefusedError: a text of the record is longer than a cell may be.
    """
    rows = form_rows(subject)
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_urls": False})
    book.set_properties(
        {
            "title": f"{subject.review}: form",
            "author": "dhrcode",
            "created": datetime(2000, 1, 1, tzinfo=UTC),
        }
    )
    _FormWriter(book, subject).write(rows)
    book.close()
    return repacked(out.getvalue(), lambda _, content: finished(content))


class _FormWriter:
    """Writes the sheets of one form, with formats made once."""

    def __init__(self, book: Workbook, subject: Subject) -> None:
        self._book, self._subject = book, subject
        self._formats = {name: book.add_format(style) for name, style in STYLES.items()}
        self._quoted = {
            name: book.add_format({**style, "quote_prefix": True}) for name, style in STYLES.items()
        }

    def write(self, rows: dict[str, list[FormRow]]) -> None:
        self._instructions()
        sheets = {name: self._book.add_worksheet(name) for name in READ}
        self._guide()
        lists = Lists(self._book, self._subject)
        for name, sheet in sheets.items():
            self._sheet(sheet, name, rows[name], lists)
        self._about()

    def _text(self, sheet: Worksheet, at: tuple[int, int], text: str, style: str) -> None:
        formats = self._quoted if text[:1] in ("=", "+", "-", "@", "'") else self._formats
        if text:
            sheet.write_string(*at, held_text(text), formats[style])
        else:
            sheet.write_blank(*at, None, formats[style])

    def _instructions(self) -> None:
        sheet = self._book.add_worksheet(INSTRUCTIONS)
        sheet.set_column(0, 0, _PROSE)
        for row, (text, style) in enumerate(instructions(self._subject)):
            self._text(sheet, (row, 0), text, style)
            sheet.set_row(row, height([(text, _PROSE * (0.6 if style == "title" else 1))]))
        sheet.protect("", OPTIONS)
        self._page(sheet, INSTRUCTIONS, landscape=False)

    def _columns(self, name: str) -> list[FormColumn]:
        """A sheet's columns, the attributes' values as many as are needed."""
        result: list[FormColumn] = []
        for column in COLUMNS[name]:
            if name == ATTRIBUTES and column.key == "value":
                headings = map(value_heading, range(1, self._subject.values() + 1))
                result.extend(FormColumn(heading, heading) for heading in headings)
            else:
                result.append(column)
        return result

    def _sheet(self, sheet: Worksheet, name: str, rows: Sequence[FormRow], lists: Lists) -> None:
        columns = self._columns(name)
        for number, column in enumerate(columns):
            self._text(sheet, (0, number), column.heading, "heading")
            sheet.set_column(number, number, _wide(column))
        for number, row in enumerate(rows, start=1):
            self._row(sheet, number, row, columns)
            lists.offer(sheet, name, number, row, columns)
        sheet.freeze_panes(1, _FROZEN[name])
        sheet.repeat_rows(0)
        sheet.protect("", OPTIONS)
        self._page(sheet, name, landscape=True)

    def _row(
        self, sheet: Worksheet, number: int, row: FormRow, columns: Sequence[FormColumn]
    ) -> None:
        for at, column in enumerate(columns):
            if "band" in row:
                self._text(sheet, (number, at), row["band"] if at == 0 else "", "band")
            else:
                self._text(sheet, (number, at), row.get(column.key, ""), _style(column, row))
        if "band" not in row:
            sheet.set_row(number, height((row.get(c.key, ""), _wide(c)) for c in columns))

    def _guide(self) -> None:
        sheet = self._book.add_worksheet(GUIDE)
        for number, wide in enumerate(GUIDE_WIDTHS):
            sheet.set_column(number, number, wide)
        for number, cells in enumerate(guide_rows(self._subject.codebook)):
            style = "heading" if number == 0 else "band" if len(cells) == 1 else "told"
            for at in range(len(GUIDE_WIDTHS)):
                self._text(sheet, (number, at), cells[at] if at < len(cells) else "", style)
            if style == "told":
                sheet.set_row(number, height(zip(cells, GUIDE_WIDTHS, strict=True)))
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.protect("", OPTIONS)
        self._page(sheet, GUIDE, landscape=True)

    def _about(self) -> None:
        sheet = self._book.add_worksheet(ABOUT)
        said = {**self._subject.about()._asdict(), "made with": f"dhrcode {__version__}"}
        for row, (key, value) in enumerate(said.items()):
            self._text(sheet, (row, 0), key, "plain")
            self._text(sheet, (row, 1), value, "plain")
        sheet.very_hidden()

    def _page(self, sheet: Worksheet, name: str, *, landscape: bool) -> None:
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer(f"&L{self._subject.review}: {name}&RPage &P of &N")
        sheet.hide_gridlines(2)


def _wide(column: FormColumn) -> float:
    return WIDTHS[column.key.partition(" ")[0]]


def _style(column: FormColumn, row: FormRow) -> str:
    """How a cell looks, and whether it can be typed in."""
    if "open" in row and column.key in ("id", "finding"):
        return "typed" if column.key == "id" else "shut"
    if "again" in row and column.key in ("label", "finding"):
        return "quiet" if column.key == "label" else "shut"
    if column.key.startswith("Value ") and "several" not in row:
        return "shut"
    if column.key == "number" or not column.typed:
        return "quiet" if column.key in ("id", "of", "number") else "told"
    return "typed"
