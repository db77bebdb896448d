"""How an action stands as at a day: computed from its log, and typed by nobody.

Entries after the day, and withdrawn ones, are not there.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from dhrcode.model.due_date import last_day
from dhrcode.model.plan import Action, LogEntry

State = Literal["open", "started", "done", "stopped"]
STATES: tuple[State, ...] = ("open", "started", "done", "stopped")
Rating = Literal["none", "red", "blue", "amber", "green"]
RATINGS: tuple[Rating, ...] = ("none", "red", "blue", "amber", "green")
LETTERS: dict[Rating, str] = {"none": "-", "red": "R", "blue": "B", "amber": "A", "green": "G"}
"""A letter for each rating, which stands beside its colour."""
SOON = 30
"""Days before its date from which an action is amber."""

BECOMES: dict[str, State] = {
    "started": "started",
    "done": "done",
    "stopped": "stopped",
    "reopened": "open",
}
"""The state that an entry brings about."""


class ActionStanding(NamedTuple):
    """How an action stands as at a day.

    Attributes:
        state: open, started, done or stopped; one that was reopened is open.
        first_due: the day or month that was agreed first; None where there was none.
        due: the one in force.
        moves: how often it was moved.
        overdue: whether the date in force has passed, and it is neither done nor stopped.
        checked: what the last check has found since it was done; None where there was none.
        rating: see `docs/plans.md`.
        reopened: how often it was reopened.
        effect: the last effect that was seen; None if none was.
    """

    state: State
    first_due: str | None
    due: str | None
    moves: int
    overdue: bool
    checked: str | None
    rating: Rating
    reopened: int
    effect: str | None

    @property
    def ended(self) -> bool:
        """Whether nothing is left to be done."""
        return self.state in ("done", "stopped")

    @property
    def unchecked(self) -> bool:
        """Whether it is done and nobody has looked since."""
        return self.state == "done" and self.checked is None

    def due_within(self, on: date, days: int) -> bool:
        """Whether its date in force is that day or at most so many days later, and it is to do."""
        if self.due is None or self.ended:
            return False
        return on <= last_day(self.due) <= on + timedelta(days=days)


def entries_until(action: Action, on: date) -> list[LogEntry]:
    """The entries that count as at a day, in order of day."""
    counted = (entry for entry in action.log if entry.on <= on and entry.withdrawn is None)
    return sorted(counted, key=lambda entry: entry.on)


def standing(action: Action, on: date) -> ActionStanding:
    """How an action stands as at a day."""
    state: State = "open"
    first = due = action.due.date if action.due is not None else None
    moves = reopened = 0
    checked = last_check = effect = None
    for entry in entries_until(action, on):
        what = entry.what
        if what in BECOMES:
            state, checked = BECOMES[what], None
            reopened += what == "reopened"
        elif what == "due-moved":
            due, moves = entry.to, moves + 1
        elif what == "checked":
            last_check = entry.result
            checked = last_check if state == "done" else None
        else:
            effect = entry.result
    over = due is not None and last_day(due) < on and state not in ("done", "stopped")
    now = ActionStanding(state, first, due, moves, over, checked, "none", reopened, effect)
    return now._replace(rating=_rating(now, action.owner is not None, last_check, on))


def _rating(now: ActionStanding, owned: bool, last_check: str | None, on: date) -> Rating:  # noqa: FBT001 - a fact
    """The first rule of `docs/plans.md` that fits."""
    if now.state == "stopped":
        return "none"
    if last_check == "not-shown":
        return "red"
    if now.state == "done":
        return "blue" if now.checked == "shown" else "amber"
    if now.overdue or not owned or now.due is None:
        return "red"
    return "amber" if now.moves or now.due_within(on, SOON) else "green"
