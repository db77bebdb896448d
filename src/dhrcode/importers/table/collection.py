"""What tables say about each review, collected from their rows, each value with its cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

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
    position: int
    heading: str

    @property
    def place(self) -> FilePlace:
        """Its place in its file."""
        return self.row.place(self.position)

    @property
    def trace(self) -> str:
        """Its name in a record: `table.csv, cell C7 (MARAC): x`."""
        text = self.row.text(self.position)
        return f"{self.name}: {text}" if text else f"{self.name}, empty"

    @property
    def name(self) -> str:
        """Its name in a record, without what stands in it."""
        return f"{self.row.table.name_of(self.row.line, self.position)} ({self.heading})"


@dataclass(slots=True)
class CollectedReview:
    """What is known about one review.

    Attributes:
        review: its id.
        place: the place of its id.
        values: the values, by their place in the record.
        cells: the cells that they come from.
        numbers: the places of the numbers of victims and perpetrators in tables of their own.
        unread: subthemes with a summary of which nobody has said what it means.
    """

    review: str
    place: FilePlace
    values: dict[KeyPath, object] = field(default_factory=dict)
    cells: dict[KeyPath, FilledCell] = field(default_factory=dict)
    numbers: dict[str, dict[int, FilePlace]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def line(self, row: TableRow, prefix: KeyPath, columns: MappedColumns) -> Iterator[Problem]:
        """Reads a row, and yields the problems in it."""
        for column in columns.single:
            value = meaning_of(row, column)
            cell = FilledCell(row, column.position, column.heading)
            if isinstance(value, Problem):
                yield value
            elif isinstance(value, FindingCell):
                yield from self._finding(str(column.target[1]), value, cell)
            elif value is not None:
                yield from self._put((*prefix, *column.target), value, cell)
        for group in columns.groups:
            yield from self._group(row, prefix, group)
        if columns.themes:
            yield from self._themes(row, columns)

    def _finding(self, subtheme: str, said: FindingCell, cell: FilledCell) -> Iterator[Problem]:
        """A finding with what its cell says besides."""
        yield from self._put(("findings", subtheme), said.finding, cell)
        if said.page:
            yield from self._put(("evidence", subtheme, "page"), said.page, cell)
        if said.summary:
            yield from self._put(("summaries", subtheme), said.summary, cell)
        if not said.read:
            self.unread.append(subtheme)

    def _themes(self, row: TableRow, columns: MappedColumns) -> Iterator[Problem]:
        """Subthemes that cells name; one that is named twice is present once."""
        for column in columns.themes:
            value = meaning_of(row, column)
            cell = FilledCell(row, column.position, column.heading)
            if isinstance(value, Problem):
                yield value
            elif isinstance(value, tuple):
                for subtheme in value:
                    path = ("findings", subtheme)
                    if self.values.get(path) != "present":
                        yield from self._put(path, "present", cell)
        cell = FilledCell(row, columns.themes[0].position, columns.themes[0].heading)
        for subtheme, meaning in columns.unnamed.items():
            if ("findings", subtheme) not in self.values:
                yield from self._put(("findings", subtheme), meaning, cell)

    def _group(self, row: TableRow, prefix: KeyPath, group: Group) -> Iterator[Problem]:
        ticked: dict[str, MappedColumn] = {}
        for column, meaning in group.members:
            value = meaning_of(row, column)
            if isinstance(value, Problem):
                yield value
            elif value == "yes":
                ticked.setdefault(meaning, column)
        first = next(iter(ticked.values()), group.members[0][0])
        value = tuple(ticked) if group.several else next(iter(ticked), None)
        if not ticked:
            value = group.otherwise
        elif len(ticked) > 1 and not group.several:
            said = f"'{first.heading[:60]}' is ticked too, and only one of them can be"
            second = list(ticked.values())[1]
            yield row.place(second.position).problem("two-values", said, "keep one")
            return
        if value is not None:
            cell = FilledCell(row, first.position, first.heading)
            yield from self._put((*prefix, *group.target), value, cell)

    def _put(self, path: KeyPath, value: object, cell: FilledCell) -> Iterator[Problem]:
        if before := self.cells.get(path):
            yield cell.place.problem(
                "given-twice",
                f"{before.place} gives it already",
                "ignore one of the two in the map",
            )
        else:
            self.values[path], self.cells[path] = value, cell


def meaning_of(row: TableRow, column: MappedColumn) -> object:
    """The meaning of a cell: a value, None for nothing, or a problem."""
    at = column.position
    odd = row.odd(at)
    if odd == "error":
        return None  # already reported for the whole sheet
    if odd == "long" or (odd == "date" and (kept := number_made_date(row.texts[at]))):
        return row.place(at).located(too_long() if odd == "long" else made_of_number(kept))
    if odd == "date" and not column.dated:
        return row.place(at).problem(
            "made-a-date",
            f"there is a date here ({row.texts[at][:40]})",
            "if Excel has made it of something else, type that as text",
        )
    value = column.value(row.texts[at])
    return row.place(at).located(value) if isinstance(value, Fault) else value


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
        self._look(table, columns, whole)
        passed = {plain(text) for text in whole.ignore_reviews}
        at = table.headings[plain(whole.id.heading)]
        for line, texts in table.reviews():
            row = TableRow(table, line, texts)
            if passed & {row.text(at)[:MAX_CELL], row.looks(at)}:
                continue
            if whole.skip and not row.text(at):
                self.skipped.append(line)
                continue
            if review := self._review(row, at, whole.id):
                self._take(review, row, at, columns)

    def _take(self, review: str, row: TableRow, at: int, columns: MappedColumns) -> None:
        if before := self.reviews.get(review.casefold()):
            fault = twice(review, before.review, before.place)
            self.problems.append(row.place(at).located(fault))
            return
        result = self.reviews[review.casefold()] = CollectedReview(review, row.place(at))
        self.problems.extend(result.line(row, (), columns))

    def join(
        self, table: HeadedTable, columns: MappedColumns, joined: JoinedTable, name: str
    ) -> None:
        """Reads a table whose lines belong to reviews of the first table, whose file is `name`."""
        self._look(table, columns, joined)
        at = table.headings[plain(joined.id.heading)]
        met: dict[str, tuple[str, FilePlace]] = {}
        for line, texts in table.reviews():
            row = TableRow(table, line, texts)
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
                self.problems.extend(known.line(row, (), columns))

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
            self.problems.extend(review.line(row, path, columns))

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
        if not row.text(at):
            message = "nothing says which review this is"
            hint = "fill it in, or delete the row"
            self._say(row.place(at), "row-without-id", message, hint)
            return ""
        if row.odd(at) == "long":
            self.problems.append(row.place(at).located(too_long()))
            return ""
        try:
            return review_id(row.looks(at), rule, dated=row.odd(at) == "date")
        except CellError as error:
            self.problems.append(row.place(at).located(error.fault))
            return ""

    def _look(self, table: HeadedTable, columns: MappedColumns, of: TableMap) -> None:
        taken = {column.position for column in columns.every()}
        taken.add(table.headings[plain(of.id.heading)])
        self.problems.extend(sheet_faults(table, taken))


def _number(text: str) -> int:
    """The number of a person; 0 if it is not a number."""
    whole = text.removesuffix(".0")
    return int(whole) if whole.isascii() and whole.isdigit() and len(whole) < 4 else 0
