"""The actions of a plan as rows, as at a day, and which of them are asked for."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from dhrcode.analysis.plan.action_state import ActionStanding, standing
from dhrcode.model.plan import Owner, Plan, Recommendation


class ActionRow(NamedTuple):
    """An action as at a day; or a recommendation that has none of its own.

    Attributes:
        plan: the plan's name: a review's id, or a study's name.
        recommendation: its name as commands take it: `DHR7/R2`.
        id: the action's, `DHR7/R2.a`; the recommendation's where it has none of its own.
        text: of the action, or of the recommendation.
        to: agencies, or the document's words, to whom it is recommended.
        owner: who answers for it; None where nobody does.
        themes: the subthemes that the recommendation is about.
        shares: actions of others that are to do what the recommendation asks.
        standing: how the action stands; None of a recommendation without one.
        agencies: those of `to` that are agencies of the codebook.
    """

    plan: str
    recommendation: str
    id: str
    text: str
    to: tuple[str, ...]
    owner: Owner | None
    themes: tuple[str, ...]
    shares: tuple[str, ...]
    standing: ActionStanding | None
    agencies: tuple[str, ...] = ()

    @property
    def texts(self) -> set[str]:
        """What a person has written in it."""
        owner = self.owner
        named = (owner.agency, owner.post, owner.as_written) if owner is not None else ()
        return {self.text, *self.to, *filter(None, named)}


class RowFilter(NamedTuple):
    """Which rows are asked for, as at a day; all that is said must hold.

    Attributes:
        on: the day.
        overdue: only what is overdue.
        unowned: only what nobody owns.
        undated: only what has no date in force.
        unchecked: only what is done and was not checked since.
        without_action: recommendations without an action of their own, instead of actions.
        due_within: only what is due on the day or at most so many days later.
        agency: only what this agency owns, or was recommended to it.
        theme: only what is about this subtheme.
    """

    on: date
    overdue: bool = False
    unowned: bool = False
    undated: bool = False
    unchecked: bool = False
    without_action: bool = False
    due_within: int | None = None
    agency: str | None = None
    theme: str | None = None

    def rows(self, plan: Plan) -> list[ActionRow]:
        """The rows of a plan that are asked for."""
        every = recommendation_rows(plan) if self.without_action else action_rows(plan, self.on)
        return [row for row in every if self._wants(row)]

    def _wants(self, row: ActionRow) -> bool:
        now = row.standing
        named = {*row.agencies, row.owner.agency if row.owner is not None else None}
        return all(
            (
                not self.overdue or (now is not None and now.overdue),
                not self.unowned or row.owner is None,
                not self.undated or now is None or now.due is None,
                not self.unchecked or (now is not None and now.unchecked),
                self.due_within is None
                or (now is not None and now.due_within(self.on, self.due_within)),
                self.agency is None or self.agency in named,
                self.theme is None or self.theme in row.themes,
            )
        )


def action_rows(plan: Plan, on: date) -> Iterator[ActionRow]:
    """Every action of a plan, as at a day."""
    for one in plan.recommendations:
        recommended = _of_recommendation(plan, one)
        for action in one.actions:
            yield recommended._replace(
                id=f"{recommended.id}.{action.id}",
                text=action.text,
                owner=action.owner,
                standing=standing(action, on),
            )


def recommendation_rows(plan: Plan) -> Iterator[ActionRow]:
    """The recommendations of a plan without an action of their own."""
    return (_of_recommendation(plan, one) for one in plan.recommendations if not one.actions)


def _of_recommendation(plan: Plan, one: Recommendation) -> ActionRow:
    name = f"{plan.plan}/{one.id}"
    return ActionRow(
        plan.plan,
        name,
        name,
        one.text,
        addressees(one),
        None,
        one.themes,
        one.shares,
        None,
        addressed_agencies(one),
    )


def addressees(one: Recommendation) -> tuple[str, ...]:
    """To whom it is recommended: agencies' ids, and words where there is none."""
    return tuple(to.name for to in one.to)


def addressed_agencies(one: Recommendation) -> tuple[str, ...]:
    """Those of them that are agencies."""
    return tuple(to.agency for to in one.to if to.agency is not None)


def row_data(row: ActionRow, on: date) -> dict[str, Any]:
    """A row as plain data, for JSON."""
    now = row.standing
    return {
        "id": row.id,
        "recommendation": row.recommendation,
        "text": row.text,
        "to": list(row.to),
        "owner": row.owner.model_dump(exclude_none=True) if row.owner is not None else None,
        "due": now.due if now else None,
        "first_due": now.first_due if now else None,
        "state": now.state if now else None,
        "overdue": now.overdue if now else False,
        "rating": now.rating if now else None,
        "themes": list(row.themes),
        "review": row.plan,
        "shares": list(row.shares),
        "on": on.isoformat(),
    }
