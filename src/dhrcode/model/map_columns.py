"""What a column of somebody's table means: the parts of an import map that are of columns."""

import re
from collections.abc import Callable
from typing import Annotated, Final, Literal, NamedTuple, get_args

from pydantic import AfterValidator, Field

from dhrcode.model.base import Model, OneLine, Several, Slug, WholeNumber, as_mapping
from dhrcode.model.codebook import BEARERS, Bearer

NOT_CODED: Final = "not-coded"
NO_THEME: Final = "none"
"""What a cell that names themes can also mean: nothing."""
FindingWord = Literal["present", "absent", "not-stated", "unclear", "not-coded"]
"""What a cell of a subtheme can say: a finding, or that nobody has coded it."""
MEANINGS: tuple[FindingWord, ...] = get_args(FindingWord)
YesNo = Literal["yes", "no"]
Encoding = Literal["utf-8", "utf-16", "cp1252", "latin-1", "mac-roman"]
Delimiter = Literal[",", ";", "tab", "|"]
EvidenceField = Literal["page", "section", "quote", "note"]
EVIDENCE_FIELDS: tuple[EvidenceField, ...] = get_args(EvidenceField)
RecordField = Literal["coder", "coded", "kind", "memo"]
MAX_NUMBER = 99
"""The highest number of a victim or perpetrator in one case."""

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_REFERENCE = re.compile(rf"(?:({'|'.join(BEARERS)})\.)?(?:([1-9][0-9]?)\.)?({_SLUG})")
_EVIDENCE = re.compile(rf"({_SLUG})\.({'|'.join(EVIDENCE_FIELDS)})")
_NUMBER, _LETTERS = "([1-9][0-9]{0,5})", "([A-Za-z]{1,3})"
_LINES = re.compile(f"{_NUMBER}(?:-{_NUMBER})?|{_LETTERS}(?:-{_LETTERS})?")
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


def heading_lines(text: str) -> tuple[int, int]:
    """The first and last line of the headings, from 1: `2` is 2 and 2, `A-B` is 1 and 2.

    Raises:
        ValueError: it is no line, or runs backwards.
    """
    found = _LINES.fullmatch(text)
    first, last = (found[1] or found[3], found[2] or found[4]) if found else ("", "")
    lines = (_number(first), _number(last or first)) if first else (0, -1)
    if lines[1] < lines[0]:
        raise ValueError(
            "must be a row's number, or a column's number or letters, or two such as 1-2"
        )
    return lines


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _checked_by(read: Callable[[str], object]) -> Callable[[str], str]:
    """A text that can be read so, as it is written."""

    def checked(text: str) -> str:
        read(text)
        return text

    return checked


def _prefix(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,19}", text):
        raise ValueError("must begin with a letter and may have only letters, digits, - and _")
    return text


Heading = OneLine
"""A heading of the file, with single blanks; the second heading of one name is `Page (2)`."""
MAX_CELL = 300
"""Characters of a cell that a map may name; a longer one is named by its beginning."""
FreeText = Annotated[str, Field(max_length=MAX_CELL)]
"""What stands in a cell."""


class IdRule(Model):
    """How the id of a review is made from a cell.

    Attributes:
        heading: where the cell stands.
        prefix: put before what begins with a digit: with DHR, 7 becomes DHR7.
        digits: zeros are put before a number until it has this many digits.
        begins: the id is what the cell begins with, letters and a number: `DHR41 overview.pdf` is
            DHR41, whatever folder stands before it.
        clean: blanks are left out, and other characters that an id cannot have become hyphens.
        replace: the id for cells to which none of this applies.
    """

    heading: Heading
    prefix: Annotated[str, AfterValidator(_prefix)] | None = None
    digits: Annotated[WholeNumber, Field(le=10)] = 0
    begins: YesNo = "no"
    clean: YesNo = "no"
    replace: dict[FreeText, FreeText] = Field(default_factory=dict)


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

    attribute: Annotated[str, AfterValidator(_checked_by(reference))]
    values: dict[FreeText, FreeText] = Field(default_factory=dict)
    ranges: dict[Annotated[str, AfterValidator(_checked_by(number_range))], Slug] = Field(
        default_factory=dict
    )
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


LineNames = Annotated[str, AfterValidator(_checked_by(heading_lines))]
"""A row's number, or a column's number or letters; or the first and last of several."""
EvidenceTarget = Annotated[str, AfterValidator(_checked_by(evidence_target))]
"""A part of a subtheme's evidence, such as `gps.page`."""
FindingColumns = dict[Heading, Annotated[FindingColumn, as_mapping("subtheme")]]
AttributeColumns = dict[Heading, Annotated[AttributeColumn, as_mapping("attribute")]]
OneHots = dict[Annotated[str, AfterValidator(_checked_by(reference))], OneHot]


class ThemeColumns(Model):
    """Columns whose cells name themes, `Code 1`, `Code 2`: what is named is present.

    Attributes:
        columns: their headings.
        split: what separates several themes in one cell; a cell is one theme if not given.
        values: the subtheme by what stands in a cell; ids and labels need no entry. `none` is no
            theme.
    """

    columns: Annotated[Several[Heading], Field(min_length=1)]
    split: Annotated[str, Field(min_length=1, max_length=5)] | None = None
    values: dict[FreeText, Slug] = Field(default_factory=dict)
