"""What returns say of one action, or recommendation, put into an order in which it can be."""

from datetime import date

import pytest

from dhrcode.model.plan import PlannedAction
from dhrcode.model.returns import RECOMMENDATIONS
from dhrcode.workflows.plan.returned_part import PartFilling
from dhrcode.workflows.plan.returned_row import found

TODAY = date(2025, 7, 1)


@pytest.fixture
def take(plan):
    """Takes rows into the plan; gives what is new, the codes of problems, and the plan."""

    def call(*rows, before=plan):
        filling = PartFilling(before, found(before, rows[0].part))
        codes = [problem.code for problem in filling.take(rows, TODAY)]
        return [line.partition(": ")[2] for line in filling.new], codes, filling.onto(before)

    return call


def log(plan):
    one = found(plan, "R1.a")
    assert isinstance(one, PlannedAction)
    return [entry.what for entry in one.action.log]


def on(day, what, **more):
    return {"what": what, "on": f"2025-06-{day:02}", "evidence": "A"} | more


def test_in_order_of_day_whatever_the_order_of_rows(take, row):
    new, codes, plan = take(row(**on(3, "done")), row(**on(1, "started")))
    assert new == ["started on 2025-06-01 by police", "done on 2025-06-03 by police"]
    assert (codes, log(plan)) == ([], ["started", "done"])


def test_on_one_day_in_the_order_in_which_it_can_be(take, row):
    moved = on(1, "due-moved", to="2025-12", says="Late.")
    again = on(1, "reopened", says="Not yet.")
    _, codes, plan = take(row(**again), row(**on(1, "done")), row(**moved), row(**on(1, "started")))
    assert (codes, log(plan)) == ([], ["started", "due-moved", "done", "reopened"])


def test_what_cannot_be_is_said_and_the_others_stay(take, row):
    _, codes, plan = take(row(**on(3, "stopped", says="No.")), row(**on(2, "done")))
    assert (codes, log(plan)) == (["impossible-entry"], ["done"])


def test_nothing_comes_twice(take, row):
    _, _, plan = take(row(**on(1, "done")))
    new, codes, same = take(row(**on(1, "done")), before=plan)
    assert (new, codes) == ([], [])
    assert same == plan


def test_two_people_agree_or_differ(take, row):
    assert take(row(**on(1, "done")), row(other=True, **on(1, "done")))[1] == []
    new, codes, _ = take(row(**on(1, "done")), row(other=True, **on(2, "done")))
    assert (len(new), codes) == (1, ["returns-differ"])
    _, codes, plan = take(row(**on(1, "started")), row(other=True, **on(2, "done")))
    assert (codes, log(plan)) == ([], ["started", "done"])


def test_a_response_and_a_second_one(take, row):
    def said(day, answer, **more):
        return row("DHR1/R1", RECOMMENDATIONS, on=f"2025-06-{day:02}", answer=answer, **more)

    new, codes, plan = take(said(1, "accepted"))
    assert (new, codes) == (["accepted on 2025-06-01 by police"], [])
    assert take(said(1, "accepted"), before=plan)[:2] == ([], [])
    assert take(said(2, "in-part"), before=plan)[:2] == ([], ["entry-left-out"])
    differ = take(said(1, "accepted"), said(1, "in-part", other=True))[1]
    assert differ == ["returns-differ"]


def test_what_a_person_should_look_at(take, row):
    bare = {"what": "done", "on": "2025-07-02"}
    assert take(row(**bare))[1] == ["day-to-come", "done-without-evidence"]
