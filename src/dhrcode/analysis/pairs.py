"""Which subthemes go together: reviews in which both of a pair are present."""

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.incomplete import NOTHING_OPEN, Open, at_least, undefined
from dhrcode.analysis.ledger import CountKey, Figure, Hidden
from dhrcode.analysis.statistics import Proportion, jaccard
from dhrcode.model.codebook import Codebook, Subtheme


class Pair(NamedTuple):
    """Two subthemes.

    Attributes:
        both: reviews in which both are present.
        first_present: reviews in which the first is.
        second_present: reviews in which the second is.
        reviews: all reviews.
        jaccard: `both` as a proportion of the reviews in which either is; None if there is none.
    """

    first: Subtheme
    second: Subtheme
    both: Figure
    first_present: Figure
    second_present: Figure
    reviews: Figure
    jaccard: Proportion


def pairs(
    codebook: Codebook, figures: Mapping[CountKey, Figure], left_open: Open = NOTHING_OPEN
) -> list[Pair]:
    """Every pair of subthemes, in the codebook's order."""
    return [
        _pair(first, second, figures, left_open)
        for first, second in combinations(codebook.subthemes.values(), 2)
    ]


def _pair(
    first: Subtheme, second: Subtheme, figures: Mapping[CountKey, Figure], left_open: Open
) -> Pair:
    both = figures["both", first.id, second.id]
    one, other = (figures["finding", s.id, "present"] for s in (first, second))
    unknown = undefined(left_open.of(first.id, second.id))
    return Pair(
        first,
        second,
        at_least(both, left_open.of(first.id, second.id)),
        at_least(one, left_open.of(first.id)),
        at_least(other, left_open.of(second.id)),
        figures[ALL],
        unknown or jaccard(both, one, other),
    )


def found_together(result: list[Pair]) -> list[Pair]:
    """The pairs that are shown and found in a review, the most frequent and closest first."""
    found = [pair for pair in result if not isinstance(pair.both, Hidden) and pair.both]
    return sorted(found, key=_place)


def _place(pair: Pair) -> tuple[float, float]:
    both = 0 if isinstance(pair.both, Hidden) else pair.both
    near = pair.jaccard if isinstance(pair.jaccard, float) else 0.0
    return -both, -near
