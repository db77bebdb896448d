"""A plan as YAML in its one canonical form, with a person's comments kept."""

import re
from collections.abc import Mapping
from typing import Any

from dhrcode.model.formats import refuse_newer
from dhrcode.model.plan import Plan, Recurring
from dhrcode.store.yaml.comments import named_by, with_comments
from dhrcode.store.yaml.events import compose
from dhrcode.store.yaml.writer import LineRules, plain_yaml

PLAN = LineRules(
    joined=lambda key, _: key in ("codebook", "agreed", "owner", "due"),
    bare=re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"),
    rows=frozenset({"sent", "to", "evidence", "responses", "log", "recurring"}),
)


def plan_yaml(plan: Plan, before: str = "", number: int | None = None) -> str:
    """The canonical YAML of a plan.

    Args:
        plan: the plan; each log is written in order of day.
        before: the text it replaces: its comments are carried over, each above the line it belongs
            to, wherever that has moved.
        number: the format of the project that it is written into; None for a text that is not
            written into one.

    Raises:
        FormatError: the project's format has no plans.
    """
    data = plan_data(plan)
    if number is not None:
        refuse_newer(Plan, data, number, f"actions/{plan.plan}.yaml")
    text = plain_yaml(data, PLAN)
    if "#" not in before:
        return text
    return with_comments(
        text, before, named_by(compose(before), _identity), named_by(compose(text), _identity)
    )


def recurring_yaml(recurring: Recurring, before: str = "") -> str:
    """The canonical YAML of the requests that recur, with the comments of the text it replaces."""
    text = plain_yaml(recurring.model_dump(), PLAN)
    return with_comments(text, before) if "#" in before else text


def plan_data(plan: Plan) -> dict[str, Any]:
    """The plan as plain mappings, lists, texts and dates, without empty fields."""
    given = plan.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    always: dict[str, Any] = {"of": plan.of}
    data = {key: (always | given)[key] for key in Plan.model_fields if key in always | given}
    for one in data.get("recommendations", ()):
        if to := one.get("to"):
            one["to"] = [addressee.get("agency", addressee) for addressee in to]
        for action in one.get("actions", ()):
            if log := action.get("log"):
                action["log"] = [_entry(entry) for entry in sorted(log, key=lambda e: e["on"])]
    return data


_FIRST = ("on", "by", "what", "to", "result")


def _entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of a log in the order in which one reads it: when, who, what, and then in words."""
    return {key: entry[key] for key in _FIRST if key in entry} | dict(entry)


def _identity(item: Any, position: int) -> str | int:
    """What distinguishes an item of a list: its id, what an entry of a log says, or its place."""
    if not isinstance(item, Mapping):
        return item if isinstance(item, str) else position
    if "id" in item:
        return str(item["id"])
    if "on" in item:
        return "|".join(f"{key}={item[key]}" for key in ("on", "by", "what", "from") if key in item)
    return position
