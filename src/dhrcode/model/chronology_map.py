"""What the columns of a chronology in a spreadsheet or a Word table mean: its map."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dhrcode.model.base import CoderId, ReviewId, Several, Slug, as_mapping
from dhrcode.model.contact import Opportunity, Person
from dhrcode.model.import_map import TableFile, parts_held
from dhrcode.model.map_columns import NO_THEME, FreeText, Heading, IdRule
from dhrcode.model.record import Source
from dhrcode.model.time_words import DateOrder

ChronologyPart = Literal["when", "agency", "with", "event", "comment", "summary", "opportunity"]
"""What a column of a chronology may hold."""
SEVERAL: tuple[ChronologyPart, ...] = ("comment",)
"""What more than one column may hold."""
NO_CONTACT = NO_THEME
"""What an agency's word means where its rows are no contacts; a person's, where it is nobody."""


class ChronologyMap(TableFile):
    """The map of a chronology, in which each row is a contact of an agency.

    Attributes:
        layout: `chronology`.
        review: the review that it is of, where no column says so.
        id: the column of the review, where there is one.
        coder: whose coding it becomes.
        source: what the chronology is; if not given, `chronology` with the file's name.
        columns: heading to what stands under it.
        agency: the agency of every row, where no column says it.
        dates: which of two figures is the day, of dates such as 04/05/2013.
        down: headings under which a blank cell means what stands above it.
        agencies: which agency a cell means, `none` where such rows are no contacts; ids and labels
            need no entry.
        people: whom a cell means, `none` for nobody.
        opportunities: what a cell says of an opportunity.
    """

    headings_at = ("id.heading", "columns.(key)")
    layout: Literal["chronology"] = "chronology"
    review: ReviewId | None = None
    id: Annotated[IdRule | None, as_mapping("heading")] = None
    coder: CoderId | None = None
    source: Source | None = None
    columns: Annotated[dict[Heading, ChronologyPart], Field(min_length=1)]
    agency: Slug | None = None
    dates: DateOrder | None = None
    down: Several[Heading] = ()
    agencies: dict[FreeText, Slug] = Field(default_factory=dict)
    people: dict[FreeText, Person | Literal["none"]] = Field(default_factory=dict)
    opportunities: dict[FreeText, Opportunity] = Field(default_factory=dict)

    def headings_of(self, part: ChronologyPart) -> list[str]:
        """The headings of the columns that hold a part."""
        return [heading for heading, held in self.columns.items() if held == part]

    @model_validator(mode="after")
    def _can_be_read(self) -> "ChronologyMap":
        parts = parts_held(self.columns, SEVERAL)
        if "when" not in parts or not {"event", "summary"} & set(parts):
            raise ValueError("wants a column for 'when', and one for 'event' or 'summary'")
        if ("agency" in parts) == (self.agency is not None):
            raise ValueError("wants a column for 'agency', or 'agency' for every row, and not both")
        strange = next((h for h in self.down if h not in self.columns), None)
        if strange is not None:
            raise ValueError(f"names '{strange[:60]}' under 'down' and not under 'columns'")
        if not self.headings[0].isdigit():
            raise ValueError("names a column of headings, and a chronology's contacts are rows")
        return self
