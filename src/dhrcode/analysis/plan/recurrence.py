"""Was it asked before, what was done, and is the theme present again? Recurrence, and not cause."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dhrcode.analysis.plan.facts import PlanFacts, planned_on
from dhrcode.analysis.plan.overview import stands
from dhrcode.model.codebook import Attribute
from dhrcode.model.death import date_of_death
from dhrcode.model.record import Record


class ReviewFacts(NamedTuple):
    """What is to be known of a review's record.

    Attributes:
        review: its id.
        present: the subthemes that are present.
        coded: the subthemes that somebody has looked at.
        death: the day, month or year of the death, ISO; of several the first; None if not known.
    """

    review: str
    present: frozenset[str]
    coded: frozenset[str]
    death: str | None


class ThemeRecurrence(NamedTuple):
    """What came of a theme.

    Attributes:
        theme: its id.
        present: in how many reviews it is present.
        reviews: how many there are.
        uncoded: in how many of these nobody has looked at it: it may be present there too.
        asked: the recommendations about it, the earliest first, each with its plan's year if known.
        actions: how many actions they have, shared ones once.
        done: how many of these are done.
        checked: how many of these were checked.
        first_check: the day of the first check, ISO; None if nothing was checked.
        again: in how many reviews of deaths after it the theme is present.
        after: how many such reviews there are.
        after_uncoded: in how many of these nobody has looked at it.
        untold: of how many reviews it cannot be told whether the death was after it.
    """

    theme: str
    present: int
    reviews: int
    uncoded: int
    asked: tuple[tuple[str, str | None], ...]
    actions: int
    done: int
    checked: int
    first_check: str | None
    again: int
    after: int
    after_uncoded: int
    untold: int


def review_facts(record: Record, deaths: Iterable[Attribute]) -> ReviewFacts:
    """What is to be known of a record, given the attributes that are the date of death."""
    present = frozenset(s for s, coded in record.findings.items() if coded.finding == "present")
    coded = frozenset(record.findings)
    return ReviewFacts(record.review, present, coded, date_of_death(record, deaths))


def is_after(death: str | None, day: str) -> bool | None:
    """Whether a death was after a day; None where that cannot be told."""
    if death is None or death == day[: len(death)]:
        return None
    return death > day[: len(death)]


def recurrence(
    theme: str, plans: Sequence[PlanFacts], reviews: Sequence[ReviewFacts]
) -> ThemeRecurrence:
    """What came of a theme: the plans as at a day, and the records."""
    deaths = {one.review: one.death for one in reviews}
    asked = [(_year(plan, deaths), one) for plan in plans for one in plan.recommendations]
    about = [(year, one) for year, one in asked if theme in one.themes]
    own = planned_on((one for _, one in about), plans)
    checks = sorted(one.first_check for one in own if one.first_check is not None)
    first = checks[0] if checks else None
    told = [(one, None if first is None else is_after(one.death, first)) for one in reviews]
    later = [one for one, after in told if after]
    return ThemeRecurrence(
        theme,
        sum(theme in one.present for one in reviews),
        len(reviews),
        sum(theme not in one.coded for one in reviews),
        tuple((one.name, year) for year, one in sorted(about, key=_earliest)),
        len(own),
        sum(stands(one).state == "done" for one in own),
        len(checks),
        first,
        sum(theme in one.present for one in later),
        len(later),
        sum(theme not in one.coded for one in later),
        0 if first is None else sum(after is None for _, after in told),
    )


def _year(plan: PlanFacts, deaths: dict[str, str | None]) -> str | None:
    """The year of a plan: of the death, or of when it was agreed."""
    day = deaths.get(plan.plan) or plan.agreed
    return day[:4] if day else None


def _earliest(pair: tuple[str | None, object]) -> str:
    return pair[0] or "9999"


def asked_themes(plans: Iterable[PlanFacts]) -> set[str]:
    """The themes that recommendations are about."""
    return {theme for plan in plans for theme in plan.themes}
