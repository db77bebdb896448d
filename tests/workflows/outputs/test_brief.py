"""From a project to briefings: which quotes are shown, and those that a person names."""

import pytest

from dhrcode.errors import UsageError
from dhrcode.reports.pack.brief import BriefQuote
from dhrcode.workflows.outputs.brief import chosen_quotes, first_verified


def quote(review, number, outcome="verified"):
    return BriefQuote(review, number, f"{review} {number}", None, None, outcome)


QUOTES = {
    "DHR3": {"gps": (quote("DHR3", 1, "not found"), quote("DHR3", 3), quote("DHR3", 4))},
    "DHR5": {"gps": (quote("DHR5", 1, "not verified"),), "maracs": (quote("DHR5", 1),)},
    "DHR7": {"gps": (quote("DHR7", 2),)},
}


def test_the_first_verified_of_each_review_in_which_it_is_present():
    shown = first_verified(QUOTES, "gps", ["DHR3", "DHR5", "DHR9"])
    assert [(one.review, one.number) for one in shown] == [("DHR3", 3)]


def test_those_that_are_named_in_their_order_verified_or_not():
    shown = chosen_quotes(QUOTES, "gps", ["DHR7:2,DHR3:1", " DHR5:1"])
    assert [(one.review, one.number) for one in shown] == [("DHR7", 2), ("DHR3", 1), ("DHR5", 1)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("DHR3", "takes DHR3:1,DHR5:2, say, and not 'DHR3'"),
        ("DHR3:0", "and not 'DHR3:0'"),
        ("DHR8:1", "the review 'DHR8' is not in what is reported on"),
        ("DHR3:2", "DHR3 has no quote 2 on gps; it has 3 quotes by the numbers"),
        ("DHR5:9", "it has 1 quote by the numbers of their pieces of evidence: 1"),
    ],
)
def test_one_that_is_not_there_is_refused_with_those_that_are(typed, said):
    with pytest.raises(UsageError) as refused:
        chosen_quotes(QUOTES, "gps", [typed])
    assert said in str(refused.value)
