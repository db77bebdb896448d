"""The codebook: areas, their subthemes, and the attributes of a case."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, get_args

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from dhrcode.model.attribute_types import NOT_STATED, TYPES, AttributeType
from dhrcode.model.base import Model, OneLine, Several, Slug, Text, Truth, Version
from dhrcode.model.codebook_parts import (
    STANDING_AGENCIES,
    Agency,
    Choice,
    Choices,
    CodebookCandidate,
    Grouping,
    Prefix,
    ReviewKind,
)
from dhrcode.model.disclosure import Disclosure
from dhrcode.model.revision import Revision
from dhrcode.text import name_key

if TYPE_CHECKING:
    TypeName = str
else:
    TypeName = Literal[tuple(TYPES)]
Bearer = Literal["review", "victim", "perpetrator"]
BEARERS: tuple[Bearer, ...] = get_args(Bearer)
Ask = Literal["first", "later"]
Role = Literal["date-of-death", "kind-of-death"]
"""What an attribute is to the program, which asks for the role and never for a name."""


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
    also_known_as: Several[OneLine] = ()
    cues: Several[OneLine] = ()
    retired: Version | None = None


class Area(Model):
    """A thematic area: a heading over subthemes."""

    id: Slug
    label: OneLine
    subthemes: Annotated[Several[Subtheme], Field(min_length=1)]


AGENCY_VALUES = "agencies"
"""What a file says for the values of an attribute that takes them from the list of agencies."""


class Attribute(Model):
    """A fact about the review as a whole, a victim or a perpetrator.

    `ask` says whether a new coding asks for it (first), or only who goes on with one (later).
    `days` says whether a date may be a day; outputs then leave the day out. `role` says what it is
    to the program. `retired` is the version since which nobody is asked for it; what records say of
    it stays and is shown. Where a file says `values: agencies`, the codebook's agencies are the
    values, and after them those in `besides`.
    """

    id: Slug
    label: OneLine
    of: Bearer
    type: TypeName
    definition: Text | None = None
    ask: Ask = "first"
    values: Choices = ()
    besides: Choices = ()
    role: Role | None = None
    days: Truth = False
    retired: Version | None = None
    _listed_in: str | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _from_agencies(cls, given: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(given, Mapping) or given.get("values") != AGENCY_VALUES:
            return handler(given)
        made = handler({**given, "values": ()})
        made._listed_in = AGENCY_VALUES
        return made

    @field_validator("days")
    @classmethod
    def _days_of_dates(cls, given: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - Pydantic's signature
        kind = TYPES.get(info.data.get("type", ""))
        if given and kind is not None and "days" not in kind.keys:
            takes = ", ".join(name for name, one in TYPES.items() if "days" in one.keys)
            raise ValueError(f"is for the type {takes} alone, and this is of type {kind.name}")
        return given

    @field_validator("role")
    @classmethod
    def _dated_death(cls, given: Role | None, info: ValidationInfo) -> Role | None:
        kind, of = TYPES.get(info.data.get("type", "")), info.data.get("of")
        if given == "date-of-death" and kind is not None and not kind.gives_year:
            raise ValueError("of date-of-death is for a date or a year")
        if given == "date-of-death" and of == "perpetrator":
            raise ValueError("of date-of-death is for the review or the victim")
        return given

    @property
    def name(self) -> str:
        """Its name with whose it is, as a history has it: `victim.sex`, `review.year`."""
        return f"{self.of}.{self.id}"

    @property
    def full_name(self) -> str:
        """Its name as `--where` and tables have it: `year`, `victim.sex`."""
        return self.id if self.of == "review" else self.name

    @property
    def data_type(self) -> AttributeType:
        """What its type decides."""
        return TYPES[self.type](self)

    @property
    def listed_in(self) -> str | None:
        """The key of the codebook under which its values are listed; None where it lists them."""
        return self._listed_in

    @cached_property
    def allowed(self) -> tuple[str, ...]:
        """The ids that it may hold, where its type lists them; else empty."""
        return self.data_type.allowed()

    @cached_property
    def offered(self) -> tuple[str, ...]:
        """Those of them that may be chosen: all but the retired."""
        return tuple(value for value in self.allowed if value not in self.retired_values)

    @cached_property
    def retired_values(self) -> dict[str, str]:
        """The values that are no longer chosen, and the version since which each is not."""
        return {one.id: one.retired for one in self.values if one.retired is not None}

    def label_of(self, value: str) -> str:
        """The label of a listed value; a number or text itself."""
        if not self.allowed and value != NOT_STATED:
            return value
        labels = {choice.id: choice.label for choice in self.values}
        return labels.get(value) or value.replace("-", " ")


class NotIdentifying(Model):
    """Words that `dhrcode scan` takes for an identifier, but that identify nobody."""

    text: OneLine
    reason: Text


class CodebookVersion(Model):
    """Which codebook, and which version of it, a record was coded with."""

    id: Slug
    version: Version


class Codebook(Model):
    """Areas and subthemes in the order of the table, and the attributes of a case.

    `candidates` are offered to a coder who notes a theme that has no subtheme yet.
    `not_identifying` applies to the codebook itself and to every record coded with it. `history`
    lists the codebook's revisions, the oldest first. `based_on` is the codebook which dhrcode
    carries that this one was made of, where the version and history do not say so.
    """

    id: Slug
    version: Version
    title: OneLine
    based_on: CodebookVersion | None = None
    source: Text | None = None
    kinds: Annotated[Several[ReviewKind], Field(min_length=1)] = (
        ReviewKind(id="dhr", label="Domestic Homicide Review"),
    )
    areas: Annotated[Several[Area], Field(min_length=1)]
    candidates: Several[CodebookCandidate] = ()
    groupings: Several[Grouping] = ()
    attributes: Several[Attribute] = ()
    agencies: Several[Agency] = ()
    disclosure: Disclosure = Disclosure()
    not_identifying: Several[NotIdentifying] = ()
    history: Several[Revision] = ()

    @model_validator(mode="after")
    def _values_of_agencies(self) -> "Codebook":
        """Gives attributes that take their values from the list of agencies those values."""
        if any(one.listed_in for one in self.attributes):
            listed = tuple(Choice(id=a.id, label=a.label, retired=a.retired) for a in self.agencies)
            self.__dict__["attributes"] = tuple(
                one.model_copy(update={"values": (*listed, *one.besides)}) if one.listed_in else one
                for one in self.attributes
            )
        return self

    @property
    def named(self) -> CodebookVersion:
        """Its id and version, as records and plans name it."""
        return CodebookVersion(id=self.id, version=self.version)

    def rows(self, areas: Collection[str] = ()) -> Iterator[tuple[Area, Subtheme]]:
        """Each subtheme that is coded, with its area, in the order of the table.

        Args:
            areas: ids of areas; none for all.
        """
        return (
            (area, subtheme)
            for area in self.areas
            for subtheme in area.subthemes
            if subtheme.retired is None and (not areas or area.id in areas)
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
    def candidate_names(self) -> dict[str, CodebookCandidate]:
        """The candidate themes by all that they may be called: ids and labels, as `name_key`."""
        labels = {name_key(one.label): one for one in self.candidates}
        return labels | {one.id: one for one in self.candidates}

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
    def asked_of(self) -> dict[Bearer, tuple[Attribute, ...]]:
        """The attributes that are asked for: all but the retired."""
        return {
            of: tuple(one for one in known.values() if one.retired is None)
            for of, known in self.attributes_of.items()
        }

    def with_role(self, role: Role) -> tuple[Attribute, ...]:
        """The attributes of a role; of a date of death those that may be finer come first."""
        found = (one for one in self.attributes if one.role == role)
        return tuple(sorted(found, key=lambda one: ("days" not in one.data_type.keys, one.of)))

    @cached_property
    def agency_labels(self) -> dict[str, str]:
        """The labels of the agencies, by id: those that are in every codebook too, retired ones."""
        return {one.id: one.label for one in self.agencies} | STANDING_AGENCIES

    @cached_property
    def subtheme_labels(self) -> dict[str, str]:
        """The labels of the subthemes, by id, in order; then those of retired ones."""
        every = [*self.subthemes.values(), *self.retired.values()]
        return {one.id: one.label for one in every}

    @cached_property
    def guarded(self) -> bool:
        """Whether a record may hold values of which an output shows less."""
        return any(attribute.data_type.guarded for attribute in self.attributes)

    @cached_property
    def kind_ids(self) -> tuple[str, ...]:
        """The ids of the kinds of review, as declared."""
        return tuple(kind.id for kind in self.kinds)

    def kind_named(self, name: str | None) -> str:
        """The id of the kind of review that a person named, by id, label or another name.

        The first kind's if nothing is named, and the name itself if no kind is called so.
        """
        if not name:
            return self.kind_ids[0]
        if name in self.kind_ids:
            return name
        return next((kind.id for kind in self.kinds if name_key(name) in kind.names), name)


class CodebookPointer(Model):
    """A `themes.yaml` that points to a codebook which dhrcode carries.

    Attributes:
        uses: which.
        prefixes: the letters with which ids begin, for kinds of review that are to have others.
        disclosure: how a pack is made safe to publish, if otherwise than the codebook says.
    """

    uses: CodebookVersion
    prefixes: Annotated[dict[Slug, Prefix], Field(default_factory=dict)]
    disclosure: Disclosure | None = None
