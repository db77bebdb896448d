"""From a project and a published table to their comparison."""

from pathlib import Path

from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.reconciliation import Reconciliation, reconcile
from dhrcode.analysis.selection import Selection
from dhrcode.errors import DataProblemsError
from dhrcode.model.codebook import Codebook
from dhrcode.model.published import Published
from dhrcode.problems import Fault
from dhrcode.progress import Progress, no_progress
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loader import load_model, located
from dhrcode.store.project import Project
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import nearest, shown
from dhrcode.workflows.outputs.table import tabulate


def read_published(path: Path, codebook: Codebook) -> Published:
    """A published table's counts.

    Raises:
        DataProblemsError: the file has errors, or counts what the codebook does not have.
    """
    name = shown(path)
    published, text, problems = load_model(read_bytes(path, MAX_BYTES), name, Published)
    if published is not None:
        unknown = [
            Fault(
                ("counts", subtheme),
                "unknown-subtheme",
                f"the codebook has no subtheme '{subtheme}'",
                nearest(subtheme, codebook.subthemes),
                at_key=True,
            )
            for subtheme in published.counts
            if subtheme not in codebook.subthemes
        ]
        impossible = [
            Fault(
                ("counts", subtheme),
                "count-above-reviews",
                f"{count} of {published.reviews} reviews cannot be",
            )
            for subtheme, count in published.counts.items()
            if count > published.reviews
        ]
        problems = [*problems, *located(name, text or "", [*unknown, *impossible])]
    if published is None or any(problem.severity == "error" for problem in problems):
        raise DataProblemsError(problems, f"{name} has to be mended first")
    return published


def reconcile_with(
    project: Project, path: Path, selection: Selection, progress: Progress = no_progress
) -> tuple[Reconciliation, Provenance]:
    """Holds the project's occurrence table against the published counts in a file."""
    published = read_published(path, project.codebook)
    made = tabulate(project, selection, progress)
    result = reconcile(made.table, published.source, published.reviews, published.counts)
    return result, made.origin
