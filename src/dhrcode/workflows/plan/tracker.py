"""From somebody's action plan in a spreadsheet to plans: new ones alone, all of them or none."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.plan.action_state import LETTERS, standing
from dhrcode.errors import DataProblemsError, RefusedError, UsageError
from dhrcode.importers import ImportRequest, PlanDraft, importer
from dhrcode.model.plan import Plan
from dhrcode.model.plan_names import plan_faults
from dhrcode.model.tracker_rating import colours_text
from dhrcode.problems import Fault, KeyPath, Problem, has_errors
from dhrcode.safety.allow_list import AllowList
from dhrcode.safety.identifiers import NameList
from dhrcode.safety.scan import found_in, said_of
from dhrcode.safety.written import plan_texts
from dhrcode.store.folder import refuse_taken
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.text import first_of, plural, shown, verb
from dhrcode.workflows.plan.check import is_titled
from dhrcode.workflows.scan import names_of

_NAMED = 5
"""Actions that are named in a sentence; of more it is said how many."""


class TrackerOutcome(NamedTuple):
    """What an import of trackers does, or would do.

    Attributes:
        new: each new plan in a line.
        same: how many plans are there already, just so.
        warnings: what was not taken, with its cell.
        notes: what else a person should know, in sentences.
    """

    new: list[str]
    same: int
    warnings: list[Problem]
    notes: list[str]

    @property
    def counted(self) -> str:
        """What came, or would come, in a sentence."""
        new = f"{plural(len(self.new), 'plan')} new"
        return f"{new}, {self.same} as before" if self.same else new


def import_trackers(
    project: Project, files: Sequence[Path], request: ImportRequest, today: date, *, dry_run: bool
) -> TrackerOutcome:
    """Makes plans of trackers; a plan that is there is changed by none.

    Args:
        project: the project, and no coder's part of it.
        files: the trackers.
        request: the map, and the review that they are of.
        today: the day as at which dhrcode's own rating is compared with the trackers'.
        dry_run: nothing is written.

    Raises:
        UsageError: it is a coder's part of the project.
        DataProblemsError: something is wrong with a tracker; nothing was written.
        RefusedError: there is another plan of a review already; nothing was written.
    """
    if project.coder is not None:
        raise UsageError("an action plan is brought in without --as")
    read = [importer(path, request)(path, shown(path), request) for path in files]
    drafts = [draft for one in read for draft in one.plans]
    problems = [problem for one in read for problem in one.problems]
    names = names_of(project)[0]
    problems += [problem for draft in drafts for problem in _faults(draft, project, names)]
    problems += _twice(drafts)
    if has_errors(problems):
        raise DataProblemsError(problems, "nothing was brought in: mend these first")
    notes = [note for one in read for note in one.notes]
    if said := _rated(drafts, today):
        notes.append(said)
    new = [draft for draft in drafts if not _there(draft.plan, project)]
    if not dry_run and new:
        plans = Plans(project)
        with project.writing():
            for draft in new:
                _there(draft.plan, project)
            project.write([plans.changing(draft.plan, None) for draft in new])
    lines = [_in_a_line(draft.plan) for draft in new]
    return TrackerOutcome(lines, len(drafts) - len(new), problems, notes)


def _there(plan: Plan, project: Project) -> bool:
    """Whether just this plan is there already.

    Raises:
        RefusedError: another one is.
    """
    plans = Plans(project)
    if not plans.path_of(plan.plan).exists():
        refuse_taken(plans.path_of(plan.plan))
        return False
    if plans.read(plan.plan)[0] == plan:
        return True
    raise RefusedError(
        f"actions/{plan.plan}.yaml is there already, and is another: a tracker begins plans and "
        "changes none; nothing was written"
    )


def _in_a_line(plan: Plan) -> str:
    actions = [one.action for one in plan.actions()]
    owned = sum(one.owner is not None and one.owner.agency is not None for one in actions)
    dated = sum(one.due is not None and one.due.date is not None for one in actions)
    entries = sum(len(one.log) for one in actions)
    recommended = plural(len(plan.recommendations), "recommendation")
    return (
        f"{plan.plan}: {recommended}, {plural(len(actions), 'action')}, {owned} of an agency of "
        f"the codebook, {dated} with a date, {plural(entries, 'entry', 'entries')} of logs"
    )


def _twice(drafts: Sequence[PlanDraft]) -> Iterator[Problem]:
    seen: dict[str, PlanDraft] = {}
    for draft in drafts:
        before = seen.setdefault(draft.plan.plan.casefold(), draft)
        if before is not draft:
            said = f"{draft.plan.plan} has a plan in {before.place} already"
            yield draft.place.problem("duplicate-review", said, "keep one of the two")


def _faults(draft: PlanDraft, project: Project, names: NameList) -> Iterator[Problem]:
    """What a plan of the project may not be, with its cells."""
    plan = draft.plan
    if not project.path_of(plan.plan).exists():
        said = f"there is no record of {plan.plan}"
        hint = f"is the id right? 'dhrcode new {plan.plan}' begins one"
        yield draft.located(Fault(("plan",), "plan-without-record", said, hint))
    yield from (draft.located(fault) for fault in plan_faults(plan, project.codebook))
    named = set[KeyPath]()
    for one in plan.actions():
        number, place = one.numbers
        owner = one.action.owner
        if owner is not None and is_titled(owner.post or owner.as_written or ""):
            path = ("recommendations", number, "actions", place, "owner")
            named.add(path)
            said = "the owner is a person with a title, and not a post"
            hint = "write the post, such as Head of Public Protection"
            yield draft.located(Fault(path, "post-is-a-name", said, hint))
    allowed = AllowList(project.codebook.not_identifying)
    for written, found in found_in(list(plan_texts(plan)), names):
        known = any(written.path[: len(path)] == path for path in named)
        if found.severity == "error" and not known and not allowed.covering(found.text):
            yield draft.located(said_of(found)._replace(path=written.path))


def _rated(drafts: Sequence[PlanDraft], today: date) -> str:
    """That the trackers' own ratings were not taken, how they were read, and where ours differ."""
    every = [one for draft in drafts for one in draft.ratings.values()]
    if not every:
        return ""
    said = [one for one in every if one.says]
    differ = [*_differing(drafts, today)]
    without = len(every) - len(said)
    rated = f"{plural(len(said), 'action')} that {verb(len(said), 'has', 'have')} one"
    own = "The tracker's own rating was not taken, for dhrcode computes it"
    none = f"{without} {verb(without, 'has', 'have')} none"
    parts = [f"{own}: as at {today} it differs for {len(differ)} of the {rated}, and {none}"]
    if colours := colours_text(every):
        parts.append(f"Read from the colour of a cell alone, as nobody wrote a word: {colours}")
    if differ:
        parts.append(f"It differs for {first_of(differ, _NAMED)}")
    return ". ".join(parts)


def _differing(drafts: Sequence[PlanDraft], today: date) -> Iterator[str]:
    """Each action of which the tracker says something else than dhrcode, with both."""
    for draft in drafts:
        actions = {one.name: one.action for one in draft.plan.actions()}
        for name, one in draft.ratings.items():
            rating = standing(actions[name], today).rating
            if one.says and one.says not in {rating, LETTERS[rating].casefold()}:
                there = f"'{one.word[:20]}'" if one.word else one.colour
                yield f"{draft.plan.plan}/{name} ({there} there, {rating} here)"
