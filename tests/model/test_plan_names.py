"""What a plan names and nobody has declared."""

import pytest

from dhrcode.model.codebook import Codebook
from dhrcode.model.plan import Plan
from dhrcode.model.plan_names import (
    NO_AGENCIES,
    action_fault,
    agency_fault,
    offered_agencies,
    plan_faults,
)

AREAS = [
    {
        "id": "services",
        "label": "Services",
        "subthemes": [
            {"id": "gps", "label": "GPs", "definition": "Invented."},
            {"id": "courts", "label": "Courts", "definition": "Invented.", "retired": "1.0"},
        ],
    }
]


@pytest.fixture
def codebook() -> Codebook:
    agencies = [{"id": "police", "label": "Police"}, {"id": "gp", "label": "GP"}]
    return Codebook.model_validate(
        {"id": "tiny", "version": "1.0", "title": "Tiny", "areas": AREAS, "agencies": agencies}
    )


def plan(**recommendation):
    one = {"id": "R1", "text": "Ask.", "actions": [{"id": "a", "text": "Do."}]} | recommendation
    codebook = {"id": "tiny", "version": "1.0"}
    return Plan.model_validate({"plan": "DHR1", "codebook": codebook, "recommendations": [one]})


def told(made, codebook):
    return [(fault.path, fault.code) for fault in plan_faults(made, codebook)]


def test_a_plan_may_name_what_is_declared_and_what_was(codebook):
    made = plan(
        to=["gp", "board", {"as_written": "All"}], themes=["gps", "courts"], shares=["R1.a"]
    )
    assert told(made, codebook) == []


def test_what_is_not_declared_has_its_place(codebook):
    entry = {"on": "2024-05-01", "by": "nobody", "what": "started"}
    action = {"id": "a", "text": "Do.", "owner": {"agency": "army"}, "log": [entry]}
    answer = {"from": "church", "on": "2024-05-01", "answer": "accepted"}
    made = plan(to=["navy"], themes=["gp"], shares=["R2.a"], responses=[answer], actions=[action])
    above = ("recommendations", 0)
    assert told(made, codebook) == [
        ((*above, "themes", 0), "unknown-subtheme"),
        ((*above, "to", 0), "unknown-agency"),
        ((*above, "responses", 0, "from"), "unknown-agency"),
        ((*above, "shares", 0), "unknown-action"),
        ((*above, "actions", 0, "owner", "agency"), "unknown-agency"),
        ((*above, "actions", 0, "log", 0, "by"), "unknown-agency"),
    ]


def test_an_action_of_another_plan_is_not_looked_for_here(codebook):
    assert told(plan(shares=["DHR7/R9.z"]), codebook) == []
    assert told(plan(shares=["DHR1/R9.z"]), codebook)[0][1] == "unknown-action"


def test_another_codebook_is_none_of_the_project_s(codebook):
    made = Plan.model_validate(
        {"plan": "DHR1", "codebook": {"id": "other", "version": "1.0"}, "recommendations": []}
    )
    assert told(made, codebook) == [(("codebook", "id"), "other-codebook")]


def test_who_owns_an_action_is_not_who_checks_it(codebook):
    def checked(by, **more):
        entry = {"on": "2024-05-01", "by": by, "what": "checked", "result": "shown"} | more
        action = {"id": "a", "text": "Do.", "owner": {"agency": "gp"}, "log": [entry]}
        return told(plan(actions=[action]), codebook)

    path = ("recommendations", 0, "actions", 0, "log", 0, "by")
    assert checked("gp") == [(path, "checked-by-owner")]
    assert checked("board") == []
    assert checked("gp", withdrawn="By mistake.") == []


def test_an_agency_is_named_or_the_nearest_or_how_to_list_them(codebook):
    assert agency_fault("police", codebook) is None
    assert agency_fault("partnership", codebook) is None
    adds = "'dhrcode codebook agency add' adds one"
    assert agency_fault("polise", codebook).hint == f"did you mean 'police'? {adds}"
    every = ", ".join(offered_agencies(codebook))
    assert agency_fault("xx", codebook).hint == f"one of {every}; {adds}"
    bare = Codebook(id="tiny", version="1.0", title="Tiny", areas=codebook.areas)
    assert agency_fault("police", bare).hint == NO_AGENCIES


def test_an_action_is_named_or_the_nearest():
    assert action_fault(plan(), "R1.a") is None
    assert action_fault(plan(), "R1.b").hint == "did you mean 'R1.a'?"


def test_no_name_is_used_twice(codebook):
    again = Plan.model_validate(
        {
            "plan": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "dropped": ["R2"],
            "recommendations": [
                {"id": "6", "text": "Ask.", "actions": [{"id": "1", "text": "Do."}]},
                {"id": "6.1", "text": "Ask."},
                {"id": "R2", "text": "Ask."},
            ],
        }
    )
    assert told(again, codebook) == [
        (("recommendations", 1, "id"), "duplicate-id"),
        (("recommendations", 2, "id"), "duplicate-id"),
    ]
