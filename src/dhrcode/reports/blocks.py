"""What a report is made of: sections of paragraphs, tables and charts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, NamedTuple

from dhrcode.analysis.ledger import Hidden, Undefined

ColumnKind = Literal["label", "mark", "count", "percent", "number", "p", "text"]
Cell = str | int | float | Hidden | Undefined | None
"""A finding or text; a number (`AtLeast` where it may be larger); a proportion from 0 to 1; a
hidden or undefined number; or nothing."""


class Column(NamedTuple):
    """One column: its kind decides how it is shown.

    Attributes:
        heading: as printed.
        kind: `label` (names of rows), `mark` (findings), `count`, `percent` (a proportion from 0 to
            1), `number` (with two decimals), `p` (a probability) or `text`.
        wide: about how many characters the column needs, for texts.
        key: the id of what the column is about, such as a review's; empty if there is none.
        extra: whether other reviews, or none published, would take it away or put others beside
            it. A workbook has such columns last, so that the others stay where they are.
    """

    heading: str
    kind: ColumnKind
    wide: int = 0
    key: str = ""
    extra: bool = False


class Line(NamedTuple):
    """One row of a table.

    Attributes:
        cells: one for each column; for a band, only its heading.
        band: whether it is a heading over the rows below it.
        key: the id of what the row is about, such as a subtheme's; empty if there is none.
        anchor: the name with which a mark elsewhere links here: `COLUMN KEY/ROW KEY`.
    """

    cells: Sequence[Cell]
    band: bool = False
    key: str = ""
    anchor: str = ""


class Table(NamedTuple):
    """A titled table with its legend.

    Attributes:
        title: what it is.
        columns: the first holds the labels of the rows.
        lines: the rows.
        legend: mark and meaning.
        notes: sentences below it.
        scaled: whether its cells may be shaded by their numbers, as a heat map.
        reviews: whether it names reviews, and may have a column for each.
        key: its name in JSON.
        bands: what a band is a heading of: a word with its plural in s.
        printed: how many of its lines a document has, which is read page by page; None for all.
    """

    title: str
    columns: Sequence[Column]
    lines: Sequence[Line]
    legend: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()
    scaled: bool = False
    reviews: bool = False
    key: str = ""
    bands: str = "area"
    printed: int | None = None


class Paragraph(NamedTuple):
    """Running text.

    Attributes:
        text: a sentence, or several.
        lead: whether a hurried reader should not miss it.
        heading: what stands above it, and above those that follow without one.
    """

    text: str
    lead: bool = False
    heading: str = ""


class Chart(NamedTuple):
    """A picture of columns of a table.

    Attributes:
        kind: `bars` (horizontal, one for each row, grouped by bands), `columns` (upright, one for
            each row) or `heat` (a square for each cell of the columns).
        title: what it shows, for its caption.
        alt: a description for people who cannot see it, with its main numbers.
        table: the table with its numbers.
        columns: which columns of the table are drawn; bars and columns have one.
        axis: what is measured.
        printed: whether a document has it.
    """

    kind: Literal["bars", "columns", "heat"]
    title: str
    alt: str
    table: Table
    columns: Sequence[int]
    axis: str
    printed: bool = True


Block = Paragraph | Table | Chart


class Section(NamedTuple):
    """A titled part of a report.

    Attributes:
        title: what it is, the same from run to run.
        blocks: what is in it, from top to bottom.
        annex: its number, where it comes behind a front page; otherwise 0.
    """

    title: str
    blocks: Sequence[Block]
    annex: int = 0

    @property
    def heading(self) -> str:
        """The title, with the number of the annex."""
        return f"Annex {self.annex}: {self.title}" if self.annex else self.title

    @property
    def tables(self) -> Iterator[Table]:
        """The tables of the section."""
        return (block for block in self.blocks if isinstance(block, Table))


class Lead(NamedTuple):
    """What figures of a page lead to.

    Attributes:
        of: whether it is of a theme or of a review.
        key: its id: that of the lines or columns which lead to it.
        section: what there is of it.
    """

    of: Literal["theme", "review"]
    key: str
    section: Section


class Report(NamedTuple):
    """A whole output.

    Attributes:
        title: what it is.
        subtitle: what it is about, in one line.
        sections: the first is what the report is about; annexes come behind it.
        brief: what a terminal shows.
        flat: returns the rows of its CSV, the header first.
        data: returns its JSON.
        origin: where it came from, as labels and values.
        figures: numbers of its tables once more, in a workbook alone: rows that stay where they
            are, for the cells of other workbooks that point at them.
        one_page: whether it is meant for one upright page: where it came from is then a line.
        leads: what its figures lead to, in a page alone.
    """

    title: str
    subtitle: str
    sections: Sequence[Section]
    brief: Sequence[Paragraph | Table]
    flat: Callable[[], Iterable[Sequence[Cell]]]
    data: Callable[[], dict[str, Any]]
    origin: Sequence[tuple[str, str]] = ()
    figures: Table | None = None
    one_page: bool = False
    leads: Sequence[Lead] = ()

    @property
    def tables(self) -> list[Table]:
        """Every table, in order."""
        return [table for section in self.sections for table in section.tables]


def tables_alone(*tables: Table) -> tuple[Section, ...]:
    """A section for each table, with its title."""
    return tuple(Section(table.title, (table,)) for table in tables)


def with_origin(report: Report) -> tuple[Section, ...]:
    """The sections of a report, and a last one on where it came from, where that is told."""
    if not report.origin:
        return tuple(report.sections)
    if report.one_page:
        said = "; ".join(f"{label}: {value}" for label, value in report.origin)
        return (*report.sections, Section("Where this came from", (Paragraph(f"{said}."),)))
    columns = (Column("What", "label", 34), Column("Value", "text", 90))
    lines = tuple(Line(pair) for pair in report.origin)
    return (*report.sections, *tables_alone(Table("Where this came from", columns, lines)))


def for_paper(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections as a document has them: without what is too long to be read page by page."""
    return tuple(
        one._replace(blocks=tuple(filter(None, map(_on_paper, one.blocks)))) for one in sections
    )


def _on_paper(block: Block) -> Block | None:
    if isinstance(block, Chart):
        return block if block.printed else None
    if not isinstance(block, Table) or block.printed is None:
        return block
    left = len(block.lines) - block.printed
    if left <= 0 or not block.printed:
        return block if block.printed else None
    said = f"The first {block.printed} of {len(block.lines)}; the workbook and the page have all."
    lines = block.lines[: block.printed]
    return block._replace(lines=lines, notes=(said, *block.notes))


DECIMALS: ContextVar[int] = ContextVar("DECIMALS", default=0)
"""How many decimals percentages have, in every format; whoever asks for an output sets it."""


def percent(proportion: float, decimals: int | None = None) -> str:
    """A proportion as a percentage, halves rounded up as spreadsheets do.

    Args:
        proportion: from 0 to 1.
        decimals: how many the percentage has; those of `DECIMALS` if not given.
    """
    places = DECIMALS.get() if decimals is None else decimals
    unit = Decimal(1).scaleb(-places)
    return f"{(Decimal(repr(float(proportion))) * 100).quantize(unit, ROUND_HALF_UP)}%"
