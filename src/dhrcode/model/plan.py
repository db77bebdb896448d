"""A plan: what is recommended in a review or study, what was answered, done, and checked."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import BeforeValidator, Field, model_validator

from dhrcode.model.base import (
    Day,
    DocumentNumber,
    Model,
    OneLine,
    ReviewId,
    Several,
    Slug,
    Text,
    as_mapping,
)
from dhrcode.model.codebook import CodebookVersion, NotIdentifying
from dhrcode.model.due_date import DueDate
from dhrcode.model.evidence import EvidenceList
from dhrcode.model.record import Source

Level = Literal["local", "regional", "national", "single-agency"]
LEVELS: tuple[Level, ...] = get_args(Level)
Answer = Literal["accepted", "in-part", "in-principle", "not-accepted", "already-done"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
ActionEvent = Literal["started", "done", "stopped", "reopened", "due-moved", "checked", "effect"]
EVENTS: tuple[ActionEvent, ...] = get_args(ActionEvent)
EntryResult = Literal[
    "shown", "partly", "not-shown", "change", "some-change", "no-change", "not-known"
]
CHECK_RESULTS: tuple[EntryResult, ...] = ("shown", "partly", "not-shown")
EFFECTS: tuple[EntryResult, ...] = ("change", "some-change", "no-change", "not-known")
RESULTS: dict[str, tuple[str, ...]] = {"checked": CHECK_RESULTS, "effect": EFFECTS}
"""Which events have a result, and which results each may have."""

ActionId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+$", max_length=10)]
"""The id of an action within its recommendation: `a`."""
Share = Annotated[
    str,
    Field(
        pattern=r"^([A-Za-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*/)?"
        r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*\.[A-Za-z0-9]+$",
        max_length=80,
    ),
]
"""An action of this plan, `R1.a`, or of another, `DHR3/R1.a`."""


def action_letters(number: int) -> str:
    """The id of the action of that number, from 0: a to z, then aa to az and so on."""
    above, letter = divmod(number, 26)
    return (action_letters(above - 1) if above else "") + chr(ord("a") + letter)


class Addressee(Model):
    """To whom something is recommended: an agency, or the document's words where none is meant."""

    agency: Slug | None = None
    as_written: OneLine | None = None

    @model_validator(mode="after")
    def _is_one(self) -> "Addressee":
        if (self.agency is None) == (self.as_written is None):
            raise ValueError("takes an agency's id, or 'as_written' with the document's words")
        return self

    @property
    def name(self) -> str:
        """The agency's id, or the words."""
        return self.agency or self.as_written or ""


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, dict) else value


Addressees = Annotated[
    Several[Annotated[Addressee, as_mapping("agency", Addressee | Slug)]], BeforeValidator(_listed)
]


class PlanAgreement(Model):
    """Who agreed the plan, and when."""

    by: Slug
    on: Day


class Sent(Model):
    """To whom the plan was sent, and when."""

    to: OneLine
    on: Day


class Response(Model):
    """What an agency answered to a recommendation."""

    from_: Annotated[Slug, Field(alias="from")]
    on: Day
    answer: Answer
    words: Text | None = None


class Owner(Model):
    """Who answers for an action: a post of an agency, or what the document writes of it."""

    agency: Slug | None = None
    post: OneLine | None = None
    as_written: OneLine | None = None

    @model_validator(mode="after")
    def _names_one(self) -> "Owner":
        if self.agency is None and self.as_written is None:
            raise ValueError("needs an 'agency', or 'as_written' with the document's words")
        return self


class Due(Model):
    """When an action was to be done at first; it is moved in the log, and never overwritten."""

    as_written: OneLine | None = None
    date: DueDate | None = None

    @model_validator(mode="after")
    def _says_when(self) -> "Due":
        if self.as_written is None and self.date is None:
            raise ValueError("needs a 'date', or 'as_written' with the document's words")
        return self


