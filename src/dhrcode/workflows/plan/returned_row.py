"""A row of a return against the plan as it is now: what it adds, or why it cannot."""

from datetime import date
from typing import NamedTuple

from dhrcode.importers.form.returned import ReturnedEntry, ReturnedForm
from dhrcode.model.plan import LogEntry, Plan, PlannedAction, Recommendation, Response
from dhrcode.model.returns import ACTIONS, RETURN_SHEETS, told_keys
from dhrcode.problems import Fault, Problem
from dhrcode.reports.plan_text import NO_LABELS, Labels, named
from dhrcode.reports.returns import ReturnRow, action_row, recommendation_row
from dhrcode.store.loader import validated
from dhrcode.text import all_of, nearest
from dhrcode.workflows.plan.log import in_words
from dhrcode.workflows.plan.parts import split_name

NOT_OURS = "is it a return of this project?"
"""The hint where an id or a codebook is not known here."""


class SaidRow(NamedTuple):
    """What a row of a return says, which return that is, and what agencies are called."""

    entry: ReturnedEntry
    form: ReturnedForm
    labels: Labels = NO_LABELS

    @property
    def agency(self) -> str:
        """Whose return it is."""
        return self.form.about.agency

    @property
    def part(self) -> str:
        """The name of the action or recommendation within its plan."""
        return split_name(self.entry.id)[1]

    @property
    def made_with(self) -> bool:
        """Whether the return was made with such a row."""
        return self.entry.id in self.form.marks

    def problem(self, code: str, said: str, hint: str = "", key: str = "") -> Problem:
        """What is wrong with it, at the cell of a column; where what happened stands, if none."""
        return self.entry.place(key).problem(code, said, hint)

    def left_out(self, why: str) -> Problem:
        """The warning that it was left out, since the plan has changed."""
        return self.problem("entry-left-out", f"left out: {why}")

    def made(self) -> tuple[LogEntry | Response | None, list[Problem]]:
        """The entry or response that it stands for, or None and why there can be none."""
        values: dict[str, object] = dict(self.entry.values)
        values["on"] = date.fromisoformat(self.entry.values["on"])
        if "evidence" in values:
            values["evidence"] = [{"note": values["evidence"]}]
        part: LogEntry | Response | None
        if self.entry.sheet == ACTIONS:
            part, faults = validated(LogEntry, {**values, "by": self.agency})
        else:
            part, faults = validated(Response, {**values, "from": self.agency})
        return part, [self._located(fault) for fault in faults]

    def _located(self, fault: Fault) -> Problem:
        key = str(fault.path[0]) if fault.path else ""
        return self.entry.place(key).located(fault)


def added_text(name: str, part: LogEntry | Response, labels: Labels) -> str:
    """What is added, in a line: `DHR7/R2.a: done on 2015-02-10 by Police force`."""
    if isinstance(part, LogEntry):
        return f"{name}: {in_words(part)} on {part.on} by {named(part.by, labels)}"
    return f"{name}: {part.answer} on {part.on} by {named(part.from_, labels)}"


def row_now(plan: Plan, form: ReturnedForm, name: str, labels: Labels) -> ReturnRow | None:
    """The row of an action or recommendation as it would be now; None where there is none.

    Whether something is overdue is said as at the day as at which the return was made, or as at the
    last entry if that is later.

    Args:
        plan: the plan.
        form: the return.
        name: its name, `DHR7/R2.a`.
        labels: what agencies are called.
    """
    one, agency = found(plan, split_name(name)[1]), form.about.agency
    if isinstance(one, PlannedAction):
        counted = [entry.on for entry in one.action.log if entry.withdrawn is None]
        day = max([date.fromisoformat(form.about.on), *counted])
        return action_row(plan, one, agency, day, labels)
    return None if one is None else recommendation_row(plan, one, agency)


def found(plan: Plan, part: str) -> PlannedAction | Recommendation | None:
    """The action or recommendation of that name."""
    actions = (one for one in plan.actions() if one.name == part)
    return next(actions, None) or next((r for r in plan.recommendations if r.id == part), None)


def refusal(plan: Plan, said: SaidRow) -> Problem | None:
    """Why a row cannot be of what its id names; a warning where that has changed since."""
    one, agency = found(plan, said.part), said.agency
    if one is None or isinstance(one, PlannedAction) != (said.entry.sheet == ACTIONS):
        if said.made_with:
            return said.left_out(f"{said.entry.id} is not in the plan any more")
        known = [name.name for name in plan.actions()]
        hint = nearest(said.part, known) or "choose the id from the list"
        unknown = f"{plan.plan} has no such action: '{said.part[:40]}'"
        return said.problem("unknown-action", unknown, hint, "id")
    if agency not in (theirs := _whose(one)):
        whose = all_of(named(one, said.labels) for one in theirs) if theirs else "nobody"
        ours = named(agency, said.labels)
        if said.made_with:
            return said.left_out(f"{said.entry.id} is {whose}'s now, and not {ours}'s")
        other = f"{said.entry.id} is {whose}'s, and the return is {ours}'s"
        return said.problem("row-of-another-agency", other, "leave the row empty", "id")
    return _of_another_project(plan, said)


def _whose(one: PlannedAction | Recommendation) -> list[str]:
    if isinstance(one, Recommendation):
        return [to.agency for to in one.to if to.agency is not None]
    owner = one.action.owner
    return [owner.agency] if owner is not None and owner.agency is not None else []


def _of_another_project(plan: Plan, said: SaidRow) -> Problem | None:
    """An id may be used in two projects: what the row was made with must not be all different."""
    if {"recommendation", "action"}.intersection(told_keys(said.entry.sheet)) <= set(
        changed_columns(plan, said.form, said.entry.id, said.labels)
    ):
        other = f"{said.entry.id} is something else in this project"
        return said.problem("row-of-another-project", other, NOT_OURS, "id")
    return None


def changed_columns(plan: Plan, form: ReturnedForm, name: str, labels: Labels) -> list[str]:
    """The columns of a row that would tell something else now than when the return was made."""
    marks = form.marks.get(name, "").split()
    now = row_now(plan, form, name, labels)
    if now is None or not marks:
        return []
    keys = told_keys(now.sheet)
    return [
        key for key, mark, new in zip(keys, marks, now.marks.split(), strict=False) if mark != new
    ]


def changed_text(plan: Plan, said: SaidRow) -> str:
    """What has changed of a row since its return was made; empty where nothing has."""
    now = row_now(plan, said.form, said.entry.id, said.labels)
    headings = {column.key: column.heading for column in RETURN_SHEETS[said.entry.sheet].columns}
    parts = []
    for key in changed_columns(plan, said.form, said.entry.id, said.labels):
        new = now.cells.get(key, "") if now is not None else ""
        before = said.entry.told.get(key, "")
        if key == "log":
            parts.append(f"the last entry is now '{new.splitlines()[-1] if new else 'none'}'")
        elif before:
            parts.append(f"'{headings[key]}' was '{before[:60]}' and is '{new[:60]}'")
        else:
            parts.append(f"'{headings[key]}' is '{new[:60]}'")
    return all_of(parts)
