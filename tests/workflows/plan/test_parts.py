"""The parts of plans as commands name them."""

import pytest

from dhrcode.errors import NotFoundError, UsageError
from dhrcode.model.plan import Plan
from dhrcode.workflows.plan.parts import (
    action_of,
    named_action,
    named_recommendation,
    recommendation_of,
    split_name,
)

PLAN = Plan.model_validate(
    {
        "plan": "DHR7",
        "codebook": {"id": "tiny", "version": "1.0"},
        "recommendations": [
            {"id": "6.1", "text": "Ask.", "actions": [{"id": "a", "text": "Do."}]},
            {"id": "R2", "text": "Ask."},
        ],
    }
)


def test_a_name_has_a_plan_and_perhaps_a_part():
    assert split_name("DHR7") == ("DHR7", "")
    assert split_name("DHR7/R2.a") == ("DHR7", "R2.a")
    assert named_recommendation("DHR7/R2") == ("DHR7", "R2")
    assert named_action("DHR7/6.1.a") == ("DHR7", "6.1.a")


def test_a_part_that_is_lacking_is_asked_for():
    with pytest.raises(UsageError, match=r"^name a recommendation of the plan: DHR7/R2, say$"):
        named_recommendation("DHR7")
    with pytest.raises(UsageError, match=r"^name an action of the plan: DHR7/R3\.a, say$"):
        named_action("DHR7/R3")


def test_parts_are_found_or_the_nearest_is_named():
    assert recommendation_of(PLAN, "6.1").text == "Ask."
    assert action_of(PLAN, "6.1.a").action.text == "Do."
    with pytest.raises(NotFoundError) as caught:
        recommendation_of(PLAN, "R3")
    assert str(caught.value) == (
        "DHR7 has no recommendation 'R3': 'dhrcode plan show DHR7' lists them"
    )
    with pytest.raises(NotFoundError) as caught:
        action_of(PLAN, "6.1.b")
    assert str(caught.value) == "DHR7 has no action '6.1.b': did you mean '6.1.a'?"
    with pytest.raises(NotFoundError) as caught:
        action_of(PLAN, "Z.z")
    assert str(caught.value) == "DHR7 has no action 'Z.z': 'dhrcode plan show DHR7' lists them"
