"""The command that shows a plan, or a part of it, as at a day: plan show."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.commands.plan.options import OnOption, day_of
from dhrcode.cli.options import AllowOption, ProjectOptions
from dhrcode.cli.terminal import in_lines, write

if TYPE_CHECKING:
    from dhrcode.model.plan import Plan
    from dhrcode.reports.plan_text import PlanTelling


def show(
    name: Annotated[
        str,
        typer.Argument(metavar="REVIEW[/R2[.a]]", help="A plan, a recommendation, or an action."),
    ],
    *,
    on: OnOption = None,
    allow_identifiers: AllowOption = False,
    at: ProjectOptions,
) -> None:
    """Show a plan, a recommendation or an action as at a day, with its log."""
    from dhrcode.reports.plan_text import PlanTelling
    from dhrcode.store.plans import Plans
    from dhrcode.workflows.plan.parts import split_name
    from dhrcode.workflows.plan.quotes import not_found
    from dhrcode.workflows.release import refuse_identifiers

    plan, part = split_name(name)
    day = day_of(on)
    opened = at.open()
    found, _ = Plans(opened).read(plan)
    book = opened.codebook
    telling = PlanTelling(day, book.agency_labels, book.subtheme_labels, not_found(opened, found))
    lines = [*_lines(found, part, telling)]
    if not allow_identifiers:
        refuse_identifiers(opened, {text for _, text in lines})
    for depth, text in lines:
        write(in_lines(text, "  " * depth))


def _lines(plan: "Plan", part: str, telling: "PlanTelling") -> Iterator[tuple[int, str]]:
    from dhrcode.reports.plan_text import action_lines, plan_lines, recommendation_lines
    from dhrcode.workflows.plan.parts import action_of, recommendation_of

    if not part:
        yield from plan_lines(plan, telling)
        return
    yield 0, f"{plan.plan}, as at {telling.on}"
    if any(one.id == part for one in plan.recommendations) or "." not in part:
        yield from recommendation_lines(recommendation_of(plan, part), telling)
    else:
        one = action_of(plan, part)
        yield from action_lines(one.recommendation, one.action, telling)
