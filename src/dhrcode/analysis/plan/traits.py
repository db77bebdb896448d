"""What of plans a publication may tell: in how many reviews something is, and nothing else."""

from collections.abc import Callable, Iterable, Mapping

from dhrcode.analysis.plan.facts import ActionFacts, PlanFacts
from dhrcode.analysis.plan.overview import stands
from dhrcode.analysis.review_traits import ReviewTrait, TraitPart

PLAN, ASKED, ACTION, DONE = "a plan", "a recommendation", "an action", "an action done"
_RULES: tuple[tuple[str, str, Callable[[ActionFacts], bool]], ...] = (
    (ACTION, ASKED, lambda _: True),
    ("an action that nobody owns", ACTION, lambda one: one.row.owner is None),
    ("an action overdue", ACTION, lambda one: stands(one).overdue),
    (DONE, ACTION, lambda one: stands(one).state == "done"),
    ("an action done and checked", DONE, lambda one: stands(one).checked is not None),
)
"""What a review's plan has an action of, of which reviews, and when it is one."""
OWN = "Counted are reviews that have a plan of their own; a study's plan is of no one review."
SEVERAL = "A review with recommendations on two themes is in both rows."


def plan_traits(plans: Iterable[PlanFacts], themes: Mapping[str, str]) -> list[TraitPart]:
    """What reviews have by their own plans; a study's plan is of no one review.

    Args:
        plans: the plans as at a day, of reviews and of studies.
        themes: the label of each subtheme, in order.
    """
    own = [plan for plan in plans if plan.of_review]
    if not own:
        return []
    traits = [
        ReviewTrait(PLAN, _named(own)),
        ReviewTrait(ASKED, _named(plan for plan in own if plan.recommendations), PLAN),
    ]
    for label, within, rule in _RULES:
        having = _named(plan for plan in own if any(map(rule, plan.actions)))
        traits.append(ReviewTrait(label, having, within))
    about = {theme: _named(plan for plan in own if theme in plan.themes) for theme in themes}
    named = tuple(
        ReviewTrait(f"a recommendation on {themes[theme]}", having, ASKED)
        for theme, having in about.items()
        if having
    )
    return [
        TraitPart("Recommendations and actions", OWN, tuple(traits), daily=True),
        *([TraitPart("Recommendations by theme", SEVERAL, named, daily=True)] if named else []),
    ]


def _named(plans: Iterable[PlanFacts]) -> frozenset[str]:
    return frozenset(plan.plan for plan in plans)
