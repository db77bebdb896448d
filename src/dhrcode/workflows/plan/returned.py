"""From agencies' returns to their plans: responses and entries of logs are added, and no more."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import DataProblemsError, UsageError
from dhrcode.importers.form.returned import ReturnedForm, read_return
from dhrcode.model.codebook import Codebook
from dhrcode.model.plan import Plan
from dhrcode.problems import Problem, has_errors
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.allow_list import AllowList
from dhrcode.safety.scan import found_in, said_of
from dhrcode.safety.written import WrittenText
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.text import all_of, first_of, nearest, plural, shown, verb
from dhrcode.workflows.plan.parts import split_name
from dhrcode.workflows.plan.returned_part import PartFilling
from dhrcode.workflows.plan.returned_row import NOT_OURS, SaidRow, changed_columns, found, refusal
from dhrcode.workflows.scan import names_of

_WORDS = ("says", "evidence", "words")
"""The columns in which people write freely."""
_NAMED = 8


class ReturnsOutcome(NamedTuple):
    """What an import of returns does, or would do.

    Attributes:
        new: what is added, each in a line.
        same: how many entries and responses were there already.
        plans: how many plans change.
        warnings: what a person should know, with its cell.
    """

    new: list[str]
    same: int
    plans: int
    warnings: list[Problem]

    @property
    def counted(self) -> str:
        """What came, or would come, in a sentence."""
        new = "nothing new"
        if self.new:
            count = plural(len(self.new), "entry", "entries")
            new = f"{count} new in {plural(self.plans, 'plan')}"
        return f"{new}, {self.same} there already" if self.same else new


def import_returns(
    project: Project,
    files: Sequence[Path],
    today: date,
    *,
    dry_run: bool,
    progress: Progress = no_progress,
) -> ReturnsOutcome:
    """Adds what agencies have filled in to their plans: all of it, or nothing.

    Args:
        project: the project, and no coder's part of it.
        files: the returns.
        today: after which nothing can have happened.
        dry_run: nothing is written.
        progress: follows the plans as they are gone through.

    Raises:
        UsageError: it is a coder's part of the project.
        DataProblemsError: something is wrong with a return or a plan; nothing was written.
    """
    if project.coder is not None:
        raise UsageError("an agency's return is brought in without --as")
    read = [read_return(path, shown(path)) for path in files]
    problems = [problem for _, of_file in read for problem in of_file]
    forms = [_of_today(form, project.codebook) for form, _ in read if form is not None]
    problems += [problem for form in forms for problem in _misfits(form, project)]
    _refuse(problems)
    if dry_run:
        return _Taking(project, forms, today, problems).take(progress)[0]
    with project.writing():
        taking = _Taking(project, forms, today, problems)
        outcome, plans = taking.take(progress)
        project.write(taking.plans.changing(plan, before) for plan, before in plans)
    return outcome


def _refuse(problems: Sequence[Problem]) -> None:
    if has_errors(problems):
        raise DataProblemsError(list(problems), "nothing was brought in: mend these first")


def _of_today(form: ReturnedForm, codebook: Codebook) -> ReturnedForm:
    """The return of an agency that has another name since, or is part of another, as its."""
    became = {one.id: one.became for one in codebook.agencies if one.became is not None}
    agency = form.about.agency
    for _ in became:
        agency = became.get(agency, agency)
    return form._replace(about=form.about._replace(agency=agency))


def _misfits(form: ReturnedForm, project: Project) -> Iterator[Problem]:
    """Why a return is none of this project's."""
    about, book = form.about, project.codebook
    if about.codebook != book.id:
        said = f"made in a project of the codebook '{about.codebook[:40]}', and not of '{book.id}'"
        yield form.place.problem("form-of-another-codebook", said, NOT_OURS)
    elif about.agency not in book.agency_labels:
        said = f"the codebook has no agency '{about.agency[:40]}'"
        hint = nearest(about.agency, book.agency_labels) or "'dhrcode plan returns' makes new ones"
        yield form.place.problem("unknown-agency", said, hint)


