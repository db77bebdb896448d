"""What tables say about each review, collected from their rows, each value with its cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dhrcode.importers import FilePlace, twice
from dhrcode.importers.table.cell_values import CellError, review_id
from dhrcode.importers.table.columns import PEOPLE, Group, MappedColumn, MappedColumns
from dhrcode.importers.table.finding_cells import FindingCell
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.sheet_faults import sheet_faults
from dhrcode.importers.workbook.cell_faults import made_of_number, number_made_date, too_long
from dhrcode.model.import_map import ImportMap, JoinedTable, TableMap
from dhrcode.model.map_columns import MAX_CELL, MAX_NUMBER, IdRule
from dhrcode.problems import Fault, KeyPath, Problem


class TableRow(NamedTuple):
    """One line of a table: its number from 1, and its texts."""

    table: HeadedTable
    line: int
    texts: Sequence[str]

    def text(self, position: int) -> str:
        """The text of a cell, with single spaces."""
        return plain(self.texts[position])

    def place(self, position: int) -> FilePlace:
        """The place of a cell in its file."""
        return self.table.place(self.line, position)

    def odd(self, position: int) -> str | None:
        """Whether a cell of a sheet is a `date`, an `error` or a number that is too `long`."""
        odd = self.table.grid.odd
        return odd.get(self.table.cell(self.line, position)) if odd else None

    def looks(self, position: int) -> str:
        """The text of a cell as a spreadsheet shows it: `007` of a number 7 in such a format."""
        shown = self.table.grid.looks
        return shown.get(self.table.cell(self.line, position), "") or self.text(position)


class FilledCell(NamedTuple):
    """A cell with a meaning."""

    row: TableRow
    column: MappedColumn

    @property
    def place(self) -> FilePlace:
        """Its place in its file."""
        return self.row.place(self.column.position)

    @property
    def trace(self) -> str:
        """Its name in a record: `table.csv, cell C7 (MARAC): x`."""
        text = self.row.text(self.column.position)
        return f"{self.name}: {text}" if text else f"{self.name}, empty"

    @property
    def name(self) -> str:
        """Its name in a record, without what stands in it."""
        cell = self.row.table.name_of(self.row.line, self.column.position)
        return f"{cell} ({self.column.heading})"


def filled_cells(
    row: TableRow, columns: Iterable[MappedColumn], problems: list[Problem]
) -> Iterator[tuple[Any, FilledCell]]:
    """What the cells of a row mean that mean anything; what is wrong with one joins `problems`."""
    for column in columns:
        value = _meaning(row, column)
        if isinstance(value, Fault):
            problems.append(row.place(column.position).located(value))
        elif value is not None:
            yield value, FilledCell(row, column)


def _meaning(row: TableRow, column: MappedColumn) -> object:
    """The meaning of a cell: a value, None for nothing, or a fault."""
    odd, text = row.odd(column.position), row.texts[column.position]
    if odd == "error":
        return None  # already reported for the whole sheet
    if odd == "long":
        return too_long()
    if odd == "date" and (kept := number_made_date(text)):
        return made_of_number(kept)
    if odd == "date" and not column.dated:
        said = f"there is a date here ({text[:40]})"
        hint = "if Excel has made it of something else, type that as text"
        return Fault.here("made-a-date", said, hint)
    return column.value(text)


def review_of(row: TableRow, at: int, rule: IdRule) -> str | Fault:
    """The review that a row is about, or why it cannot be told."""
    if not row.text(at):
        said, hint = "nothing says which review this is", "fill it in, or delete the row"
        return Fault.here("row-without-id", said, hint)
    if row.odd(at) == "long":
        return too_long()
    try:
        return review_id(row.looks(at), rule, dated=row.odd(at) == "date")
    except CellError as error:
        return error.fault


@dataclass(slots=True)
class CollectedReview:
    """What is known about one review.

    Attributes:
        review: its id.
        place: the place of its id.
        problems: where what is wrong with its rows is added.
        values: the values, by their place in the record.
        cells: the cells that they come from.
        numbers: the places of the numbers of victims and perpetrators in tables of their own.
        unread: how many subthemes have a summary of which nobody has said what it means.
    """

    review: str
    place: FilePlace
    problems: list[Problem]
    values: dict[KeyPath, object] = field(default_factory=dict)
    cells: dict[KeyPath, FilledCell] = field(default_factory=dict)
    numbers: dict[str, dict[int, FilePlace]] = field(default_factory=dict)
    unread: int = 0

    def place_of(self, path: KeyPath) -> FilePlace | None:
        """The place of a part of the record; None if it has none of its own."""
        cell = self.cells.get(path) or self.cells.get((*path, "finding"))
        return cell.place if cell else None

    def line(self, row: TableRow, prefix: KeyPath, columns: MappedColumns) -> None:
        """Reads a row."""
        for value, cell in filled_cells(row, columns.single, self.problems):
            if isinstance(value, FindingCell):
                self._finding(cell.column.target[:2], value, cell)
            else:
                self._put((*prefix, *cell.column.target), value, cell)
        for group in columns.groups:
            self._group(row, prefix, group)
        if columns.themes:
            self._themes(row, columns)

    def _finding(self, path: KeyPath, said: FindingCell, cell: FilledCell) -> None:
        """A finding with what its cell says besides."""
        self._put((*path, "finding"), said.finding, cell)
        if said.page:
            self._put((*path, "evidence", 0, "page"), said.page, cell)
        if said.summary:
            self._put((*path, "summary"), said.summary, cell)
        self.unread += not said.read

    def _themes(self, row: TableRow, columns: MappedColumns) -> None:
        """Subthemes that cells name; one that is named twice is present once."""
        for subthemes, cell in filled_cells(row, columns.themes, self.problems):
            for subtheme in subthemes:
                path = ("findings", subtheme, "finding")
                if self.values.get(path) != "present":
                    self._put(path, "present", cell)
        cell = FilledCell(row, columns.themes[0])
        for subtheme, meaning in columns.unnamed.items():
            path = ("findings", subtheme, "finding")
            if path not in self.values:
                self._put(path, meaning, cell)

    def _group(self, row: TableRow, prefix: KeyPath, group: Group) -> None:
        ticked: dict[str, FilledCell] = {}
        for meaning, cell in filled_cells(row, group.columns, self.problems):
            ticked.setdefault(meaning, cell)
        first, *others = ticked.values() or [FilledCell(row, group.columns[0])]
        if others and not group.several:
            said = f"'{first.column.heading[:60]}' is ticked too, and only one of them can be"
            self.problems.append(others[0].place.problem("two-values", said, "keep one"))
            return
        value = tuple(ticked) if group.several and ticked else next(iter(ticked), group.otherwise)
        if value is not None:
            self._put((*prefix, *first.column.target), value, first)

    def _put(self, path: KeyPath, value: object, cell: FilledCell) -> None:
        if before := self.cells.get(path):
            said, hint = f"{before.place} gives it already", "ignore one of the two in the map"
            self.problems.append(cell.place.problem("given-twice", said, hint))
        else:
            self.values[path], self.cells[path] = value, cell


class ReviewCollector:
    """Collects the rows of a table of reviews, and then of the tables joined to it.

    Attributes:
        reviews: what was collected, by the review's id in lower case.
        problems: the problems found.
        skipped: the lines that were passed over since they have no id, as the map says.
    """

    def __init__(self) -> None:
        self.skipped: list[int] = []
        self.reviews: dict[str, CollectedReview] = {}
        self.problems: list[Problem] = []

    def take_reviews(self, table: HeadedTable, columns: MappedColumns, whole: ImportMap) -> None:
        """Reads a table in which each line is a review."""
        passed = {plain(text) for text in whole.ignore_reviews}
        for row, at in self._rows(table, columns, whole):
            if passed & {row.text(at)[:MAX_CELL], row.looks(at)}:
                continue
            if whole.skip and not row.text(at):
                self.skipped.append(row.line)
                continue
            if not (review := self._review(row, at, whole.id)):
                continue
            if before := self.reviews.get(review.casefold()):
                fault = twice(review, before.review, before.place)
                self.problems.append(row.place(at).located(fault))
                continue
            result = CollectedReview(review, row.place(at), self.problems)
            self.reviews[review.casefold()] = result
            result.line(row, (), columns)

    def join(
        self, table: HeadedTable, columns: MappedColumns, joined: JoinedTable, name: str
    ) -> None:
        """Reads a table whose lines belong to reviews of the first table, whose file is `name`."""
        met: dict[str, tuple[str, FilePlace]] = {}
        for row, at in self._rows(table, columns, joined):
            if not (review := self._review(row, at, joined.id)):
                continue
            known = self.reviews.get(review.casefold())
            if known is None:
                message = f"no row of {name} is the review {review}"
                hint = "add it there, or delete the row"
                self._say(row.place(at), "unknown-review", message, hint)
            elif joined.of in PEOPLE:
                self._person(known, row, columns, joined)
            elif before := met.get(review.casefold()):
                self.problems.append(row.place(at).located(twice(review, *before)))
            else:
                met[review.casefold()] = review, row.place(at)
                known.line(row, (), columns)

    def _rows(
        self, table: HeadedTable, columns: MappedColumns, of: TableMap
    ) -> Iterator[tuple[TableRow, int]]:
        """The rows of a table, with where in each the id stands."""
        at = table.headings[plain(of.id.heading)]
        taken = {at, *(column.position for column in columns.every())}
        self.problems.extend(sheet_faults(table, taken))
        for line, texts in table.reviews():
            yield TableRow(table, line, texts), at

    def _person(
        self, review: CollectedReview, row: TableRow, columns: MappedColumns, joined: JoinedTable
    ) -> None:
        of, numbers = joined.of, review.numbers.setdefault(joined.of, {})
        at, number = row.table.headings[plain(joined.id.heading)], len(numbers) + 1
        if joined.number is not None:
            at = row.table.headings[plain(joined.number)]
            number = _number(row.text(at))
        if not 1 <= number <= MAX_NUMBER:
            message = f"'{row.text(at)[:40]}' is not the number of a {of}"
            hint = f"a whole number from 1 to {MAX_NUMBER}"
            self._say(row.place(at), "bad-value", message, hint)
        elif number in numbers:
            message = f"{review.review} has {of} {number} in {numbers[number]} already"
            self._say(row.place(at), "duplicate-number", message, "give each a number of its own")
        else:
            numbers[number] = row.place(at)
            path = (PEOPLE[of], number - 1)
            review.values.setdefault(path, {})
            review.line(row, path, columns)

    def finish(self) -> None:
        """Looks for numbers of people that were left out, once every table has been read."""
        for review in self.reviews.values():
            for of, numbers in review.numbers.items():
                for number in sorted(numbers.keys() - {1} - {n + 1 for n in numbers}):
                    message = f"{review.review} has {of} {number} and no {of} {number - 1}"
                    hint = "number them from 1 without gaps"
                    self._say(numbers[number], "number-left-out", message, hint)

    def _say(self, place: FilePlace, code: str, message: str, hint: str) -> None:
        self.problems.append(place.problem(code, message, hint))

    def _review(self, row: TableRow, at: int, rule: IdRule) -> str:
        """The review that a row is about; empty if that is not known."""
        review = review_of(row, at, rule)
        if isinstance(review, Fault):
            self.problems.append(row.place(at).located(review))
            return ""
        return review


def _number(text: str) -> int:
    """The number of a person; 0 if it is not a number."""
    whole = text.removesuffix(".0")
    return int(whole) if whole.isascii() and whole.isdigit() and len(whole) < 4 else 0