class LogEntry(Model):
    """What happened to an action.

    Attributes:
        what: started, done, stopped, reopened, due-moved, checked or effect.
        to: the new date, of due-moved alone.
        result: what a check found, or which effect was seen; of these two alone.
        withdrawn: why the entry counts no more.
    """

    on: Day
    by: Slug  # the agency that did it
    says: Text | None = None
    evidence: EvidenceList = ()  # what shows it
    what: ActionEvent
    to: DueDate | None = None
    result: EntryResult | None = None
    withdrawn: Text | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> "LogEntry":
        if (self.to is not None) != (self.what == "due-moved"):
            raise ValueError("needs 'to' where it is due-moved, and there alone")
        if self.result is not None and self.what not in RESULTS:
            raise ValueError("has a 'result' where it is checked or effect, and there alone")
        if self.what in RESULTS and self.result not in RESULTS[self.what]:
            raise ValueError(f"needs a 'result': one of {', '.join(RESULTS[self.what])}")
        return self


class Action(Model):
    """What somebody is to do about a recommendation, and its log in order of day."""

    id: ActionId
    text: Text
    owner: Owner | None = None
    measure: Text | None = None
    due: Due | None = None
    log: Several[LogEntry] = ()


class Recommendation(Model):
    """What is asked for.

    Attributes:
        id: the document's number.
        text: what it asks for.
        evidence: where in the document it stands.
        level: local, regional, national, or for a single agency.
        to: whom it asks: agencies, or the document's words.
        themes: the subthemes that it is about.
        recurring: the request that it repeats, of `actions/recurring.yaml`.
        shares: actions of other recommendations that are to do what it asks.
        responses: what was answered.
        actions: its own actions.
    """

    id: DocumentNumber
    text: Text
    evidence: EvidenceList = ()
    level: Level | None = None
    to: Addressees = ()
    themes: Several[Slug] = ()
    recurring: Slug | None = None
    shares: Several[Share] = ()
    responses: Several[Response] = ()
    actions: Several[Action] = ()


class PlannedAction(NamedTuple):
    """An action with its recommendation, and where both stand in the plan's lists."""

    recommendation: Recommendation
    action: Action
    numbers: tuple[int, int]

    @property
    def name(self) -> str:
        """The action's name within the plan: `R2.a`."""
        return f"{self.recommendation.id}.{self.action.id}"


class Plan(Model):
    """The plan of a review, or of a study that covers several.

    Attributes:
        plan: the review's id, or the study's name; the file's name is the same.
        of: whether it is a review's plan or a study's.
        covers: the reviews that a study is about.
        codebook: the version of the codebook whose subthemes it names.
        sources: a study's documents; those of a review are in its record.
        agreed: who agreed it.
        sent: to whom it was sent.
        recommendations: in the order of the document.
        dropped: ids of recommendations that were, and are given to no other.
        not_identifying: what the scan shall pass over here.
    """

    plan: ReviewId
    of: Literal["review", "study"] = "review"
    covers: Several[ReviewId] = ()
    codebook: CodebookVersion
    sources: Several[Source] = ()
    agreed: PlanAgreement | None = None
    sent: Several[Sent] = ()
    recommendations: Several[Recommendation] = ()
    dropped: Several[DocumentNumber] = ()
    not_identifying: Several[NotIdentifying] = ()

    @model_validator(mode="after")
    def _covers_what_it_is_of(self) -> "Plan":
        if self.of == "review" and (self.covers or self.sources):
            raise ValueError("is a review's plan: 'covers' and 'sources' are for a study's alone")
        return self

    @property
    def reviews(self) -> tuple[str, ...]:
        """The reviews that it is about."""
        return self.covers if self.of == "study" else (self.plan,)

    def actions(self) -> Iterator[PlannedAction]:
        """Every action with its recommendation, in order."""
        for number, one in enumerate(self.recommendations):
            for place, action in enumerate(one.actions):
                yield PlannedAction(one, action, (number, place))


class RecurringRequest(Model):
    """A request that is made again and again, under one name."""

    id: Slug
    label: OneLine


class Recurring(Model):
    """`actions/recurring.yaml`: the requests that are made in more than one plan."""

    recurring: Annotated[Several[RecurringRequest], Field(min_length=1)]
