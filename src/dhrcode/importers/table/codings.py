"""A long table: each row is a coding. What the rows say of each review, collected."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dhrcode.exporters.text.csv_file import unguarded
from dhrcode.importers import FilePlace
from dhrcode.importers.table.cell_values import (
    CellError,
    CellMeanings,
    CodeMeanings,
    attribute_reader,
    innermost,
    review_id,
    theme_parts,
)
from dhrcode.importers.table.collection import FilledCell, TableRow, meaning_of
from dhrcode.importers.table.columns import FINDING_WORDS, MappedColumn, day_in_cell
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.sheet_faults import sheet_faults
from dhrcode.model.codebook import Codebook
from dhrcode.model.coding_map import CodingField, CodingMap, CodingTable
from dhrcode.model.map_columns import EVIDENCE_FIELDS, NO_THEME, NOT_CODED, reference
from dhrcode.problems import Problem
from dhrcode.text import nearest

_PIECE = ("document", *EVIDENCE_FIELDS)
_RECORD: tuple[CodingField, ...] = ("coded", "kind", "status", "version")
_WORDS = ("quote", "note", "summary", "candidate-note")
TablePiece = dict[str, str]
"""A piece of evidence as the table has it; `document` is the document's name there."""


@dataclass(slots=True)
class CodedTheme:
    """What rows say of one subtheme or candidate theme of a review.

    Attributes:
        cell: the first cell that names it.
        finding: the finding; `not-coded` where a row says only that.
        note: the summary of a finding, or the note on a candidate theme as a whole.
        pieces: its evidence, each piece with the place of its quote, or of what names the theme.
    """

    cell: FilledCell
    finding: str
    note: str | None = None
    pieces: list[tuple[TablePiece, FilePlace]] = field(default_factory=list)


@dataclass(slots=True)
class CodedPassages:
    """What rows say of one review, of one coder or of nobody named.

    Attributes:
        review: its id.
        coder: the coder's name in the tables; empty where no column says it.
        place: the place of the id in its first row.
        fields: what is said of the record, with the place where it is said first.
        attributes: likewise of attributes.
        themes: what is said of subthemes, by id.
        candidates: likewise of candidate themes, by label.
    """

    review: str
    coder: str
    place: FilePlace
    fields: dict[str, tuple[str, FilePlace]] = field(default_factory=dict)
    attributes: dict[str, tuple[object, FilePlace]] = field(default_factory=dict)
    themes: dict[str, CodedTheme] = field(default_factory=dict)
    candidates: dict[str, CodedTheme] = field(default_factory=dict)


