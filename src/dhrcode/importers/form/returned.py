"""A return that an agency has filled in: what it says happened, each with its cells."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dhrcode.importers import FilePlace
from dhrcode.importers.form.about import hidden, no_form
from dhrcode.importers.form.grid import FormGrid
from dhrcode.importers.workbook.reader import read_workbook
from dhrcode.model.due_words import day_in_cell, due_in_cell
from dhrcode.model.form import FRESH
from dhrcode.model.plan import ANSWERS
from dhrcode.model.returns import (
    ACTIONS,
    REASONED,
    RECOMMENDATIONS,
    RETURN_LAYOUT,
    RETURN_SHEETS,
    RETURNED_EVENTS,
    ReturnAbout,
    cell_marks,
    told_keys,
)
from dhrcode.problems import Problem, has_errors
from dhrcode.text import any_of, nearest

_SUFFIXES = (".xlsx", ".xlsm")
_SAYS = {ACTIONS: ("what", RETURNED_EVENTS), RECOMMENDATIONS: ("answer", ANSWERS)}
"""Of each sheet the column that says what happened, and what may stand there."""
_AS_DAY = "type it with the year first, such as 2015-02-10"


class ReturnedEntry(NamedTuple):
    """What a row says.

    Attributes:
        sheet: the sheet it stands on.
        id: of the action, or of the recommendation.
        values: what was filled in, by the keys of the columns; days and dates in ISO.
        told: what the row tells of the plan, as it stands there now; empty of a further row.
        places: where each value stands; `id` always.
    """

    sheet: str
    id: str
    values: Mapping[str, str]
    told: Mapping[str, str]
    places: Mapping[str, FilePlace]

    @property
    def what(self) -> str:
        """What happened, or what was answered."""
        return self.values.get("what") or self.values["answer"]

    def place(self, key: str = "") -> FilePlace:
        """Where a value stands; where what happened does, if nothing stands there."""
        return self.places.get(key) or self.places[_SAYS[self.sheet][0]]


class ReturnedForm(NamedTuple):
    """A return as it came back.

    Attributes:
        about: what it was made of.
        marks: of each row that it was made with, digests of what that told.
        entries: what was filled in.
        problems: what is wrong with it.
        place: where the whole file is.
    """

    about: ReturnAbout
    marks: Mapping[str, str]
    entries: list[ReturnedEntry]
    problems: list[Problem]
    place: FilePlace


def is_return(path: Path) -> bool:
    """Whether a file is a return, by its hidden sheet.

    Raises:
        FileAccessError: it cannot be read.
    """
    if path.suffix.lower() not in _SUFFIXES or not path.is_file():
        return False
    book, _ = read_workbook(path, path.name)
    return book is not None and "agency" in hidden(book)


def read_return(path: Path, name: str) -> tuple[ReturnedForm | None, list[Problem]]:
    """Reads a return: what it says, or None and the problems.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
    """
    book, problems = read_workbook(path, name)
    if book is None:
        return None, problems
    said = hidden(book)
    if "agency" not in said and "review" in said:
        hint = "bring forms for coding in by themselves"
        return None, [book.place().problem("not-a-form", "not an agency's return", hint)]
    if not said.keys() >= set(ReturnAbout._fields) or not _is_day(said["on"]):
        return None, [book.place().located(no_form(book))]
    about = ReturnAbout(**{field: said[field] for field in ReturnAbout._fields})
    if about.form != RETURN_LAYOUT:
        unknown = f"the form has the layout '{about.form[:20]}', and this dhrcode reads another"
        hint = "make new ones with 'dhrcode plan returns'"
        return None, [book.place().problem("form-of-another-dhrcode", unknown, hint)]
    marks = {name: text for name, text in said.items() if "/" in name}
    form = ReturnedForm(about, marks, [], [], book.place())
    for sheet in RETURN_SHEETS:
        if sheet in book.sheets:
            _Returned(FormGrid(book.sheets[sheet], RETURN_SHEETS[sheet]), sheet, form).read()
        else:
            missing = f"there is no sheet '{sheet}'"
            form.problems.append(book.place().problem("missing-sheet", missing, FRESH))
    return (None if has_errors(form.problems) else form), form.problems


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class _Returned:
    """Reads a sheet of a return into the form."""

    def __init__(self, grid: FormGrid, sheet: str, form: ReturnedForm) -> None:
        self.grid, self.sheet, self.form = grid, sheet, form
        self.said, self.known = _SAYS[sheet]

    def read(self) -> None:
        """Adds what the sheet says, and what is wrong with it."""
        if self.grid.whole:
            rows = {row: self.grid.text(row, "id") for row in self.grid.rows()}
            for row, name in rows.items():
                self._row(row, name)
            self._deleted(set(rows.values()))
        self.form.problems.extend(self.grid.problems)

    def _deleted(self, there: set[str]) -> None:
        """Says which rows of this sheet are gone: each has a mark for each cell that tells."""
        for name, marks in self.form.marks.items():
            here = len(marks.split()) == len(told_keys(self.sheet))
            if here and name not in there:
                said = f"the row of {name} is gone, and nothing was read of it"
                place = self.grid.sheet.place()
                self.form.problems.append(place.problem("row-gone", said, "nothing, if so meant"))

    def _row(self, row: int, name: str) -> None:
        typed = [column for column in self.grid.layout.typed if column.key != "id"]
        dates = ("day", "due")
        given = {c.key: self.grid.text(row, c.key, day=c.list in dates).strip() for c in typed}
        values = {key: text for key, text in given.items() if text}
        told = self._told(row, name)
        if not values:
            return
        if not name:
            hint = "choose the one that is meant"
            self.grid.problem(row, "id", "row-without-id", "filled in, but of no action", hint)
            return
        values = self._values(row, values)
        places = {key: self.grid.place(row, key) for key in (self.said, "id", *values)}
        if self._whole(row, values):
            self.form.entries.append(ReturnedEntry(self.sheet, name, values, told, places))

    def _told(self, row: int, name: str) -> dict[str, str]:
        """What a row tells of the plan; that it is what stood there when the form was made."""
        keys = told_keys(self.sheet)
        told = {key: self.grid.text(row, key) for key in keys if name}
        if not any(text.strip() for text in told.values()):
            return {}
        before = self.form.marks.get(name, "").split()
        for key, text, mark in zip(keys, told.values(), before, strict=False):
            if cell_marks([text]) == mark:
                continue
            if key in ("recommendation", "action"):
                said = f"this is not the {key} of {name}, which the row has for its id"
                hint = "rows must be sorted whole; put both back as they were"
                self.grid.problem(row, key, "row-of-another-action", said, hint)
            else:
                said = "this cell is not to be filled in, and what was changed in it was not read"
                self.grid.problem(row, key, "told-cell-changed", said, "use the white cells")
        return told

    def _values(self, row: int, values: dict[str, str]) -> dict[str, str]:
        """What was filled in, with days in ISO, and what happened as it is called."""
        result = dict(values)
        if said := values.get(self.said):
            called = result[self.said] = "-".join(said.casefold().split())
            if called not in self.known:
                hint = nearest(called, self.known) or f"one of {any_of(self.known)}"
                unknown = f"'{said[:40]}' is nothing that an agency can say here"
                self.grid.problem(row, self.said, "bad-value", unknown, hint)
        for key in ("on", "to"):
            if key in values:
                result[key] = self._date(row, key, values[key])
        return result

    def _date(self, row: int, key: str, text: str) -> str:
        try:
            return day_in_cell(text) if key == "on" else due_in_cell(text)
        except ValueError as error:
            self.grid.problem(row, key, "bad-value", f"'{text[:40]}' {error}", _AS_DAY)
            return ""

    def _whole(self, row: int, values: Mapping[str, str]) -> bool:
        """Whether nothing is missing that such an entry needs."""
        lacking = [*_lacking(values.get(self.said), values)]
        for key, said, hint in lacking:
            self.grid.problem(row, key or self.said, "incomplete-entry", said, hint)
        return not lacking


def _lacking(what: str | None, values: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What an entry lacks: the column (empty for what happened), what is wrong, what to do."""
    if what is None:
        yield "", "filled in, and nothing says what happened", "choose it from the list"
    if "on" not in values:
        yield "on", "no day is given", _AS_DAY
    if what == "due-moved" and "to" not in values:
        yield "to", "the new due date is not given", _AS_DAY
    if what not in (None, "due-moved") and "to" in values:
        hint = "give the two in two rows: there are more at the end"
        yield "", f"a new due date goes with due-moved, and not with {what}", hint
    if what in REASONED and "says" not in values:
        yield "says", f"nothing says why it is {what}", "say it in words"
