"""What the columns and cells of somebody's table mean: the map of `dhrcode import --map`.

The file's own words are always the keys, and what dhrcode makes of them the values.
"""

import re
from typing import Annotated, Any, Final, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from dhrcode.model.base import CoderId, Day, Model, OneLine, Slug, WholeNumber
from dhrcode.model.codebook import BEARERS, Bearer, CodebookVersion
from dhrcode.model.record import Source, Status

NOT_CODED: Final = "not-coded"
FindingWord = Literal["present", "absent", "not-stated", "unclear", "not-coded"]
"""What a cell of a subtheme can say: a finding, or that nobody has coded it."""
MEANINGS: tuple[FindingWord, ...] = ("present", "absent", "not-stated", "unclear", "not-coded")
YesNo = Literal["yes", "no"]
Encoding = Literal["utf-8", "utf-16", "cp1252", "latin-1", "mac-roman"]
Delimiter = Literal[",", ";", "tab", "|"]
EvidenceField = Literal["page", "section", "quote", "note"]
EVIDENCE_FIELDS: tuple[EvidenceField, ...] = ("page", "section", "quote", "note")
RecordField = Literal["coder", "coded", "kind", "memo"]
MAX_NUMBER = 99
"""The highest number of a victim or perpetrator in one case."""

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_REFERENCE = re.compile(rf"(?:({'|'.join(BEARERS)})\.)?(?:([1-9][0-9]?)\.)?({_SLUG})")
_EVIDENCE = re.compile(rf"({_SLUG})\.({'|'.join(EVIDENCE_FIELDS)})")
_LINE = re.compile(r"[1-9][0-9]{0,5}|[A-Za-z]{1,3}")
_RANGE = re.compile(r"([0-9]{1,9}) ?(?:[-–] ?([0-9]{1,9})|\+)")


class Reference(NamedTuple):
    """Which attribute is meant: whose it is, the number of the person (from 1), and its id."""

    of: Bearer
    number: int
    attribute: str


def reference(text: str, of: Bearer = "review") -> Reference:
    """The parts of `victim.2.sex`; a bare `year` belongs to the review, or to `of`.

    Raises:
        ValueError: it is no such name.
    """
    found = _REFERENCE.fullmatch(text)
    if not found or (found[2] and (found[1] or of) == "review"):
        raise ValueError("must be an attribute such as year, victim.sex or victim.2.sex")
    return Reference(found[1] or of, int(found[2] or 1), found[3])  # type: ignore[arg-type] # from BEARERS


def evidence_target(text: str) -> tuple[str, EvidenceField]:
    """The parts of `gps.page`.

    Raises:
        ValueError: it is no such name.
    """
    found = _EVIDENCE.fullmatch(text)
    if not found:
        raise ValueError(
            f"must be a subtheme and one of {', '.join(EVIDENCE_FIELDS)}, such as gps.page"
        )
    return found[1], found[2]  # type: ignore[return-value] # from EVIDENCE_FIELDS


def number_range(text: str) -> tuple[int, int | None]:
    """`16-17` or `75+` as its least and greatest number, both included; None means no upper end.

    Raises:
        ValueError: it is not a range.
    """
    found = _RANGE.fullmatch(text.strip())
    if not found or (found[2] and int(found[2]) < int(found[1])):
        raise ValueError("must be whole numbers such as 16-17 or 75+")
    return int(found[1]), int(found[2]) if found[2] else None


def line_number(text: str) -> int:
    """A row's number, or a column's number or letters, from 1."""
    if text.isdigit():
        return int(text)
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _line(text: str) -> str:
    if not _LINE.fullmatch(text):
        raise ValueError("must be a row's number, or a column's number or letters")
    return text


def _checked_reference(text: str) -> str:
    reference(text)
    return text


def _checked_evidence(text: str) -> str:
    evidence_target(text)
    return text


def _checked_range(text: str) -> str:
    number_range(text)
    return text


def _prefix(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,19}", text):
        raise ValueError("must begin with a letter and may have only letters, digits, - and _")
    return text


Heading = OneLine
"""A heading of the file, with single blanks; the second heading of one name is `Page (2)`."""
FreeText = Annotated[str, Field(max_length=300)]
"""What stands in a cell."""


class IdRule(Model):
    """How the id of a review is made from a cell.

    Attributes:
        heading: where the cell stands.
        prefix: put before what begins with a digit: with DHR, 7 becomes DHR7.
        digits: zeros are put before a number until it has this many digits.
        clean: blanks are left out, and other characters that an id cannot have become hyphens.
        replace: the id for cells to which none of this applies.
    """

    heading: Heading
    prefix: Annotated[str, AfterValidator(_prefix)] | None = None
    digits: Annotated[WholeNumber, Field(le=10)] = 0
    clean: YesNo = "no"
    replace: dict[FreeText, FreeText] = Field(default_factory=dict)


