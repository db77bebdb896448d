"""The numbers of plans, and the roll-up of a published scheme."""

from datetime import date

import pytest

from dhrcode.analysis.plan.facts import facts_of
from dhrcode.analysis.plan.overview import IN_WORDS, NO_THEME, NOBODY, PlanTally, overview
from dhrcode.model.plan import Plan

ON = date(2025, 6, 15)


def entry(what, on="2025-01-01", by="police", **more):
    return {"on": on, "by": by, "what": what} | more


def action(name, *log, **more):
    return {"id": name, "text": "Do.", "log": list(log)} | more


def plan(name, *recommendations, **more):
    given = {"plan": name, "codebook": {"id": "tiny", "version": "1.0"}} | more
    return Plan.model_validate(given | {"recommendations": list(recommendations)})


def found(*plans, since=None):
    facts = [facts_of(one, ON, since) for one in plans]
    return overview(facts, ["police", "gp", "board"], ["gps", "courts"])


CHECKED = entry("checked", "2025-02-01", "board", result="shown")
POLICE = {"owner": {"agency": "police"}, "due": {"date": "2026-01"}}
ONE = plan(
    "DHR1",
    {
        "id": "R1",
        "text": "Ask.",
        "to": ["police", "gp"],
        "themes": ["gps"],
        "recurring": "ask",
        "responses": [{"from": "police", "on": "2024-05-01", "answer": "accepted"}],
        "actions": [
            action("a", entry("done"), CHECKED, **POLICE),
            action("b", entry("done"), **POLICE),
            action("c", owner={"as_written": "All"}),
        ],
    },
    {"id": "R2", "text": "Bare."},
    agreed={"by": "partnership", "on": "2024-03-12"},
)
MOVES = [entry("due-moved", f"2025-0{n}-01", to=f"2026-0{n}") for n in (1, 2)]
TWO = plan(
    "DHR2",
    {
        "id": "R1",
        "text": "Ask.",
        "to": [{"as_written": "All"}],
        "themes": ["courts", "gps"],
        "recurring": "ask",
        "shares": ["DHR1/R1.a", "DHR9/R1.a"],
        "actions": [action("a", *MOVES, **POLICE)],
    },
    {"id": "R2", "text": "Once.", "recurring": "once", "actions": [action("a")]},
)


def test_actions_are_counted_by_state_and_rating():
    made = found(ONE, TWO)
    assert (made.plans, len(made.recommendations), len(made.actions)) == (2, 4, 5)
    assert made.states == {"open": 3, "started": 0, "done": 2, "stopped": 0}
    assert made.ratings == {"none": 0, "red": 2, "blue": 1, "amber": 2, "green": 0}


def test_each_agency_is_asked_answers_and_does():
    assert found(ONE, TWO).agencies == {
        "police": PlanTally(1, 1, 3, 2, 1),
        "gp": PlanTally(1, 0, 0, 0, 0),
        IN_WORDS: PlanTally(1, 0, 1, 0, 0),
        NOBODY: PlanTally(2, 0, 1, 0, 0),
    }


def test_each_theme_is_asked_for_in_the_order_of_the_codebook():
    themes = found(ONE, TWO).themes
    assert list(themes) == ["gps", "courts", NO_THEME]
    assert themes["gps"] == PlanTally(2, 1, 4, 2, 1)
    assert themes["courts"] == PlanTally(1, 0, 1, 0, 0)
    assert themes[NO_THEME] == PlanTally(2, 0, 1, 0, 0)


def test_a_request_that_was_made_twice_counts_shared_actions_once():
    (one,) = found(ONE, TWO).requests
    assert (one.request, one.names, one.since) == ("ask", ("DHR1/R1", "DHR2/R1"), "2024-03-12")
    assert (one.tally, one.shown) == (PlanTally(2, 1, 4, 2, 1), 1)


def test_what_is_to_decide_is_listed():
    listed = {
        what: [one.row.id for one in several]
        for what, several in found(ONE, TWO).to_decide().items()
    }
    assert listed == {
        "Red": ["DHR1/R1.c", "DHR2/R2.a"],
        "Without an owner": ["DHR2/R2.a"],
        "Moved twice or more": ["DHR2/R1.a"],
        "Done and not checked": ["DHR1/R1.b"],
    }


def test_what_changed_is_counted():
    made = found(ONE, TWO, since=date(2025, 2, 1))
    assert made.changed() == {"done": 0, "overdue": 0, "due-moved": 1, "reopened": 0}


# A published scheme rated 122 recommendations: implemented 49, in part 39 and 9, in another way 15,
# not 10. Ours: done and shown; done and shown in part; started; done and not checked; stopped.
SCHEME = [
    (49, [entry("done"), CHECKED]),
    (39, [entry("done"), CHECKED | {"result": "partly"}]),
    (9, [entry("started")]),
    (15, [entry("done")]),
    (10, [entry("stopped")]),
]


def scheme(moved=()):
    logs = [log for number, log in SCHEME for _ in range(number)]
    for number, log in moved:
        logs[number] = log
    asked = {"id": "R1", "text": "Ask."}
    return [
        plan(f"DHR{n}", asked | {"actions": [action("a", *log, **POLICE)]})
        for n, log in enumerate(logs, start=1)
    ]


def test_a_published_scheme_rolls_up():
    made = found(*scheme())
    assert made.plans == 122
    assert made.states == {"open": 0, "started": 9, "done": 103, "stopped": 10}
    assert made.ratings == {"none": 10, "red": 0, "blue": 49, "amber": 54, "green": 9}
    assert made.agencies["police"] == PlanTally(0, 0, 122, 103, 88)


@pytest.mark.parametrize(
    ("number", "log"), [(88, [entry("done")]), (0, [entry("stopped")]), (121, [])]
)
def test_moving_one_action_changes_two_cells_of_a_roll_up(number, log):
    before, after = found(*scheme()), found(*scheme([(number, log)]))
    for of in ("states", "ratings"):
        old, new = getattr(before, of), getattr(after, of)
        changed = sorted(new[key] - old[key] for key in old if new[key] != old[key])
        assert changed == [-1, 1]
