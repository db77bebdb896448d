"""What the columns of an action plan in a spreadsheet mean: the map of a tracker."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from dhrcode.model.base import ReviewId, Slug, as_mapping
from dhrcode.model.import_map import TableFile, parts_held
from dhrcode.model.map_columns import FreeText, Heading, IdRule
from dhrcode.model.plan import Level

TrackerPart = Literal[
    "number",
    "recommendation",
    "level",
    "action",
    "owner",
    "measure",
    "due",
    "done",
    "progress",
    "rating",
]
"""What a column of a tracker may hold."""
SEVERAL: tuple[TrackerPart, ...] = ("progress",)
"""What more than one column may hold."""


class TrackerMap(TableFile):
    """The map of a tracker, in which each row is an action.

    Attributes:
        layout: `action-plan`.
        review: the review whose plan it is, where no column says so.
        id: the column of the review, where there is one.
        columns: heading to what stands under it.
        agencies: which agency a cell of owners means; ids and labels need no entry.
        levels: which level a cell means, likewise.
    """

    headings_at = ("id.heading", "columns.(key)")
    layout: Literal["action-plan"] = "action-plan"
    review: ReviewId | None = None
    id: Annotated[IdRule | None, as_mapping("heading")] = None
    columns: Annotated[dict[Heading, TrackerPart], Field(min_length=1)]
    agencies: dict[FreeText, Slug] = Field(default_factory=dict)
    levels: dict[FreeText, Level] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _can_be_read(self) -> "TrackerMap":
        parts = parts_held(self.columns, SEVERAL)
        if "recommendation" not in parts:
            raise ValueError("has no column for 'recommendation'")
        if not self.headings[0].isdigit():
            raise ValueError("names a column of headings, and a tracker's actions are rows")
        return self
