"""The choices of a form's drop-downs, as ranges of a hidden sheet.

A list in the drop-down itself can have at most 255 characters (Excel specifications and limits).
"""

from collections.abc import Callable, Container, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from dhrcode.model.attribute_types.base import CellRule
from dhrcode.model.contact import OPPORTUNITIES, PEOPLE
from dhrcode.model.form import LISTS, SOURCES
from dhrcode.model.plan_names import offered_agencies
from dhrcode.model.record import FINDINGS, STATUSES
from dhrcode.reports.form import Subject

_ROOM_FOR_SOURCES = 60
"""The rows of the sheet of sources that evidence can choose from."""

_LOOSE = ("with", "themes")
"""Lists of a contact of which a cell may take several, or one with a number."""
_OTHER_CANDIDATE = {
    "error_type": "information",
    "error_title": "Not a name in the list",
    "error_message": "Keep it if none of those in the list is meant.",
}


Rules = Mapping[str, Callable[[str], CellRule | None]]
"""What a cell takes that has no list, given the cell: `B7`."""


class Lists:
    """The hidden sheet of lists, and by their names what cells take of them.

    Args:
        book: the workbook.
        listed: the choices of each list.
        rules: of cells without a list, by the name that their columns give.
        loose: the lists of which a cell may hold something else, if the person says so twice.
    """

    def __init__(
        self,
        book: Workbook,
        listed: Mapping[str, Iterable[str]],
        rules: Rules = MappingProxyType({}),
        loose: Container[str] = (),
    ) -> None:
        self._sheet = book.add_worksheet(LISTS)
        self._sheet.hide()
        self._text = book.add_format({"num_format": "@"})
        self._rules = rules
        self._choices = {
            name: _choice(LISTS, at, self._put(at, name, values), loose=name in loose)
            for at, (name, values) in enumerate(listed.items())
        }
        self._choices["source"] = _choice(SOURCES, 0, _ROOM_FOR_SOURCES, loose=True)
        if "candidate" in self._choices:
            self._choices["candidate"] |= _OTHER_CANDIDATE

    def _put(self, at: int, name: str, values: Iterable[str]) -> int:
        """Writes a list as a column, and gives the row that it ends in."""
        last = 0
        for last, value in enumerate((name, *values)):
            self._sheet.write_string(last, at, value, self._text)
        return last

    def rule(self, name: str, row: int, column: int) -> dict[str, Any] | None:
        """What a cell takes of a list, in XlsxWriter's words; None where there is no such list."""
        if name in self._choices or name not in self._rules:
            return self._choices.get(name)
        rule = self._rules[name](xl_rowcol_to_cell(row, column))
        return rule and {
            "validate": "custom",
            "value": rule.formula,
            "error_title": "Not a value of this cell",
            "error_message": rule.message,
        }


def coding_lists(book: Workbook, subject: Subject) -> Lists:
    """The lists of a form for coding."""
    codebook = subject.codebook
    types = {a.name: a.data_type for a in codebook.attributes}
    listed: dict[str, Iterable[str]] = {
        "finding": FINDINGS,
        "subtheme": codebook.subthemes,
        "status": STATUSES,
        "kind": codebook.kind_ids,
        "agency": offered_agencies(codebook),
        "opportunity": OPPORTUNITIES,
        "with": PEOPLE,
        "themes": codebook.subthemes,
        **({"candidate": [c.label for c in codebook.candidates]} if codebook.candidates else {}),
        **{a.name: a.offered for a in codebook.attributes if a.allowed},
    }
    several = {*_LOOSE, *(name for name, one in types.items() if one.several)}
    return Lists(book, listed, {name: one.cell_rule for name, one in types.items()}, several)


def _choice(sheet: str, column: int, last: int, *, loose: bool) -> dict[str, Any]:
    """Adds a drop-down; a loose one asks before it accepts a value that is not listed."""
    return {
        "validate": "list",
        "source": f"={sheet}!{xl_range_abs(1, column, last, column)}",
        "error_type": "warning" if loose else "stop",
        "error_title": "Not in the list",
        "error_message": "Choose one from the list, or leave the cell empty.",
    }
