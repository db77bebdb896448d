"""Recommendations and actions with like words, on pairs that were written before the rule."""

import pytest

from dhrcode.analysis.plan.alike import PlanText, like_pairs, marked, texts_of
from dhrcode.model.plan import Plan

from .alike_pairs import PAIRS


def test_seven_in_ten_invented_pairs_are_found_and_at_most_one_in_three_is_wrong():
    texts = [
        PlanText(f"P{number}.{side}", text, f"P{number}.{side}")
        for number, pair in enumerate(PAIRS)
        for side, text in enumerate(pair)
    ]
    found = [(pair.one.name[:-2], pair.other.name[:-2]) for pair in like_pairs(texts)]
    right = [one for one, other in found if one == other]
    assert len(PAIRS) == 30
    assert len(right) >= 21
    assert len(found) - len(right) <= len(found) / 3


PLAN = Plan.model_validate(
    {
        "plan": "DHR1",
        "codebook": {"id": "tiny", "version": "1.0"},
        "recommendations": [
            {
                "id": "R1",
                "text": "Map provision and its gaps.",
                "actions": [{"id": "a", "text": "Map provision and its gaps, with schools."}],
            },
            {"id": "R2", "text": "Mapping of provision, and of gaps."},
            {"id": "R3", "text": "Train everybody."},
        ],
    }
)


def names(pairs):
    return [(pair.one.name, pair.other.name) for pair in pairs]


def test_each_is_held_against_each_but_its_own_recommendation():
    texts = texts_of(PLAN)
    assert [one.name for one in texts] == ["DHR1/R1", "DHR1/R1.a", "DHR1/R2", "DHR1/R3"]
    assert names(like_pairs(texts)) == [("DHR1/R1", "DHR1/R2"), ("DHR1/R1.a", "DHR1/R2")]
    assert names(like_pairs(texts, "DHR1/R3")) == []
    assert len(like_pairs(texts, "DHR1/R2")) == 2


@pytest.mark.parametrize("texts", [[], ["Train."], ["Train.", "Train."], ["The.", "And."]])
def test_one_word_in_common_tells_nothing(texts):
    assert like_pairs([PlanText(str(n), t, str(n)) for n, t in enumerate(texts)]) == []


def test_what_differs_is_in_brackets():
    assert marked("Map gaps, with all schools.", "Map the gaps.") == (
        "Map gaps, [with all schools.]",
        "Map [the] gaps.",
    )
    assert marked("Map it.", "Map it.") == ("Map it.", "Map it.")
