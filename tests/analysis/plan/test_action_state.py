"""How an action stands as at a day: each row of the table of ratings, and what a day hides."""

from datetime import date

import pytest

from dhrcode.analysis.plan.action_state import LETTERS, RATINGS, entries_until, standing
from dhrcode.model.plan import Action

ON = date(2025, 6, 15)
OWNED = {"owner": {"agency": "police"}, "due": {"date": "2026-01-31"}}


def action(*log, **given):
    entries = [
        {"on": on, "by": "board" if what in ("checked", "effect") else "police", "what": what}
        | more
        for on, what, more in log
    ]
    return Action.model_validate({"id": "a", "text": "Do."} | OWNED | given | {"log": entries})


def done(on="2025-02-10"):
    return (on, "done", {})


def checked(result, on="2025-03-02"):
    return (on, "checked", {"result": result})


def moved(to, on="2025-01-15"):
    return (on, "due-moved", {"to": to})


STOPPED = ("2025-04-01", "stopped", {})
REOPENED = ("2025-05-01", "reopened", {})


@pytest.mark.parametrize(
    ("one", "rating"),
    [
        pytest.param(action(STOPPED), "none", id="stopped"),
        pytest.param(action(done(), checked("not-shown"), STOPPED), "none", id="stopped-first"),
        pytest.param(action(done(), checked("not-shown")), "red", id="last-check-not-shown"),
        pytest.param(
            action(checked("not-shown", "2025-02-01"), done()), "red", id="not-shown-then-done"
        ),
        pytest.param(action(done(), checked("shown")), "blue", id="done-and-shown-since"),
        pytest.param(
            action(done(), checked("not-shown"), checked("shown", "2025-04-02")),
            "blue",
            id="shown-at-last",
        ),
        pytest.param(action(done()), "amber", id="done"),
        pytest.param(action(done(), checked("partly")), "amber", id="done-and-partly"),
        pytest.param(
            action(checked("shown", "2025-01-02"), done()), "amber", id="shown-before-it-was-done"
        ),
        pytest.param(action(due={"date": "2025-06-14"}), "red", id="overdue"),
        pytest.param(action(owner=None), "red", id="no-owner"),
        pytest.param(action(due=None), "red", id="no-date"),
        pytest.param(action(due={"as_written": "soon"}), "red", id="words-alone"),
        pytest.param(action(moved("2026-03-31")), "amber", id="ever-moved"),
        pytest.param(action(due={"date": "2025-06-15"}), "amber", id="due-today"),
        pytest.param(action(due={"date": "2025-07-15"}), "amber", id="due-in-30-days"),
        pytest.param(action(due={"date": "2025-07-16"}), "green", id="due-in-31-days"),
        pytest.param(action(), "green", id="green"),
        pytest.param(action(done(), REOPENED), "green", id="reopened"),
    ],
)
def test_the_rating_is_the_first_that_fits(one, rating):
    assert standing(one, ON).rating == rating


def test_each_rating_has_a_letter_of_its_own():
    assert list(LETTERS) == list(RATINGS)
    assert len(set(LETTERS.values())) == len(RATINGS)


@pytest.mark.parametrize(
    ("log", "state"),
    [
        ([], "open"),
        ([("2025-01-01", "started", {})], "started"),
        ([("2025-01-01", "started", {}), done()], "done"),
        ([done(), REOPENED], "open"),
        ([done(), REOPENED, done("2025-06-01")], "done"),
        ([STOPPED], "stopped"),
        ([done(), checked("shown"), moved("2025-12", "2025-04-01")], "done"),
    ],
)
def test_the_state_is_what_was_last_said_of_it(log, state):
    assert standing(action(*log), ON).state == state


def test_only_entries_of_the_day_or_before_it_are_there():
    one = action(done("2025-06-15"), checked("shown", "2025-06-16"))
    assert standing(one, date(2025, 6, 14)).state == "open"
    assert standing(one, date(2025, 6, 15)).unchecked
    assert standing(one, date(2025, 6, 16)).checked == "shown"


def test_what_was_withdrawn_never_counts():
    one = action(("2025-02-10", "done", {"withdrawn": "Another action was meant."}))
    assert entries_until(one, ON) == []
    assert standing(one, ON).state == "open"


def test_entries_count_in_order_of_day_and_then_as_they_stand():
    one = action(REOPENED, done("2025-05-01"), ("2025-01-01", "started", {}))
    assert [entry.what for entry in entries_until(one, ON)] == ["started", "reopened", "done"]
    assert standing(one, ON).state == "done"


def test_the_date_in_force_is_the_last_one_and_the_first_is_kept():
    one = action(moved("2025-03-31"), moved("2025-05", "2025-03-01"))
    now = standing(one, ON)
    assert (now.first_due, now.due, now.moves, now.overdue) == ("2026-01-31", "2025-05", 2, True)
    before = standing(one, date(2025, 1, 14))
    assert (before.due, before.moves, before.overdue) == ("2026-01-31", 0, False)


@pytest.mark.parametrize(
    ("due", "on", "overdue"),
    [
        ("2014-12-31", date(2014, 12, 31), False),
        ("2014-12-31", date(2015, 1, 1), True),
        ("2015-01", date(2015, 1, 31), False),
        ("2015-01", date(2015, 2, 1), True),
    ],
)
def test_overdue_is_what_lies_before_the_day(due, on, overdue):
    assert standing(action(due={"date": due}), on).overdue is overdue


@pytest.mark.parametrize("entry", [done(), STOPPED])
def test_what_is_done_or_stopped_is_not_overdue(entry):
    assert not standing(action(entry, due={"date": "2025-01-01"}), ON).overdue


def test_due_within_is_from_the_day_on_and_to_do():
    one = action(due={"date": "2025-06-20"})
    assert standing(one, ON).due_within(ON, 5)
    assert not standing(one, ON).due_within(ON, 4)
    assert not standing(action(due={"date": "2025-06-14"}), ON).due_within(ON, 5)
    assert not standing(action(done(), due={"date": "2025-06-20"}), ON).due_within(ON, 5)
    assert not standing(action(due=None), ON).due_within(ON, 5)


def test_the_last_effect_and_how_often_it_was_reopened():
    seen = [("2025-05-02", "effect", {"result": r}) for r in ("no-change", "some-change")]
    now = standing(action(done(), REOPENED, *seen), ON)
    assert (now.effect, now.reopened) == ("some-change", 1)
    assert (now.ended, now.unchecked, now.checked) == (False, False, None)
