"""The columns of a return, and what its cells take."""

import pytest

from dhrcode.model.plan import EVENTS
from dhrcode.model.returns import (
    ACTIONS,
    REASONED,
    RECOMMENDATIONS,
    RETURNED_EVENTS,
    cell_marks,
    date_rule,
    told_keys,
)


def test_an_agency_says_no_check_and_no_effect():
    assert set(EVENTS) - set(RETURNED_EVENTS) == {"checked", "effect"}
    assert set(REASONED) < set(RETURNED_EVENTS)


def test_which_columns_tell():
    assert told_keys(ACTIONS)[:3] == ("review", "recommendation", "action")
    assert told_keys(RECOMMENDATIONS) == ("review", "recommendation", "level")


def test_marks_differ_with_the_words_and_not_with_blanks_about_them():
    assert cell_marks(["a ", "b"]) == cell_marks(["a", "b\n"])
    assert cell_marks(["a", "b"]).split() != cell_marks(["b", "a"]).split()


@pytest.mark.parametrize("name", ["day", "due"])
def test_a_rule_is_one_of_excel_s_and_short_enough(name):
    rule = date_rule(name, "I3")
    assert rule.formula.startswith("=OR(ISNUMBER(I3),")
    assert len(rule.formula) < 256
    assert len(rule.message) < 256
