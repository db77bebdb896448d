"""Cells of rows that are no reviews of their own: of an action plan, of a chronology.

A cell that is merged over several rows stands in each of them; an agency or a review is named as
people name it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from dhrcode.importers import FilePlace
from dhrcode.importers.table.cell_values import CellError, review_id
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.sheet_faults import sheet_faults
from dhrcode.model.codebook import Codebook
from dhrcode.model.map_columns import IdRule
from dhrcode.problems import Problem
from dhrcode.text import name_key

PARTS = re.compile(r"\s*(?:[,:;/(\n|]|\s[-\N{EN DASH}]\s)\s*")
"""What stands between an agency and its post."""


class RowCell(NamedTuple):
    """The text of a cell, with its place."""

    text: str
    place: FilePlace


def row_cell(table: HeadedTable, line: int, position: int) -> RowCell | None:
    """A cell as it is shown, or the first of the merged range that it is in; None if blank."""
    row, column = held_at(table, line, position)
    text = table.grid.looks.get((row, column)) or table.grid.text(row, column).strip()
    return RowCell(text, table.grid.place(row, column)) if text else None


def held_at(table: HeadedTable, line: int, position: int) -> tuple[int, int]:
    """Row and column of a cell, or of the first of the merged range that it is in."""
    row, column = table.cell(line, position)
    for top, left, bottom, right in table.grid.merged:
        if left == column == right and top <= row <= bottom:
            return top, column
    return row, column


def faults_of_rows(table: HeadedTable, taken: set[int]) -> list[Problem]:
    """What a spreadsheet program causes in the cells that are used; `row_cell` reads merged rows.

    Args:
        table: the table.
        taken: the positions in a line, from 0, that are used.
    """
    merged_down = {
        str(table.grid.place(*span[:2])) for span in table.grid.merged if span[1] == span[3]
    }
    return [
        problem
        for problem in sheet_faults(table, taken)
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
