"""Parts of plans made of what was typed."""

import pytest

from dhrcode.errors import UsageError
from dhrcode.model.plan import Action, Recommendation
from dhrcode.store.plans import Plans
from dhrcode.workflows.plan.making import (
    agency_named,
    made,
    refuse_faulty_plan,
    with_action,
    with_recommendation,
)


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
    faulty = with_recommendation(plan, 0, lambda r: r.model_copy(update={"shares": ("R9.a",)}))
    said = r"^DHR1 has no action 'R9\.a': did you mean 'R1\.a'\?; nothing was written$"
    with pytest.raises(UsageError, match=said):
        refuse_faulty_plan(faulty, planned.codebook)
