"""Counts by their names, and what a reader can work out with."""

import pytest

from dhrcode.analysis.ledger import HIDDEN, Ledger, Relation

A, B, C, D = ("a",), ("b",), ("c",), ("d",)


@pytest.fixture
def ledger():
    return Ledger({A: 7, B: 3, C: 4})


def test_a_hidden_count_is_printed_as_a_star():
    assert str(HIDDEN) == "*"


def test_a_sum_its_balance_and_its_bound_are_relations(ledger):
    ledger.add_sum(A, [B, C])
    ledger.add_balance([A], [B, C])
    ledger.add_bound([A], [C])
    assert ledger.relations == [
        Relation(((-1, A), (1, B), (1, C))),
        Relation(((1, A), (-1, B), (-1, C))),
        Relation(((1, A), (-1, C)), ">="),
    ]
    assert ledger.broken() == []


@pytest.mark.parametrize(("count", "holds"), [(6, False), (7, True), (8, False)])
def test_a_sum_holds_exactly(ledger, count, holds):
    ledger.add_sum(A, [B, C])
    ledger.counts[A] = count
    assert (ledger.broken() == []) is holds


@pytest.mark.parametrize(("count", "holds"), [(3, False), (4, True), (5, True)])
def test_a_bound_may_be_reached(ledger, count, holds):
    ledger.add_bound([A], [C])
    ledger.counts[A] = count
    assert (ledger.broken() == []) is holds


def test_those_that_are_broken_are_named_and_no_others(ledger):
    ledger.add_sum(A, [B])
    ledger.add_sum(A, [B, C])
    ledger.add_bound([B], [A])
    assert ledger.broken() == [Relation(((-1, A), (1, B))), Relation(((1, B), (-1, A)), ">=")]


def test_what_a_reader_gets_by_subtraction_is_counted_and_is_no_figure(ledger):
    ledger.add_rest(A, B, D)
    assert ledger.counts[D] == 4
    assert ledger.implied == {D}
    assert ledger.relations == [Relation(((-1, A), (1, B), (1, D)))]
    assert ledger.broken() == []
    assert ledger.figures() == {A: 7, B: 3, C: 4}
