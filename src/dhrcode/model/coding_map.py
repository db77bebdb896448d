"""What the columns of a long table mean, in which each row is a coding."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from dhrcode.model.base import CoderId, OneLine, Several, as_mapping
from dhrcode.model.import_map import RecordsMap, TableFile
from dhrcode.model.map_columns import (
    AttributeColumns,
    FreeText,
    Heading,
    IdRule,
    ThemeColumns,
)
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


class CodingMap(CodingTable, RecordsMap):
    """The map of a long table; `values` are the cells of a column `finding`.

    Attributes:
        coders: a coder's initials by the name in the table.
        join: further long tables of the same reviews.
    """

    layout: Literal["codings"] = "codings"
    coders: dict[FreeText, CoderId] = Field(default_factory=dict)
    join: Several[JoinedCodings] = ()
