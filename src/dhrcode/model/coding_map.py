"""What the columns of a long table mean, in which each row is a coding."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from dhrcode.model.base import CoderId, Day, OneLine, Several
from dhrcode.model.codebook import CodebookVersion
from dhrcode.model.import_map import TableFile
from dhrcode.model.map_columns import (
    AttributeColumns,
    FindingWord,
    FreeText,
    Heading,
    IdRule,
    ThemeColumns,
    YesNo,
    as_mapping,
)
from dhrcode.model.record import Source, Status
from dhrcode.problems import KeyPath

CodingField = Literal[
    "quote",
    "page",
    "section",
    "note",
    "document",
    "finding",
    "summary",
    "candidate",
    "candidate-note",
    "coder",
    "coded",
    "kind",
    "status",
    "version",
]
"""What a column can say of a coding, or of the record that it is in."""


class CodingTable(TableFile):
    """What the columns of one long table mean.

    Attributes:
        id: where the review's id stands; where documents are named, see `begins`.
        codes: the columns that name codes, and which subtheme each code is.
        columns: heading to what it says of the coding.
        attributes: heading to an attribute of the review.
    """

    id: Annotated[IdRule, as_mapping("heading")]
    codes: ThemeColumns
    columns: dict[Heading, CodingField] = Field(default_factory=dict)
    attributes: AttributeColumns = Field(default_factory=dict)

    def named_headings(self) -> Iterator[tuple[str, KeyPath]]:
        """Those of the id, the codes, the coding and the attributes."""
        yield self.id.heading, ("id", "heading")
        yield from ((heading, ("codes", "columns")) for heading in self.codes.columns)
        for key in ("columns", "attributes"):
            yield from ((heading, (key, heading)) for heading in getattr(self, key))


class JoinedCodings(CodingTable):
    """Another long table of the same reviews, in a file beside the map."""

    file: OneLine


class CodingMap(CodingTable):
    """The map of a long table.

    Attributes:
        ignore_reviews: cells in the place of an id that are of no review: a joint document, say.
        codebook: the codebook and version that it was coded with; the project's if not given.
        coder: whose coding it is, where no column says so.
        coders: a coder's initials by the name in the table.
        coded: the day of the coding, likewise.
        kind: the kind of review, likewise; the codebook's first if not given.
        status: `complete` makes a record complete if every subtheme is coded, and a draft if not.
        source: what the table is; named by findings whose evidence is a cell.
        trace: whether a present finding without evidence of its own is given its cell as evidence.
        values: which cells of a column `finding` mean which finding.
        join: further long tables of the same reviews.
    """

    layout: Literal["codings"] = "codings"
    ignore_reviews: Several[FreeText] = ()
    codebook: CodebookVersion | None = None
    coder: CoderId | None = None
    coders: dict[FreeText, CoderId] = Field(default_factory=dict)
    coded: Day | None = None
    kind: OneLine | None = None
    status: Status = "draft"
    source: Source | None = None
    trace: YesNo = "yes"
    values: dict[FreeText, FindingWord] = Field(default_factory=dict)
    join: Several[JoinedCodings] = ()
