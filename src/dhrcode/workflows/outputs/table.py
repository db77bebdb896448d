"""From a project to its tables of reviews: the occurrence table, and the framework chart."""

from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.framework import FrameworkChart, SummarisedReview, framework
from dhrcode.analysis.groupings import find_grouping, grouped_occurrence
from dhrcode.analysis.incomplete import left_open
from dhrcode.analysis.occurrence import OccurrenceTable, occurrence
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.selection import Selection
from dhrcode.errors import UsageError
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.workflows.outputs.published import published_of
from dhrcode.workflows.select import origin_of, select_records


class TableResult(NamedTuple):
    """The occurrence table, where it came from, and the warnings met on the way."""

    table: OccurrenceTable
    origin: Provenance
    warnings: tuple[Problem, ...]


def tabulate(
    project: Project,
    selection: Selection,
    progress: Progress = no_progress,
    grouping: str | None = None,
) -> TableResult:
    """The occurrence table of the selected reviews, in the order of a grouping if one is named.

    Raises:
        UsageError: the codebook has no such grouping, or areas are selected as well.
        DataProblemsError: a record has an error; no table is made of a part of the records.
    """
    order = find_grouping(project.codebook, grouping)
    if order is not None and selection.areas:
        raise UsageError("--area shows an area, and --grouping another order: give one of the two")
    result = select_records(project, selection, CodedReview.of, progress)
    table = occurrence(
        project.codebook, result.kept, areas=selection.areas, drafts_left_out=len(result.drafts)
    )
    beside = published_of(project, selection, len(result.kept))
    table = table._replace(published=beside.subthemes if beside else None)
    if order is not None:
        gaps = left_open(project.codebook, result.kept)
        table = table._replace(grouped=grouped_occurrence(order, table, gaps))
    return TableResult(table, origin_of(project, selection, result.kept), result.warnings)


class FrameworkResult(NamedTuple):
    """The chart, where it came from, and the warnings met on the way."""

    chart: FrameworkChart
    origin: Provenance
    warnings: tuple[Problem, ...]


def chart_summaries(
    project: Project, selection: Selection, progress: Progress = no_progress
) -> FrameworkResult:
    """The framework chart of the selected reviews.

    Raises:
        DataProblemsError: a record has an error; no chart is made of a part of the records.
    """
    result = select_records(
        project, selection, SummarisedReview.of, progress, what="framework chart"
    )
    chart = framework(project.codebook, result.kept, selection.areas, len(result.drafts))
    origin = origin_of(project, selection, [one.review for one in result.kept])
    return FrameworkResult(chart, origin, result.warnings)
