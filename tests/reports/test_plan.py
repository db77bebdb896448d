"""The report of plans: the chair's page, and the tables that its numbers are made of."""

from datetime import date

import pytest

from dhrcode.analysis.plan.facts import facts_of
from dhrcode.analysis.plan.overview import overview
from dhrcode.model.plan import Plan
from dhrcode.reports.blocks import Paragraph
from dhrcode.reports.plan import plan_report
from dhrcode.reports.plan_tables import PlanReportRequest

ON = date(2025, 6, 15)


def entry(what, on, by="police", **more):
    return {"on": on, "by": by, "what": what} | more


PLAN = Plan.model_validate(
    {
        "plan": "DHR1",
        "codebook": {"id": "tiny", "version": "1.0"},
        "recommendations": [
            {
                "id": "R1",
                "text": "Ask.",
                "to": ["police"],
                "themes": ["gps"],
                "recurring": "ask",
                "responses": [{"from": "police", "on": "2024-05-01", "answer": "accepted"}],
                "actions": [
                    {
                        "id": "a",
                        "text": "Do.",
                        "owner": {"agency": "police"},
                        "due": {"date": "2025-03"},
                        "log": [
                            entry("due-moved", "2025-02-01", to="2025-05"),
                            entry("due-moved", "2025-03-01", to="2025-05-31"),
                        ],
                    },
                    {"id": "b", "text": "Bare."},
                    {
                        "id": "c",
                        "text": "Done.",
                        "owner": {"as_written": "All"},
                        "due": {"date": "2025-03"},
                        "log": [entry("done", "2025-06-01")],
                    },
                ],
            },
            {"id": "R2", "text": "Again.", "recurring": "ask", "shares": ["R1.a"]},
            {"id": "R3", "text": "Bare."},
        ],
    }
)


@pytest.fixture
def report():
    def make(since=None, plan=PLAN):
        found = overview([facts_of(plan, ON, since)], ["police"], ["gps"])
        labels = {"police": "Police"}, {"gps": "GPs"}, {"ask": "Ask at the door"}
        return plan_report(found, PlanReportRequest(ON, since, *labels, [("Plans", "1")]))

    return make


def said(made):
    return [block.text for block in made.sections[0].blocks if isinstance(block, Paragraph)]


def test_the_chair_s_page_says_what_is_to_decide_and_what_cannot_be_said(report):
    assert said(report()) == [
        (
            "As at 2025-06-15: 3 actions of 3 recommendations in 1 plan. Done: 1 of 3. Checked "
            "since: 0 of 1. Overdue: 1 of 3."
        ),
        (
            "To decide, of 3 actions: 2 red, 1 without an owner, 1 moved twice or more, 1 done "
            "and not checked."
        ),
        (
            "Asked before: Ask at the door, 2 times. Done: 1 of 3 actions. Checked since: 0 of 1, "
            "of which 0 shown."
        ),
        (
            "What cannot be said: 1 of 3 actions has no date, and cannot be late. 2 of 3 "
            "recommendations have no action of their own; 1 of these shares none either: nothing "
            "is planned on it. 2 of 3 recommendations name no theme. 2 of 3 recommendations are "
            "addressed to nobody."
        ),
    ]


def test_what_changed_is_left_out_unless_a_day_is_given(report):
    assert "What changed" not in [section.title for section in report().sections]
    made = report(date(2025, 6, 1))
    assert said(made)[1] == "Since 2025-06-01: 1 done, 1 became overdue, 0 moved, 0 reopened."
    (table,) = (table for table in made.tables if table.key == "changed")
    assert [line.cells[0] for line in table.lines] == [
        "Done: 1 of 3",
        "DHR1/R1.c",
        "Became overdue: 1 of 3",
        "DHR1/R1.a",
        "Moved: 0 of 3",
        "Reopened: 0 of 3",
    ]


def test_every_number_of_the_page_has_its_denominator_beside_it(report):
    table = next(iter(report().sections[0].tables))
    assert [line.cells for line in table.lines] == [
        ("By agency",),
        ("Police", 1, 1, 1, 0, 0),
        ("In the document's words alone", 0, 0, 1, 1, 0),
        ("Nobody", 2, 0, 1, 0, 0),
        ("By theme",),
        ("GPs", 1, 1, 3, 1, 0),
        ("No theme", 2, 0, 0, 0, 0),
    ]


def test_the_data_has_every_table(report):
    data = report().data()
    assert (data["on"], data["since"], data["provenance"]) == ("2025-06-15", None, {"Plans": "1"})
    assert sorted(data["tables"]) == [
        "actions",
        "asked_before",
        "ratings",
        "recommendations",
        "states",
        "tallies",
        "to_decide",
    ]
    assert data["tables"]["states"][2] == {"id": "done", "state": "done", "actions": 1}
    first = data["tables"]["actions"][0]
    assert (first["id"], first["moves"], first["rating"]) == ("DHR1/R1.a", 2, "red (R)")
    assert data["tables"]["asked_before"][0]["recommendations"] == "DHR1/R1, DHR1/R2"


def test_no_plan_makes_a_report_of_nothing(report):
    empty = Plan.model_validate({"plan": "DHR1", "codebook": {"id": "tiny", "version": "1.0"}})
    assert said(report(plan=empty)) == [
        (
            "As at 2025-06-15: 0 actions of 0 recommendations in 1 plan. Done: 0 of 0. Checked "
            "since: 0 of 0. Overdue: 0 of 0."
        ),
        (
            "To decide, of 0 actions: 0 red, 0 without an owner, 0 moved twice or more, 0 done "
            "and not checked."
        ),
    ]
