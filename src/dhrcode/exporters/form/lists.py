"""What the drop-downs of a form offer, as ranges of a hidden sheet.

A list that stands in the drop-down itself has 255 characters at most (Excel specifications and
limits).
"""

from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from dhrcode.model.attribute_types import CellRule
from dhrcode.model.form import (
    ATTRIBUTES,
    CANDIDATES,
    FINDINGS,
    LISTS,
    RECORD,
    SOURCES,
    FormColumn,
    value_heading,
)
from dhrcode.model.record import FINDINGS as OF_SUBTHEME
from dhrcode.model.record import STATUSES
from dhrcode.reports.form import FormRow, Subject

_ROOM_FOR_SOURCES = 60
"""Rows of the sheet of sources from which evidence can choose one."""


class Lists:
    """The hidden sheet, and the drop-downs that point to it."""

    def __init__(self, book: Workbook, subject: Subject) -> None:
        self._sheet = book.add_worksheet(LISTS)
        self._sheet.hide()
        self._text = book.add_format({"num_format": "@"})
        self._count = 0
        codebook = subject.codebook
        self._findings = self._put("finding", OF_SUBTHEME)
        self._subthemes = self._put("subtheme", codebook.subthemes)
        self._of_record = {
            "status": self._put("status", STATUSES),
            "kind": self._put("kind", codebook.kind_ids),
        }
        self._attributes: dict[tuple[str, str], tuple[str, bool]] = {
            (a.of, a.id): (self._put(f"{a.of}.{a.id}", a.allowed), a.data_type.several)
            for a in codebook.attributes
            if a.allowed
        }
        self._types = {(str(a.of), a.id): a.data_type for a in codebook.attributes}
        self._sources = f"={SOURCES}!{xl_range_abs(1, 0, _ROOM_FOR_SOURCES, 0)}"

    def _put(self, name: str, values: Iterable[str]) -> str:
        """Writes a list as the next column, and gives the range of it."""
        at, last = self._count, 0
        self._count += 1
        self._sheet.write_string(0, at, name, self._text)
        for last, value in enumerate(values, start=1):
            self._sheet.write_string(last, at, value, self._text)
        return f"={LISTS}!{xl_range_abs(1, at, last, at)}"

    def offer(
        self, sheet: Worksheet, name: str, number: int, row: FormRow, columns: Sequence[FormColumn]
    ) -> None:
        """Gives the cells of a row their drop-downs."""
        if "band" in row:
            return
        at = {column.key: position for position, column in enumerate(columns)}
        if name == FINDINGS:
            self._of_finding(sheet, number, row, at)
        elif name == CANDIDATES:
            _choose(sheet, number, at["source"], self._sources, loose=True)
        elif name == RECORD and row["id"] in self._of_record:
            _choose(sheet, number, at["value"], self._of_record[row["id"]])
        elif name == ATTRIBUTES and (row["of"], row["id"]) in self._attributes:
            source, several = self._attributes[row["of"], row["id"]]
            values = [p for key, p in at.items() if key.startswith("Value")]
            for position in values if several else [at[value_heading(1)]]:
                _choose(sheet, number, position, source, loose=several)
        elif name == ATTRIBUTES:
            position = at[value_heading(1)]
            cell = xl_rowcol_to_cell(number, position)
            if rule := self._types[row["of"], row["id"]].cell_rule(cell):
                _hold(sheet, number, position, rule)

    def _of_finding(self, sheet: Worksheet, number: int, row: FormRow, at: dict[str, int]) -> None:
        _choose(sheet, number, at["source"], self._sources, loose=True)
        if "open" in row:
            _choose(sheet, number, at["id"], self._subthemes)
        elif "again" not in row:
            _choose(sheet, number, at["finding"], self._findings)


def _choose(sheet: Worksheet, row: int, column: int, source: str, *, loose: bool = False) -> None:
    """A drop-down; a loose one asks before it takes what it does not list."""
    sheet.data_validation(
        row,
        column,
        row,
        column,
        {
            "validate": "list",
            "source": source,
            "error_type": "warning" if loose else "stop",
            "error_title": "Not in the list",
            "error_message": "Choose one of the list, or leave the cell empty.",
        },
    )


def _hold(sheet: Worksheet, row: int, column: int, rule: CellRule) -> None:
    """A cell that takes only what its rule is true of."""
    sheet.data_validation(
        row,
        column,
        row,
        column,
        {
            "validate": "custom",
            "value": rule.formula,
            "error_title": "Not a value of this cell",
            "error_message": rule.message,
        },
    )
