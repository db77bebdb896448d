"""The rows of a tracker: what is merged over several, or left blank below, belongs to each."""

from collections.abc import Iterator
from typing import NamedTuple

from dhrcode.importers import FilePlace
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.model.tracker_map import TrackerMap

_OF_RECOMMENDATION = ("number", "recommendation", "level")


class TrackerCell(NamedTuple):
    """The text of a cell, with its place."""

    text: str
    place: FilePlace


_CellsByPart = dict[str, list[TrackerCell]]


class TrackerRow(NamedTuple):
    """A row of a tracker.

    Attributes:
        review: the cell of the review; None where no column has it.
        cells: what stands in it, by what the map says of its columns; of progress, each.
        begins: whether it begins a recommendation.
        place: where the row begins.
        fill: the colour of the cell of its rating, as `00B050`; empty where it has none.
    """

    review: TrackerCell | None
    cells: dict[str, list[TrackerCell]]
    begins: bool
    place: FilePlace
    fill: str = ""

    def cell(self, part: str) -> TrackerCell | None:
        """The first cell of a part; None where it is blank."""
        return next(iter(self.cells.get(part, ())), None)

    def text(self, part: str) -> str:
        """Its text; empty where it is blank."""
        found = self.cell(part)
        return found.text if found is not None else ""


def tracker_rows(table: HeadedTable, given: TrackerMap) -> Iterator[TrackerRow]:
    """The rows below the headings, each with what it continues from those above."""
    above: _CellsByPart = {}
    review: TrackerCell | None = None
    for line, _ in table.reviews():
        cells = _cells(table, given, line)
        own = _own_review(table, given, line)
        begins = "recommendation" in cells and (_moved(own, review) or _differs(cells, above))
        review = own or review
        place = table.place(line, 0)
        if begins:
            above = {part: cells[part] for part in _OF_RECOMMENDATION if part in cells}
        elif above:
            cells = {**cells, **above}
        yield TrackerRow(review, cells, begins, place, _fill(table, given, line))


def _differs(cells: _CellsByPart, above: _CellsByPart) -> bool:
    """Whether a row has another recommendation, or another number of one, than that above."""
    return any(
        [cell.text for cell in cells[part]] != [cell.text for cell in above.get(part, ())]
        for part in ("recommendation", "number")
        if part in cells
    )


def _moved(own: TrackerCell | None, review: TrackerCell | None) -> bool:
    """Whether a row is of another review than that above."""
    return own is not None and (review is None or own.text != review.text)


def _own_review(table: HeadedTable, given: TrackerMap, line: int) -> TrackerCell | None:
    if given.id is None:
        return None
    return _cell(table, line, table.headings[given.id.heading])


def _cells(table: HeadedTable, given: TrackerMap, line: int) -> _CellsByPart:
    result: _CellsByPart = {}
    for heading, part in given.columns.items():
        if (found := _cell(table, line, table.headings[heading])) is not None:
            result.setdefault(part, []).append(found)
    return result


def _cell(table: HeadedTable, line: int, position: int) -> TrackerCell | None:
    """A cell, or the first of the merged range that it is in; None where that is blank."""
    row, column = _held(table, line, position)
    text = table.grid.text(row, column).strip()
    return TrackerCell(text, table.grid.place(row, column)) if text else None


def _fill(table: HeadedTable, given: TrackerMap, line: int) -> str:
    """The colour of the cell of the rating."""
    heading = next((name for name, part in given.columns.items() if part == "rating"), None)
    if heading is None:
        return ""
    return table.grid.fills.get(_held(table, line, table.headings[heading]), "")


def _held(table: HeadedTable, line: int, position: int) -> tuple[int, int]:
    """Row and column of a cell, or of the first of the merged range that it is in."""
    row, column = table.cell(line, position)
    for top, left, bottom, right in table.grid.merged:
        if left == column == right and top <= row <= bottom:
            return top, column
    return row, column
