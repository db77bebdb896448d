"""From a project to what is wanted of each selected record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.selection import Selection
from dhrcode.errors import DataProblemsError
from dhrcode.model.codebook import Codebook
from dhrcode.model.guarded import shown
from dhrcode.model.record import Record
from dhrcode.problems import Problem, has_errors
from dhrcode.progress import Progress, no_progress
from dhrcode.store.loaded import Loaded
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
class Exactly(Generic[T]):
    """Says of a `keep` that it is to see what outputs do not show, too."""

    keep: Callable[[Record, str], T]

    def __call__(self, record: Record, digest: str) -> T:
        """What is kept of the record."""
        return self.keep(record, digest)


@dataclass(frozen=True)
class Reduction(Generic[T]):
    """Keeps of a record what is wanted; travels to other processes.

    What outputs do not show is left out before anything is kept, unless it is `Exactly` wanted.
    """

    selection: Selection
    keep: Callable[[Record, str], T]
    codebook: Codebook

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
        if not isinstance(self.keep, Exactly):
            record = shown(record, self.codebook)
        return RecordOutcome(self.keep(record, loaded.digest), problems=problems)


@dataclass(frozen=True)
class SelectedRecords(Generic[T]):
    """What was kept of each record, the drafts left out, and the warnings met on the way."""

    kept: list[T]
    drafts: list[UncountedDraft]
    warnings: tuple[Problem, ...]


def select_records(
    project: Project,
    selection: Selection,
    keep: Callable[[Record, str], T],
    progress: Progress = no_progress,
    *,
    what: str = "table",
) -> SelectedRecords[T]:
    """What `keep` makes of each selected record and its digest, in natural order of the ids.

    What outputs do not show of a record is left out, unless `keep` is `Exactly`.

    Args:
        project: the project.
        selection: which reviews.
        keep: a function of a module, since it travels to other processes.
        progress: shows how far it is.
        what: what is to be made of it, for the sentence that refuses.

    Raises:
        DataProblemsError: a record has an error; nothing is made of a part of the records.
    """
    paths, problems = project.listing
    problems = [*problems]
    kept: list[T] = []
    drafts: list[UncountedDraft] = []
    reduction = Reduction(selection, keep, project.codebook)
    for outcome in progress(map_records(project, reduction), len(paths)):
        problems.extend(outcome.problems)
        if outcome.draft is not None:
            drafts.append(outcome.draft)
        if outcome.kept is not None:
            kept.append(outcome.kept)
    if has_errors(problems):
        wrong = sum(problem.severity == "error" for problem in problems)
        said = f"no {what} was made: {plural(wrong, 'error')} in the records would make it wrong"
        raise DataProblemsError(problems, said)
    return SelectedRecords(kept, drafts, tuple(problems))


def origin_of(project: Project, selection: Selection, reviews: Sequence[CodedReview]) -> Provenance:
    """Where numbers of some selected reviews of a project came from."""
    return provenance(project.codebook, project.codebook_digest, reviews, selection.words())