def _as_mapping(key: str) -> BeforeValidator:
    """A text on its own stands for the mapping that has it under `key`."""

    def made(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(made)


class FindingColumn(Model):
    """The findings on one subtheme; `values` and `blank` override those of the whole map."""

    subtheme: Slug
    values: dict[FreeText, FindingWord] = Field(default_factory=dict)
    blank: FindingWord | None = None


class AttributeColumn(Model):
    """The values of one attribute.

    Attributes:
        attribute: `year`, `victim.sex`, `victim.2.sex`.
        values: a value's id by what stands in the cell; ids and labels need no entry.
        ranges: a value's id by the numbers that it stands for, such as 16-17 or 75+.
        split: what separates several values in one cell, for an attribute that takes several.
        blank: the value that an empty cell stands for; no value if it is not given.
    """

    attribute: Annotated[str, AfterValidator(_checked_reference)]
    values: dict[FreeText, FreeText] = Field(default_factory=dict)
    ranges: dict[Annotated[str, AfterValidator(_checked_range)], Slug] = Field(default_factory=dict)
    split: Annotated[str, Field(min_length=1, max_length=5)] | None = None
    blank: FreeText | None = None


class OneHot(Model):
    """Columns that are combined into one attribute: each is a value, and its cells say yes or no.

    Attributes:
        columns: heading to value.
        values: which cells mean yes and which no; overrides `ticks` of the whole map.
        otherwise: the value where nothing is ticked; no value if it is not given.
    """

    columns: Annotated[dict[Heading, Slug], Field(min_length=1)]
    values: dict[FreeText, YesNo] = Field(default_factory=dict)
    otherwise: Slug | None = None


FindingColumns = dict[Heading, Annotated[FindingColumn, _as_mapping("subtheme")]]
AttributeColumns = dict[Heading, Annotated[AttributeColumn, _as_mapping("attribute")]]
OneHots = dict[Annotated[str, AfterValidator(_checked_reference)], OneHot]


class TableMap(Model):
    """What the columns of one table mean.

    Attributes:
        sheet: which sheet of a workbook; the first if it is not given.
        encoding: of a text file, where it is not detected correctly.
        delimiter: what separates the cells of a text file, likewise.
        headings: the line of the headings: a row, or a column if reviews stand side by side.
        id: where the review's id stands.
        findings: heading to subtheme.
        evidence: heading to a part of a subtheme's evidence, such as `gps.page`.
        attributes: heading to attribute.
        one_hot: attribute to the columns that are combined into it.
        ignore: headings from which nothing is taken.
    """

    sheet: OneLine | None = None
    encoding: Encoding | None = None
    delimiter: Delimiter | None = None
    headings: Annotated[str, AfterValidator(_line)] = "1"
    id: Annotated[IdRule, _as_mapping("heading")]
    findings: FindingColumns = Field(default_factory=dict)
    evidence: dict[Heading, Annotated[str, AfterValidator(_checked_evidence)]] = Field(
        default_factory=dict
    )
    attributes: AttributeColumns = Field(default_factory=dict)
    one_hot: OneHots = Field(default_factory=dict)
    ignore: Annotated[tuple[Heading, ...], Field(strict=False)] = ()


class JoinedTable(TableMap):
    """Another table, joined by the review's id.

    Attributes:
        file: beside the map; if not given, another sheet of the same workbook.
        of: what one row is: more about the review, or one victim or perpetrator.
        number: heading of the person's number in the case; if not given, people are numbered in the
            order of the rows.
    """

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


class ImportMap(TableMap):
    """The map of a table of reviews.

    Attributes:
        reviews: whether a review is a row or a column.
        ignore_reviews: cells in the place of an id that are not ids: totals, sums.
        codebook: the codebook and version that the table was coded with; the project's if not
            given.
        coder: whose coding it is, where no column says so.
        coded: the day of the coding, likewise.
        kind: the kind of review, likewise; the codebook's first if not given.
        status: `complete` makes a record complete if it codes every subtheme, and a draft if not.
        source: what the table is; named by findings whose evidence is a cell.
        document: the document that pages and quotes in the table come from.
        trace: whether a present finding without evidence of its own is given its cell as evidence.
        values: which cells of subthemes mean which finding.
        blank: what an empty cell of a subtheme means.
        ticks: which cells of one-hot columns mean yes and which no.
        record: heading to the field of the record.
        join: further tables.
    """

    reviews: Literal["rows", "columns"] = "rows"
    ignore_reviews: Annotated[tuple[FreeText, ...], Field(strict=False)] = ()
    codebook: CodebookVersion | None = None
    coder: CoderId | None = None
    coded: Day | None = None
    kind: OneLine | None = None
    status: Status = "draft"
    source: Source | None = None
    document: Source | None = None
    trace: YesNo = "yes"
    values: dict[FreeText, FindingWord] = Field(default_factory=dict)
    blank: FindingWord = NOT_CODED
    ticks: dict[FreeText, YesNo] = Field(default_factory=dict)
    record: dict[Heading, RecordField] = Field(default_factory=dict)
    join: Annotated[tuple[JoinedTable, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _row_or_column(self) -> "ImportMap":
        if self.reviews == "rows" and not self.headings.isdigit():
            raise ValueError(
                "names a column of headings, and its reviews are rows: give the row's number"
            )
        return self
