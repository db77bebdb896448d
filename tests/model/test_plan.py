"""A plan as a model: what it takes, what it refuses, and how its actions are named."""

import pytest
from pydantic import ValidationError

from dhrcode.model.plan import Addressee, Due, LogEntry, Owner, Plan, Response

CODEBOOK = {"id": "tiny", "version": "1.0"}


def plan(**given):
    return Plan.model_validate({"plan": "DHR1", "codebook": CODEBOOK} | given)


def refused(model, **given):
    with pytest.raises(ValidationError) as caught:
        model.model_validate(given)
    return [error["msg"].removeprefix("Value error, ") for error in caught.value.errors()]


def test_actions_are_named_by_their_recommendation():
    made = plan(
        recommendations=[
            {"id": "6.1", "text": "Ask.", "actions": [{"id": "a", "text": "Do."}]},
            {"id": "R2", "text": "Ask."},
            {"id": "R3", "text": "Ask.", "actions": [{"id": x, "text": "Do."} for x in "ab"]},
        ]
    )
    assert [(one.name, one.numbers) for one in made.actions()] == [
        ("6.1.a", (0, 0)),
        ("R3.a", (2, 0)),
        ("R3.b", (2, 1)),
    ]


def test_a_review_s_plan_is_about_itself_and_a_study_s_about_what_it_covers():
    assert plan().reviews == ("DHR1",)
    assert plan(of="study", covers=["DHR2", "DHR3"]).reviews == ("DHR2", "DHR3")
    said = "is a review's plan: 'covers' and 'sources' are for a study's alone"
    assert refused(Plan, plan="DHR1", codebook=CODEBOOK, covers=["DHR2"]) == [said]
    assert refused(Plan, plan="DHR1", codebook=CODEBOOK, sources=[{"id": "a"}]) == [said]


def test_an_addressee_is_an_agency_or_words():
    asked = {"id": "R1", "text": "Ask.", "to": ["police", {"as_written": "All practices"}]}
    (one,) = plan(recommendations=[asked]).recommendations
    assert [to.name for to in one.to] == ["police", "All practices"]
    assert one.to == (Addressee(agency="police"), Addressee(as_written="All practices"))
    asked["to"] = {"as_written": "All practices"}
    assert plan(recommendations=[asked]).recommendations[0].to == one.to[1:]
    said = "takes an agency's id, or 'as_written' with the document's words"
    assert refused(Addressee) == [said]
    assert refused(Addressee, agency="police", as_written="The police") == [said]


def test_a_response_says_from_whom():
    made = Response.model_validate({"from": "police", "on": "2024-05-01", "answer": "accepted"})
    assert made.from_ == "police"
    assert made.model_dump(by_alias=True)["from"] == "police"


def test_an_owner_and_a_date_say_something():
    assert refused(Owner, post="Head of Training") == [
        "needs an 'agency', or 'as_written' with the document's words"
    ]
    assert refused(Due) == ["needs a 'date', or 'as_written' with the document's words"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"what": "due-moved"}, "needs 'to' where it is due-moved, and there alone"),
        ({"what": "done", "to": "2024-12"}, "needs 'to' where it is due-moved, and there alone"),
        (
            {"what": "done", "result": "shown"},
            "has a 'result' where it is checked or effect, and there alone",
        ),
        ({"what": "checked"}, "needs a 'result': one of shown, partly, not-shown"),
        (
            {"what": "checked", "result": "change"},
            "needs a 'result': one of shown, partly, not-shown",
        ),
        (
            {"what": "effect", "result": "shown"},
            "needs a 'result': one of change, some-change, no-change, not-known",
        ),
    ],
)
def test_an_entry_is_whole(entry, said):
    assert refused(LogEntry, on="2024-12-01", by="gp", **entry) == [said]
