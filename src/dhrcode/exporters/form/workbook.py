"""A form as XLSX, to be filled in without dhrcode, with drop-downs and instructions."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dhrcode import __version__
from dhrcode.exporters.fixed_zip import repacked
from dhrcode.exporters.form.guide import instructions
from dhrcode.exporters.form.lists import Lists, coding_lists
from dhrcode.exporters.form.styles import OPTIONS, STYLES, finished, height, held_text
from dhrcode.model.form import ABOUT, INSTRUCTIONS, OF_ROW, SHEETS, FormColumn, FormSheet
from dhrcode.reports.form import Subject
from dhrcode.reports.form_rows import FormRow, form_rows

_A4 = 9
_LONGEST_FOOTER = 100
"""Characters of what a footer names; Excel takes 255 in all, and each & may be two."""
_PROSE = 78
"""Characters in a line of the instructions."""
_BOLD = 0.9
"""How much of a width bold letters have, as they are wider."""


class FormPage(NamedTuple):
    """What a form is made of, of whatever kind.

    Attributes:
        name: what it is of, for the foot of each page.
        title: what the file is called within.
        instructions: the first sheet, line by line, each with its style.
        sheets: the sheets to be filled in, by their names; `repeats` how often a repeated column
            stands there.
        rows: of each sheet.
        about: what the hidden sheet says, key by key.
    """

    name: str
    title: str
    instructions: Iterable[tuple[str, str]]
    sheets: Mapping[str, FormSheet]
    repeats: int
    rows: Mapping[str, Sequence[FormRow]]
    about: Mapping[str, str]


def render(subject: Subject) -> bytes:
    """The form for one review, always the same bytes.

    Raises:
        RefusedError: a text of the record is longer than a cell may be.
    """
    page = FormPage(
        subject.review,
        f"{subject.review}: form",
        instructions(subject),
        SHEETS,
        subject.values(),
        form_rows(subject),
        subject.about()._asdict(),
    )
    return rendered(page, lambda book: coding_lists(book, subject))


def rendered(page: FormPage, lists: Callable[[Workbook], Lists]) -> bytes:
    """A form as a workbook, always the same bytes; `lists` makes its drop-downs."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_urls": False})
    book.set_properties(
        {
            "title": page.title,
            "author": "dhrcode",
            "created": datetime(2000, 1, 1, tzinfo=UTC),
        }
    )
    _FormWriter(book, page).write(lists)
    book.close()
    return repacked(out.getvalue(), lambda _, content: finished(content))


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of numbers that follow one another: Excel is slow with many rules."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


class _FormWriter:
    """Writes the sheets of one form, with formats made once."""

    def __init__(self, book: Workbook, page: FormPage) -> None:
        self._book, self._page = book, page
        self._formats = {name: book.add_format(style) for name, style in STYLES.items()}
        self._quoted = {
            name: book.add_format({**style, "quote_prefix": True}) for name, style in STYLES.items()
        }

    def write(self, made: Callable[[Workbook], Lists]) -> None:
        self._instructions()
        sheets = {name: self._book.add_worksheet(name) for name in self._page.sheets}
        lists = made(self._book)
        for name, sheet in sheets.items():
            self._sheet(sheet, name, self._page.rows[name], lists)
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
        for row, (text, style) in enumerate(self._page.instructions):
            self._text(sheet, (row, 0), text, style)
            sheet.set_row(row, height([(text, _PROSE * (0.6 if style == "title" else 1))]))
        sheet.protect("", OPTIONS)
        self._layout(sheet, INSTRUCTIONS, landscape=False)

    def _sheet(self, sheet: Worksheet, name: str, rows: Sequence[FormRow], lists: Lists) -> None:
        layout = self._page.sheets[name]
        columns = layout.columns_of(self._page.repeats)
        for number, column in enumerate(columns):
            self._text(sheet, (0, number), column.heading, "heading")
            sheet.set_column(number, number, column.width)
        sheet.set_row(0, height((column.heading, column.width * _BOLD) for column in columns))
        offered: dict[tuple[int, str], list[int]] = {}
        for number, row in enumerate(rows, start=1):
            if row.band:
                for at in range(len(columns)):
                    self._text(sheet, (number, at), row.band if at == 0 else "", "band")
            else:
                for typed in self._row(sheet, number, row, columns):
                    offered.setdefault(typed, []).append(number)
        for (at, list_name), numbers in offered.items():
            for first, last in _runs(numbers):
                if rule := lists.rule(list_name, first, at):
                    sheet.data_validation(first, at, last, at, rule)
        sheet.freeze_panes(1, layout.frozen)
        sheet.repeat_rows(0)
        sheet.protect("", OPTIONS)
        self._layout(sheet, name, landscape=True)

    def _row(
        self,
        sheet: Worksheet,
        number: int,
        row: FormRow,
        columns: Sequence[FormColumn],
    ) -> Iterator[tuple[int, str]]:
        """Writes a row, and gives each column to be typed in with the list that it offers."""
        for at, column in enumerate(columns):
            look = row.looks.get(column.key, column.look)
            self._text(sheet, (number, at), row.cells.get(column.key, ""), look)
            offered = row.list if column.list == OF_ROW else column.list
            if look == "typed":
                yield at, offered
        sheet.set_row(number, height((row.cells.get(c.key, ""), c.width) for c in columns))

    def _about(self) -> None:
        sheet = self._book.add_worksheet(ABOUT)
        said = {**self._page.about, "made with": f"dhrcode {__version__}"}
        for row, (key, value) in enumerate(said.items()):
            self._text(sheet, (row, 0), key, "plain")
            self._text(sheet, (row, 1), value, "plain")
        sheet.very_hidden()

    def _layout(self, sheet: Worksheet, name: str, *, landscape: bool) -> None:
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        of = f"{self._page.name}: {name}"[:_LONGEST_FOOTER].replace("&", "&&")
        sheet.set_footer(f"&L{of}&RPage &P of &N")
        sheet.hide_gridlines(2)
