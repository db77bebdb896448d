"""Parts of plans: as commands name them (`DHR7/R2.a`), made of what was typed, and changed."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from dhrcode.errors import NotFoundError, UsageError
from dhrcode.model.base import Model
from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import NO_AGENCIES
from dhrcode.model.plan import Action, Plan, PlannedAction, Recommendation
from dhrcode.model.plan_names import agency_fault, plan_faults
from dhrcode.store.loader import validated
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.text import nearest

ModelType = TypeVar("ModelType", bound=Model)
T = TypeVar("T")


class Written(NamedTuple):
    """What was written: the name of the part, and a sentence for the person who typed it."""

    name: str
    said: str = ""


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
    return _part_of(plan, part, {one.id: one for one in plan.recommendations}, "recommendation")


def action_of(plan: Plan, part: str) -> PlannedAction:
    """The action of that name within the plan, `R2.a`.

    Raises:
        NotFoundError: there is none; names the nearest.
    """
    return _part_of(plan, part, {one.name: one for one in plan.actions()}, "action")


def _part_of(plan: Plan, part: str, known: Mapping[str, T], noun: str) -> T:
    if part in known:
        return known[part]
    hint = nearest(part, known) or f"'dhrcode plan show {plan.plan}' lists them"
    raise NotFoundError(f"{plan.plan} has no {noun} '{part[:40]}': {hint}")


def made(model: type[ModelType], values: Mapping[str, Any]) -> ModelType:
    """A part of a plan made of what was typed; None stands for nothing.

    Raises:
        UsageError: it cannot be kept; says why.
    """
    result, faults = validated(model, {k: v for k, v in values.items() if v is not None})
    if result is None:
        raise UsageError(faults[0].sentence)
    return result


def agency_named(typed: str, codebook: Codebook) -> str:
    """The id of the agency that a person typed: its id, or its label.

    Raises:
        UsageError: the codebook has none; names the nearest, or how to list agencies.
    """
    labels = codebook.agency_labels
    gone = {one.id: one for one in codebook.agencies if one.retired is not None}
    if typed in gone:
        became = f": it is '{gone[typed].became}' now" if gone[typed].became else ""
        raise UsageError(f"'{typed}' is retired since version {gone[typed].retired}{became}")
    if typed in labels:
        return typed
    called = [
        one
        for one, label in labels.items()
        if label.casefold() == typed.casefold() and one not in gone
    ]
    if len(called) == 1:
        return called[0]
    fault = agency_fault(typed, codebook)
    said = fault.sentence if fault is not None else NO_AGENCIES
    raise UsageError(said)


def refuse_faulty_plan(plan: Plan, codebook: Codebook) -> Plan:
    """The plan, if nothing in it is undeclared or against its rules.

    Raises:
        UsageError: something is.
    """
    for fault in plan_faults(plan, codebook):
        raise UsageError(f"{fault.sentence}; nothing was written")
    return plan


def with_recommendation(
    plan: Plan, name: str, change: Callable[[Recommendation], Recommendation]
) -> Plan:
    """The plan with one recommendation changed, given its id.

    Raises:
        NotFoundError: there is none.
    """
    every = [*plan.recommendations]
    number = every.index(recommendation_of(plan, name))
    every[number] = change(every[number])
    return plan.model_copy(update={"recommendations": tuple(every)})


def with_action(plan: Plan, one: PlannedAction, action: Action) -> Plan:
    """The plan with one action changed."""

    def change(recommendation: Recommendation) -> Recommendation:
        actions = [*recommendation.actions]
        actions[one.numbers[1]] = action
        return recommendation.model_copy(update={"actions": tuple(actions)})

    return with_recommendation(plan, one.recommendation.id, change)


def change_recommendation(
    project: Project, name: str, change: Callable[[Recommendation], Recommendation]
) -> Recommendation:
    """Changes a recommendation, named as `DHR7/R2`, where its plan stays within its rules.

    Raises:
        NotFoundError: there is no such plan or recommendation.
        UsageError: the name is none, or the plan would not keep its rules.
    """
    plan, part = named_recommendation(name)

    def changed(held: Plan) -> Plan:
        return refuse_faulty_plan(with_recommendation(held, part, change), project.codebook)

    return recommendation_of(Plans(project).change(plan, changed), part)


def change_action(
    project: Project, name: str, change: Callable[[PlannedAction], tuple[Action, str]]
) -> Written:
    """Changes an action, named as `DHR7/R2.a`, where its plan stays within its rules.

    Args:
        project: the project.
        name: the action.
        change: gives it as it is to be, and a sentence on what was done.

    Raises:
        NotFoundError: there is no such plan or action.
        UsageError: the name is none, or the plan would not keep its rules.
    """
    plan, part = named_action(name)
    said = ""

    def changed(held: Plan) -> Plan:
        nonlocal said
        one = action_of(held, part)
        action, said = change(one)
        return refuse_faulty_plan(with_action(held, one, action), project.codebook)

    Plans(project).change(plan, changed)
    return Written(name, said)
