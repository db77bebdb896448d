"""What became of an action, written into its log: one entry a command, and none overwritten."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dhrcode.analysis.plan.action_state import BECOMES, State, standing
from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.plan import Action, LogEntry, PlannedAction
from dhrcode.model.record import Evidence
from dhrcode.reports.plan_text import named, rating_text
from dhrcode.store.project import Project
from dhrcode.text import any_of, plural
from dhrcode.workflows.plan.parts import Written, agency_named, change_action, made

UPDATES = ("started", "done", "stopped", "reopened")
"""What an update may say; moves, checks and effects have commands of their own."""
_IMPOSSIBLE = {
    "started": {"started", "done", "stopped"},
    "done": {"done", "stopped"},
    "stopped": {"stopped", "done"},
    "reopened": {"open", "started"},
    "due-moved": {"done", "stopped"},
}
"""In which states an entry says nothing that could be so."""


class NewEntry(NamedTuple):
    """An entry that is to be written.

    Attributes:
        what: what happened.
        on: the day.
        by: the agency, as it was typed; None for that which owns the action.
        says: in words, what it was.
        evidence: what shows it, in words.
        to: the new date, where it is moved.
        result: what a check found, or which effect was seen.
    """

    what: str
    on: date
    by: str | None = None
    says: str | None = None
    evidence: tuple[str, ...] = ()
    to: str | None = None
    result: str | None = None


def enter(project: Project, name: str, entry: NewEntry) -> Written:
    """Writes an entry into the log of an action, named as `DHR7/R2.a`.

    Returns:
        The action, and how it stands on the day of the entry.

    Raises:
        NotFoundError: there is no such plan or action.
        UsageError: the codebook has no such agency, the owner would check its own action, or what
            was typed cannot be kept.
        RefusedError: the action is in a state in which it cannot be so.
    """

    def change(one: PlannedAction) -> tuple[Action, str]:
        new = _entry(project, one, entry)
        _refuse_impossible(one, new)
        action = one.action.model_copy(update={"log": in_order(one.action.log, new)})
        now = standing(action, entry.on)
        by = named(new.by, project.codebook.agency_labels)
        return action, f"{in_words(new)} on {new.on} by {by}; {now.state}, {rating_text(now)}"

    return change_action(project, name, change)


def in_words(entry: LogEntry) -> str:
    """What an entry says happened: `done`, `moved to 2015-06`, `checked: shown`."""
    if entry.what == "due-moved":
        return f"moved to {entry.to}"
    return f"{entry.what}: {entry.result}" if entry.result is not None else entry.what


def _entry(project: Project, one: PlannedAction, entry: NewEntry) -> LogEntry:
    owner = one.action.owner.agency if one.action.owner is not None else None
    by = owner if entry.by is None else agency_named(entry.by, project.codebook)
    if by is None:
        raise UsageError(f"no agency owns {one.name}: say whose word it is with --by")
    pieces = tuple(made(Evidence, {"note": words}) for words in entry.evidence)
    given = entry._replace(by=by, evidence=())._asdict()
    return made(LogEntry, given).model_copy(update={"evidence": pieces})


def misfit(name: str, log: Sequence[LogEntry], new: LogEntry) -> str:
    """Why an entry cannot be so, given the log that it goes into; empty where it can.

    It cannot in some states, nor where what is said of a later day could then not be; but a date
    may have been moved by who did not know that it was done.
    """
    before = [entry for entry, _ in _impossible(log)]
    for entry, state in _impossible(in_order(log, new)):
        if entry is new and new.what == "due-moved":
            return f"{name} is {state} on {new.on}: its date cannot be moved"
        if entry is new:
            already = " already" if state == new.what else f" and cannot be {new.what}"
            return f"{name} is {state} on {new.on}{already}"
        if entry.what in BECOMES and not any(entry is one for one in before):
            later = f"and then {entry.what} on {entry.on}, which stands in the log"
            return f"{name} cannot be {new.what} on {new.on}, {later}"
    return ""


def _impossible(log: Sequence[LogEntry]) -> Iterator[tuple[LogEntry, State]]:
    """The entries of a log that cannot be, each with the state in which it comes."""
    state: State = "open"
    for entry in sorted(log, key=lambda one: one.on):
        if entry.withdrawn is not None:
            continue
        if state in _IMPOSSIBLE.get(entry.what, set()):
            yield entry, state
        state = BECOMES.get(entry.what, state)


def _refuse_impossible(one: PlannedAction, new: LogEntry) -> None:
    if said := misfit(one.name, one.action.log, new):
        ended = standing(one.action, new.on).ended and new.what != "due-moved"
        hint = "; 'dhrcode plan reopen' opens it again" if ended else ""
        raise RefusedError(f"{said}; nothing was written{hint}")


def in_order(log: Sequence[LogEntry], new: LogEntry) -> tuple[LogEntry, ...]:
    """The log with the entry after those of its day."""
    return tuple(sorted((*log, new), key=lambda entry: entry.on))


def withdraw(project: Project, name: str, number: int, why: str) -> Written:
    """Marks an entry of an action's log as counting no more; it stays where it is.

    Args:
        project: the project.
        name: the action, as `DHR7/R2.a`.
        number: which entry, from 1, as `plan show` numbers them.
        why: the reason.

    Raises:
        NotFoundError: there is no such plan or action.
        UsageError: it has no such entry.
        RefusedError: the entry is withdrawn already.
    """

    def change(one: PlannedAction) -> tuple[Action, str]:
        log = sorted(one.action.log, key=lambda entry: entry.on)
        entry = _numbered(one, log, number)
        values = entry.model_dump(exclude_none=True, exclude={"evidence"}) | {"withdrawn": why}
        log[number - 1] = made(LogEntry, values).model_copy(update={"evidence": entry.evidence})
        said = f"entry {number} ({entry.what}, {entry.on}) is withdrawn and counts no more"
        return one.action.model_copy(update={"log": tuple(log)}), said

    return change_action(project, name, change)


def _numbered(one: PlannedAction, log: list[LogEntry], number: int) -> LogEntry:
    if not 1 <= number <= len(log):
        has = plural(len(log), "entry", "entries")
        raise UsageError(f"{one.name} has {has}: 'dhrcode plan show' numbers them")
    if log[number - 1].withdrawn is not None:
        raise RefusedError(
            f"entry {number} of {one.name} is withdrawn already; nothing was written"
        )
    return log[number - 1]


def update_named(what: str) -> str:
    """What an update says.

    Raises:
        UsageError: an update says no such thing.
    """
    if what not in UPDATES:
        raise UsageError(f"'{what[:40]}' is nothing that --what takes: {any_of(UPDATES)}")
    return what
