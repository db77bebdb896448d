"""What stands for what in REFI-QDA files: GUIDs, variables' names, descriptions and notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.refi import RefiVariable, guid, joined, separated, variable


def test_a_guid_is_the_same_for_ever():
    """Files that others have imported hold it; a change would make all of it look new."""
    assert guid("user", "LN") == "1b8d1da6-7cf2-5108-b2df-cf68899902f2"
    assert guid("evidence", "book", "DHR7", "gps", 1) == guid("evidence", "book", "DHR7", "gps", 1)


def test_different_things_have_different_guids():
    kinds = [
        ("case", "b", "DHR1"),
        ("case", "b", "DHR11"),
        ("source", "b", "DHR1", "1"),
        ("evidence", "b", "DHR1", "gps", 1),
        ("selection", "b", "DHR1", "gps", 1),
        ("evidence", "b", "DHR1", "gps", 11),
        ("area", "b", "x"),
        ("subtheme", "b", "x"),
    ]
    assert len({guid(*one) for one in kinds}) == len(kinds)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("review.year", RefiVariable("review", "year")),
        ("victim.2.known-to", RefiVariable("victim", "known-to", 2)),
        ("perpetrator.10.sex", RefiVariable("perpetrator", "sex", 10)),
        ("finding.use-of-maracs", RefiVariable("finding", "use-of-maracs")),
        ("record.coder", RefiVariable("record", "coder")),
    ],
)
def test_a_variables_name_says_what_it_is(name, said):
    assert variable(name) == said
    assert said.name == name


@pytest.mark.parametrize(
    "name", ["year", "victim.sex", "victim.0.sex", "review.1.year", "Review.year", "finding.", ""]
)
def test_other_programs_variables_are_not_ours(name):
    assert variable(name) is None


@given(st.lists(st.sampled_from(["police", "gp", "a-b", "1"]), unique=True).map(tuple))
def test_several_choices_in_one_text(choices):
    assert separated(joined(choices)) == choices


def test_choices_as_another_program_may_write_them():
    assert separated("police;gp ; housing;") == ("police", "gp", "housing")


def test_whose_attribute_a_variable_is():
    assert RefiVariable("victim", "sex", 1).bearer == "victim"
    assert RefiVariable("finding", "gps").bearer is None
