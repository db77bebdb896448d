"""Parts of plans made of what was typed, and a plan that stays one that can be read."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from dhrcode.errors import UsageError
from dhrcode.model.base import Model
from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import NO_AGENCIES
from dhrcode.model.plan import Action, Plan, PlannedAction, Recommendation
from dhrcode.model.plan_names import agency_fault, plan_faults
from dhrcode.store.loader import validated

ModelType = TypeVar("ModelType", bound=Model)


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
    plan: Plan, number: int, change: Callable[[Recommendation], Recommendation]
) -> Plan:
    """The plan with one recommendation changed, given its place."""
    every = [*plan.recommendations]
    every[number] = change(every[number])
    return plan.model_copy(update={"recommendations": tuple(every)})


def with_action(plan: Plan, one: PlannedAction, action: Action) -> Plan:
    """The plan with one action changed."""
    number, place = one.numbers

    def change(recommendation: Recommendation) -> Recommendation:
        actions = [*recommendation.actions]
        actions[place] = action
        return recommendation.model_copy(update={"actions": tuple(actions)})

    return with_recommendation(plan, number, change)