class CodingCollector:
    """Collects the rows of long tables.

    Args:
        whole: the map.
        codebook: the codebook, against which the map has been checked.

    Attributes:
        reviews: what was collected, by the review's id in lower case and the coder.
        problems: the problems found.
        rows: how many rows were read.
        repeated: how many codings say again what another says.
        passed: how often a code that is `none`, or a document of no review, stands in a row.
        ignored: the filled cells of each heading of which nothing is taken.
    """

    def __init__(self, whole: CodingMap, codebook: Codebook) -> None:
        self._whole, self._codebook = whole, codebook
        self._none = {plain(text) for text in whole.ignore_reviews}
        self._unknown: dict[str, tuple[Problem, int]] = {}
        self.reviews: dict[tuple[str, str], CodedPassages] = {}
        self.problems: list[Problem] = []
        self.rows = self.repeated = 0
        self.passed, self.ignored = Counter[str](), Counter[str]()

    def take(self, table: HeadedTable, columns: CodingTable) -> None:
        """Reads a table."""
        reader = _RowReader(table, columns, self._whole, self._codebook)
        self.problems.extend(sheet_faults(table, reader.positions))
        ignored = {
            name: at
            for name in map(plain, columns.ignore)
            if (at := table.headings.get(name)) is not None
        }
        for line, texts in table.reviews():
            self._row(TableRow(table, line, texts), reader)
            self.ignored.update(name for name, at in ignored.items() if texts[at].strip())

    def finish(self) -> None:
        """Adds a problem for each code that is not known, with how many rows have it."""
        for problem, rows in self._unknown.values():
            more = f" (in {rows} rows)" if rows > 1 else ""
            self.problems.append(problem._replace(message=f"{problem.message}{more}"))

    def _row(self, row: TableRow, reader: "_RowReader") -> None:
        self.rows += 1
        if {row.text(reader.at), row.looks(reader.at)} & self._none:
            self.passed[row.text(reader.at)] += 1
            return
        if not (review := self._review(row, reader)):
            return
        said = dict(reader.said(row, self.problems))
        coder = said.get("coder", "")
        known = self.reviews.setdefault(
            (review.casefold(), coder), CodedPassages(review, coder, row.place(reader.at))
        )
        self._fields(known, said, reader, row)
        for name, value, place in reader.attributes(row, self.problems):
            if known.attributes.setdefault(name, (value, place))[0] != value:
                self._twice(place, known.attributes[name][1])
        at = row.place(reader.position("quote")) if "quote" in said else None
        for subtheme, cell in self._codes(row, reader):
            self._coded(known.themes, subtheme, said, cell, at or cell.place)
        if label := said.get("candidate"):
            cell = FilledCell(row, reader.position("candidate"), "candidate")
            self._coded(known.candidates, label, said, cell, at or cell.place)

    def _review(self, row: TableRow, reader: "_RowReader") -> str:
        """The review that a row is about; empty where that is not known."""
        place, rule = row.place(reader.at), reader.rule
        if not row.text(reader.at):
            said, hint = "nothing says which review this is", "fill it in, or delete the row"
            self.problems.append(place.problem("row-without-id", said, hint))
            return ""
        try:
            return review_id(row.looks(reader.at), rule, dated=row.odd(reader.at) == "date")
        except CellError as error:
            self._once(f"id\0{row.text(reader.at)}", place.located(error.fault))
            return ""

    def _codes(self, row: TableRow, reader: "_RowReader") -> Iterator[tuple[str, FilledCell]]:
        for column in reader.codes:
            for name in theme_parts(row.texts[column.position], reader.split):
                try:
                    subtheme = reader.words.meaning(name)
                except CellError as error:
                    known = (s.label for s in self._codebook.subthemes.values())
                    near = nearest(innermost(name), known)
                    hint = "say under 'codes' in the map which subtheme it is, or none"
                    fault = error.fault._replace(hint=f"{near} {hint}".strip())
                    place = row.place(column.position)
                    self._once(f"code\0{name.casefold()}", place.located(fault))
                    continue
                if subtheme == NO_THEME:
                    self.passed[name] += 1
                else:
                    yield subtheme, FilledCell(row, column.position, column.heading)

    def _coded(
        self,
        themes: dict[str, CodedTheme],
        name: str,
        said: dict[str, str],
        cell: FilledCell,
        at: FilePlace,
    ) -> None:
        piece = {key: said[key] for key in _PIECE if key in said}
        finding = said.get("finding", "present")
        known = themes.setdefault(name, CodedTheme(cell, finding))
        known.note = known.note or said.get("candidate-note") or said.get("summary")
        if NOT_CODED in (known.finding, finding):
            known.finding = finding if known.finding == NOT_CODED else known.finding
        elif known.finding != finding:
            told = f"'{name}' is {finding} here, and {known.finding} in {known.cell.place}"
            self.problems.append(cell.place.problem("two-findings", told, "keep one of the two"))
        if piece.keys() <= {"document"}:
            return
        if any(piece == one for one, _ in known.pieces):
            self.repeated += 1
        else:
            known.pieces.append((piece, at))

    def _fields(
        self, known: CodedPassages, said: dict[str, str], reader: "_RowReader", row: TableRow
    ) -> None:
        for name in _RECORD:
            if name not in said:
                continue
            place = row.place(reader.position(name))
            before = known.fields.setdefault(name, (said[name], place))
            if before[0] != said[name]:
                self._twice(place, before[1])

    def _twice(self, place: FilePlace, before: FilePlace) -> None:
        told = f"{before} says another thing of the same review"
        self.problems.append(place.problem("given-twice", told, "keep one of the two"))

    def _once(self, key: str, problem: Problem) -> None:
        first, rows = self._unknown.get(key, (problem, 0))
        self._unknown[key] = (first, rows + 1)


class _RowReader:
    """The columns of one table, and what their cells mean."""

    def __init__(
        self, table: HeadedTable, columns: CodingTable, whole: CodingMap, codebook: Codebook
    ) -> None:
        headings = table.headings
        self.rule, self.at = columns.id, headings[plain(columns.id.heading)]
        self.split = columns.codes.split
        self.words = CodeMeanings(codebook, whole.codes.values | columns.codes.values)
        self.codes = [
            MappedColumn(plain(heading), headings[plain(heading)], (), str)
            for heading in columns.codes.columns
        ]
        self._coders = {plain(name): coder for name, coder in whole.coders.items()}
        self._findings = CellMeanings(whole.values, FINDING_WORDS)
        self._fields = {
            name: self._field(plain(heading), headings, name)
            for heading, name in columns.columns.items()
        }
        self._attributes = [
            MappedColumn(
                plain(heading),
                headings[plain(heading)],
                (reference(column.attribute).attribute,),
                attribute_reader(
                    codebook.attributes_of["review"][reference(column.attribute).attribute], column
                ),
                column.blank,
                dated=True,
            )
            for heading, column in columns.attributes.items()
        ]
        every: Iterable[MappedColumn] = (*self.codes, *self._fields.values(), *self._attributes)
        self.positions = {self.at, *(column.position for column in every)}

    def position(self, name: CodingField) -> int:
        """The position of the column of a field."""
        return self._fields[name].position

    def said(self, row: TableRow, problems: list[Problem]) -> Iterator[tuple[str, str]]:
        """What the fields of a row say."""
        for name, column in self._fields.items():
            value = meaning_of(row, column)
            if isinstance(value, Problem):
                problems.append(value)
            elif value is not None:
                yield name, unguarded(str(value))

    def attributes(
        self, row: TableRow, problems: list[Problem]
    ) -> Iterator[tuple[str, object, FilePlace]]:
        """The attributes that a row gives, each with the place of its cell."""
        for column in self._attributes:
            value = meaning_of(row, column)
            if isinstance(value, Problem):
                problems.append(value)
            elif value is not None:
                yield str(column.target[0]), value, row.place(column.position)

    def _field(self, heading: str, headings: dict[str, int], name: CodingField) -> MappedColumn:
        read = {
            "coded": day_in_cell,
            "coder": lambda text: self._coders.get(text, text),
            "finding": self._findings.meaning,
        }.get(name, str)
        dated, words = name == "coded", name in _WORDS
        return MappedColumn(heading, headings[heading], (name,), read, words=words, dated=dated)
