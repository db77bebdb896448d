"""What may be asked for twice: listed where words are alike, and joined where a person says so."""

from dhrcode.analysis.plan.alike import LikePair, like_pairs, texts_of
from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.plan import Recommendation, Recurring, RecurringRequest
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.plans import RECURRING, Plans
from dhrcode.store.project import Project
from dhrcode.workflows.plan.parts import (
    made,
    named_recommendation,
    recommendation_of,
    refuse_faulty_plan,
    with_recommendation,
)
from dhrcode.workflows.select import refuse_errors, select_plans


def find_alike(project: Project, name: str | None = None) -> list[LikePair]:
    """The recommendations and actions with like words, the most alike first.

    Args:
        project: the project.
        name: only pairs with this recommendation, `DHR7/R2`, or its actions.

    Raises:
        NotFoundError: there is no such recommendation.
        DataProblemsError: a plan has an error.
    """
    if name is not None:
        plan, part = named_recommendation(name)
        recommendation_of(Plans(project).read(plan)[0], part)
    kept = select_plans(project, texts_of, what="list").kept
    return like_pairs([text for texts in kept for text in texts], name)


def join_same(project: Project, names: list[str], request: str, label: str | None) -> int:
    """Says of recommendations that they ask for the same, in one step.

    Args:
        project: the project.
        names: two recommendations or more, as `DHR7/R2`.
        request: the id of the request that they make.
        label: its name; its id with spaces if it is new and none is given.

    Returns:
        How many recommendations make it now, of these.

    Raises:
        UsageError: fewer than two are named, or the id cannot be one.
        NotFoundError: there is no such recommendation.
        RefusedError: one makes another request already.
    """
    parts = dict.fromkeys(named_recommendation(name) for name in names)
    if len(parts) < 2:
        raise UsageError("name two recommendations or more: DHR7/R2 DHR3/R1, say")
    one = made(RecurringRequest, {"id": request, "label": label or request.replace("-", " ")})

    def joined(recommendation: Recommendation) -> Recommendation:
        if recommendation.recurring not in (None, one.id):
            raise RefusedError(
                f"{recommendation.id} is the same as '{recommendation.recurring}' already; nothing "
                "was written"
            )
        return recommendation.model_copy(update={"recurring": one.id})

    plans = Plans(project)
    with project.writing():
        changes = [_listed(plans, one, label)]
        for plan in dict.fromkeys(plan for plan, _ in parts):
            changed, data = plans.read(plan)
            for name in (part for of, part in parts if of == plan):
                changed = with_recommendation(changed, name, joined)
            changes.append(plans.changing(refuse_faulty_plan(changed, project.codebook), data))
        project.write(changes)
    return len(parts)


def _listed(plans: Plans, request: RecurringRequest, label: str | None) -> FileChange:
    """The change by which a request is listed in `actions/recurring.yaml`."""
    from dhrcode.store.yaml.plan_writer import recurring_yaml  # noqa: PLC0415 - reading does without

    recurring, data, problems = plans.recurring()
    refuse_errors(problems, "change", "plans")
    known = recurring.recurring if recurring is not None else ()
    before = next((one for one in known if one.id == request.id), None)
    if before is not None and label is not None and label != before.label:
        raise RefusedError(
            f"'{request.id}' is called '{before.label}' already; nothing was written"
        )
    every = known if before is not None else (*known, request)
    text = recurring_yaml(Recurring(recurring=every), "" if data is None else data.decode())
    return plans.project.file_change(plans.folder / RECURRING, data, text.encode())
