"""Statistics against the values that their sources print."""

from math import exp, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.statistics import (
    TABLES,
    Association,
    ConfidenceInterval,
    association,
    jaccard,
    newcombe,
    ranks,
    share,
    total,
    wilson,
)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_newcombe_1998_prints_it_in_table_1(part, whole, low, high):
    made = wilson(part, whole)
    assert (round(made.low, 4), round(made.high, 4)) == (low, high)


NEWCOMBE = [  # first, of, second, of, and the ends by his method 10
    (48, 80, 56, 70, 0.0524, 0.3339),
    (3, 10, 9, 10, 0.1705, 0.8090),
    (2, 7, 6, 7, 0.0582, 0.8062),
    (0, 29, 5, 56, -0.0381, 0.1926),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (0, 10, 10, 10, 0.6075, 1.0),
]


@pytest.mark.parametrize(("first", "of_first", "second", "of_second", "low", "high"), NEWCOMBE)
def test_newcombe_as_his_second_paper_of_1998_prints_it(
    first, of_first, second, of_second, low, high
):
    ends = newcombe(first, of_first, second, of_second)
    assert [round(end, 4) for end in ends] == [low, high]
    turned = newcombe(second, of_second, first, of_first)
    assert [round(-end, 4) for end in reversed(turned)] == [low, high]


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_lies_around_the_proportion_and_mirrors(counts):
    part, whole = counts
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole + 1e-12
    assert part / whole - 1e-12 <= high <= 1
    mirrored = wilson(whole - part, whole)
    assert (mirrored.low, mirrored.high) == pytest.approx((1 - high, 1 - low), abs=1e-12)


def test_the_lady_tasting_tea_of_fisher_1935():
    made = association([[3, 1], [1, 3]])
    assert made.test == "Fisher's exact"
    assert made.p == pytest.approx(34 / 70)


def test_party_and_gender_of_agresti_2007_table_2_5():
    made = association([[762, 327, 468], [484, 239, 477]])
    assert made.test == "chi-squared"
    assert made.p == pytest.approx(exp(-30.1 / 2), rel=0.04)  # chi-squared 30.1, 2 degrees


def test_job_satisfaction_of_agresti_2002_by_random_tables():
    made = association([[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]])
    assert made.test == "Fisher's exact, 9,999 random tables"
    exact = 0.7827  # as R's documentation of fisher.test prints it for this table
    assert abs(made.p - exact) < 3 * sqrt(exact * (1 - exact) / TABLES)


@pytest.mark.parametrize("table", [[[1, 0], [0, 1], [0, 1]], [[1, 1, 0], [0, 0, 1]]])
def test_a_table_of_three_reviews_tells_nothing(table):
    assert association(table).p == 1


def test_the_same_table_has_the_same_p_twice():
    table = [[1, 2, 1, 0], [3, 3, 6, 1]]
    assert association(table) == association(table)


@pytest.mark.parametrize(
    ("table", "test"),
    [
        ([[5, 15], [15, 5]], "chi-squared"),
        ([[4, 6], [4, 7]], "Fisher's exact"),  # an expected count of 3.8
        ([[20, 20, 1], [20, 20, 1]], "Fisher's exact, 9,999 random tables"),  # 2 of 6 under 5
        ([[20, 20, 20, 20, 3], [20, 20, 20, 20, 3]], "chi-squared"),  # 2 of 10 under 5
    ],
)
def test_chi_squared_is_used_where_its_conditions_hold(table, test):
    assert association(table).test == test


@pytest.mark.parametrize(
    "table", [[], [[]], [[3, 4]], [[3], [4]], [[0, 0], [3, 4]], [[3, 0], [4, 0]], [[0, 0], [0, 0]]]
)
def test_without_variation_a_test_is_undefined(table):
    assert association(table) == Association(None, "undefined: no variation")


def test_rows_and_columns_without_reviews_change_nothing():
    assert association([[3, 0, 1], [0, 0, 0], [1, 0, 3]]) == association([[3, 1], [1, 3]])


@given(st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=2, max_size=4))
def test_rows_and_columns_may_change_places(table):
    turned = [list(column) for column in zip(*table, strict=True)]
    first, second = association(table), association(turned)
    assert first.test == second.test
    if first.p is not None and first.test == "chi-squared":
        assert first.p == pytest.approx(second.p)


def test_what_is_hidden_stays_hidden():
    assert share(HIDDEN, 5) is HIDDEN
    assert share(3, HIDDEN) is HIDDEN
    assert total(1, HIDDEN) is HIDDEN
    assert wilson(HIDDEN, 5) == ConfidenceInterval(HIDDEN, HIDDEN)
    assert jaccard(HIDDEN, 3, 4) is HIDDEN
    assert jaccard(2, 3, HIDDEN) is HIDDEN
    assert ranks([3, HIDDEN, 1]) == [HIDDEN] * 3
    assert association([[3, 1], [HIDDEN, 3]]) == Association(HIDDEN, "hidden")


def test_without_a_denominator_nothing_is_defined():
    assert share(0, 0) is None
    assert wilson(0, 0) == ConfidenceInterval(None, None)
    assert jaccard(0, 0, 0) is None


def test_jaccard():
    assert jaccard(2, 3, 4) == 2 / 5
    assert jaccard(3, 3, 3) == 1
    assert jaccard(0, 3, 4) == 0


def test_ranks_share_the_better_place():
    assert ranks([5, 7, 5, 0, 9]) == [3, 2, 3, 5, 1]
    assert ranks([4, 4, 4]) == [1, 1, 1]
    assert ranks([]) == []


def test_a_p_of_random_tables_is_the_same_whatever_stands_in_rows_and_in_what_order():
    rows = [[3, 0, 1, 2], [1, 4, 0, 0], [0, 1, 5, 1]]
    made = association(rows)
    assert made.test == "Fisher's exact, 9,999 random tables"
    turned = [list(column) for column in zip(*rows, strict=True)]
    assert association(turned) == made
    assert association([rows[n] for n in (2, 0, 1)]) == made
    assert association([row[::-1] for row in turned]) == made


def test_nor_does_that_of_a_table_with_as_many_rows_as_columns():
    rows = [[4, 0, 1], [0, 3, 0], [2, 1, 2]]
    assert association([list(column) for column in zip(*rows, strict=True)]) == association(rows)
