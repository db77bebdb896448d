"""Worlds: other values of the counts that a reader does not know."""

import numpy as np
import pytest

from dhrcode.safety.feasible import Unknowns, connected

ROW = (((1, 0), (1, 1), (-1, 2)), True)
"""The first count and the second are the third together."""
BOUND = (((1, 2), (-1, 3)), False)
"""The third is at least the fourth."""


def unknowns(truth, relations, cells, least=None, most=None):
    truth = np.array(truth)
    low = np.array([-truth[cell] for cell in cells] if least is None else least, dtype=float)
    high = np.array([9] * len(cells) if most is None else most, dtype=float)
    return Unknowns(truth, relations, cells, (low, high))


@pytest.mark.parametrize(
    ("relations", "cells", "groups"),
    [
        ([], [0, 1], [{0}, {1}]),
        ([ROW], [0, 1, 2], [{0, 1, 2}]),
        ([ROW], [0, 1], [{0, 1}]),
        ([ROW, BOUND], [0, 2, 3], [{0, 2, 3}]),
        ([BOUND], [0, 1, 2, 3], [{0}, {1}, {2, 3}]),
        ([ROW, BOUND], [0, 3], [{0}, {3}]),
    ],
)
def test_counts_hang_together_by_relations_between_unknowns_alone(relations, cells, groups):
    part = connected(relations, cells)
    found = {}
    for cell, number in part.items():
        found.setdefault(number, set()).add(cell)
    assert sorted(found.values(), key=min) == groups


def test_another_world_has_a_count_above_or_below_the_truth_and_keeps_every_relation():
    some = unknowns([3, 4, 7], [ROW], [0, 1])
    for sign in (1, -1):
        world = some.apart(0, sign, whole=True)
        assert np.sign(world[0] - 3) == sign
        assert world[0] + world[1] == world[2] == 7


def test_alone_in_its_row_a_count_is_what_it_is():
    some = unknowns([3, 4, 7], [ROW], [0])
    assert some.apart(0, 1, whole=True) is None
    assert some.apart(0, -1, whole=True) is None


@pytest.mark.parametrize(("sign", "there"), [(1, False), (-1, True)])
def test_no_count_goes_beyond_its_reach(sign, there):
    some = unknowns([3, 4, 7], [ROW], [0, 1], least=[-3, -4], most=[0, 3])
    assert (some.apart(0, sign, whole=True) is not None) is there


def test_a_reach_that_holds_nothing_is_no_world():
    some = unknowns([3, 4, 7], [ROW], [0, 1], least=[1, 1], most=[0, 0])
    assert some.apart(0, 1, whole=True) is None


def test_a_bound_may_be_reached_and_not_crossed():
    some = unknowns([3, 4, 7, 7], [BOUND], [3])
    assert some.apart(3, 1, whole=True) is None
    assert some.apart(3, -1, whole=True)[3] < 7


def test_nearby_goes_down_the_costs_a_short_way_and_stays_a_world():
    some = unknowns([30, 40, 70], [ROW], [0, 1], least=[-30, -40], most=[40, 30])
    down = some.nearby(np.array([1.0, 0.0, 0.0]))
    assert down.tolist() == [25, 45, 70]
    up = some.nearby(np.array([-1.0, 0.0, 0.0]))
    assert up.tolist() == [35, 35, 70]


def test_what_fractions_spoil_is_left_in_truth():
    truth = np.array([1, 1, 2, 5, 5])
    relations = [(((2, 0), (-1, 1), (-1, 1)), True), (((1, 3), (1, 4)), True)]
    some = Unknowns(truth, relations, [0, 1], (np.array([-1.0, -1.0]), np.array([4.0, 4.0])))
    world = truth.copy()
    world[[0, 1]] = 3, 1
    some._mend(world)
    assert world.tolist() == truth.tolist()
    world[[0, 1]] = 3, 3
    some._mend(world)
    assert world.tolist() == [3, 3, 2, 5, 5]


def test_relations_between_known_counts_are_not_looked_at():
    assert unknowns([3, 4, 7, 1], [ROW, BOUND], [0]).relations == [ROW]
    assert unknowns([3, 4, 7, 1], [ROW, BOUND], [2]).relations == [ROW, BOUND]


def test_without_unknowns_the_truth_is_the_only_world():
    assert unknowns([3, 4, 7], [ROW], []).nearby(np.zeros(3)).tolist() == [3, 4, 7]
