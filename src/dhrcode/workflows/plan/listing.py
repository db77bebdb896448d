"""From a project's plans to the actions that are asked for, as at a day."""

from typing import NamedTuple

from dhrcode.analysis.plan.rows import ActionRow, RowFilter
from dhrcode.errors import DataProblemsError
from dhrcode.model.codebook import Codebook
from dhrcode.problems import Problem, has_errors
from dhrcode.store.loaded import LoadedPlan
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.edits import subtheme_id
from dhrcode.workflows.plan.making import agency_named


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


class _PlanPart(NamedTuple):
    """What is kept of one plan; of a faulty one its problems alone."""

    rows: list[ActionRow]
    actions: int
    recommendations: int
    problems: list[Problem]


class _Listing:
    """Keeps of a plan what is asked for; travels to other processes."""

    def __init__(self, wanted: RowFilter) -> None:
        self.wanted = wanted

    def __call__(self, loaded: LoadedPlan) -> _PlanPart:
        plan = loaded.plan
        if plan is None:
            return _PlanPart([], 0, 0, loaded.problems)
        actions = sum(len(one.actions) for one in plan.recommendations)
        return _PlanPart(
            self.wanted.rows(plan), actions, len(plan.recommendations), loaded.problems
        )


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
    wanted = _meant(wanted, project.codebook)
    plans, listing = Plans(project), _Listing(wanted)
    if plan is not None:
        parts, problems = [listing(plans.load(plans.find(plan).name))], list[Problem]()
    else:
        parts, problems = [*plans.map(listing)], [*plans.listing[1]]
    refuse_faulty([*problems, *(found for part in parts for found in part.problems)], "list")
    return ListedActions(
        [row for part in parts for row in part.rows],
        sum(part.actions for part in parts),
        sum(part.recommendations for part in parts),
    )


def refuse_faulty(problems: list[Problem], what: str) -> None:
    """Refuses to make something of plans that have errors.

    Raises:
        DataProblemsError: one has.
    """
    if has_errors(problems):
        wrong = sum(problem.severity == "error" for problem in problems)
        said = f"no {what} was made: {plural(wrong, 'error')} in the plans would make it wrong"
        raise DataProblemsError(problems, said)


def _meant(wanted: RowFilter, codebook: Codebook) -> RowFilter:
    if wanted.agency is not None and wanted.agency not in codebook.agency_labels:
        wanted = wanted._replace(agency=agency_named(wanted.agency, codebook))
    if wanted.theme is not None and wanted.theme not in codebook.retired:
        return wanted._replace(theme=subtheme_id(codebook, wanted.theme))
    return wanted
