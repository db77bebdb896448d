"""What the columns and cells of somebody's table mean: the map of `dhrcode import --map`.

The file's own words are always the keys, and what dhrcode makes of them the values.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from dhrcode.model.base import CoderId, Day, Model, OneLine, Several, as_mapping
from dhrcode.model.codebook import Bearer, CodebookVersion
from dhrcode.model.map_columns import (
    NOT_CODED,
    AttributeColumns,
    Delimiter,
    Encoding,
    EvidenceTarget,
    FindingColumns,
    FindingWord,
    FreeText,
    Heading,
    IdRule,
    LineNames,
    OneHots,
    RecordField,
    ThemeColumns,
    YesNo,
)
from dhrcode.model.places import places
from dhrcode.model.record import Source, Status
from dhrcode.problems import KeyPath


class TableFile(Model):
    """Where a table stands and how it is written: what the map of any table begins with.

    Attributes:
        sheet: which sheet of a workbook; the first if it is not given.
        encoding: of a text file, where it is not detected correctly.
        delimiter: what separates the cells of a text file, likewise.
        headings: the line of the headings: a row, or a column if reviews stand side by side; `1-2`
            where what stands in row 1 is of several columns below it.
        row_names: `yes` where the first column has no heading and all headings stand one cell too
            far left, as R's `write.table` writes them.
        ignore: headings from which nothing is taken.
        headings_at: the places in the map of other headings.
    """

    headings_at: ClassVar[tuple[str, ...]] = ()
    sheet: OneLine | None = None
    encoding: Encoding | None = None
    delimiter: Delimiter | None = None
    headings: LineNames = "1"
    row_names: YesNo = "no"
    ignore: Several[Heading] = ()

    @property
    def across(self) -> bool:
        """Whether headings stand in a column, and what would be rows are columns."""
        return False

    def named_headings(self) -> Iterator[tuple[str, KeyPath]]:
        """Every heading that the map says something of, but for those it ignores, and where."""
        for where in self.headings_at:
            yield from ((heading, path) for path, heading in places(self, where))


def parts_held(columns: Mapping[str, str], several: Collection[str]) -> list[str]:
    """What the columns of a map hold, without what several may hold.

    Raises:
        ValueError: two hold anything else.
    """
    parts = [part for part in columns.values() if part not in several]
    twice = next((part for part in parts if parts.count(part) > 1), None)
    if twice is not None:
        raise ValueError(f"has two columns for '{twice}': put one of them under 'ignore'")
    return parts


class TableMap(TableFile):
    """What the columns of one table mean.

    Attributes:
        id: where the review's id stands.
        findings: heading to subtheme.
        evidence: heading to a part of a subtheme's evidence, such as `gps.page`.
        attributes: heading to attribute.
        one_hot: attribute to the columns that are combined into it.
    """

    headings_at: ClassVar[tuple[str, ...]] = (
        "id.heading",
        "findings.(key)",
        "evidence.(key)",
        "attributes.(key)",
        "one_hot.*.columns.(key)",
    )
    id: Annotated[IdRule, as_mapping("heading")]
    findings: FindingColumns = Field(default_factory=dict)
    evidence: dict[Heading, EvidenceTarget] = Field(default_factory=dict)
    attributes: AttributeColumns = Field(default_factory=dict)
    one_hot: OneHots = Field(default_factory=dict)


class JoinedTable(TableMap):
    """Another table, joined by the review's id.

    Attributes:
        file: beside the map; if not given, another sheet of the same workbook.
        of: what one row is: more about the review, or one victim or perpetrator.
        number: heading of the person's number in the case; if not given, people are numbered in the
            order of the rows.
    """

    headings_at = (*TableMap.headings_at, "number")
    file: OneLine | None = None
    of: Bearer = "review"
    number: Heading | None = None

    @model_validator(mode="after")
    def _of_people(self) -> "JoinedTable":
        if self.of != "review" and (self.findings or self.evidence):
            raise ValueError(
                f"has findings or evidence in a table of {self.of}s: they are the review's"
            )
        if self.of == "review" and self.number is not None:
            raise ValueError("numbers the rows of a table of reviews: 'of' says whose they are")
        if self.file is None and self.sheet is None:
            raise ValueError("names neither a file nor a sheet to join")
        return self


class RecordsMap(TableFile):
    """What a map says of every record that is made from its table.

    Attributes:
        ignore_reviews: cells in the place of an id that are of no review: totals, a joint document.
        codebook: the codebook and version that the table was coded with; the project's if not
            given.
        coder: whose coding it is, where no column says so.
        coded: the day of the coding, likewise.
        kind: the kind of review, likewise; the codebook's first if not given.
        status: `complete` makes a record complete if it codes every subtheme, and a draft if not.
        source: what the table is; named by findings whose evidence is a cell.
        trace: whether a present finding without evidence of its own is given its cell as evidence.
        values: which cells mean which finding.
    """

    ignore_reviews: Several[FreeText] = ()
    codebook: CodebookVersion | None = None
    coder: CoderId | None = None
    coded: Day | None = None
    kind: OneLine | None = None
    status: Status = "draft"
    source: Source | None = None
    trace: YesNo = "yes"
    values: dict[FreeText, FindingWord] = Field(default_factory=dict)


class ImportMap(TableMap, RecordsMap):
    """The map of a table of reviews.

    Attributes:
        layout: `occurrence` for a column a theme, `in-cells` where cells name the themes,
            `framework` where cells are summaries.
        reviews: whether a review is a row or a column.
        skip: `no-id` passes over rows in which nothing stands where the id would.
        document: the document that pages and quotes in the table come from.
        cells: whether cells of subthemes are marks or summaries in somebody's words.
        written: what a summary means by itself; `unclear` if not given, until somebody has read it.
        blank: what an empty cell of a subtheme means.
        ticks: which cells of one-hot columns mean yes and which no.
        record: heading to the field of the record.
        themes: the columns whose cells name themes.
        join: further tables.
    """

    headings_at = (*TableMap.headings_at, "record.(key)", "themes.columns.*")
    layout: Literal["occurrence", "in-cells", "framework"] = "occurrence"
    reviews: Literal["rows", "columns"] = "rows"
    skip: Literal["no-id"] | None = None
    document: Source | None = None
    cells: Literal["marks", "summary"] = "marks"
    written: Literal["present"] | None = None
    blank: FindingWord = NOT_CODED
    ticks: dict[FreeText, YesNo] = Field(default_factory=dict)
    record: dict[Heading, RecordField] = Field(default_factory=dict)
    themes: ThemeColumns | None = None
    join: Several[JoinedTable] = ()

    @property
    def across(self) -> bool:
        """Whether reviews are columns."""
        return self.reviews == "columns"

    @model_validator(mode="after")
    def _agrees_with_its_layout(self) -> "ImportMap":
        if self.reviews == "rows" and not self.headings[0].isdigit():
            raise ValueError(
                "names a column of headings, and its reviews are rows: give the row's number"
            )
        if (self.layout == "in-cells") != (self.themes is not None):
            raise ValueError("must have both 'layout: in-cells' and 'themes', or neither")
        if self.layout == "framework" and self.cells != "summary":
            raise ValueError("is of a framework matrix, and must have 'cells: summary'")
        if self.written and self.cells != "summary":
            raise ValueError("says what is 'written', and must have 'cells: summary'")
        return self