class _Taking:
    """Takes what returns say into the plans, one plan after another."""

    def __init__(
        self, project: Project, forms: Sequence[ReturnedForm], today: date, problems: list[Problem]
    ) -> None:
        self.plans = Plans(project)
        self._project, self._forms, self._today = project, forms, today
        self._names = names_of(project)[0]
        self._problems = list(problems)
        self._new: list[str] = []
        self._same = 0
        self._made: dict[str, list[tuple[ReturnedForm, str]]] = {}
        for form in forms:
            for name in form.marks:
                self._made.setdefault(split_name(name)[0], []).append((form, name))

    def take(self, progress: Progress) -> tuple[ReturnsOutcome, list[tuple[Plan, bytes]]]:
        """What becomes of all, and each plan that changes with what its file holds.

        Raises:
            DataProblemsError: something is wrong with a row, or a plan cannot be read.
        """
        said: dict[str, list[SaidRow]] = {name: [] for name in self._made}
        for form in self._forms:
            for entry in form.entries:
                row = SaidRow(entry, form, self._project.codebook.agency_labels)
                said.setdefault(split_name(entry.id)[0], []).append(row)
        known = {path.stem for path in self.plans.listing[0]}
        changed = []
        for name, own in progress(said.items(), len(said), "Reading plans"):
            if name in known:
                held, data = self.plans.read_listed(name)
                if (plan := self._taken(held, own)) != held:
                    changed.append((plan, data))
                continue
            for row in own:
                unknown = f"this project has no plan '{name[:40]}'"
                self._problems.append(row.problem("unknown-action", unknown, NOT_OURS, "id"))
        _refuse(self._problems)
        return ReturnsOutcome(self._new, self._same, len(changed), self._problems), changed

    def _taken(self, plan: Plan, rows: Sequence[SaidRow]) -> Plan:
        """The plan with what rows of returns say of it."""
        self._say_changes(plan, {row.entry.id for row in rows})
        parts: dict[str, list[SaidRow]] = {}
        for row in rows:
            self._problems += self._identifiers(plan, row)
            if refused := refusal(plan, row):
                self._problems.append(refused)
            else:
                parts.setdefault(row.part, []).append(row)
        result = plan
        for part, own in parts.items():
            result = self._of_part(plan, result, part, own)
        return result

    def _say_changes(self, plan: Plan, filled: set[str]) -> None:
        """Says of rows with nothing filled in that they would be others now; in one warning."""
        labels = self._project.codebook.agency_labels
        for form in self._forms:
            others = [
                name
                for of, name in self._made.get(plan.plan, ())
                if of is form and name not in filled
                if found(plan, split_name(name)[1]) is None
                or changed_columns(plan, form, name, labels)
            ]
            if others:
                have = verb(len(others), "has", "have")
                named = first_of(others, _NAMED) if len(others) > _NAMED else all_of(others)
                said = f"made as at {form.about.on}, and {named} {have} changed in the plan since"
                self._problems.append(form.place.problem("changed-since", said))

    def _identifiers(self, plan: Plan, row: SaidRow) -> Iterator[Problem]:
        """What must not come into a plan: who somebody is, in the words of a row."""
        texts = [WrittenText((key,), row.entry.values.get(key, "")) for key in _WORDS]
        allowed = AllowList(plan.not_identifying, self._project.codebook.not_identifying)
        for written, one in found_in(texts, self._names):
            if one.severity == "error" and not allowed.covering(one.text):
                yield row.entry.place(str(written.path[0])).located(said_of(one))

    def _of_part(self, before: Plan, plan: Plan, part: str, rows: Sequence[SaidRow]) -> Plan:
        """The plan with what rows say of one action, or of one recommendation."""
        one = found(plan, part)
        if one is None:
            return plan
        filling = PartFilling(before, one)
        self._problems += filling.take(rows, self._today)
        self._new += filling.new
        self._same += filling.same
        return filling.onto(plan)
