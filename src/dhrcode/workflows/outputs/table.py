"""From a project to its occurrence table."""

from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.occurrence import OccurrenceTable, occurrence
from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.selection import Selection
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.workflows.outputs.published import published_of
from dhrcode.workflows.select import select_records


class TableResult(NamedTuple):
    """The occurrence table, where it came from, and the warnings met on the way."""

    table: OccurrenceTable
    origin: Provenance
    warnings: tuple[Problem, ...]


def tabulate(
    project: Project, selection: Selection, progress: Progress = no_progress
) -> TableResult:
    """The occurrence table of the selected reviews.

    Raises:
        DataProblemsError: a record has an error; no table is made of a part of the records.
    """
    result = select_records(project, selection, CodedReview.of, progress)
    table = occurrence(
        project.codebook, result.kept, areas=selection.areas, drafts_left_out=len(result.drafts)
    )
    beside = published_of(project, selection, len(result.kept))
    table = table._replace(published=beside.subthemes if beside else None)
    origin = provenance(project.codebook, project.codebook_digest, result.kept, selection.words())
    return TableResult(table, origin, result.warnings)
