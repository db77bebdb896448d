"""The columns of a table that are used: what each is, and how its cells are read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

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
from dhrcode.model.codebook import Attribute, Bearer, Codebook
from dhrcode.model.import_map import ImportMap, JoinedTable, TableMap
from dhrcode.model.map_columns import (
    MEANINGS,
    NO_THEME,
    NOT_CODED,
    AttributeColumn,
    FindingColumn,
    OneHot,
    ThemeColumns,
    YesNo,
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
        target: where in a record it stands; in a table of people, which attribute it is.
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
        columns: the columns; a tick in one means its value, and anything else nothing.
        several: whether more than one may be ticked.
        otherwise: the value if none is ticked; None for no value.
    """

    columns: tuple[MappedColumn, ...]
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
        yield from (column for group in self.groups for column in group.columns)


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
    make = ColumnMaker(headed, codebook, table.of if isinstance(table, JoinedTable) else "review")
    single = [_finding(make, heading, column, whole) for heading, column in table.findings.items()]
    for heading, text in table.evidence.items():
        subtheme, part = evidence_target(text)
        target = ("findings", subtheme, "evidence", 0, part)
        single.append(make.column(heading, target, words=True))
    single += [make.attribute(heading, column) for heading, column in table.attributes.items()]
    groups = [_group(make, name, group, whole.ticks) for name, group in table.one_hot.items()]
    if not isinstance(table, ImportMap):
        return MappedColumns(single, groups)
    single += [_field(make, heading, name) for heading, name in table.record.items()]
    if table.themes is None:
        return MappedColumns(single, groups)
    read = _theme_reader(codebook, table.themes)
    themes = tuple(make.column(h, ("findings",), read, parted=True) for h in table.themes.columns)
    unnamed = {} if table.blank == NOT_CODED else dict.fromkeys(codebook.subthemes, table.blank)
    return MappedColumns(single, groups, themes, unnamed)


class ColumnMaker:
    """Finds the columns of a table by their headings.

    Args:
        headed: the table, with every heading that is asked for.
        codebook: whose attributes.
        of: whose attributes those are that say nothing else; rows are one of them each.
    """

    def __init__(self, headed: HeadedTable, codebook: Codebook, of: Bearer = "review") -> None:
        self._headings, self._codebook, self._of = headed.headings, codebook, of

    def column(
        self, heading: str, target: KeyPath, read: Callable[[str], object] = str, **how: Any
    ) -> MappedColumn:
        """A column; `how` are further fields of it."""
        name = plain(heading)
        return MappedColumn(name, self._headings[name], target, read, **how)

    def attribute(self, heading: str, column: AttributeColumn) -> MappedColumn:
        """A column of an attribute."""
        attribute, target = self.meant(column.attribute)
        read, dated = attribute_reader(attribute, column), attribute.data_type.dated
        return self.column(heading, target, read, blank=column.blank, dated=dated)

    def meant(self, name: str) -> tuple[Attribute, KeyPath]:
        """The attribute that a map names, and where in a record, or of a person, it stands."""
        meant = reference(name, self._of)
        attribute = self._codebook.attributes_of[meant.of][meant.attribute]
        if self._of != "review":
            return attribute, (meant.attribute,)
        if meant.of == "review":
            return attribute, ("attributes", meant.attribute)
        return attribute, (PEOPLE[meant.of], meant.number - 1, meant.attribute)


def _finding(
    make: ColumnMaker, heading: str, column: FindingColumn, whole: ImportMap
) -> MappedColumn:
    words = CellMeanings(whole.values | column.values, FINDING_WORDS)
    blank = column.blank or whole.blank
    return make.column(
        heading,
        ("findings", column.subtheme, "finding"),
        finding_reader(words, whole),
        blank=None if blank == NOT_CODED else blank,
        parted=whole.cells == "summary",
    )


def _field(make: ColumnMaker, heading: str, name: str) -> MappedColumn:
    dated = name == "coded"
    read = day_in_cell if dated else str
    return make.column(heading, (name,), read, words=name == "memo", dated=dated)


def _theme_reader(codebook: Codebook, columns: ThemeColumns) -> Callable[[str], object]:
    words = theme_words(codebook, columns.values)

    def read(text: str) -> tuple[str, ...]:
        named = map(words.meaning, theme_parts(text, columns.split))
        return tuple(dict.fromkeys(subtheme for subtheme in named if subtheme != NO_THEME))

    return read


def _group(make: ColumnMaker, name: str, group: OneHot, ticks: Mapping[str, YesNo]) -> Group:
    attribute, target = make.meant(name)
    words = CellMeanings({**ticks, **group.values}, _TICKS)
    columns = tuple(
        make.column(heading, target, _tick_reader(words, value))
        for heading, value in group.columns.items()
    )
    return Group(columns, attribute.data_type.several, group.otherwise)


def _tick_reader(words: CellMeanings, value: str) -> Callable[[str], object]:
    """A function that reads the cells of a column that means a value where it is ticked."""

    def read(text: str) -> str | None:
        return value if words.meaning(text) == "yes" else None

    return read


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
