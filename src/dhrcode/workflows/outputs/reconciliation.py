"""From a project and a published table to their comparison."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.occurrence import occurrence
from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.reconciliation import Reconciliation, reconcile
from dhrcode.analysis.selection import Selection, condition
from dhrcode.model.record import Record
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.workflows.outputs.published import read_published
from dhrcode.workflows.select import select_records


class Reconciled(NamedTuple):
    """The project's counts beside published ones, where they came from, and the warnings met."""

    result: Reconciliation
    origin: Provenance
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class _Keep:
    """Keeps of a record what tables need, and which conditions it fulfils."""

    conditions: tuple[Selection, ...]

    def __call__(self, record: Record, digest: str) -> tuple[CodedReview, tuple[bool, ...]]:
        fulfilled = tuple(one.matches(record) for one in self.conditions)
        return CodedReview.of(record, digest), fulfilled


def reconcile_with(
    project: Project, path: Path, selection: Selection, progress: Progress = no_progress
) -> Reconciled:
    """Compares the project's occurrence table with the published counts in a file.

    Raises:
        DataProblemsError: the file or a record has errors.
    """
    codebook = project.codebook
    published = read_published(path, codebook)
    conditions = tuple(Selection((condition(codebook, text),)) for text in published.conditions)
    made = select_records(project, selection, _Keep(conditions), progress)
    reviews = [review for review, _ in made.kept]
    table = occurrence(codebook, reviews, drafts_left_out=len(made.drafts))
    fulfilled = [sum(column) for column in zip(*(own for _, own in made.kept), strict=True)]
    facts = dict(zip(published.conditions, fulfilled or [0] * len(conditions), strict=True))
    origin = provenance(codebook, project.codebook_digest, reviews, selection.words())
    return Reconciled(reconcile(table, published, facts), origin, made.warnings)
