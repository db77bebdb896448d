"""The parts of plans as commands name them: `DHR7`, `DHR7/R2`, `DHR7/R2.a`."""

from dhrcode.errors import NotFoundError, UsageError
from dhrcode.model.plan import Plan, PlannedAction, Recommendation
from dhrcode.text import nearest


def split_name(name: str) -> tuple[str, str]:
    """The plan's name, and that of a part of it; the part is empty where none is named."""
    plan, _, part = name.partition("/")
    return plan, part


def named_recommendation(name: str) -> tuple[str, str]:
    """The plan and the recommendation that a name such as `DHR7/R2` means.

    Raises:
        UsageError: it names no recommendation.
    """
    plan, part = split_name(name)
    if not part:
        raise UsageError(f"name a recommendation of the plan: {name[:40] or 'DHR7'}/R2, say")
    return plan, part


def named_action(name: str) -> tuple[str, str]:
    """The plan and the action that a name such as `DHR7/R2.a` means.

    Raises:
        UsageError: it names no action.
    """
    plan, part = split_name(name)
    if "." not in part:
        raise UsageError(f"name an action of the plan: {plan[:40] or 'DHR7'}/{part or 'R2'}.a, say")
    return plan, part


def recommendation_of(plan: Plan, part: str) -> Recommendation:
    """The recommendation of that id.

    Raises:
        NotFoundError: there is none; names the nearest.
    """
    for one in plan.recommendations:
        if one.id == part:
            return one
    known = [one.id for one in plan.recommendations]
    said = f"{plan.plan} has no recommendation '{part[:40]}'"
    hint = nearest(part, known) or f"'dhrcode plan show {plan.plan}' lists them"
    raise NotFoundError(f"{said}: {hint}")


def action_of(plan: Plan, part: str) -> PlannedAction:
    """The action of that name within the plan, `R2.a`.

    Raises:
        NotFoundError: there is none; names the nearest.
    """
    known = {one.name: one for one in plan.actions()}
    if part in known:
        return known[part]
    said = f"{plan.plan} has no action '{part[:40]}'"
    hint = nearest(part, known) or f"'dhrcode plan show {plan.plan}' lists them"
    raise NotFoundError(f"{said}: {hint}")
