"""In how many reviews something is, and what a reader can work out of it."""

import pytest

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.ledger import HIDDEN, Ledger
from dhrcode.analysis.review_traits import (
    ReviewTrait,
    TraitPart,
    TraitRow,
    count_traits,
    trait_rows,
)

REVIEWS = [f"DHR{n}" for n in range(1, 9)]
PLANNED = frozenset({"DHR1", "DHR2", "DHR3", "DHR99"})
PARTS = (
    TraitPart("Plans", "Said.", (ReviewTrait("a plan", PLANNED),)),
    TraitPart("More", "Said.", (ReviewTrait("an action", frozenset({"DHR2"}), "a plan"),)),
)


def counted(parts=PARTS):
    ledger = Ledger({ALL: len(REVIEWS)}, open={ALL})
    count_traits(ledger, parts, REVIEWS)
    return ledger


def test_each_number_is_of_the_reviews_that_are_counted_and_so_is_the_rest():
    ledger = counted()
    assert ledger.counts == {
        ALL: 8,
        ("with", "a plan"): 3,
        ("with", "a plan", "not"): 5,
        ("with", "an action"): 1,
        ("with", "an action", "not"): 2,
    }
    assert ledger.implied == {("with", "a plan", "not"), ("with", "an action", "not")}
    assert ledger.broken() == []


def test_what_is_not_within_what_it_is_said_to_be_is_a_fault_of_the_program():
    outside = TraitPart("M", "S.", (ReviewTrait("an action", frozenset({"DHR5"}), "a plan"),))
    with pytest.raises(ValueError, match="'an action' is not within 'a plan'"):
        counted((PARTS[0], outside))


def test_rows_say_of_which_reviews_they_are_and_hide_a_share_with_its_count():
    figures = counted().figures() | {("with", "an action"): HIDDEN}
    assert trait_rows(PARTS[0], figures) == [TraitRow("a plan", "reviews", 3, 8, 0.375)]
    (row,) = trait_rows(PARTS[1], figures)
    assert row == TraitRow("an action", "reviews with a plan", HIDDEN, 3, HIDDEN)
