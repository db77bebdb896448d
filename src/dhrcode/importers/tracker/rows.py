"""The rows of a tracker: what is merged over several, or left blank below, belongs to each."""

from collections.abc import Iterator
from typing import NamedTuple

from dhrcode.importers import FilePlace
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.row_cells import RowCell, held_at, row_cell
from dhrcode.model.tracker_map import TrackerMap

_OF_RECOMMENDATION = ("number", "recommendation", "level")


_CellsByPart = dict[str, list[RowCell]]


class TrackerRow(NamedTuple):
    """A row of a tracker.

    Attributes:
        review: the cell of the review; None where no column has it.
        cells: what stands in it, by what the map says of its columns; of progress, each.
        begins: whether it begins a recommendation.
        place: where the row begins.
        fill: the colour of the cell of its rating, as `00B050`; empty where it has none.
    """

    review: RowCell | None
    cells: dict[str, list[RowCell]]
    begins: bool
    place: FilePlace
    fill: str = ""

    def cell(self, part: str) -> RowCell | None:
        """The first cell of a part; None where it is blank."""
        return next(iter(self.cells.get(part, ())), None)

    def text(self, part: str) -> str:
        """Its text; empty where it is blank."""
        found = self.cell(part)
        return found.text if found is not None else ""


def tracker_rows(table: HeadedTable, given: TrackerMap) -> Iterator[TrackerRow]:
    """The rows below the headings, each with what it continues from those above."""
    above: _CellsByPart = {}
    review: RowCell | None = None
    for line, _ in table.reviews():
        cells = _cells(table, given, line)
        own = row_cell(table, line, given.id.heading) if given.id else None
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


def _moved(own: RowCell | None, review: RowCell | None) -> bool:
    """Whether a row is of another review than that above."""
    return own is not None and (review is None or own.text != review.text)


def _cells(table: HeadedTable, given: TrackerMap, line: int) -> _CellsByPart:
    result: _CellsByPart = {}
    for heading, part in given.columns.items():
        if (found := row_cell(table, line, heading)) is not None:
            result.setdefault(part, []).append(found)
    return result


def _fill(table: HeadedTable, given: TrackerMap, line: int) -> str:
    """The colour of the cell of the rating."""
    for heading, part in given.columns.items():
        if part == "rating":
            return table.grid.scan.fills.get(held_at(table, line, heading), "")
    return ""
