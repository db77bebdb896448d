"""Opportunities missed and taken: in contacts and in reviews, by agency, theme, time and person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import OPPORTUNITIES, PEOPLE, Opportunity
from dhrcode.model.when import Interval

NOT_JUDGED = "not-judged"
JUDGEMENTS = (*OPPORTUNITIES, NOT_JUDGED)
"""What is counted of contacts, in the order of tables."""
_PLACES: dict[Opportunity | None, int] = {
    None: len(OPPORTUNITIES),
    **{said: number for number, said in enumerate(OPPORTUNITIES)},
}
"""Where each judgement stands among them; None where nobody has judged."""

BANDS = (
    (28, "4 weeks or less"),
    (91, "4 weeks to 3 months"),
    (183, "3 to 6 months"),
    (365, "6 to 12 months"),
    (731, "1 to 2 years"),
    (1826, "2 to 5 years"),
)
"""Bands of time before the death: days at most, and what they are called."""
_YEAR_BANDS = ((365, "1 year or less"), (731, "1 to 2 years"), (1826, "2 to 5 years"))
LONGEST_AGO = "more than 5 years"
UNTOLD = "not known"


class OpportunityCounts(NamedTuple):
    """How often something was missed, taken and so on.

    Attributes:
        id: what it is about.
        label: what that is called.
        contacts: the number of contacts by judgement.
        reviews: the number of reviews with at least one such contact, by judgement.
        in_reviews: the number of reviews with any contact of this row.
    """

    id: str
    label: str
    contacts: Mapping[str, int]
    reviews: Mapping[str, int]
    in_reviews: int

    @property
    def all_contacts(self) -> int:
        """The number of contacts, however judged."""
        return sum(self.contacts.values())


class Opportunities(NamedTuple):
    """The counts of some reviews.

    Attributes:
        reviews: how many reviews are counted.
        whole: of all contacts.
        agencies: by agency, in the codebook's order; those with a contact.
        themes: by subtheme likewise; a contact may be about several, or none.
        theme_agencies: by agency, of the contacts that are about a subtheme.
        times: by time before the death, where it is known to three months or better.
        years: by time before the death, where it is known to years alone, or not at all.
        people: by whom the agency met; a contact may be with several.
        coarse: how many contacts stand in `years`, by why: the reviews' date of death is known
            only to the year (`death`), or the contact's time is (`contact`), or no date of death
            (`unknown`).
    """

    reviews: int
    whole: OpportunityCounts
    agencies: Sequence[OpportunityCounts]
    themes: Sequence[OpportunityCounts]
    theme_agencies: Mapping[str, Sequence[OpportunityCounts]]
    times: Sequence[OpportunityCounts]
    years: Sequence[OpportunityCounts]
    people: Sequence[OpportunityCounts]
    coarse: Mapping[str, int]


class _OpportunityTally:
    """What is counted of one row, review by review."""

    __slots__ = ("contacts", "in_reviews", "last", "last_judged", "reviews")

    def __init__(self) -> None:
        self.contacts, self.reviews = ([0] * len(JUDGEMENTS) for _ in range(2))
        self.in_reviews = 0
        self.last, self.last_judged = -1, [-1] * len(JUDGEMENTS)

    def add(self, review: int, judgement: int) -> None:
        """One more contact; those of one review come one after the other."""
        self.contacts[judgement] += 1
        if self.last_judged[judgement] != review:
            self.last_judged[judgement] = review
            self.reviews[judgement] += 1
            if self.last != review:
                self.last = review
                self.in_reviews += 1

    def counts(self, name: str, label: str) -> OpportunityCounts:
        """The counts, once all reviews are through."""
        contacts, reviews = (
            dict(zip(JUDGEMENTS, n, strict=True)) for n in (self.contacts, self.reviews)
        )
        return OpportunityCounts(name, label, contacts, reviews, self.in_reviews)


_OpportunityTallies = Mapping[str, _OpportunityTally]


def judged(contact: CodedContact) -> str:
    """What was said of a contact, or that nobody has."""
    return contact.opportunity or NOT_JUDGED


def opportunities(codebook: Codebook, every: Sequence[ReviewContacts]) -> Opportunities:
    """The counts of all contacts of some reviews."""
    whole = _OpportunityTally()
    by = [defaultdict[str, _OpportunityTally](_OpportunityTally) for _ in range(5)]
    agencies, themes, times, years, people = by
    of_themes = defaultdict[str, defaultdict[str, _OpportunityTally]](
        lambda: defaultdict(_OpportunityTally)
    )
    for number, of in enumerate(every):
        for one in of.contacts:
            said = _PLACES[one.opportunity]
            whole.add(number, said)
            agencies[one.agency].add(number, said)
            (times if is_exact(one.before) else years)[band(one.before)].add(number, said)
            for theme in one.themes:
                themes[theme].add(number, said)
                of_themes[theme][one.agency].add(number, said)
            for person in one.kinds_met:
                people[person].add(number, said)
    return Opportunities(
        len(every),
        whole.counts("all", "All contacts"),
        _by(codebook.agency_labels, agencies),
        _by({s.id: s.label for _, s in codebook.rows()}, themes),
        {theme: _by(codebook.agency_labels, own) for theme, own in of_themes.items()},
        _by(_named(name for _, name in BANDS), times),
        _by(_named(name for _, name in _YEAR_BANDS), years),
        _by({name: name.capitalize() for name in PEOPLE}, people),
        _why_coarse(every),
    )


@lru_cache(maxsize=8192)
def is_exact(before: Interval | None) -> bool:
    """Whether a time before the death is known better than to years."""
    return before is not None and before.precision != "year"


@lru_cache(maxsize=8192)
def band(before: Interval | None) -> str:
    """The band of time before the death in which the middle of what it can be lies."""
    if before is None:
        return UNTOLD
    bands = BANDS if is_exact(before) else _YEAR_BANDS
    return next((name for most, name in bands if before.middle <= most), LONGEST_AGO)


def _named(names: Iterable[str]) -> dict[str, str]:
    every = (*names, LONGEST_AGO, UNTOLD)
    return {name: f"{name} before" if name != UNTOLD else "Time not known" for name in every}


def _by(labels: Mapping[str, str], tallies: _OpportunityTallies) -> list[OpportunityCounts]:
    """The rows that have a contact, in the order of their labels."""
    return [tallies[name].counts(name, labels[name]) for name in labels if name in tallies]


def _why_coarse(every: Sequence[ReviewContacts]) -> dict[str, int]:
    why = dict.fromkeys(("death", "contact", "unknown"), 0)
    for of in every:
        for one in of.contacts:
            if one.before is None:
                why["unknown"] += 1
            elif not is_exact(one.before):
                why["death" if of.death_known == "year" else "contact"] += 1
    return why


def by_review(contacts: Iterable[CodedContact]) -> dict[str, dict[str, int]]:
    """The counts of one review: agency to judgement to number."""
    result: dict[str, dict[str, int]] = {}
    for one in contacts:
        result.setdefault(one.agency, dict.fromkeys(JUDGEMENTS, 0))[judged(one)] += 1
    return result
