"""A row of a return against the plan as it is now."""

import pytest

from dhrcode.model.plan import LogEntry, Recommendation, Response
from dhrcode.model.returns import RECOMMENDATIONS
from dhrcode.workflows.plan.returned_row import (
    added_text,
    changed_columns,
    changed_text,
    found,
    refusal,
)


def test_what_it_stands_for(row):
    made, faults = row(what="done", on="2025-06-01", says="So.", evidence="The log").made()
    assert faults == []
    assert isinstance(made, LogEntry)
    assert (made.by, made.says, made.evidence[0].note) == ("police", "So.", "The log")
    answer, _ = row("DHR1/R1", RECOMMENDATIONS, answer="in-part", on="2025-06-01").made()
    assert isinstance(answer, Response)
    assert (
        added_text("DHR1/R1", answer, {"police": "Police"})
        == "DHR1/R1: in-part on 2025-06-01 by Police"
    )
    assert added_text("DHR1/R1.a", made, {}) == "DHR1/R1.a: done on 2025-06-01 by police"


def test_what_cannot_be_kept_is_said_at_its_cell(row):
    made, (problem,) = row(what="done", on="2025-06-01", says="a\x00b").made()
    assert made is None
    assert problem.place == "p.xlsx:S!J3"


def test_what_a_name_means(plan):
    assert found(plan, "R1.a").action.text == "Do."
    assert isinstance(found(plan, "R1"), Recommendation)
    assert found(plan, "R2") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("DHR1/R1.a", None),
        ("DHR1/R1.z", "unknown-action"),
        ("DHR1/R1.b", "row-of-another-agency"),
    ],
)
def test_which_rows_are_refused(plan, row, name, code):
    problem = refusal(plan, row(name))
    assert (problem and problem.code) == code


def test_a_recommendation_is_no_action_on_the_sheet_of_these(plan, row, form):
    form.marks.pop("DHR1/R1")
    assert refusal(plan, row("DHR1/R1")).code == "unknown-action"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('"agency":"police"', '"agency":"gp"'), "DHR1/R1.a is gp's now, and not police's"),
        (('"id":"a"', '"id":"c"'), "DHR1/R1.a is not in the plan any more"),
    ],
)
def test_what_has_changed_hands_or_gone_is_left_out(reworded, row, change, told):
    problem = refusal(reworded(change), row())
    assert (problem.code, problem.message) == ("entry-left-out", f"left out: {told}")


def test_words_of_which_all_differ_are_another_project_s(reworded, row):
    assert refusal(reworded(("Do.", "Does.")), row()) is None
    other = reworded(("Do.", "Does."), ("Ask.", "Tell."))
    assert refusal(other, row()).code == "row-of-another-project"


def test_what_has_changed_since(plan, reworded, row, form):
    assert changed_text(plan, row()) == ""
    assert changed_columns(plan, form, "DHR1/R1.a", {}) == []
    moved = reworded(('"2025-09"', '"2025-10"'))
    assert changed_columns(moved, form, "DHR1/R1.a", {}) == ["due"]
    assert changed_text(moved, row()) == "'Due' is '2025-10'"


def test_a_day_that_passes_changes_nothing_and_a_later_entry_does(reworded, row, form):
    log = '"log":[{"on":"2026-01-01","by":"board","what":"effect","result":"change"}]'
    later = reworded(('"log":[]', log))
    assert changed_columns(later, form, "DHR1/R1.a", {}) == [
        "state",
        "log",
    ]  # it is overdue by then
    assert "the last entry is now '2026-01-01, board: effect change'" in changed_text(later, row())
    assert changed_columns(later, form, "DHR1/R1.b", {}) == []  # the return was made without it
