"""What a report wants of a plan as at a day: small enough to be sent from process to process."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dhrcode.analysis.plan.action_state import entries_until, standing
from dhrcode.analysis.plan.rows import ActionRow, action_rows, addressed_agencies, addressees
from dhrcode.model.plan import Action, Plan, Recommendation

CHANGES = ("done", "overdue", "due-moved", "reopened")
"""What may have happened to an action since a day."""


class ActionFacts(NamedTuple):
    """An action as at a day, what happened to it since another, and when it was checked first."""

    row: ActionRow
    changes: frozenset[str]
    first_check: str | None = None


class RecommendationFacts(NamedTuple):
    """A recommendation as at a day.

    Attributes:
        name: `DHR7/R2`.
        text: what it asks for.
        to: whom it asks.
        agencies: those of them that are agencies of the codebook.
        themes: what it is about.
        recurring: the request that it repeats.
        shares: the actions of others that are to do what it asks.
        answered: the agencies that have answered.
        actions: its own.
    """

    name: str
    text: str
    to: tuple[str, ...]
    agencies: tuple[str, ...]
    themes: tuple[str, ...]
    recurring: str | None
    shares: tuple[str, ...]
    answered: frozenset[str]
    actions: tuple[ActionFacts, ...]


class PlanFacts(NamedTuple):
    """A plan as at a day.

    Attributes:
        plan: its name.
        agreed: the day on which it was agreed or sent first, ISO; None where it says neither.
        recommendations: in the order of the document.
        of_review: whether it is one review's own, and not a study's.
    """

    plan: str
    agreed: str | None
    recommendations: tuple[RecommendationFacts, ...]
    of_review: bool = True

    @property
    def actions(self) -> Iterator[ActionFacts]:
        """Every action."""
        return (action for one in self.recommendations for action in one.actions)

    @property
    def themes(self) -> frozenset[str]:
        """Every theme that a recommendation is about."""
        return frozenset(theme for one in self.recommendations for theme in one.themes)


def planned_on(
    asked: Iterable[RecommendationFacts], plans: Iterable[PlanFacts]
) -> list[ActionFacts]:
    """The actions of some recommendations, and those of others that they share, each once."""
    every = list(asked)
    own = {action.row.id: action for one in every for action in one.actions}
    shares = {share for one in every for share in one.shares}
    shared = (one for plan in plans for one in plan.actions if one.row.id in shares)
    return list((own | {one.row.id: one for one in shared}).values())


def facts_of(plan: Plan, on: date, since: date | None) -> PlanFacts:
    """What a report wants of a plan.

    Args:
        plan: the plan.
        on: as at which day.
        since: from which day on changes are told; None to tell none.
    """
    days = [sent.on for sent in plan.sent] + ([plan.agreed.on] if plan.agreed is not None else [])
    rows = action_rows(plan, on)
    return PlanFacts(
        plan.plan,
        min(days).isoformat() if days else None,
        tuple(_recommended(plan, one, rows, on, since) for one in plan.recommendations),
        plan.of == "review",
    )


def _recommended(
    plan: Plan, one: Recommendation, rows: Iterator[ActionRow], on: date, since: date | None
) -> RecommendationFacts:
    return RecommendationFacts(
        f"{plan.plan}/{one.id}",
        one.text,
        addressees(one),
        addressed_agencies(one),
        one.themes,
        one.recurring,
        tuple(share if "/" in share else f"{plan.plan}/{share}" for share in one.shares),
        frozenset(response.from_ for response in one.responses if response.on <= on),
        tuple(
            ActionFacts(next(rows), _changes(action, on, since), _first_check(action, on))
            for action in one.actions
        ),
    )


def _first_check(action: Action, on: date) -> str | None:
    days = (entry.on for entry in entries_until(action, on) if entry.what == "checked")
    return next((day.isoformat() for day in days), None)


def _changes(action: Action, on: date, since: date | None) -> frozenset[str]:
    """What happened from a day on: entries of that day or later, and what is overdue since."""
    if since is None:
        return frozenset()
    counted = (e for e in action.log if since <= e.on <= on and e.withdrawn is None)
    happened = {entry.what for entry in counted}
    before = standing(action, since - timedelta(days=1))
    late = standing(action, on).overdue and not before.overdue
    return frozenset(happened & set(CHANGES)) | ({"overdue"} if late else set[str]())
