"""Opportunities missed and taken: in contacts and in reviews, by agency, theme, time and person."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import OPPORTUNITIES, PEOPLE
from dhrcode.model.when import Interval

NOT_JUDGED = "not-judged"
JUDGEMENTS = (*OPPORTUNITIES, NOT_JUDGED)
"""What is counted of contacts, in the order of tables."""

_BANDS = (
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
    times: Sequence[OpportunityCounts]
    years: Sequence[OpportunityCounts]
    people: Sequence[OpportunityCounts]
    coarse: Mapping[str, int]


_Judged = tuple[str, str]
"""The id of a review, and the judgement of one of its contacts."""
_Row = tuple[_Judged, CodedContact]


def judged(contact: CodedContact) -> str:
    """What was said of a contact, or that nobody has."""
    return contact.opportunity or NOT_JUDGED


def opportunities(codebook: Codebook, every: Sequence[ReviewContacts]) -> Opportunities:
    """The counts of all contacts of some reviews."""
    rows = [((of.review.id, judged(one)), one) for of in every for one in of.contacts]
    subthemes = {s.id: s.label for _, s in codebook.rows()}
    exact = [row for row in rows if is_exact(row[1].before)]
    coarse = [row for row in rows if not is_exact(row[1].before)]
    return Opportunities(
        len(every),
        _counts("all", "All contacts", [said for said, _ in rows]),
        _by(codebook.agency_labels, rows, lambda one: (one.agency,)),
        _by(subthemes, rows, lambda one: one.themes),
        _by(_named(name for _, name in _BANDS), exact, lambda one: (band(one.before),)),
        _by(_named(name for _, name in _YEAR_BANDS), coarse, lambda one: (band(one.before),)),
        _by({name: name.capitalize() for name in PEOPLE}, rows, lambda one: one.kinds_met),
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
    bands = _BANDS if is_exact(before) else _YEAR_BANDS
    return next((name for most, name in bands if before.middle <= most), LONGEST_AGO)


def _named(names: Iterable[str]) -> dict[str, str]:
    every = (*names, LONGEST_AGO, UNTOLD)
    return {name: f"{name} before" if name != UNTOLD else "Time not known" for name in every}


def _by(
    labels: Mapping[str, str],
    rows: Sequence[_Row],
    of: Callable[[CodedContact], Iterable[str]],
) -> list[OpportunityCounts]:
    grouped: dict[str, list[_Judged]] = {name: [] for name in labels}
    for said, one in rows:
        for name in of(one):
            if name in grouped:
                grouped[name].append(said)
    return [_counts(name, labels[name], found) for name, found in grouped.items() if found]


def _counts(name: str, label: str, said: Sequence[_Judged]) -> OpportunityCounts:
    contacts = Counter(judgement for _, judgement in said)
    reviews = Counter(judgement for _, judgement in set(said))
    return OpportunityCounts(
        name,
        label,
        {judgement: contacts[judgement] for judgement in JUDGEMENTS},
        {judgement: reviews[judgement] for judgement in JUDGEMENTS},
        len({review for review, _ in said}),
    )


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
