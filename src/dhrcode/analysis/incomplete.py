"""What partial records leave open: counts that are "at least", and figures that are undefined.

A partial record is coded as far as its source tells. Where it does not code a subtheme, the
subtheme may be present in the review all the same: its count is "at least", and what needs the
count itself (a proportion, interval, rank or test) cannot be told.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.ledger import AtLeast, CountKey, Figure, Hidden, Undefined
from dhrcode.model.codebook import Codebook
from dhrcode.model.former_names import newcomers
from dhrcode.text import plural

SOME = -1
"""How many partial records do not code a subtheme, where the number itself is not shown."""


class Open(NamedTuple):
    """For each subtheme the reviews whose partial record does not code it.

    Attributes:
        bits: subtheme to reviews, as bits; none where it is coded in all partial records.
        shown: subtheme to their number as it may be shown: `SOME` in a publication.
    """

    bits: Mapping[str, int]
    shown: Mapping[str, int]

    def of(self, *subthemes: str) -> int:
        """How many reviews leave one of the subthemes open; `SOME` where that is not shown."""
        if not self.shown:
            return 0
        if any(self.shown.get(subtheme) == SOME for subtheme in subthemes):
            return SOME
        return self._all(subthemes).bit_count()

    def within(self, reviews: int, *subthemes: str) -> int:
        """The same among some reviews, as bits."""
        if any(self.shown.get(subtheme) == SOME for subtheme in subthemes):
            return SOME
        return (self._all(subthemes) & reviews).bit_count()

    def _all(self, subthemes: Iterable[str]) -> int:
        bits = 0
        for subtheme in subthemes:
            bits |= self.bits.get(subtheme, 0)
        return bits


NOTHING_OPEN = Open({}, {})


def left_open(codebook: Codebook, reviews: Sequence[CodedReview]) -> Open:
    """What the partial records among some reviews leave open.

    A subtheme that came into the codebook after a record was coded is not left open by it: it is
    not coded yet, as in any record.
    """
    bits: dict[str, int] = {}
    for bit, review in enumerate(reviews):
        if review.partial:
            late = newcomers(codebook, review.version)
            for subtheme in codebook.subthemes:
                if subtheme not in review.findings and subtheme not in late:
                    bits[subtheme] = bits.get(subtheme, 0) | 1 << bit
    return Open(bits, {subtheme: reviews.bit_count() for subtheme, reviews in bits.items()})


def open_as_shown(
    codebook: Codebook, reviews: Sequence[CodedReview], figures: Mapping[CountKey, Figure]
) -> Open:
    """What is left open, as a publication may say it: from what it shows already.

    Where records are partial, every subtheme that is not shown to be coded in all reviews counts
    as left open. The number is not told, and that it is not 0 follows from no hidden count.
    """
    if not any(review.partial for review in reviews):
        return NOTHING_OPEN
    shown = {s: SOME for s in codebook.subthemes if figures["finding", s, "not-coded"] != 0}
    return Open({}, shown)


def at_least(figure: Figure, open_reviews: int) -> Figure:
    """The count, marked as one that may be larger where reviews leave it open."""
    return figure if isinstance(figure, Hidden) or not open_reviews else AtLeast(figure)


def undefined(open_reviews: int) -> Undefined | None:
    """Why a figure cannot be told; None where it can."""
    if not open_reviews:
        return None
    if open_reviews == SOME:
        return Undefined("not coded in some partial records")
    return Undefined(f"not coded in {plural(open_reviews, 'partial record')}")
