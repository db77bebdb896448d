"""From a project's plans to the actions that are asked for, as at a day."""

from functools import partial
from typing import NamedTuple

from dhrcode.analysis.plan.rows import ActionRow, RowFilter
from dhrcode.model.codebook import Codebook
from dhrcode.model.plan import Plan
from dhrcode.store.project import Project
from dhrcode.workflows.edits import subtheme_id
from dhrcode.workflows.plan.parts import agency_named
from dhrcode.workflows.select import select_plans


class ListedActions(NamedTuple):
    """The rows that are asked for, and how many there are in the plans altogether.

    Attributes:
        rows: those asked for.
        actions: the number of actions.
        recommendations: the number of recommendations.
    """

    rows: list[ActionRow]
    actions: int
    recommendations: int


def list_actions(project: Project, wanted: RowFilter, plan: str | None = None) -> ListedActions:
    """The actions that are asked for, in natural order of the plans.

    Args:
        project: the project.
        wanted: which; agency and subtheme as they were typed.
        plan: of this review's or study's plan alone.

    Raises:
        UsageError: the codebook has no such agency or subtheme.
        NotFoundError: there is no such plan.
        DataProblemsError: a plan has an error.
    """
    keep = partial(_of_plan, _meant(wanted, project.codebook))
    parts = select_plans(project, keep, what="list", name=plan).kept
    return ListedActions(
        [row for part in parts for row in part.rows],
        sum(part.actions for part in parts),
        sum(part.recommendations for part in parts),
    )


def _of_plan(wanted: RowFilter, plan: Plan) -> ListedActions:
    actions = sum(len(one.actions) for one in plan.recommendations)
    return ListedActions(wanted.rows(plan), actions, len(plan.recommendations))


def _meant(wanted: RowFilter, codebook: Codebook) -> RowFilter:
    if wanted.agency is not None and wanted.agency not in codebook.agency_labels:
        wanted = wanted._replace(agency=agency_named(wanted.agency, codebook))
    if wanted.theme is not None and wanted.theme not in codebook.retired:
        return wanted._replace(theme=subtheme_id(codebook, wanted.theme))
    return wanted
