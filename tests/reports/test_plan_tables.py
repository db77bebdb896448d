"""The tables of a report of plans: agencies by their labels, and in data by their ids."""

from datetime import date

import pytest

from dhrcode.analysis.plan.facts import facts_of
from dhrcode.analysis.plan.overview import overview
from dhrcode.model.plan import Plan
from dhrcode.reports.plan import plan_report
from dhrcode.reports.plan_tables import PlanReportRequest

ON = date(2025, 6, 15)
PLAN = Plan.model_validate(
    {
        "plan": "DHR1",
        "codebook": {"id": "tiny", "version": "1.0"},
        "recommendations": [
            {
                "id": "R1",
                "text": "Ask.",
                "to": ["police", {"as_written": "all"}],
                "themes": ["gps"],
                "responses": [{"from": "police", "on": "2024-05-01", "answer": "accepted"}],
                "actions": [{"id": "a", "text": "Do.", "owner": {"agency": "police"}}],
            }
        ],
    }
)


@pytest.fixture
def report():
    labels = {"police": "Police force", "all": "Not this"}, {"gps": "GPs"}, {}
    found = overview([facts_of(PLAN, ON, None)], ["police"], ["gps"])
    return plan_report(found, PlanReportRequest(ON, None, *labels, []))


def test_a_person_reads_labels_and_the_document_s_words(report):
    tables = {table.key: table for table in report.tables}
    assert tables["tallies"].lines[1].cells == ("Police force", 1, 1, 1, 0, 0)
    assert tables["actions"].lines[0].cells[2] == "Police force"
    assert tables["to_decide"].lines[1].cells[2] == "Police force"
    asked = tables["recommendations"].lines[0].cells
    assert asked[2:5] == ("Police force, all", "GPs", "Police force")


def test_a_program_reads_ids(report):
    tables = report.data()["tables"]
    assert (tables["actions"][0]["owner"], tables["to_decide"][0]["owner"]) == ("police", "police")
    asked = tables["recommendations"][0]
    assert (asked["to"], asked["answered"]) == ("police, all", "police")
    assert (tables["tallies"][0]["id"], tables["tallies"][0]["label"]) == ("police", "Police force")
