"""Where a project is: how far its codings are, what is overdue, and what to do next."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dhrcode.analysis.plan.rows import RowFilter
from dhrcode.errors import DataProblemsError
from dhrcode.problems import Problem, has_errors
from dhrcode.progress import Progress, no_progress
from dhrcode.reports.progress import CodingProgress
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.outputs.progress import progress_of
from dhrcode.workflows.plan.listing import ListedActions, list_actions
from dhrcode.workflows.queue import leading_through

STATUSES = ("complete", "partial", "draft")
MOST = 4
"""Drafts that are named."""


class NextCommand(NamedTuple):
    """A command that goes on from where the project is, and what it does."""

    command: str
    does: str


class Overview(NamedTuple):
    """Where a project is.

    Attributes:
        codings: every coding of every review, as `progress` shows them.
        subthemes: how many subthemes the codebook has.
        overdue: the overdue actions and the number of all, as `plan list --overdue` shows them;
            None where the plans have errors.
        problems: what is wrong with records and plans.
    """

    codings: tuple[CodingProgress, ...]
    subthemes: int
    overdue: ListedActions | None
    problems: tuple[Problem, ...]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What is counted, each with its number, in words."""
        apart = [one for one in self.codings if one.apart]
        queue = sum(one.queue for one in self.codings)
        unverified = sum(one.unverified for one in self.codings)
        told = [
            ("Reviews", _by_status([one for one in self.codings if not one.apart])),
            ("Independent codings", _by_status(apart) if apart else ""),
            ("Drafts", self._draft_names),
            ("Queue", f"{queue or 'nothing'} to be coded again" if self.codings else ""),
            ("Quotes", f"{unverified} not verified" if unverified else ""),
            ("Overdue", self._overdue),
        ]
        return [(name, said) for name, said in told if said]

    @property
    def next(self) -> list[NextCommand]:
        """What to do now, the first of it first."""
        migrate = NextCommand("dhrcode migrate", "brings records forward to the codebook")
        behind = [migrate] if any(one.behind for one in self.codings) else []
        if has_errors(self.problems):
            return [*behind, NextCommand("dhrcode check", "names every error with its line")]
        if not self.codings:
            return [
                NextCommand("dhrcode source add REVIEW FILE --coder INITIALS", "takes a document"),
                NextCommand("dhrcode new --coder INITIALS", "codes a review, question by question"),
            ]
        return [*behind, *self._unfinished(), *self._counting()][:3]

    def _counting(self) -> Iterable[NextCommand]:
        """What makes outputs; drafts are in them where there is nothing else."""
        finished = any(one.status != "draft" for one in self.codings if not one.apart)
        drafts = "" if finished else " --include-drafts"
        yield NextCommand(f"dhrcode table{drafts}", "shows the occurrence table")
        yield NextCommand(f"dhrcode report{drafts} -o exports/pack.docx", "writes the meeting pack")

    def _unfinished(self) -> Iterable[NextCommand]:
        waiting = [one for one in self.codings if one.queue]
        if waiting:
            coder = waiting[0].coder if waiting[0].apart else None
            yield NextCommand(leading_through(coder).strip("'"), "leads through the queue")
        if self._drafts:
            last = max(self._drafts, key=lambda one: one.changed).review
            yield NextCommand(f"dhrcode edit {last}", "goes on with the draft")
            yield NextCommand(f"dhrcode desk {last}", "goes on beside the document")
        if any(one.unverified for one in self.codings):
            yield NextCommand("dhrcode verify", "looks for every quote in its document")
        if self.overdue is not None and self.overdue.rows:
            yield NextCommand("dhrcode plan list --overdue", "lists what is overdue")

    @property
    def _drafts(self) -> list[CodingProgress]:
        return [one for one in self.codings if one.status == "draft" and not one.apart]

    @property
    def _draft_names(self) -> str:
        named = [f"{one.review} ({one.coded} of {self.subthemes})" for one in self._drafts[:MOST]]
        more = len(self._drafts) - len(named)
        return ", ".join(named) + (f" and {more} more" if more else "")

    @property
    def _overdue(self) -> str:
        if self.overdue is None:
            return "not counted, since the plans have errors"
        if not self.overdue.actions:
            return ""
        return f"{len(self.overdue.rows)} of {plural(self.overdue.actions, 'action')}"


def _by_status(codings: list[CodingProgress]) -> str:
    counts = Counter(one.status for one in codings)
    each = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    return f"{len(codings)}: {each}" if each else "none yet"


def overview_of(project: Project, on: date, progress: Progress = no_progress) -> Overview:
    """Where a project is, as at a day.

    Raises:
        BusyError: records are being changed together, or that was interrupted.
    """
    far = progress_of(project, progress)
    problems = [*project.listing[1], *far.problems]
    overdue = None
    try:
        overdue = list_actions(project, RowFilter(on, overdue=True))
    except DataProblemsError as error:
        problems += error.problems
    return Overview(far.codings, far.subthemes, overdue, tuple(problems))
