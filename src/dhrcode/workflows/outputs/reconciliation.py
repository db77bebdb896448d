"""From a project and a published table to their comparison."""

from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.reconciliation import Reconciliation, reconcile
from dhrcode.analysis.selection import Selection
from dhrcode.checks.published import published_faults
from dhrcode.errors import DataProblemsError
from dhrcode.model.codebook import Codebook
from dhrcode.model.published import Published
from dhrcode.problems import Problem, has_errors
from dhrcode.progress import Progress, no_progress
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loader import load_model, located
from dhrcode.store.project import Project
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown
from dhrcode.workflows.outputs.table import tabulate


class Reconciled(NamedTuple):
    """The project's counts beside published ones, where they came from, and the warnings met."""

    result: Reconciliation
    origin: Provenance
    warnings: tuple[Problem, ...]


def read_published(path: Path, codebook: Codebook) -> Published:
    """A published table's counts.

    Raises:
        DataProblemsError: the file has errors, or counts what the codebook does not have.
    """
    name = shown(path)
    published, text, problems = load_model(read_bytes(path, MAX_BYTES), name, Published)
    if published is not None:
        problems += located(name, text or "", published_faults(published, codebook))
    if published is None or has_errors(problems):
        raise DataProblemsError(problems, f"{name} has to be mended first")
    return published


def reconcile_with(
    project: Project, path: Path, selection: Selection, progress: Progress = no_progress
) -> Reconciled:
    """Holds the project's occurrence table against the published counts in a file."""
    published = read_published(path, project.codebook)
    made = tabulate(project, selection, progress)
    result = reconcile(made.table, published.source, published.reviews, published.counts)
    return Reconciled(result, made.origin, made.warnings)
