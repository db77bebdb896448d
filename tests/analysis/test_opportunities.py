"""Opportunities counted in contacts and in reviews."""

import pytest

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.analysis.opportunities import band, by_review, is_exact, opportunities
from dhrcode.model.when import Interval


def contact(agency, opportunity, before=(100, 100), people=(), themes=()):
    when = None if before is None else Interval(*before)
    return CodedContact("C1", "", when, agency, people, opportunity, themes, None, ())


def review(name, *contacts, known="day"):
    return ReviewContacts(CodedReview(name, "dhr", "LN", None, "1", {}, "0"), contacts, known)


EVERY = [
    review("DHR1", *[contact("board", "missed", people=("child", "victim"))] * 9),
    review(
        "DHR2",
        contact("board", "taken", themes=("gps",)),
        contact("partnership", None, (0, 364)),
        known="year",
    ),
    review("DHR3", contact("board", "missed", (1, 900)), contact("board", "none", None)),
    review("DHR4"),
]


def test_a_review_with_nine_missed_calls_is_one_review(codebook):
    counted = opportunities(codebook, EVERY)
    (board, partnership) = sorted(counted.agencies, key=lambda row: row.id)
    assert (board.contacts["missed"], board.reviews["missed"], board.in_reviews) == (10, 2, 3)
    assert (board.contacts["taken"], board.reviews["taken"]) == (1, 1)
    assert (partnership.contacts["not-judged"], partnership.all_contacts) == (1, 1)
    whole = counted.whole
    assert (counted.reviews, whole.in_reviews, whole.all_contacts) == (4, 3, 13)


def test_a_contact_counts_for_each_theme_and_person_and_once_in_all(codebook):
    counted = opportunities(codebook, EVERY)
    assert [(row.id, row.all_contacts) for row in counted.themes] == [("gps", 1)]
    assert {
        theme: [(row.id, row.contacts["taken"], row.in_reviews) for row in rows]
        for theme, rows in counted.theme_agencies.items()
    } == {"gps": [("board", 1, 1)]}
    assert [(row.id, row.all_contacts) for row in counted.people] == [("victim", 9), ("child", 9)]


def test_what_is_known_only_to_the_year_stands_apart_with_the_reason(codebook):
    counted = opportunities(codebook, EVERY)
    assert [(row.id, row.all_contacts) for row in counted.times] == [("3 to 6 months", 10)]
    assert [(row.id, row.all_contacts) for row in counted.years] == [
        ("1 year or less", 1),
        ("1 to 2 years", 1),
        ("not known", 1),
    ]
    assert counted.coarse == {"death": 1, "contact": 1, "unknown": 1}


@pytest.mark.parametrize(
    ("before", "exact", "name"),
    [
        ((28, 28), True, "4 weeks or less"),
        ((29, 29), True, "4 weeks to 3 months"),
        ((73, 103), True, "4 weeks to 3 months"),
        ((1827, 1827), True, "more than 5 years"),
        ((0, 364), False, "1 year or less"),
        ((4000, 4364), False, "more than 5 years"),
    ],
)
def test_a_band_is_that_of_the_middle(before, exact, name):
    assert (is_exact(Interval(*before)), band(Interval(*before))) == (exact, name)


def test_one_review_is_counted_by_agency():
    assert by_review(EVERY[1].contacts)["board"]["taken"] == 1
    assert by_review(()) == {}
