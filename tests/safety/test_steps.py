"""Steps: whole numbers to add to counts so that all that is in print stays as it is."""

import numpy as np
import pytest

from dhrcode.analysis.ledger import Ledger
from dhrcode.safety import steps as module
from dhrcode.safety.steps import (
    GaveUpError,
    LedgerArrays,
    StepRequest,
    cheapest_step,
    farthest_step,
)

A, B, C, N = ("a",), ("b",), ("c",), ("n",)


def row(a, b, c, **more):
    """Three counts and their sum, which is open."""
    ledger = Ledger({A: a, B: b, C: c, N: a + b + c}, open={N}, **more)
    ledger.add_sum(N, [A, B, C])
    return ledger


def request(tables, target, sign=1, still=(), costs=None, thorough=True):
    marks = np.array([key in still for key in tables.keys])
    each = np.array([1.0] * len(tables.keys) if costs is None else costs)
    return StepRequest(tables.keys.index(target), sign, marks, each, thorough)


def test_a_ledger_as_arrays():
    ledger = row(3, 0, 4)
    ledger.add_rest(N, A, ("rest",))
    ledger.add_bound([C], [B])
    tables = LedgerArrays.of(ledger)
    assert tables.keys == [A, B, C, N, ("rest",)]
    assert tables.counts.tolist() == [3, 0, 4, 7, 4]
    assert tables.equal.tolist() == [True, True, False]
    assert tables.fixed.tolist() == [False, True, False, True, False]
    assert tables.implied.tolist() == [False] * 4 + [True]
    assert tables.matrix.toarray().tolist() == [
        [1, 1, 1, -1, 0],
        [1, 0, 0, -1, 1],
        [0, -1, 1, 0, 0],
    ]
    assert tables.degrees.tolist() == [2, 2, 2, 2, 1]
    assert tables.split.shape == (3, 10)


def test_a_hidden_count_goes_down_to_one_and_an_implied_one_to_nought():
    ledger = row(3, 0, 4)
    ledger.add_rest(N, A, ("rest",))
    assert LedgerArrays.of(ledger).room.tolist() == [2, 0, 3, 6, 4]


@pytest.mark.parametrize(
    ("step", "broken", "allowed"),
    [
        ([0, 0, 0, 0], [False, False], True),
        ([-1, 0, 1, 0], [False, False], True),
        ([1, 0, -1, 0], [False, True], False),
        ([1, 0, 0, 0], [True, False], False),
        ([-3, 0, 3, 0], [False, False], False),  # a hidden count is never a nought
        ([0, 1, -1, 0], [False, False], False),  # a nought is shown
        ([1, 0, 0, 1], [False, False], False),  # the sum is open
        ([2, 0, -2, 0], [False, True], False),
    ],
)
def test_a_step_is_allowed_that_no_reader_can_rule_out(step, broken, allowed):
    ledger = row(3, 0, 4)
    ledger.add_bound([C], [A])
    tables = LedgerArrays.of(ledger)
    assert tables.broken(np.array(step)).tolist() == broken
    assert tables.allows(np.array(step)) is allowed


@pytest.mark.parametrize("thorough", [True, False])
@pytest.mark.parametrize(
    ("costs", "step"),
    [([0, 1, 9, 0], [1, -1, 0, 0]), ([0, 9, 1, 0], [1, 0, -1, 0])],
)
def test_the_cheapest_counts_are_moved(costs, step, thorough):
    tables = LedgerArrays.of(row(3, 4, 5))
    wish = request(tables, A, costs=costs, thorough=thorough)
    found = cheapest_step(tables, wish._replace(still=np.array([False, False, False, True])))
    assert found.tolist() == step


def test_down_is_as_good_as_up_unless_there_is_no_room():
    tables = LedgerArrays.of(row(3, 4, 5))
    down = cheapest_step(tables, request(tables, A, -1, still=[N]))
    assert down[0] == -1
    one = LedgerArrays.of(row(1, 4, 5))
    assert cheapest_step(one, request(one, A, -1, still=[N])) is None


def test_what_has_to_stay_still_stays():
    tables = LedgerArrays.of(row(3, 4, 5))
    assert cheapest_step(tables, request(tables, A, still=[B, C, N])) is None
    step = cheapest_step(tables, request(tables, A, still=[B, N]))
    assert (step[1], step[3]) == (0, 0)


def test_a_step_in_halves_is_doubled():
    solved = np.array([0.5, 0, 0, 0, 0, 0.5, 0, 0])
    step = module._made_whole(LedgerArrays.of(row(3, 4, 5)), solved)
    assert step.tolist() == [1, -1, 0, 0]


def test_fractions_that_no_multiple_makes_whole_are_no_step():
    tables = LedgerArrays.of(row(3, 4, 5))
    assert module._made_whole(tables, np.array([0.2, 0, 0, 0, 0, 0.2, 0, 0])) is None
    assert module._made_whole(tables, np.array([5.0, 0, 0, 0, 0, 5.0, 0, 0])) is None  # no room


def test_a_solver_that_comes_to_no_end_is_said_to_have_given_up(monkeypatch):
    class Ended:
        x, status = None, 1

    monkeypatch.setattr("scipy.optimize.milp", lambda *_, **__: Ended)
    tables = LedgerArrays.of(row(3, 4, 5))
    with pytest.raises(GaveUpError):
        cheapest_step(tables, request(tables, A, still=[N]))
    movable = np.array([True, True, True, False])
    assert farthest_step(tables, movable, np.array([1.0, 0, 0, 0])).tolist() == [0, 0, 0, 0]


def test_a_solution_that_is_none_is_not_believed(monkeypatch):
    class Wrong:
        x, status = np.array([1.0, 0, 0, 0, 0, 0, 0, 0]), 0

    monkeypatch.setattr("scipy.optimize.milp", lambda *_, **__: Wrong)
    tables = LedgerArrays.of(row(3, 4, 5))
    with pytest.raises(GaveUpError):
        cheapest_step(tables, request(tables, A, still=[N]))


def test_a_sweep_goes_as_far_as_room_and_reach_let_it():
    tables = LedgerArrays.of(row(3, 40, 50))
    movable = np.array([True, True, False, False])
    down = farthest_step(tables, movable, np.array([1.0, 0, 0, 0]))
    assert down.tolist() == [-2, 2, 0, 0]
    up = farthest_step(tables, movable, np.array([-1.0, 0, 0, 0]))
    assert up.tolist() == [4, -4, 0, 0]


def test_what_hangs_together_with_a_fraction_stays_and_the_rest_moves():
    ledger = Ledger({A: 5, B: 5, C: 5, N: 5})
    ledger.add_balance([A], [B])
    ledger.add_balance([C], [N])
    tables = LedgerArrays.of(ledger)

    movable = np.array([True] * 4)
    parts = module._parts(tables, movable)
    assert parts[0] == parts[1] != parts[2] == parts[3]
    still = module._parts(tables, np.array([True, True, False, False]))
    assert len({still[0], still[2], still[3]}) == 3
