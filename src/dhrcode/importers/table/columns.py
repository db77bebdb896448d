"""The columns of a table that are used: what each is, and how its cells are read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from dhrcode.importers.table.cell_values import (
    CellError,
    CellMeanings,
    attribute_reader,
    theme_parts,
    theme_words,
)
from dhrcode.importers.table.finding_cells import finding_reader
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.model.codebook import Bearer, Codebook
from dhrcode.model.import_map import ImportMap, JoinedTable, TableMap
from dhrcode.model.map_columns import (
    MEANINGS,
    NO_THEME,
    NOT_CODED,
    AttributeColumn,
    FindingColumn,
    OneHot,
    ThemeColumns,
    evidence_target,
    reference,
)
from dhrcode.problems import KeyPath

PEOPLE: dict[Bearer, str] = {"victim": "victims", "perpetrator": "perpetrators"}
"""The key of a record that holds the people of a kind."""
FINDING_WORDS = {meaning: meaning for meaning in MEANINGS} | {
    "not stated": "not-stated",
    "not coded": NOT_CODED,
}
"""What cells of findings say without a map."""
_TICKS = {"yes": "yes", "no": "no"}


@dataclass(slots=True)
class MappedColumn:
    """One column.

    Attributes:
        heading: its heading.
        position: its position in a line, from 0.
        target: what it gives of the review; in a table of people, which attribute.
        read: returns what a text means; raises CellError.
        blank: what an empty cell means; None for nothing.
        words: whether it is a person's text, kept with its lines.
        dated: whether it may hold a date.
        parted: whether a cell is read with its line breaks, which may separate its parts.
    """

    heading: str
    position: int
    target: KeyPath
    read: Callable[[str], object]
    blank: object = None
    words: bool = False
    dated: bool = False
    parted: bool = False
    _known: dict[str, object] = field(default_factory=dict)

    def value(self, text: str) -> object:
        """The meaning of a cell: a value, None for nothing, or a Fault without a path.

        Each text is looked up once: a table holds the same few in thousands of cells.
        """
        if text in self._known:
            return self._known[text]
        try:
            found = self._read(text)
        except CellError as error:
            found = error.fault
        if not self.words:
            self._known[text] = found
        return found

    def _read(self, text: str) -> object:
        if self.words:
            return "\n".join(line.rstrip() for line in text.strip().splitlines()) or None
        short = plain(text)
        return self.read(text if self.parted else short) if short else self.blank


class Group(NamedTuple):
    """Columns that are combined into one attribute.

    Attributes:
        target: the attribute, as of a `MappedColumn`.
        members: each with the value that a tick in it means.
        several: whether more than one may be ticked.
        otherwise: the value if none is ticked; None for no value.
    """

    target: KeyPath
    members: tuple[tuple[MappedColumn, str], ...]
    several: bool
    otherwise: str | None


class MappedColumns(NamedTuple):
    """The columns that are used of a table.

    Attributes:
        single: each gives one thing of the review.
        groups: columns that are combined.
        themes: columns whose cells name subthemes, all of which are present.
        unnamed: what a review says of a subtheme that none of them names.
    """

    single: list[MappedColumn]
    groups: list[Group]
    themes: tuple[MappedColumn, ...] = ()
    unnamed: Mapping[str, str] = MappingProxyType({})

    def every(self) -> Iterator[MappedColumn]:
        """All columns, those of groups too."""
        yield from (*self.single, *self.themes)
        yield from (column for group in self.groups for column, _ in group.members)


def columns_of(
    headed: HeadedTable, table: TableMap, whole: ImportMap, codebook: Codebook
) -> MappedColumns:
    """The columns of a table that a map uses.

    Args:
        headed: the table, with every heading that the map names.
        table: the map of this table.
        whole: the whole map, for what it says about every cell.
        codebook: the codebook, against which the map has been checked.
    """
    of: Bearer = table.of if isinstance(table, JoinedTable) else "review"
    result = _ColumnMaker(headed, whole, codebook, of)
    single = [result.finding(heading, column) for heading, column in table.findings.items()]
    single += [result.evidence(heading, text) for heading, text in table.evidence.items()]
    single += [result.attribute(heading, column) for heading, column in table.attributes.items()]
    if isinstance(table, ImportMap):
        single += [result.field(heading, name) for heading, name in table.record.items()]
    groups = [result.group(name, group) for name, group in table.one_hot.items()]
    if isinstance(table, ImportMap) and table.themes:
        themes = tuple(result.theme(heading, table.themes) for heading in table.themes.columns)
        unnamed = dict.fromkeys(codebook.subthemes, table.blank)
        return MappedColumns(single, groups, themes, unnamed if _coded(table.blank) else {})
    return MappedColumns(single, groups)


class _ColumnMaker:
    def __init__(
        self, headed: HeadedTable, whole: ImportMap, codebook: Codebook, of: Bearer
    ) -> None:
        self._headings, self._whole, self._codebook, self._of = (
            headed.headings,
            whole,
            codebook,
            of,
        )

    def _column(
        self, heading: str, target: KeyPath, read: Callable[[str], object], blank: object = None
    ) -> MappedColumn:
        name = plain(heading)
        return MappedColumn(name, self._headings[name], target, read, blank)

    def finding(self, heading: str, column: FindingColumn) -> MappedColumn:
        words = CellMeanings(self._whole.values | column.values, FINDING_WORDS)
        blank = _coded(column.blank or self._whole.blank)
        read = finding_reader(words, self._whole)
        result = self._column(heading, ("findings", column.subtheme), read, blank)
        result.parted = self._whole.cells == "summary"
        return result

    def theme(self, heading: str, columns: ThemeColumns) -> MappedColumn:
        words = theme_words(self._codebook, columns.values)

        def read(text: str) -> tuple[str, ...]:
            named = map(words.meaning, theme_parts(text, columns.split))
            return tuple(dict.fromkeys(subtheme for subtheme in named if subtheme != NO_THEME))

        result = self._column(heading, ("findings",), read)
        result.parted = True
        return result

    def evidence(self, heading: str, text: str) -> MappedColumn:
        result = self._column(heading, ("evidence", *evidence_target(text)), str)
        result.words = True
        return result

    def field(self, heading: str, name: str) -> MappedColumn:
        result = self._column(heading, ("record", name), day_in_cell if name == "coded" else str)
        result.words, result.dated = name == "memo", name == "coded"
        return result

    def attribute(self, heading: str, column: AttributeColumn) -> MappedColumn:
        meant = reference(column.attribute, self._of)
        attribute = self._codebook.attributes_of[meant.of][meant.attribute]
        result = self._column(
            heading,
            self._target(column.attribute),
            attribute_reader(attribute, column),
            column.blank,
        )
        result.dated = attribute.data_type.dated
        return result

    def group(self, name: str, group: OneHot) -> Group:
        meant = reference(name, self._of)
        attribute = self._codebook.attributes_of[meant.of][meant.attribute]
        words = CellMeanings(self._whole.ticks | group.values, _TICKS)
        target = self._target(name)
        members = tuple(
            (self._column(heading, target, words.meaning, "no"), value)
            for heading, value in group.columns.items()
        )
        return Group(target, members, attribute.data_type.several, group.otherwise)

    def _target(self, name: str) -> KeyPath:
        meant = reference(name, self._of)
        if self._of != "review":
            return (meant.attribute,)
        if meant.of == "review":
            return ("attributes", meant.attribute)
        return (PEOPLE[meant.of], meant.number - 1, meant.attribute)


def _coded(meaning: str) -> str | None:
    return None if meaning == NOT_CODED else meaning


def day_in_cell(text: str) -> str:
    """A day as in a workbook or an ISO date; 03/06/2014 could be either of two days."""
    from datetime import date  # noqa: PLC0415 - few tables have such a column

    day = text.split(" ", maxsplit=1)[0]
    try:
        if len(day) == 10:
            return date.fromisoformat(day).isoformat()
    except ValueError:
        pass
    said = f"'{text[:40]}' is not a date such as 2014-06-03"
    raise CellError("bad-value", said, "write the year first")
