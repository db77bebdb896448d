"""The parts of plans as commands name them, and made of what was typed."""

import pytest

from dhrcode.errors import NotFoundError, UsageError
from dhrcode.model.plan import Action, Plan, Recommendation
from dhrcode.store.plans import Plans
from dhrcode.workflows.plan.parts import (
    action_of,
    agency_named,
    made,
    named_action,
    named_recommendation,
    recommendation_of,
    refuse_faulty_plan,
    split_name,
    with_action,
    with_recommendation,
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


def test_what_is_typed_is_kept_or_refused_in_a_sentence():
    assert made(Action, {"id": "a", "text": "Do.", "measure": None}).measure is None
    with pytest.raises(UsageError, match=r"^'text' is empty$"):
        made(Action, {"id": "a", "text": " "})
    with pytest.raises(
        UsageError, match=r"^'level' does not take this value: did you mean 'local'"
    ):
        made(Recommendation, {"id": "R1", "text": "Ask.", "level": "lokal"})


def test_an_agency_is_named_by_its_id_or_label(planned):
    assert agency_named("police", planned.codebook) == "police"
    assert agency_named("gp", planned.codebook) == "gp"
    assert agency_named("THE BOARD", planned.codebook) == "board"
    with pytest.raises(UsageError, match=r"^the codebook has no agency 'polise': did you mean"):
        agency_named("polise", planned.codebook)


def test_a_part_is_changed_where_it_stands_and_the_plan_held_to_its_rules(planned):
    plan, _ = Plans(planned).read("DHR1")
    (one,) = plan.actions()
    changed = with_action(plan, one, one.action.model_copy(update={"measure": None}))
    assert next(changed.actions()).action.measure is None
    assert refuse_faulty_plan(changed, planned.codebook) is changed
    faulty = with_recommendation(plan, "R1", lambda r: r.model_copy(update={"shares": ("R9.a",)}))
    said = r"^DHR1 has no action 'R9\.a': did you mean 'R1\.a'\?; nothing was written$"
    with pytest.raises(UsageError, match=said):
        refuse_faulty_plan(faulty, planned.codebook)
