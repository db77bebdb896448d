"""What came of themes, in sentences."""

import pytest

from dhrcode.analysis.plan.recurrence import ThemeRecurrence
from dhrcode.reports.plan_since import since_sentence

WHOLE = ThemeRecurrence(
    theme="use-of-maracs",
    present=9,
    reviews=13,
    uncoded=0,
    asked=(("DHR2/R1", "2011"), *((f"DHR{n}/R1", None) for n in range(3, 8))),
    actions=5,
    done=4,
    checked=4,
    first_check="2013-06-01",
    again=3,
    after=4,
    after_uncoded=0,
    untold=0,
)


PRESENT = "present in 9 of 13 reviews."
ASKED = "Asked for 6 times, first in DHR2 (2011). 4 of 5 actions done, 4 checked."
NONE = "No review is known to be of a death after the first check"
UNTOLD = "it cannot be told which came first."
AGAIN = "of 4 reviews of deaths after the first check"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, f"{PRESENT} {ASKED} Present again in 3 {AGAIN}."),
        (
            {"untold": 2},
            f"{PRESENT} {ASKED} Present again in 3 {AGAIN}; of 2 reviews {UNTOLD}",
        ),
        (
            {"uncoded": 3, "after_uncoded": 1},
            f"present in at least 9 of 13 reviews. {ASKED} Present again in at least 3 {AGAIN}.",
        ),
        (
            {"after": 0, "again": 0, "untold": 1},
            f"{PRESENT} {ASKED} {NONE}; of 1 review {UNTOLD}",
        ),
        ({"asked": ()}, f"{PRESENT} Never asked for."),
        (
            {"asked": (("study/L1", None),), "actions": 0},
            f"{PRESENT} Asked for 1 time, first in study. No action was agreed.",
        ),
        ({"first_check": None, "checked": 0}, f"{PRESENT} {ASKED.replace(', 4', ', 0')}"),
    ],
)
def test_a_theme_in_sentences(given, said):
    found = WHOLE._replace(**given)
    assert since_sentence(found, "Use of MARACs", dated=True) == f"Use of MARACs: {said}"


def test_where_no_date_of_death_is_known_nothing_is_said_of_what_came_after():
    assert since_sentence(WHOLE, "X", dated=False).endswith("4 of 5 actions done, 4 checked.")
