"""An agency's return: its own actions, and what it has not answered, as at a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dhrcode.analysis.plan.action_state import entries_until, standing
from dhrcode.model.form import Look
from dhrcode.model.plan import Plan, PlannedAction, Recommendation
from dhrcode.model.returns import (
    ACTIONS,
    FURTHER_ENTRIES,
    RECOMMENDATIONS,
    ReturnAbout,
    cell_marks,
    told_keys,
)
from dhrcode.reports.form_rows import FormRow, band, refuse_long
from dhrcode.reports.plan_text import Labels, entry_text
from dhrcode.text import plural

LAST_ENTRIES = 3
"""Entries of a log that a return shows, the last ones."""
_FURTHER: Mapping[str, Look] = {
    **dict.fromkeys(told_keys(ACTIONS), "shut"),
    "id": "typed",
}


class ReturnRow(NamedTuple):
    """A row of a return.

    Attributes:
        agency: whose it is.
        sheet: on which sheet it stands.
        cells: what it tells, by the keys of the columns.
        ended: whether the action is done or stopped.
    """

    agency: str
    sheet: str
    cells: dict[str, str]
    ended: bool = False

    @property
    def marks(self) -> str:
        """Digests of what it tells."""
        return cell_marks([self.cells.get(key, "") for key in told_keys(self.sheet)])


class AgencyReturn(NamedTuple):
    """The return of one agency.

    Attributes:
        label: the agency's name.
        title: the codebook's title.
        about: what it was made of.
        rows: its rows, in the order of plans.
    """

    label: str
    title: str
    about: ReturnAbout
    rows: list[ReturnRow]

    def form_rows(self) -> dict[str, list[FormRow]]:
        """The rows of each sheet, in their order: what is done or stopped comes last.

        Raises:
            RefusedError: a text is longer than a cell may be.
        """
        sheets = {ACTIONS: [*self._actions()], RECOMMENDATIONS: [*self._recommendations()]}
        for name, rows in sheets.items():
            refuse_long(self.about.agency, name, rows)
        return sheets

    @property
    def holds(self) -> str:
        """How many actions, and how many recommendations, it has."""
        asked = plural(len(self.of(RECOMMENDATIONS)), "recommendation")
        return f"{plural(len(self.of(ACTIONS)), 'action')}, {asked} to answer"

    def of(self, sheet: str) -> list[ReturnRow]:
        """The rows of one sheet."""
        return [row for row in self.rows if row.sheet == sheet]

    def _actions(self) -> Iterator[FormRow]:
        every = self.of(ACTIONS)
        for ended, heading in ((False, "To be done"), (True, "Done or stopped")):
            if rows := [row for row in every if row.ended is ended]:
                yield band(heading)
                yield from (FormRow(row.cells) for row in rows)
        if every:
            yield band("More than one thing has happened: choose the action in the column Id")
            yield from (FormRow({}, _FURTHER) for _ in range(FURTHER_ENTRIES))
        else:
            yield band("The plans have no action that the agency owns.")

    def _recommendations(self) -> Iterator[FormRow]:
        every = self.of(RECOMMENDATIONS)
        yield from (FormRow(row.cells) for row in every)
        if not every:
            yield band("Every recommendation to the agency has been answered.")


def return_rows(plan: Plan, on: date, labels: Labels) -> Iterator[ReturnRow]:
    """The rows of a plan that agencies are to fill in, whosever they are.

    Args:
        plan: the plan.
        on: as at which day.
        labels: what agencies are called.
    """
    for one in plan.actions():
        owner = one.action.owner
        if owner is not None and owner.agency is not None:
            yield action_row(plan, one, owner.agency, on, labels)
    for recommendation in plan.recommendations:
        answered = {answer.from_ for answer in recommendation.responses if answer.on <= on}
        for agency in dict.fromkeys(to.agency for to in recommendation.to):
            if agency is not None and agency not in answered:
                yield recommendation_row(plan, recommendation, agency)


def action_row(plan: Plan, one: PlannedAction, agency: str, on: date, labels: Labels) -> ReturnRow:
    """An action as at a day."""
    now = standing(one.action, on)
    written = one.action.due.as_written if one.action.due is not None else None
    owner, log = one.action.owner, entries_until(one.action, on)[-LAST_ENTRIES:]
    cells = {
        "review": plan.plan,
        "recommendation": _named(one.recommendation),
        "action": f"{one.action.id}: {one.action.text}",
        "post": (owner.post if owner is not None else None) or "",
        "due": now.due or written or "no date",
        "state": f"{now.state}, overdue" if now.overdue else now.state,
        "log": "\n".join(entry_text(entry, labels) for entry in log),
        "id": f"{plan.plan}/{one.name}",
    }
    return ReturnRow(agency, ACTIONS, cells, now.ended)


def recommendation_row(plan: Plan, one: Recommendation, agency: str) -> ReturnRow:
    """A recommendation that an agency is asked to answer."""
    cells = {
        "review": plan.plan,
        "recommendation": _named(one),
        "level": one.level or "",
        "id": f"{plan.plan}/{one.id}",
    }
    return ReturnRow(agency, RECOMMENDATIONS, cells)


def _named(one: Recommendation) -> str:
    return f"{one.id}: {one.text}"
