"""Was it asked before, what was done, and is the theme present again?"""

from datetime import date

import pytest

from dhrcode.analysis.plan.facts import facts_of
from dhrcode.analysis.plan.recurrence import (
    ReviewFacts,
    asked_themes,
    is_after,
    recurrence,
    review_facts,
)
from dhrcode.model.codebook import Attribute
from dhrcode.model.plan import Plan
from dhrcode.model.record import Record


@pytest.mark.parametrize(
    ("death", "day", "after"),
    [
        ("2016", "2015-03-02", True),
        ("2014", "2015-03-02", False),
        ("2015", "2015-03-02", None),
        ("2015-04", "2015-03-02", True),
        ("2015-02", "2015-03-02", False),
        ("2015-03", "2015-03-02", None),
        ("2015-03-03", "2015-03-02", True),
        ("2015-03-01", "2015-03-02", False),
        (None, "2015-03-02", None),
    ],
)
def test_of_the_same_year_or_month_it_cannot_be_told(death, day, after):
    assert is_after(death, day) is after


def record(**given):
    codebook = {"id": "tiny", "version": "1.0"}
    return Record.model_validate({"review": "DHR1", "codebook": codebook, "coder": "LN"} | given)


def test_the_first_to_die_counts_and_a_year_does_too():
    of_victim = Attribute(id="died", label="Died", of="victim", type="date", role="date-of-death")
    victims = [{"died": "2014-05"}, {"died": "2013-02"}, {"died": "not-stated"}, {}]
    findings = {"gps": {"finding": "present"}, "courts": {"finding": "absent"}}
    found = review_facts(record(victims=victims, findings=findings), (of_victim,))
    assert found == ReviewFacts("DHR1", frozenset({"gps"}), frozenset({"gps", "courts"}), "2013-02")
    of_review = Attribute(id="year", label="Year", of="review", type="year", role="date-of-death")
    assert review_facts(record(attributes={"year": 2012}), (of_review,)).death == "2012"
    assert review_facts(record(), (of_review,)).death is None
    assert review_facts(record(attributes={"year": 2012}), ()).death is None


def review(name, death, *present, coded=("gps",)):
    return ReviewFacts(name, frozenset(present), frozenset(coded), death)


def plan(name, *log, shares=(), agreed=None):
    one = {"id": "R1", "text": "Ask.", "themes": ["gps"], "shares": list(shares)}
    if log or not shares:
        one["actions"] = [{"id": "a", "text": "Do.", "log": list(log)}]
    given = {"plan": name, "codebook": {"id": "tiny", "version": "1.0"}, "recommendations": [one]}
    given |= {"agreed": {"by": "board", "on": agreed}} if agreed else {}
    return facts_of(Plan.model_validate(given), date(2020, 1, 1), None)


DONE = {"on": "2013-02-01", "by": "gp", "what": "done"}
CHECK = {"on": "2013-06-01", "by": "board", "what": "checked", "result": "shown"}
LATER = CHECK | {"on": "2014-06-01"}


def test_a_theme_is_asked_for_checked_and_present_again():
    plans = [
        plan("DHR3", DONE | {"on": "2014-01-01"}, LATER),
        plan("DHR2", DONE, CHECK, agreed="2012-03-12"),
        plan("DHR5", shares=["DHR2/R1.a"]),
    ]
    reviews = [
        review("DHR2", "2011", "gps"),
        review("DHR3", "2013", "gps"),
        review("DHR4", "2014", "gps"),
        review("DHR5", "2015"),
        review("DHR6", None, "gps"),
        review("DHR7", "2016", coded=()),
    ]
    found = recurrence("gps", plans, reviews)
    assert (found.present, found.reviews, found.uncoded) == (4, 6, 1)
    assert found.asked == (("DHR2/R1", "2011"), ("DHR3/R1", "2013"), ("DHR5/R1", "2015"))
    assert (found.actions, found.done, found.checked) == (2, 2, 2)
    assert found.first_check == "2013-06-01"
    assert (found.again, found.after, found.after_uncoded, found.untold) == (1, 3, 1, 2)


def test_without_a_check_nothing_comes_after_it():
    found = recurrence("gps", [plan("DHR2", DONE)], [review("DHR4", "2014", "gps")])
    assert (found.first_check, found.again, found.after, found.untold) == (None, 0, 0, 0)
    assert recurrence("courts", [plan("DHR2", DONE)], []).asked == ()


def test_the_themes_that_are_asked_for():
    assert asked_themes([plan("DHR2"), plan("DHR3")]) == {"gps"}
    assert asked_themes([]) == set()
