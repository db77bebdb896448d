"""From a project to its framework chart."""

from typing import NamedTuple

from dhrcode.analysis.framework import FrameworkChart, SummarisedReview, framework
from dhrcode.analysis.provenance import Provenance, provenance
from dhrcode.analysis.selection import Selection
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.project import Project
from dhrcode.workflows.select import select_records


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
    reviews = [one.review for one in result.kept]
    origin = provenance(project.codebook, project.codebook_digest, reviews, selection.words())
    return FrameworkResult(chart, origin, result.warnings)
