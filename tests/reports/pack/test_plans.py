"""What a pack says of plans: what is to be decided stands on its front page."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from dhrcode.analysis.plan.facts import facts_of
from dhrcode.analysis.plan.overview import overview
from dhrcode.reports.pack.plans import SHOWN, no_plans, pack_plans
from dhrcode.reports.plan_tables import PlanReportRequest

_SHARED = runpy.run_path(str(Path(__file__).parents[1] / "test_plan.py"))
ON, PLAN = _SHARED["ON"], _SHARED["PLAN"]
AGENCIES = {"police": "Police"}


@pytest.fixture
def told():
    """What a pack says of a plan, or of as many like it as are asked for."""

    def call(since=None, plans=1):
        facts = [facts_of(PLAN, ON, since)] * plans
        wanted = PlanReportRequest(ON, since, AGENCIES, {}, {}, ())
        return pack_plans(overview(facts, AGENCIES, ()), wanted)

    return call


def test_those_longest_overdue_come_first_with_owner_and_date(told):
    counted, *actions = told().decide
    assert counted == (
        "As at 2025-06-15, of 3 actions: 2 red, 1 without an owner, 1 moved twice or more, 1 done "
        "and not checked."
    )
    assert actions == [
        "DHR1/R1.a, Police: Do (red, open; 2025-05-31, moved 2 times, overdue)",
        "DHR1/R1.b, nobody: Bare (red, open; no date)",
        "DHR1/R1.c, All: Done (amber, done; not checked)",
    ]


def test_more_than_the_page_has_room_for_are_counted(told, monkeypatch):
    assert SHOWN == 3
    monkeypatch.setattr("dhrcode.reports.pack.plans.SHOWN", 2)
    assert told().decide[-1] == (
        "These are 2 of 3, those longest overdue first; 'dhrcode plan report' has all."
    )


def test_what_changed_is_told_where_it_is_asked(told):
    assert told().changed == ""
    assert told(date(2025, 6, 1)).changed == (
        "Of 3 actions, 1 done, 1 became overdue, 0 moved, 0 reopened."
    )


def test_the_part_has_every_action_to_decide_on(told):
    section = told().section
    assert section.title == "Recommendations and actions"
    assert section.blocks[-1].title == "To decide"


def test_plans_that_cannot_be_told_of_decide_nothing():
    none = no_plans("they cannot be read")
    (said,) = none.section.blocks
    assert said.text.startswith("Nothing is said of the plans: they cannot be read.")
    assert (none.decide, none.changed) == ((), "")
