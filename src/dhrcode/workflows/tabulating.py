"""From a project to its occurrence table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dhrcode.analysis.occurrence import CodedReview, OccurrenceTable, occurrence
from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.selection import Selection
from dhrcode.errors import DataProblemsError
from dhrcode.problems import Problem, has_errors, plural
from dhrcode.store.loading import Loaded
from dhrcode.store.pool import map_records
from dhrcode.store.project import Project

Progress = Callable[[Iterable["Outcome"], int], Iterable["Outcome"]]


class Outcome(NamedTuple):
    """What was made of one record: counted, a draft left out, not selected, or faulty."""

    review: CodedReview | None = None
    draft: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Reduction:
    """Keeps of a record what the table needs; travels to other processes."""

    selection: Selection

    def __call__(self, loaded: Loaded) -> Outcome:
        """What is made of one record."""
        problems = tuple(loaded.problems)
        record = loaded.record
        if record is None or not self.selection.matches(record):
            return Outcome(problems=problems)
        if record.status == "draft" and not self.selection.include_drafts:
            return Outcome(draft=True, problems=problems)
        return Outcome(CodedReview.of(record, loaded.digest), problems=problems)


class Tabulated(NamedTuple):
    """The occurrence table, where it came from, and the warnings met on the way."""

    table: OccurrenceTable
    origin: Provenance
    warnings: tuple[Problem, ...]


def plainly(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:  # noqa: ARG001
    """No progress is shown."""
    yield from outcomes


def tabulate(project: Project, selection: Selection, progress: Progress = plainly) -> Tabulated:
    """The occurrence table of the selected reviews.

    Raises:
        DataProblemsError: a record has an error; no table is made of a part of the records.
    """
    paths, problems = project.listing
    problems = [*problems]
    reviews, drafts = [], 0
    for outcome in progress(map_records(project, Reduction(selection)), len(paths)):
        problems.extend(outcome.problems)
        drafts += outcome.draft
        if outcome.review is not None:
            reviews.append(outcome.review)
    if has_errors(problems):
        wrong = sum(problem.severity == "error" for problem in problems)
        said = f"no table was made: {plural(wrong, 'error')} in the records would make it wrong"
        raise DataProblemsError(problems, said)
    table = occurrence(project.codebook, reviews, areas=selection.areas, drafts_left_out=drafts)
    origin = provenance(project.codebook, project.codebook_digest, reviews, selection.words())
    return Tabulated(table, origin, tuple(problems))
