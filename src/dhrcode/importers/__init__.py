"""One module for each format, found by a file's suffix: it reads drafts of records and problems.

An importer writes nothing: `workflows/exchange/records.py` compares its drafts with the project,
and writes all of them or nothing. To add a format: one module with `read(path, name, request)`, and
one line here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dhrcode.errors import UsageError
from dhrcode.problems import CellProblem, Fault, KeyPath, Problem, cell_place

if TYPE_CHECKING:  # the help of commands is made from the suffixes, and needs no models
    from dhrcode.model.codebook import Codebook
    from dhrcode.model.plan import Plan
    from dhrcode.model.record import Record
    from dhrcode.model.tracker_rating import TrackerRating

IMPORTERS = {
    ".csv": "dhrcode.importers.table.reader",
    ".tsv": "dhrcode.importers.table.reader",
    ".txt": "dhrcode.importers.table.reader",
    ".docx": "dhrcode.importers.table.reader",
    ".xlsx": "dhrcode.importers.form.reader",
    ".xlsm": "dhrcode.importers.form.reader",
    ".xls": "dhrcode.importers.form.reader",
    ".ods": "dhrcode.importers.form.reader",
    ".qdc": "dhrcode.importers.refi",
    ".qdpx": "dhrcode.importers.refi",
}
"""Suffix of a file in lower case: the module that reads it."""
REFUSED = (".xls", ".ods")
"""Suffixes of which the module only says how to save the file as one that can be read."""
WITH_MAP = "dhrcode.importers.table.reader"
"""The module that reads any table, whatever its suffix, once a map says what its columns mean."""


class ImportRequest(NamedTuple):
    """What an importer needs to know besides the file.

    Attributes:
        codebook: the project's codebook; None if there is no project yet (a codebook is imported).
        coder: whose coding it is, if given (`--coder` or `--as`).
        own: whether it becomes the coder's independent coding (`--as`).
        map: the file that says what the columns of a table are (`--map`).
        sheet: the sheet of a workbook to read (`--sheet`).
        ids: the file that says which name in the file is which review (`--ids`).
        review: the review that an action plan or a chronology is of (`--review`).
    """

    codebook: "Codebook | None"
    coder: str | None = None
    own: bool = False
    map: Path | None = None
    sheet: str | None = None
    ids: Path | None = None
    review: str | None = None


class FilePlace(NamedTuple):
    """The place of something in a file.

    Attributes:
        file: its name as printed; for a sheet's cell `DHR14.xlsx:Findings`.
        line: from 1; 0 for the whole file or sheet.
        column: from 1; 0 for the whole file or sheet.
        cell: whether it is a cell of a sheet, printed as `DHR14.xlsx:Findings!C7`.
    """

    file: str
    line: int = 0
    column: int = 0
    cell: bool = False

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """What is wrong at this place."""
        return self.located(Fault.here(code, message, hint))

    def located(self, fault: Fault) -> Problem:
        """A fault, at this place."""
        kind = CellProblem if self.cell or not self.line else Problem
        return kind(self.file, self.line, self.column, *fault[1:5])

    def __str__(self) -> str:
        if self.cell or not self.line:
            return cell_place(self.file, self.line, self.column)
        return f"{self.file}:{self.line}:{self.column}"


RecordData = dict[str, Any]
"""A record, or a part of one, as plain data before a model checks it."""
PlaceOf = Callable[[KeyPath], FilePlace | None]
"""Returns the place of a part of a record from its key path; None if it has no place of its own."""


def _nowhere(path: KeyPath) -> FilePlace | None:  # noqa: ARG001 - the signature of `place_of`
    return None


class Draft(NamedTuple):
    """One record, as read from a file.

    Attributes:
        record: the whole record; values of attributes may still be as written.
        place: its place in the file.
        place_of: returns the place of a part (such as `("findings", "gps", "evidence", 0,
            "page")`); None if it has none of its own, and then the place of the part around it is
            reported.
        onto: turns the project's record of this review into the new one, keeping what the file
            cannot hold; None for a file that holds whole records. With it, a record of the same
            coder is changed; without it, a record that differs is refused unless `--replace` is
            given.
        unchanged: whether the project's record (None: there is none) is still the one that the file
            was made from; None if files of this kind are not made from records.
        over: completes the record with what such a file cannot hold, from the record that it is
            compared with and may replace; None if a file holds all of a record.
        verify: whether its quotes are checked against the project's documents on the way in.
    """

    record: "Record"
    place: FilePlace
    place_of: PlaceOf = _nowhere
    onto: "Callable[[Record], Record] | None" = None
    unchanged: "Callable[[Record | None], bool] | None" = None
    over: "Callable[[Record], Record] | None" = None
    verify: bool = False

    def located(self, fault: Fault) -> Problem:
        """A fault of the record as a problem of the file."""
        return located(fault, self.place, self.place_of)


class PlanDraft(NamedTuple):
    """The plan of one review, as read from a tracker.

    Attributes:
        plan: the plan.
        place: where its first row stands.
        place_of: returns the place of a part; None if it has none of its own.
        ratings: what the tracker's own rating says of actions, `R2.a`, by a word or a colour: it
            is not taken.
    """

    plan: "Plan"
    place: FilePlace
    place_of: PlaceOf
    ratings: "Mapping[str, TrackerRating]"

    def located(self, fault: Fault) -> Problem:
        """A fault of the plan as a problem of the file."""
        return located(fault, self.place, self.place_of)


def located(fault: Fault, place: FilePlace, place_of: PlaceOf) -> Problem:
    """A fault as a problem, at the place of its part or the part around it, or else at `place`."""
    for length in range(len(fault.path), 0, -1):
        if part := place_of(fault.path[:length]):
            return part.located(fault)
    return place.located(fault)


def twice(review: str, first: str, place: FilePlace) -> Fault:
    """The fault of a review that comes a second time.

    Args:
        review: its id.
        first: the id as it was spelt the first time.
        place: where that stands.
    """
    stands = "it" if first == review else first
    said = f"{review} comes twice: {stands} stands in {place} already"
    return Fault(("review",), "duplicate-review", said, "keep one of the two")


@dataclass
class Imported:
    """What was read from one file.

    Attributes:
        drafts: one draft for each record; no two of one review.
        problems: everything wrong; with an error among them nothing of the file is used.
        notes: what could not be carried over, and what a person should know, in sentences.
        codebook: the codebook that the file brings, if it brings one.
        plans: one draft for each review's plan, of a tracker.
    """

    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    codebook: "Codebook | None" = None
    plans: list[PlanDraft] = field(default_factory=list)


Importer = Callable[[Path, str, ImportRequest], Imported]
"""`read(path, name, request)`: the file, its name as problems print it, and the request."""


def importer(path: Path, request: ImportRequest) -> Importer:
    """The function that reads a file.

    Raises:
        UsageError: nothing reads files of its suffix.
    """
    suffix = path.suffix.lower()
    if suffix not in IMPORTERS:
        raise UsageError(f"'{path.name}' should end in one of {', '.join(IMPORTERS)}")
    module = IMPORTERS[suffix] if request.map is None else WITH_MAP
    read: Importer = import_module(module).read
    return read
