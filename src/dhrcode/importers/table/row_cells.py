"""Cells of rows that are no reviews of their own: of an action plan, of a chronology.

A cell that is merged over several rows stands in each of them; an agency or a review is named as
people name it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from dhrcode.importers import FilePlace, RecordData, located
from dhrcode.importers.table.cell_values import CellError, review_id
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.reader import TableInput
from dhrcode.importers.table.sheet_faults import sheet_faults
from dhrcode.model.chronology_map import ChronologyMap
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import TableFile
from dhrcode.model.map_columns import IdRule
from dhrcode.model.tracker_map import TrackerMap
from dhrcode.problems import KeyPath, Problem
from dhrcode.store.loader import ModelType, validated
from dhrcode.text import name_key

PARTS = re.compile(r"\s*(?:[,:;/(\n|]|\s[-\N{EN DASH}]\s)\s*")
"""What stands between an agency and its post."""


class RowCell(NamedTuple):
    """The text of a cell, with its place."""

    text: str
    place: FilePlace


def row_cell(table: HeadedTable, line: int, heading: str) -> RowCell | None:
    """A cell as it is shown, or the first of the merged range that it is in; None if blank."""
    row, column = held_at(table, line, heading)
    text = table.grid.looks.get((row, column)) or table.grid.text(row, column).strip()
    return RowCell(text, table.grid.place(row, column)) if text else None


def held_at(table: HeadedTable, line: int, heading: str) -> tuple[int, int]:
    """Row and column of a cell, or of the first of the merged range that it is in."""
    row, column = table.cell(line, table.headings[plain(heading)])
    for top, left, bottom, right in table.grid.merged:
        if left == column == right and top <= row <= bottom:
            return top, column
    return row, column


class ReviewRows(NamedTuple):
    """What the rows of one review say, as plain data.

    Attributes:
        places: where each part of its record or plan stands; `()` is its first row.
        parts: its contacts or recommendations.
    """

    places: dict[KeyPath, FilePlace]
    parts: list[RecordData]


class RowReader:
    """Puts the rows of a table into records or plans of the reviews that they are of.

    Args:
        whole: the map.
        given: what was said of the table.
        table: the table.
        problems: the problems found so far.

    Attributes:
        reviews: what the rows of each review say.
        problems: the problems found.
    """

    def __init__(
        self,
        whole: ChronologyMap | TrackerMap,
        given: TableInput,
        table: HeadedTable,
        problems: list[Problem],
    ) -> None:
        self._whole, self._given, self._table = whole, given, table
        self.reviews: dict[str, ReviewRows] = {}
        self.problems = [*problems, *_faults(table, whole)]

    def _review_of(self, cell: RowCell | None, place: FilePlace) -> str:
        """The review of a row; empty, with a problem, where nothing says it."""
        known = self._given.request.review or self._whole.review
        try:
            return review_of_row(cell, self._whole.id, place, known)
        except RowError as error:
            if error.problem.message not in [one.message for one in self.problems]:
                self.problems.append(error.problem)
            return ""

    def _rows_of(self, review: str, place: FilePlace) -> ReviewRows:
        """What the rows of a review say so far; this one begins at a place."""
        return self.reviews.setdefault(review, ReviewRows({(): place}, []))

    def _valid(
        self, model: type[ModelType], data: RecordData, rows: ReviewRows
    ) -> ModelType | None:
        """A record or plan, or None and the problems."""
        result, faults = validated(model, data)
        places = rows.places
        self.problems += [located(fault, places[()], places.get) for fault in faults]
        return result


def _faults(table: HeadedTable, whole: TableFile) -> list[Problem]:
    """What a spreadsheet program causes in the used cells; merged rows are read, and no fault."""
    named = dict(whole.named_headings())
    merged_down = {
        str(table.grid.place(*span[:2])) for span in table.grid.merged if span[1] == span[3]
    }
    return [
        problem
        for problem in sheet_faults(table, {at for h, at in table.headings.items() if h in named})
        if problem.code != "merged-cells" or problem.place not in merged_down
    ]


def review_of_row(
    cell: RowCell | None, rule: IdRule | None, place: FilePlace, known: str | None
) -> str:
    """The review that a row is of: by its cell, or that of which all rows are.

    Args:
        cell: the cell of the review; None where no column has it.
        rule: how its id is made; None where no column has it.
        place: where the row begins.
        known: the review of which all rows are, where somebody has said so.

    Raises:
        RowError: nothing says of which, or no id can be made.
    """
    if known is not None and rule is None:
        return known
    if cell is None or rule is None:
        said, hint = "nothing says of which review it is", "--review DHR7, or 'id' in the map"
        raise RowError(place.problem("bad-review-id", said, hint))
    try:
        return review_id(cell.text, rule)
    except CellError as error:
        raise RowError(cell.place.located(error.fault)) from None


class RowError(Exception):
    """A row cannot be taken; `problem` says why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def in_short(text: str) -> str:
    """A cell's text in one line, as a sentence about it names it."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]}..."


def owner_of(text: str, agencies: Mapping[str, str]) -> dict[str, str]:
    """The owner that a cell names: an agency with its post, or the words as they are.

    Args:
        text: the cell.
        agencies: their ids, by names as `name_key` makes them.
    """
    first, *rest = PARTS.split(text, maxsplit=1)
    agency = agencies.get(name_key(text)) or agencies.get(name_key(first))
    post = " ".join(rest[0].rstrip(")").split()) if rest else ""
    if agency is None or (post and any(name_key(p) in agencies for p in PARTS.split(post))):
        return {"as_written": " ".join(text.split())}
    if name_key(text) in agencies or not post:
        return {"agency": agency}
    return {"agency": agency, "post": post}


def agency_words(codebook: Codebook, given: Mapping[str, str]) -> dict[str, str]:
    """The agencies that a cell can mean, by the names that they have, as `name_key` makes them.

    Args:
        codebook: whose agencies; those that are retired are left out.
        given: what words of the table mean, by the map.
    """
    gone = {one.id for one in codebook.agencies if one.retired is not None}
    known = {one: label for one, label in codebook.agency_labels.items() if one not in gone}
    words = {name_key(label): one for one, label in known.items()}
    for one in known:
        words |= {name_key(one): one, name_key(one.replace("-", " ")): one}
    return words | {name_key(word): one for word, one in given.items()}
