"""The front page: what is said aloud, its chart, and what is to be decided."""

from datetime import date

import pytest

from dhrcode.reports.blocks import Paragraph, Table
from dhrcode.reports.pack.summary import (
    NONE_SHOWN,
    FrontPage,
    beside,
    front_chart,
    sentences,
    summary,
    top_table,
)

EVERY = ("maracs", "police", "gps")


def said(pack):
    """The sentences of a pack."""
    return [block.text for block in sentences(pack)]


def whole(case, number, finding="absent", **more):
    return case(number, dict.fromkeys(EVERY, finding), **more)


def test_areas_are_told_with_their_counts_and_their_most_frequent_subtheme(pack):
    assert said(pack) == [
        "In 3 of 4 reviews (75%) a subtheme of Process is present; most often MARACS, in 3.",
        "In 1 of 4 reviews (25%) a subtheme of Health is present: GPS.",
    ]
    assert [block.lead for block in sentences(pack)] == [True, False]


def test_of_subthemes_as_frequent_two_are_named_and_more_are_not(pack_of, case):
    assert (
        "; most often MARACS and POLICE, in 1 each."
        in said(pack_of([whole(case, 1, "present")]))[0]
    )


def test_nothing_present_and_nothing_shown_are_not_the_same(pack_of, case):
    nothing = pack_of([whole(case, 1)])
    assert said(nothing) == [
        "No subtheme was found present in any review.",
        "Found present in no review: MARACS; POLICE; GPS.",
    ]
    counts = [("finding", s, "present") for s in EVERY] + [("area", "process"), ("area", "health")]
    assert said(pack_of([whole(case, 1)], hidden=counts)) == [NONE_SHOWN]


def test_which_is_most_frequent_is_not_told_beside_a_hidden_count(pack_of, four):
    hidden = pack_of(four, hidden=[("finding", "police", "present")])
    assert said(hidden)[0] == "In 3 of 4 reviews (75%) a subtheme of Process is present."


def test_the_chart_has_the_most_frequent_subthemes_or_else_the_areas(pack, pack_of, case):
    chart = front_chart(pack)
    assert [line.cells[2:4] for line in chart.table.lines] == [(3, 4), (1, 4), (1, 4)]
    assert chart.alt.endswith(": MARACS 3 of 4; POLICE 1 of 4; GPS 1 of 4.")
    nothing = pack_of([whole(case, 1)])
    assert top_table(nothing) is None
    assert front_chart(nothing).table.key == "areas"


def test_nothing_is_decided_or_changed_where_nothing_is_asked(pack):
    section = summary(pack, ["It rests on much."], FrontPage())
    assert [one.heading for one in section.blocks if isinstance(one, Paragraph)][-1] == (
        "How sure it is"
    )
    assert not any(isinstance(block, Table) for block in section.blocks)


def coded(case, number, day):
    one = whole(case, number)
    return one._replace(review=one.review._replace(coded=day))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2014, 6, 3), "1 of 2 reviews was coded on that day or later (DHR2)."),
        (date(2014, 6, 4), "0 of 2 reviews were coded on that day or later."),
    ],
)
def test_what_changed_is_what_has_a_day(pack_of, case, day, told):
    days = (date(2014, 6, 2), date(2014, 6, 3))
    pack = pack_of([coded(case, number, one) for number, one in enumerate(days, start=1)])
    page = FrontPage(decide=["To decide: 1 red."], changed="1 done.", since=day)
    blocks = list(beside(pack, ["Sure."], page))
    assert [(one.heading, one.text) for one in blocks][:3] == [
        ("What to decide", "To decide: 1 red."),
        (f"What changed since {day}", "1 done."),
        ("", told),
    ]
    assert blocks[3].text.startswith("Nothing else is told: ")


def test_a_review_without_a_day_of_coding_is_counted_apart(pack_of, case):
    undated = pack_of([coded(case, 1, None)])
    blocks = list(beside(undated, (), FrontPage(since=date(2014, 1, 1))))
    assert blocks[0].text == (
        "0 of 1 review was coded on that day or later; 1 gives no day of coding."
    )
