"""What returns say of one action, or of one recommendation, added to what the plan holds of it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dhrcode.model.plan import LogEntry, Plan, PlannedAction, Recommendation, Response
from dhrcode.problems import Problem
from dhrcode.workflows.plan.log import in_order, misfit
from dhrcode.workflows.plan.parts import with_action, with_recommendation
from dhrcode.workflows.plan.returned_row import SaidRow, added_text, changed_text

_EARLY = {"reopened": 0, "started": 1, "due-moved": 2}
"""In which order entries of one day are tried: first what cannot follow the end of an action."""


class _NewPart(NamedTuple):
    """An entry or a response that a row stands for."""

    row: SaidRow
    part: LogEntry | Response


class PartFilling:
    """Adds what rows of returns say of one action or recommendation.

    Args:
        before: the plan as it was before any row.
        one: the action or recommendation.

    Attributes:
        new: what was added, each in a line.
        same: how much was there already.
    """

    def __init__(self, before: Plan, one: PlannedAction | Recommendation) -> None:
        self._plan, self._one = before, one
        self._log = one.action.log if isinstance(one, PlannedAction) else ()
        self._responses = one.responses if isinstance(one, Recommendation) else ()
        self._taken: list[_NewPart] = []
        self._problems: list[Problem] = []
        self.new: list[str] = []
        self.same = 0

    def onto(self, plan: Plan) -> Plan:
        """The plan with what was added."""
        if isinstance(self._one, PlannedAction):
            action = self._one.action.model_copy(update={"log": self._log})
            return with_action(plan, self._one, action)
        answered = self._one.model_copy(update={"responses": self._responses})
        return with_recommendation(plan, self._one.id, lambda _: answered)

    def take(self, rows: Sequence[SaidRow], today: date) -> list[Problem]:
        """Adds what fits, in order of day, and gives what is to be said of the rows."""
        waiting: list[_NewPart] = []
        for row in rows:
            part, faults = row.made()
            self._problems += faults
            if part is not None:
                waiting.append(_NewPart(row, part))
        waiting.sort(key=lambda new: (new.part.on, _EARLY.get(new.row.entry.what, 3)))
        while fitting := next((new for new in waiting if not self._why_not(new)), None):
            waiting.remove(fitting)
            self._add(fitting, today)
        for new in waiting:
            self._problems.append(self._refused(new))
        return self._problems

    def _held(self, new: _NewPart) -> LogEntry | Response | None:
        """What is there already and says the same, be it withdrawn."""
        if isinstance(new.part, Response):
            return new.part if new.part in self._responses else None
        plain = (entry.model_copy(update={"withdrawn": None}) for entry in self._log)
        return next((self._log[n] for n, entry in enumerate(plain) if entry == new.part), None)

    def _other(self, new: _NewPart) -> SaidRow | None:
        """The row of another return that says the same thing otherwise."""
        return next(
            (
                one.row
                for one in self._taken
                if one.row.form is not new.row.form
                and (isinstance(new.part, Response) or one.row.entry.what == new.row.entry.what)
            ),
            None,
        )

    def _why_not(self, new: _NewPart) -> str:
        """Why a part cannot be added to what there is by now; empty where it can, or is there."""
        if self._held(new) is not None:
            return ""
        if isinstance(new.part, LogEntry):
            other = "another return says otherwise" if self._other(new) else ""
            return other or misfit(new.row.entry.id, self._log, new.part)
        earlier = [one for one in self._responses if one.from_ == new.part.from_]
        if not earlier:
            return ""
        return f"{new.row.entry.id} was answered: {earlier[-1].answer} on {earlier[-1].on}"

    def _add(self, new: _NewPart, today: date) -> None:
        held, row = self._held(new), new.row
        if held is not None:
            if isinstance(held, LogEntry) and held.withdrawn is not None:
                self._problems.append(row.left_out(f"it was withdrawn: {held.withdrawn}"))
            self.same += 1
            return
        if isinstance(new.part, Response):
            every = sorted((*self._responses, new.part), key=lambda one: one.on)
            self._responses = tuple(every)
        else:
            self._log = in_order(self._log, new.part)
        self._taken.append(new)
        self.new.append(added_text(row.entry.id, new.part, row.labels))
        if changed := changed_text(self._plan, row):
            said = f"{row.entry.id} has changed since {row.form.about.on}: {changed}"
            self._problems.append(row.problem("changed-since", said))
        if new.part.on > today:
            said = f"{new.part.on} is to come, and this has happened"
            self._problems.append(row.problem("day-to-come", said, "is the year right?", "on"))
        if row.entry.what == "done" and "evidence" not in row.entry.values:
            said = f"{row.entry.id} is said to be done, and nothing shows it"
            self._problems.append(row.problem("done-without-evidence", said, "ask what does"))

    def _refused(self, new: _NewPart) -> Problem:
        """Why a part was not added: another return, a change since, or the rules of plans."""
        row, why = new.row, self._why_not(new)
        others = [one.row for one in self._taken if one.row.form is not row.form]
        if other := self._other(new) or next(iter(others), None):
            both = f"{row.entry.what} on {new.part.on}"
            theirs = f"{other.entry.what} on {other.entry.values['on']}"
            said = f"{row.entry.id}: {both} here, and {theirs} in {other.entry.place()}"
            return row.problem("returns-differ", said, "ask which is so, and clear the other row")
        if isinstance(new.part, Response) or changed_text(self._plan, row):
            return row.left_out(why)
        return row.problem("impossible-entry", why, "mend the row, or leave it empty")
