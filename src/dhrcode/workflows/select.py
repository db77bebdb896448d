"""From a project to what is wanted of each selected record, or of each plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.selection import Selection
from dhrcode.errors import DataProblemsError
from dhrcode.model.codebook import Codebook
from dhrcode.model.guarded import shown
from dhrcode.model.plan import Plan
from dhrcode.model.record import Record
from dhrcode.problems import Problem, has_errors
from dhrcode.progress import Progress, no_progress
from dhrcode.store.loaded import Loaded, LoadedPlan
from dhrcode.store.plans import Plans
from dhrcode.store.pool import map_records
from dhrcode.store.project import Project
from dhrcode.text import plural

T = TypeVar("T")


class UncountedDraft(NamedTuple):
    """A draft that is in the selection and not counted; `coded` is its number of findings."""

    review: str
    coded: int


class RecordOutcome(NamedTuple):
    """What was made of one record: kept, a draft left out, not selected, or faulty."""

    kept: Any = None
    draft: UncountedDraft | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Reduction(Generic[T]):
    """Keeps of a record what is wanted; travels to other processes.

    What outputs do not show is left out before anything is kept, unless it is wanted `exactly`.
    """

    selection: Selection
    keep: Callable[[Record, str], T]
    codebook: Codebook
    exactly: bool = False

    def __call__(self, loaded: Loaded) -> RecordOutcome:
        """What is made of one record."""
        problems = tuple(loaded.problems)
        record = loaded.record
        if record is None or not self.selection.matches(record):
            return RecordOutcome(problems=problems)
        if record.status == "draft" and not self.selection.include_drafts:
            return RecordOutcome(
                draft=UncountedDraft(record.review, len(record.findings)), problems=problems
            )
        if not self.exactly:
            record = shown(record, self.codebook)
        return RecordOutcome(self.keep(record, loaded.digest), problems=problems)


@dataclass(frozen=True)
class SelectedRecords(Generic[T]):
    """What was kept of each record, the drafts left out, and the warnings met on the way."""

    kept: list[T]
    drafts: list[UncountedDraft]
    warnings: tuple[Problem, ...]


def select_records(  # noqa: PLR0913 - which, what of them, for what
    project: Project,
    selection: Selection,
    keep: Callable[[Record, str], T],
    progress: Progress = no_progress,
    *,
    what: str = "table",
    exactly: bool = False,
) -> SelectedRecords[T]:
    """What `keep` makes of each selected record and its digest, in natural order of the ids.

    Args:
        project: the project.
        selection: which reviews.
        keep: a function of a module, since it travels to other processes.
        progress: shows how far it is.
        what: what is to be made of it, for the sentence that refuses.
        exactly: what outputs do not show of a record is kept too; otherwise it is left out first.

    Raises:
        DataProblemsError: a record has an error; nothing is made of a part of the records.
    """
    paths, problems = project.listing
    problems = [*problems]
    kept: list[T] = []
    drafts: list[UncountedDraft] = []
    reduction = Reduction(selection, keep, project.codebook, exactly)
    for outcome in progress(map_records(project, reduction), len(paths)):
        problems.extend(outcome.problems)
        if outcome.draft is not None:
            drafts.append(outcome.draft)
        if outcome.kept is not None:
            kept.append(outcome.kept)
    refuse_errors(problems, what, "records")
    return SelectedRecords(kept, drafts, tuple(problems))


class SelectedPlans(NamedTuple, Generic[T]):
    """What was kept of each plan, and the digest of its file."""

    kept: list[T]
    digests: list[str]


class _PlanOutcome(NamedTuple):
    """What was made of one plan; of a faulty one nothing is kept."""

    kept: Any
    digest: str
    problems: list[Problem]


@dataclass(frozen=True)
class _PlanReduction:
    """Keeps of a plan what is wanted; travels to other processes."""

    keep: Callable[[Plan], Any]

    def __call__(self, loaded: LoadedPlan) -> _PlanOutcome:
        kept = None if loaded.plan is None else self.keep(loaded.plan)
        return _PlanOutcome(kept, loaded.digest, loaded.problems)


def select_plans(
    project: Project,
    keep: Callable[[Plan], T],
    *,
    what: str,
    name: str | None = None,
    problems: Sequence[Problem] = (),
) -> SelectedPlans[T]:
    """What `keep` makes of each plan, in natural order of their names.

    Args:
        project: the project.
        keep: a function of a module, since it travels to other processes.
        what: what is to be made of it, for the sentence that refuses.
        name: of this review's or study's plan alone.
        problems: what else was found wrong.

    Raises:
        NotFoundError: there is no plan of that name.
        DataProblemsError: a plan has an error; nothing is made of a part of the plans.
    """
    plans, reduction = Plans(project), _PlanReduction(keep)
    if name is None:
        found, listed = list(plans.map(reduction)), plans.listing[1]
    else:
        found, listed = [reduction(plans.load(plans.find(name).name))], []
    refuse_errors([*listed, *problems, *(p for one in found for p in one.problems)], what, "plans")
    return SelectedPlans([one.kept for one in found], [one.digest for one in found])


def refuse_errors(problems: list[Problem], what: str, where: str) -> None:
    """Refuses to make something of records or plans that have errors.

    Raises:
        DataProblemsError: one has.
    """
    if has_errors(problems):
        wrong = sum(problem.severity == "error" for problem in problems)
        said = f"no {what} was made: {plural(wrong, 'error')} in the {where} would make it wrong"
        raise DataProblemsError(problems, said)


def origin_of(project: Project, selection: Selection, reviews: Sequence[CodedReview]) -> Provenance:
    """Where numbers of some selected reviews of a project came from."""
    return provenance(project.codebook, project.codebook_digest, reviews, selection.words())
