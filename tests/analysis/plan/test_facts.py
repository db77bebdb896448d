"""What a report wants of a plan as at a day."""

import pickle
from datetime import date

import pytest

from dhrcode.analysis.plan.facts import facts_of
from dhrcode.model.plan import Plan

ON = date(2025, 6, 15)
LOG = [
    {"on": "2025-01-10", "by": "gp", "what": "due-moved", "to": "2025-02"},
    {"on": "2025-04-01", "by": "gp", "what": "done"},
    {"on": "2025-05-01", "by": "board", "what": "reopened"},
    {"on": "2025-05-02", "by": "gp", "what": "done", "withdrawn": "By mistake."},
    {"on": "2025-07-01", "by": "gp", "what": "done"},
]


@pytest.fixture
def plan() -> Plan:
    first = {
        "id": "R1",
        "text": "Ask.",
        "to": ["gp", {"as_written": "All"}],
        "themes": ["gps"],
        "recurring": "ask",
        "shares": ["R2.a", "DHR3/R1.a"],
        "responses": [
            {"from": "gp", "on": "2025-01-01", "answer": "accepted"},
            {"from": "police", "on": "2025-07-01", "answer": "accepted"},
        ],
        "actions": [{"id": "a", "text": "Do.", "due": {"date": "2025-01"}, "log": LOG}],
    }
    second = {"id": "R2", "text": "Ask.", "actions": [{"id": "a", "text": "Do."}]}
    return Plan.model_validate(
        {
            "plan": "DHR1",
            "codebook": {"id": "tiny", "version": "1.0"},
            "agreed": {"by": "partnership", "on": "2024-03-12"},
            "sent": [{"to": "Secretary of State", "on": "2024-02-01"}],
            "recommendations": [first, second],
        }
    )


def changes(plan, since):
    return [sorted(one.changes) for one in facts_of(plan, ON, since).actions]


def test_a_recommendation_says_whom_it_asks_and_who_answered_by_then(plan):
    found = facts_of(plan, ON, None)
    one = found.recommendations[0]
    assert (found.plan, found.agreed, one.name) == ("DHR1", "2024-02-01", "DHR1/R1")
    assert (one.to, one.agencies, one.answered) == (("gp", "All"), ("gp",), {"gp"})
    assert (one.themes, one.recurring) == (("gps",), "ask")
    assert one.shares == ("DHR1/R2.a", "DHR3/R1.a")
    assert [action.row.id for action in found.actions] == ["DHR1/R1.a", "DHR1/R2.a"]
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (None, []),
        (date(2025, 6, 1), []),
        (date(2025, 5, 1), ["overdue", "reopened"]),
        (date(2025, 4, 1), ["done", "reopened"]),
        (date(2025, 1, 1), ["done", "due-moved", "overdue", "reopened"]),
    ],
)
def test_changes_are_told_from_a_day_on(plan, since, told):
    assert changes(plan, since) == [told, []]
