"""From a project and a published table to their comparison."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.occurrence import occurrence
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.reconciliation import Reconciliation, reconcile
from dhrcode.analysis.selection import Selection, condition
from dhrcode.model.record import Record
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.workflows.outputs.published import read_published
from dhrcode.workflows.select import origin_of, select_records


class Reconciled(NamedTuple):
    """The project's counts beside published ones, where they came from, and the warnings met."""

    result: Reconciliation
    origin: Provenance
    warnings: tuple[Problem, ...]


def _fulfilling(
    conditions: Sequence[Selection], record: Record, digest: str
) -> tuple[CodedReview, tuple[bool, ...]]:
    """What tables need of a record, and which conditions it fulfils."""
    return CodedReview.of(record, digest), tuple(one.matches(record) for one in conditions)


def reconcile_with(
    project: Project, path: Path, selection: Selection, progress: Progress = no_progress
) -> Reconciled:
    """Compares the project's occurrence table with the published counts in a file.

    Raises:
        DataProblemsError: the file or a record has errors.
    """
    codebook = project.codebook
    published = read_published(path, codebook)
    conditions = [Selection((condition(codebook, text),)) for text in published.conditions]
    made = select_records(project, selection, partial(_fulfilling, conditions), progress)
    reviews = [review for review, _ in made.kept]
    table = occurrence(codebook, reviews, drafts_left_out=len(made.drafts))
    fulfilled = [sum(column) for column in zip(*(own for _, own in made.kept), strict=True)]
    facts = dict(zip(published.conditions, fulfilled or [0] * len(conditions), strict=True))
    origin = origin_of(project, selection, reviews)
    return Reconciled(reconcile(table, published, facts), origin, made.warnings)
