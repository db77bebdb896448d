"""The numbers of many plans as at a day: by state, rating, agency, theme, and request."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from dhrcode.analysis.plan.action_state import RATINGS, STATES, ActionStanding
from dhrcode.analysis.plan.facts import (
    CHANGES,
    ActionFacts,
    PlanFacts,
    RecommendationFacts,
    planned_on,
)

IN_WORDS = "in the document's words alone"
NOBODY = "nobody"
NO_THEME = "no theme named"


class PlanTally(NamedTuple):
    """How far what was asked came; each number is of the one before it, or of the actions.

    Attributes:
        asked: recommendations.
        answered: of these, those that were answered.
        actions: actions.
        done: of these, those that are done.
        checked: of these, those that somebody has checked since.
    """

    asked: int = 0
    answered: int = 0
    actions: int = 0
    done: int = 0
    checked: int = 0


class RecurringTally(NamedTuple):
    """A request that was made twice or more.

    Attributes:
        request: its id.
        names: the recommendations that make it.
        since: the first day on which one of their plans was agreed, ISO; None if none says it.
        tally: how far it came, shared actions counted once.
        shown: how many of the actions were shown by their last check.
    """

    request: str
    names: tuple[str, ...]
    since: str | None
    tally: PlanTally
    shown: int


class PlansOverview(NamedTuple):
    """The numbers of plans as at a day.

    Attributes:
        plans: how many plans.
        recommendations: every recommendation.
        actions: every action.
        states: state to number of actions.
        ratings: rating to number of actions.
        agencies: agency to its tally; what has none stands under `IN_WORDS` and `NOBODY`.
        themes: subtheme to its tally; what names none stands under `NO_THEME`.
        requests: those made twice or more.
    """

    plans: int
    recommendations: tuple[RecommendationFacts, ...]
    actions: tuple[ActionFacts, ...]
    states: dict[str, int]
    ratings: dict[str, int]
    agencies: dict[str, PlanTally]
    themes: dict[str, PlanTally]
    requests: tuple[RecurringTally, ...]

    def changed(self) -> dict[str, int]:
        """How many actions each change happened to."""
        counted = Counter(change for one in self.actions for change in one.changes)
        return {change: counted[change] for change in CHANGES}

    def to_decide(self) -> dict[str, list[ActionFacts]]:
        """What somebody has to decide on, under what it is."""
        rules: dict[str, Callable[[ActionFacts, ActionStanding], bool]] = {
            "Red": lambda _, now: now.rating == "red",
            "Without an owner": lambda one, _: one.row.owner is None,
            "Moved twice or more": lambda _, now: now.moves > 1,
            "Done and not checked": lambda _, now: now.unchecked,
        }
        return {
            what: [one for one in self.actions if rule(one, stands(one))]
            for what, rule in rules.items()
        }


def stands(one: ActionFacts) -> ActionStanding:
    """How an action stands; every action has it."""
    assert one.row.standing is not None  # noqa: S101 - rows without one are no actions
    return one.row.standing


def overview(
    plans: Sequence[PlanFacts], agencies: Iterable[str], themes: Iterable[str]
) -> PlansOverview:
    """The numbers of plans.

    Args:
        plans: the plans as at a day.
        agencies: those of the codebook, in its order.
        themes: its subthemes, in its order.
    """
    every = tuple(one for plan in plans for one in plan.recommendations)
    actions = tuple(action for one in every for action in one.actions)
    states = Counter(stands(one).state for one in actions)
    ratings = Counter(stands(one).rating for one in actions)
    return PlansOverview(
        len(plans),
        every,
        actions,
        {state: states[state] for state in STATES},
        {rating: ratings[rating] for rating in RATINGS},
        _by_agency(every, agencies),
        _by_theme(every, themes),
        tuple(_requests(plans)),
    )


def tally(
    recommendations: Iterable[RecommendationFacts],
    actions: Iterable[ActionFacts],
    agency: str | None = None,
) -> PlanTally:
    """How far recommendations and actions came; answered by one agency if it is named."""
    asked, owned = list(recommendations), list(actions)
    answered = [one for one in asked if (agency in one.answered if agency else one.answered)]
    done = [one for one in owned if stands(one).state == "done"]
    checked = [one for one in done if stands(one).checked is not None]
    return PlanTally(len(asked), len(answered), len(owned), len(done), len(checked))


def _by_agency(every: Sequence[RecommendationFacts], known: Iterable[str]) -> dict[str, PlanTally]:
    asked: dict[str, list[RecommendationFacts]] = {}
    owned: dict[str, list[ActionFacts]] = {}
    for one in every:
        for agency in dict.fromkeys(one.agencies) or (IN_WORDS if one.to else NOBODY,):
            asked.setdefault(agency, []).append(one)
        for action in one.actions:
            owner = action.row.owner
            name = NOBODY if owner is None else owner.agency or IN_WORDS
            owned.setdefault(name, []).append(action)
    groups = {
        name: tally(
            asked.get(name, ()), owned.get(name, ()), None if name in (IN_WORDS, NOBODY) else name
        )
        for name in asked.keys() | owned.keys()
    }
    return {name: groups[name] for name in (*known, IN_WORDS, NOBODY) if name in groups}


def _by_theme(every: Sequence[RecommendationFacts], known: Iterable[str]) -> dict[str, PlanTally]:
    about: dict[str, list[RecommendationFacts]] = {}
    for one in every:
        for theme in dict.fromkeys(one.themes) or (NO_THEME,):
            about.setdefault(theme, []).append(one)
    groups = {
        theme: tally(several, (action for one in several for action in one.actions))
        for theme, several in about.items()
    }
    return {theme: groups[theme] for theme in (*known, NO_THEME) if theme in groups}


def _requests(plans: Sequence[PlanFacts]) -> Iterable[RecurringTally]:
    """The requests that are made twice or more, the most frequent first."""
    made: dict[str, list[tuple[str | None, RecommendationFacts]]] = {}
    for plan in plans:
        for one in plan.recommendations:
            if one.recurring is not None:
                made.setdefault(one.recurring, []).append((plan.agreed, one))
    several = [(request, found) for request, found in made.items() if len(found) > 1]
    for request, found in sorted(several, key=lambda pair: (-len(pair[1]), pair[0])):
        days = sorted(day for day, _ in found if day is not None)
        asked = [one for _, one in found]
        own = planned_on(asked, plans)
        shown = sum(stands(action).checked == "shown" for action in own)
        since = days[0] if days else None
        names = tuple(one.name for one in asked)
        yield RecurringTally(request, names, since, tally(asked, own), shown)
