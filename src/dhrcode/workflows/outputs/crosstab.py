"""From a project to one cross-tabulation, with every count or as everybody may see it."""

from typing import NamedTuple

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.crosstab import Crosstab, crosstab
from dhrcode.analysis.crosstab_ledger import as_shown, crosstab_ledger
from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.selection import Selection
from dhrcode.analysis.variables import find_variable, find_variables
from dhrcode.errors import UsageError
from dhrcode.model.codebook import Codebook
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.disclosure import release
from dhrcode.store.project import Project
from dhrcode.workflows.outputs.pack_reviews import reviews_to_report
from dhrcode.workflows.outputs.publications import (
    refuse_overlapping,
    refuse_type,
    refuse_unpublishable,
)
from dhrcode.workflows.outputs.report import (
    UNWATCHED,
    ReportProgress,
    hiding_words,
    published_origin,
)
from dhrcode.workflows.select import origin_of

ONE_BY_ONE = (
    "a publication tabulates one subtheme by one attribute: of two subthemes, or two attributes, "
    "it could not be proved that nothing can be worked out"
)


class CrosstabResult(NamedTuple):
    """A cross-tabulation, where it came from, and the warnings met.

    Attributes:
        published: for a publication what was hidden and rounded, in sentences; otherwise None.
        by: for a publication the names of subtheme and attribute.
    """

    table: Crosstab
    origin: Provenance
    warnings: tuple[Problem, ...]
    reviews: int
    published: tuple[str, ...] | None = None
    by: tuple[str, ...] = ()


def cross(
    project: Project,
    selection: Selection,
    row: str,
    column: str,
    progress: Progress = no_progress,
) -> CrosstabResult:
    """Any attribute or subtheme against any other.

    Raises:
        UsageError: there is no such attribute or subtheme.
        NotFoundError: no review is selected.
        DataProblemsError: a record has an error.
    """
    codebook = project.codebook
    for name in (row, column):
        find_variable(codebook, (), name)
    gathered = reviews_to_report(project, selection, progress)
    table = crosstab(*find_variables(codebook, gathered.kept, row, column))
    origin = origin_of(project, selection, [case.review for case in gathered.kept])
    return CrosstabResult(table, origin, gathered.warnings, len(gathered.kept))


def publish_cross(
    project: Project,
    selection: Selection,
    row: str,
    column: str,
    watch: ReportProgress = UNWATCHED,
) -> CrosstabResult:
    """One subtheme against one attribute as everybody may see it, hidden and proved as a pack is.

    Raises:
        UsageError: there is no such attribute or subtheme, they are not one of each, the attribute
            is of a type that is not published, or the reviews are selected by such a thing.
        NotFoundError: no review is selected.
        DataProblemsError: a record has an error.
        DisclosureError: a review has several values, or what is hidden could be worked out.
    """
    codebook, rule = project.codebook, project.codebook.disclosure
    by = _subtheme_and_attribute(codebook, row, column)
    refuse_unpublishable(selection)
    gathered = reviews_to_report(project, selection, watch.reading)
    reviews = [case.review for case in gathered.kept]
    variables = find_variables(codebook, gathered.kept, row, column)
    refuse_overlapping(variables)
    released = release(crosstab_ledger(*variables, len(reviews)), rule, watch.hiding)
    table = as_shown(
        crosstab(*variables),
        released.figures,
        exact=rule.round_to == 1,
        partial=any(review.partial for review in reviews),
    )
    origin = published_origin(origin_of(project, selection, reviews), released)
    if isinstance(released.figures[ALL], int):
        table = table._replace(units=origin.records)
    said = hiding_words(codebook, len(released.hidden))
    if gathered.drafts:
        said = (*said, "Reviews that are not coded to the end are left out.")
    return CrosstabResult(table, origin, gathered.warnings, origin.records, said, by)


def _subtheme_and_attribute(codebook: Codebook, row: str, column: str) -> tuple[str, str]:
    """The two names, the subtheme's first."""
    variables = [find_variable(codebook, (), name) for name in (row, column)]
    subthemes = [variable.name for variable in variables if variable.findings]
    attributes = [variable.name for variable in variables if not variable.findings]
    if len(subthemes) != 1:
        raise UsageError(ONE_BY_ONE)
    refuse_type(codebook, attributes[0], "an attribute")
    return subthemes[0], attributes[0]
