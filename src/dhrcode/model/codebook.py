"""The codebook: areas, their subthemes, and the attributes of a case."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from dhrcode.model.base import Model, OneLine, Slug, Text, Version, WholeNumber
from dhrcode.model.revision import Revision

NOT_STATED = "not-stated"
"""The value that an attribute of any type may take: the document does not say."""

AttributeType = Literal["choice", "choices", "yes-no", "integer", "year", "text"]
Bearer = Literal["review", "victim", "perpetrator"]
BEARERS: tuple[Bearer, ...] = ("review", "victim", "perpetrator")


class Subtheme(Model):
    """One thing that is coded: is it present in a review?

    `retired` is the version since which it is no longer coded or counted; findings on it stay in
    their records.
    """

    id: Slug
    label: OneLine
    definition: Text
    when_to_use: Text | None = None
    when_not_to_use: Text | None = None
    example: Text | None = None
    also_known_as: Annotated[tuple[OneLine, ...], Field(strict=False)] = ()
    cues: Annotated[tuple[OneLine, ...], Field(strict=False)] = ()
    retired: Version | None = None


class Area(Model):
    """A thematic area: a heading over subthemes."""

    id: Slug
    label: OneLine
    subthemes: Annotated[tuple[Subtheme, ...], Field(strict=False, min_length=1)]


class Choice(Model):
    """One value of an attribute."""

    id: Slug
    label: OneLine | None = None


def _as_choice(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


class Attribute(Model):
    """A fact about the review as a whole, a victim or a perpetrator."""

    id: Slug
    label: OneLine
    of: Bearer
    type: AttributeType
    definition: Text | None = None
    values: Annotated[
        tuple[
            Annotated[Choice, BeforeValidator(_as_choice, json_schema_input_type=Choice | Slug)],
            ...,
        ],
        Field(strict=False),
    ] = ()

    @cached_property
    def allowed(self) -> tuple[str, ...]:
        """The value ids of a choice, choices or yes-no attribute; empty for other types."""
        if self.type == "yes-no":
            return ("yes", "no", NOT_STATED)
        listed = tuple(choice.id for choice in self.values)
        return listed if NOT_STATED in listed or not listed else (*listed, NOT_STATED)

    def label_of(self, value: str) -> str:
        """The label of a value, or the value itself where it has none."""
        labels = {choice.id: choice.label for choice in self.values}
        return labels.get(value) or value.replace("-", " ")


class ReviewKind(Model):
    """A kind of review, such as a DHR or an interview; `prefix` begins the ids drawn for it."""

    id: Slug
    label: OneLine
    prefix: Annotated[str, Field(pattern=r"^[A-Za-z]{1,10}$")] = "DHR"


class NotIdentifying(Model):
    """Words that `dhrcode scan` takes for an identifier, but that identify nobody."""

    text: OneLine
    reason: Text


class Disclosure(Model):
    """How a pack of tables is made safe to publish.

    Attributes:
        threshold: counts of reviews from 1 to just below it are hidden, and so is every count that
            would reveal them; with 0 or 1 nothing is hidden.
        round_to: every figure that is shown is rounded to the nearest multiple of it, halves up;
            with 1 nothing is rounded.
    """

    threshold: Annotated[WholeNumber, Field(le=100)] = 5
    round_to: Annotated[WholeNumber, Field(ge=1, le=100)] = 1

    @model_validator(mode="after")
    def _keeps_zero(self) -> "Disclosure":
        """A count that is shown must not be rounded to 0, since readers are told that 0 means 0."""
        least = (self.round_to + 1) // 2
        if self.round_to > 1 and max(self.threshold, 1) < least:
            raise ValueError(
                f"rounds small counts to 0: with a round_to of {self.round_to} the "
                f"threshold must be at least {least}"
            )
        return self


class Codebook(Model):
    """Areas and subthemes in the order of the table, and the attributes of a case.

    `not_identifying` applies to the codebook itself and to every record coded with it. `history`
    lists the codebook's revisions, the oldest first.
    """

    id: Slug
    version: Version
    title: OneLine
    source: Text | None = None
    kinds: Annotated[tuple[ReviewKind, ...], Field(strict=False, min_length=1)] = (
        ReviewKind(id="dhr", label="Domestic Homicide Review"),
    )
    areas: Annotated[tuple[Area, ...], Field(strict=False, min_length=1)]
    attributes: Annotated[tuple[Attribute, ...], Field(strict=False)] = ()
    disclosure: Disclosure = Disclosure()
    not_identifying: Annotated[tuple[NotIdentifying, ...], Field(strict=False)] = ()
    history: Annotated[tuple[Revision, ...], Field(strict=False)] = ()

    def rows(self) -> Iterator[tuple[Area, Subtheme]]:
        """Each subtheme that is coded, with its area, in the order of the table."""
        return (
            (area, subtheme)
            for area in self.areas
            for subtheme in area.subthemes
            if subtheme.retired is None
        )

    @cached_property
    def subthemes(self) -> dict[str, Subtheme]:
        """The subthemes that are coded, by id, in the order of the table."""
        return {subtheme.id: subtheme for _, subtheme in self.rows()}

    @cached_property
    def retired(self) -> dict[str, Subtheme]:
        """The subthemes that are no longer coded, by id; records may hold findings on them."""
        every = (subtheme for area in self.areas for subtheme in area.subthemes)
        return {subtheme.id: subtheme for subtheme in every if subtheme.retired is not None}

    @cached_property
    def coded_areas(self) -> tuple[Area, ...]:
        """The areas that have subthemes still coded, each with only those."""
        coded: dict[str, list[Subtheme]] = {}
        for area, subtheme in self.rows():
            coded.setdefault(area.id, []).append(subtheme)
        return tuple(
            area.model_copy(update={"subthemes": tuple(coded[area.id])})
            for area in self.areas
            if area.id in coded
        )

    @cached_property
    def attributes_of(self) -> dict[Bearer, dict[str, Attribute]]:
        """The attributes of reviews, victims and perpetrators, each by id."""
        return {of: {a.id: a for a in self.attributes if a.of == of} for of in BEARERS}

    @cached_property
    def kind_ids(self) -> tuple[str, ...]:
        """The ids of the kinds of review, as declared."""
        return tuple(kind.id for kind in self.kinds)
