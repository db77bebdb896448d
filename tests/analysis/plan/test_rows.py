"""The actions of a plan as rows, and which of them are asked for."""

from datetime import date

import pytest

from dhrcode.analysis.plan.rows import RowFilter, action_rows, recommendation_rows, row_data
from dhrcode.model.plan import Plan

ON = date(2025, 6, 15)


@pytest.fixture
def plan() -> Plan:
    done = {"on": "2025-02-10", "by": "gp", "what": "done"}
    first = {
        "id": "R1",
        "text": "Ask.",
        "to": ["police", {"as_written": "All"}],
        "themes": ["gps"],
        "actions": [
            {"id": "a", "text": "Late.", "owner": {"agency": "gp"}, "due": {"date": "2025-05"}},
            {"id": "b", "text": "Soon.", "owner": {"agency": "gp"}, "due": {"date": "2025-06"}},
            {"id": "c", "text": "Bare."},
        ],
    }
    second = {
        "id": "R2",
        "text": "Again.",
        "actions": [
            {"id": "a", "text": "Done.", "owner": {"as_written": "X"}, "log": [done]},
        ],
    }
    shared = {"id": "R3", "text": "Share.", "to": ["gp"], "themes": ["gps"], "shares": ["R1.a"]}
    return Plan.model_validate(
        {
            "plan": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "recommendations": [first, second, shared, {"id": "R4", "text": "Bare."}],
        }
    )


def names(rows):
    return [row.id.removeprefix("DHR1/") for row in rows]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["R1.a", "R1.b", "R1.c", "R2.a"]),
        ({"overdue": True}, ["R1.a"]),
        ({"unowned": True}, ["R1.c"]),
        ({"undated": True}, ["R1.c", "R2.a"]),
        ({"unchecked": True}, ["R2.a"]),
        ({"due_within": 15}, ["R1.b"]),
        ({"due_within": 14}, []),
        ({"agency": "gp"}, ["R1.a", "R1.b"]),
        ({"agency": "police"}, ["R1.a", "R1.b", "R1.c"]),
        ({"theme": "gps"}, ["R1.a", "R1.b", "R1.c"]),
        ({"theme": "gps", "unowned": True}, ["R1.c"]),
        ({"without_action": True}, ["R3", "R4"]),
        ({"without_action": True, "agency": "gp"}, ["R3"]),
        ({"without_action": True, "theme": "gps"}, ["R3"]),
        ({"without_action": True, "overdue": True}, []),
    ],
)
def test_what_is_asked_for_is_found(plan, wanted, found):
    assert names(RowFilter(ON, **wanted).rows(plan)) == found


def test_a_row_has_what_its_recommendation_says(plan):
    first = next(action_rows(plan, ON))
    assert (first.plan, first.recommendation, first.id) == ("DHR1", "DHR1/R1", "DHR1/R1.a")
    assert (first.text, first.to, first.themes) == ("Late.", ("police", "All"), ("gps",))


def test_a_row_as_plain_data(plan):
    assert row_data(next(action_rows(plan, ON)), ON) == {
        "id": "DHR1/R1.a",
        "recommendation": "DHR1/R1",
        "text": "Late.",
        "to": ["police", "All"],
        "owner": {"agency": "gp"},
        "due": "2025-05",
        "first_due": "2025-05",
        "state": "open",
        "overdue": True,
        "rating": "red",
        "themes": ["gps"],
        "review": "DHR1",
        "shares": [],
        "on": "2025-06-15",
    }


def test_a_recommendation_without_an_action_has_its_own_id_and_no_state(plan):
    data = row_data(next(recommendation_rows(plan)), ON)
    assert (data["id"], data["recommendation"]) == ("DHR1/R3", "DHR1/R3")
    assert (data["owner"], data["due"], data["state"], data["rating"]) == (None, None, None, None)
    assert (data["overdue"], data["shares"]) == (False, ["R1.a"])
