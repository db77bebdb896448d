"""What reviews have or have not beside their findings, in how many: the door to a publication.

A publication says of plans, and of whatever else is kept of reviews, in how many reviews there is
something, and no more. Each such number stands in the ledger of the pack with what a reader can
know of it: all reviews less those that have it are those that have it not. Whatever numbers fulfil
these relations, there could be reviews that have them, as long as traits overlap freely.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.ledger import CountKey, Figure, Ledger
from dhrcode.analysis.statistics import Proportion, share

WITH = "with"
"""The kind of count: `("with", "an action overdue")`."""


class ReviewTrait(NamedTuple):
    """Something that a review has or has not.

    Attributes:
        label: what it has, after "reviews with": `an action overdue`.
        reviews: the ids of those that have it.
        within: the label of what all of these have as well, of which they are counted; None for
            all reviews. Nothing else may follow from having one trait for having another.
    """

    label: str
    reviews: frozenset[str]
    within: str | None = None


class TraitPart(NamedTuple):
    """Traits that are told together, or left out together where nothing could be proved of them.

    Attributes:
        title: what they are about.
        said: a sentence on how they are counted.
        traits: each after the one that it is within, which may be of an earlier part.
        daily: whether the numbers hold for one day alone.
    """

    title: str
    said: str
    traits: tuple[ReviewTrait, ...]
    daily: bool = False


class TraitRow(NamedTuple):
    """In how many reviews something is, as it may be shown; `of` says which reviews they are of."""

    label: str
    of: str
    reviews: Figure
    whole: Figure
    share: Proportion


def count_traits(ledger: Ledger, parts: Iterable[TraitPart], reviews: Sequence[str]) -> None:
    """Counts in how many of some reviews each trait is, with what a reader can work out.

    Raises:
        ValueError: a review has a trait and not the one that it is within.
    """
    every = frozenset(reviews)
    having: dict[str | None, frozenset[str]] = {None: every}
    for trait in (trait for part in parts for trait in part.traits):
        own = trait.reviews & every
        if not own <= having[trait.within]:
            raise ValueError(f"'{trait.label}' is not within '{trait.within}'")
        having[trait.label] = own
        ledger.counts[_key(trait.label)] = len(own)
        ledger.add_rest(_key(trait.within), _key(trait.label), (*_key(trait.label), "not"))


def trait_rows(part: TraitPart, figures: Mapping[CountKey, Figure]) -> list[TraitRow]:
    """The numbers of one part, as they may be shown."""
    return [
        TraitRow(
            trait.label,
            f"reviews with {trait.within}" if trait.within else "reviews",
            figures[_key(trait.label)],
            figures[_key(trait.within)],
            share(figures[_key(trait.label)], figures[_key(trait.within)]),
        )
        for trait in part.traits
    ]


def _key(label: str | None) -> CountKey:
    return ALL if label is None else (WITH, label)
