"""A long table: each row is a coding. What the rows say of each review, collected."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dhrcode.exporters.text.csv_file import unguarded
from dhrcode.importers import FilePlace
from dhrcode.importers.table.cell_values import (
    CellError,
    CellMeanings,
    CodeMeanings,
    innermost,
    theme_parts,
)
from dhrcode.importers.table.collection import FilledCell, TableRow, filled_cells, review_of
from dhrcode.importers.table.columns import (
    FINDING_WORDS,
    ColumnMaker,
    MappedColumn,
    day_in_cell,
)
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.sheet_faults import sheet_faults
from dhrcode.model.codebook import Codebook
from dhrcode.model.coding_map import CodingMap, CodingTable
from dhrcode.model.map_columns import EVIDENCE_FIELDS, NO_THEME, NOT_CODED, IdRule
from dhrcode.problems import KeyPath, Problem
from dhrcode.text import nearest

_PIECE = ("document", *EVIDENCE_FIELDS)
_RECORD = ("coded", "kind", "status", "version")
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
        said: what is said of the record and of attributes, with the place where it is said first.
        themes: what is said of subthemes, by id.
        candidates: likewise of candidate themes, by label.
    """

    review: str
    coder: str
    place: FilePlace
    said: dict[KeyPath, tuple[object, FilePlace]] = field(default_factory=dict)
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
        reader = _coding_columns(table, columns, self._whole, self._codebook)
        taken = {reader.at, *(column.position for column in reader.every())}
        self.problems.extend(sheet_faults(table, taken))
        ignored = [name for name in map(plain, columns.ignore) if name in table.headings]
        for line, texts in table.reviews():
            self.rows += 1
            self._row(TableRow(table, line, texts), reader)
            self.ignored.update(name for name in ignored if texts[table.headings[name]].strip())

    def finish(self) -> None:
        """Adds a problem for each code that is not known, with how many rows have it."""
        for problem, rows in self._unknown.values():
            more = f" (in {rows} rows)" if rows > 1 else ""
            self.problems.append(problem._replace(message=f"{problem.message}{more}"))

    def _row(self, row: TableRow, reader: "_LongTableColumns") -> None:
        if {row.text(reader.at), row.looks(reader.at)} & self._none:
            self.passed[row.text(reader.at)] += 1
            return
        if not (review := self._review(row, reader)):
            return
        cells: dict[str, FilledCell] = {}
        said: dict[str, str] = {}
        for value, cell in filled_cells(row, reader.fields, self.problems):
            name = str(cell.column.target[0])
            cells[name], said[name] = cell, unguarded(str(value))
        coder = said.get("coder", "")
        known = self.reviews.setdefault(
            (review.casefold(), coder), CodedPassages(review, coder, row.place(reader.at))
        )
        for name in _RECORD:
            if name in said:
                self._say(known, said[name], cells[name])
        for value, cell in filled_cells(row, reader.attributes, self.problems):
            self._say(known, value, cell)
        at = cells["quote"].place if "quote" in said else None
        for subtheme, cell in self._codes(row, reader):
            self._coded(known.themes, subtheme, said, cell, at or cell.place)
        if label := said.get("candidate"):
            cell = cells["candidate"]
            self._coded(known.candidates, label, said, cell, at or cell.place)

    def _review(self, row: TableRow, reader: "_LongTableColumns") -> str:
        """The review that a row is about; empty where that is not known."""
        review = review_of(row, reader.at, reader.rule)
        if isinstance(review, str):
            return review
        problem = row.place(reader.at).located(review)
        if row.text(reader.at):
            self._once(f"id\0{row.text(reader.at)}", problem)
        else:
            self.problems.append(problem)
        return ""

    def _codes(
        self, row: TableRow, reader: "_LongTableColumns"
    ) -> Iterator[tuple[str, FilledCell]]:
        for column in reader.codes:
            cell = FilledCell(row, column)
            for name in theme_parts(row.texts[column.position], reader.split):
                try:
                    subtheme = reader.words.meaning(name)
                except CellError as error:
                    known = (s.label for s in self._codebook.subthemes.values())
                    near = nearest(innermost(name), known)
                    hint = "say under 'codes' in the map which subtheme it is, or none"
                    fault = error.fault._replace(hint=f"{near} {hint}".strip())
                    self._once(f"code\0{name.casefold()}", cell.place.located(fault))
                    continue
                if subtheme == NO_THEME:
                    self.passed[name] += 1
                else:
                    yield subtheme, cell

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

    def _say(self, known: CodedPassages, value: object, cell: FilledCell) -> None:
        """Keeps what is said of the record or of an attribute, if it is the first to say it."""
        first, place = known.said.setdefault(cell.column.target, (value, cell.place))
        if first != value:
            told = f"{place} says another thing of the same review"
            self.problems.append(cell.place.problem("given-twice", told, "keep one of the two"))

    def _once(self, key: str, problem: Problem) -> None:
        first, rows = self._unknown.get(key, (problem, 0))
        self._unknown[key] = (first, rows + 1)


class _LongTableColumns(NamedTuple):
    """The columns of one table, and what their cells mean.

    Attributes:
        rule: how the id of a review is made.
        at: the position of what it is made from.
        split: what separates several codes in one cell.
        words: what codes mean.
        codes: the columns of codes.
        fields: those of what is said of the coding, or of its record.
        attributes: those of the review's attributes.
    """

    rule: IdRule
    at: int
    split: str | None
    words: CodeMeanings
    codes: list[MappedColumn]
    fields: list[MappedColumn]
    attributes: list[MappedColumn]

    def every(self) -> Iterator[MappedColumn]:
        """All columns but that of the id."""
        yield from (*self.codes, *self.fields, *self.attributes)


def _coding_columns(
    table: HeadedTable, columns: CodingTable, whole: CodingMap, codebook: Codebook
) -> _LongTableColumns:
    make = ColumnMaker(table, codebook)
    coders = {plain(name): coder for name, coder in whole.coders.items()}
    read: dict[str, Callable[[str], object]] = {
        "coded": day_in_cell,
        "coder": lambda text: coders.get(text, text),
        "finding": CellMeanings(whole.values, FINDING_WORDS).meaning,
    }
    return _LongTableColumns(
        columns.id,
        table.headings[plain(columns.id.heading)],
        columns.codes.split,
        CodeMeanings(codebook, whole.codes.values | columns.codes.values),
        [make.column(heading, ("codes",)) for heading in columns.codes.columns],
        [
            make.column(
                heading,
                (name,),
                read.get(name, str),
                words=name in _WORDS,
                dated=name == "coded",
            )
            for heading, name in columns.columns.items()
        ],
        [
            replace(make.attribute(heading, column), dated=True)
            for heading, column in columns.attributes.items()
        ],
    )
