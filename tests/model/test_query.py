"""What a person types to look for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.errors import UsageError
from dhrcode.model.query import MAX_CHARACTERS, MAX_TERMS, query, query_of_cues


def shown(typed):
    """The groups of a query, each term as it would be shown."""
    return [[term.shown for term in group] for group in query(typed).groups]


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("safety plan", [["safety"], ["plan"]]),
        ('"safety plan" refused', [["safety plan"], ["refused"]]),
        ("“safety plan”", [["safety plan"]]),
        ("'safety plan' refused", [["safety plan"], ["refused"]]),
        ("children's plan", [["children's"], ["plan"]]),
        ("refer* MARAC", [["refer*"], ["MARAC"]]),
        ('"risk assess*"', [["risk assess*"]]),
        ('"risk assess"*', [["risk assess*"]]),
        ("GP OR doctor refused", [["GP", "doctor"], ["refused"]]),
        ("a OR b OR c", [["a", "b", "c"]]),
        ("police AND health", [["police"], ["health"]]),
        ("police and health", [["police"], ["and"], ["health"]]),
        ("OR", [["OR"]]),
        ("a OR", [["a"], ["OR"]]),
        ("AND a", [["AND"], ["a"]]),
        ('"no end', [["no end"]]),
        ("NEAR(a, b) ^c -d comparable:e", [["NEAR(a,"], ["b)"], ["^c"], ["-d"], ["comparable:e"]]),
        ("-- police \u2014", [["police"]]),
    ],
)
def test_words_phrases_beginnings_and_either(typed, groups):
    assert shown(typed) == groups


def test_plain_words_are_looked_for_side_by_side_too():
    together = query("safety plan").together
    assert together is not None
    assert together.variants[0] == "safety plan"
    for other in ("safety", '"safety plan"', "safety plan*", "safety OR plan", '"safety" plan'):
        assert query(other).together is None


def test_a_hyphen_or_a_space_makes_no_difference():
    (hyphen,), (space,) = query("multi-agency").groups[0], query('"multi agency"').groups[0]
    assert set(hyphen.variants) == set(space.variants) == {"multiagency", "multi agency"}


@pytest.mark.parametrize(
    ("typed", "variants"),
    [
        ("PHQ-9", ("phq 9", "phq9", "phq")),
        ("noncompliance", ("noncompliance", "non compliance")),
        ("stepfather", ("stepfather", "step father")),
        ("steps", ("steps",)),
        ("co-operate", ("cooperate", "co operate")),
    ],
)
def test_the_ways_in_which_a_word_may_be_written(typed, variants):
    assert query(typed).terms[0].variants == variants


@pytest.mark.parametrize("typed", ["", " ", "--", '""', "*", "\u02bc", "\u201c\u201d", "\x00"])
def test_nothing_to_look_for_is_said(typed):
    with pytest.raises(UsageError, match="no letter or digit"):
        query(typed)


def test_too_much_is_said():
    with pytest.raises(UsageError, match=f"more than {MAX_TERMS} words"):
        query("a " * (MAX_TERMS + 1))
    with pytest.raises(UsageError, match="longer than 1,000 characters"):
        query("a" * (MAX_CHARACTERS + 1))


def test_cues_are_any_of_phrases_and_beginnings():
    wanted = query_of_cues(["MARAC", "high risk", "strangul*", "--", "MARAC"])
    assert wanted is not None
    (group,) = wanted.groups
    assert [(term.shown, term.variants[0], term.begins) for term in group] == [
        ("MARAC", "marac", False),
        ("high risk", "high risk", False),
        ("strangul*", "strangul", True),
    ]
    assert query_of_cues([]) is None
    assert query_of_cues(["\u2014"]) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_query_or_a_sentence(typed):
    try:
        terms = query(typed).terms
    except UsageError:
        return
    assert terms
    for term in terms:
        assert all(any(c.isalnum() for c in variant) for variant in term.variants)
        assert not any('"' in variant for variant in term.variants)
