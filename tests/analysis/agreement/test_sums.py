"""What the coefficients are computed from, counted by hand."""

import numpy as np
import pytest
from scipy.sparse import issparse

from dhrcode.analysis.agreement import sums as module
from dhrcode.analysis.agreement.ratings import MISSING, Ratings
from dhrcode.analysis.agreement.sums import features

_ = MISSING
COLUMNS = ("EM", "JB", "LN")


def ratings(codes, cluster=None, present=0, categories=("present", "absent", "unclear")):
    codes = np.array(codes)
    clusters = np.arange(len(codes)) if cluster is None else np.array(cluster)
    return Ratings(codes, COLUMNS[: codes.shape[1]], categories, clusters, present)


def summed(found):
    """The sums of all clusters together, as plain numbers."""
    whole = found.sums(np.asarray(found.rows.sum(axis=0)).ravel())
    return {name: np.asarray(value).tolist() for name, value in whole._asdict().items()}


def test_three_coders_of_four_units_by_hand():
    found = features(ratings([[0, 0, 0], [0, 0, 1], [0, 1, 2], [1, _, _]]))
    assert found.each == 3
    told = summed(found)
    assert {name: told[name] for name in ("pairs", "agreeing", "rated", "compared")} == {
        "pairs": 9,
        "agreeing": 3 + 1,
        "rated": 4,
        "compared": 3,
    }
    assert told["both"] == 3 + 1
    assert told["present"] == (3 + 2 + 1) * 2
    assert told["prevalent"] == 3 + 2 + 1
    assert told["agreement"] == 1 + 1 / 3
    assert told["coincident"] == 3 * 2 / 2 + 1 * 2 / 2
    assert told["counts"] == [6, 2, 1]
    assert told["shares"] == [1 + 2 / 3 + 1 / 3, 1 / 3 + 1 / 3 + 1, 1 / 3]
    assert told["first"] == told["second"] == [0, 0, 0]


def test_of_two_coders_each_has_a_margin_in_units_that_both_rated():
    told = summed(features(ratings([[0, 1], [0, 0], [2, _], [_, 1]])))
    assert (told["first"], told["second"]) == ([2, 0, 0], [1, 1, 0])
    assert (told["pairs"], told["rated"], told["compared"]) == (2, 4, 2)


def test_units_that_most_have_rated_as_often_are_kept_apart():
    found = features(ratings([[0, 0, _], [0, 1, _], [1, 1, 1]]))
    told = summed(found)
    assert found.each == 2
    assert (told["even_pairs"], told["even_agreeing"], told["even"]) == (2, 1, [3, 1, 0])


def test_on_a_tie_the_larger_number_of_ratings_is_taken():
    assert features(ratings([[0, 0, _], [1, 1, 1]])).each == 3
    assert features(ratings([[0, _, _]])).each == 2  # of none, two


def test_a_cluster_is_one_row_and_those_without_ratings_have_none():
    found = features(ratings([[0, 0], [0, 1], [_, _], [1, 1]], cluster=[7, 3, 5, 7]))
    rows = found.sums(np.asarray(found.rows))
    assert rows.pairs.tolist() == [1, 2]
    assert rows.agreeing.tolist() == [0, 2]
    assert rows.counts.tolist() == [[1, 1, 0], [2, 2, 0]]


def test_where_no_code_means_present_nothing_is():
    told = summed(features(ratings([[0, 0], [0, 1]], present=None)))
    assert (told["both"], told["present"], told["prevalent"]) == (0, 0, 0)
    assert told["agreeing"] == 1


def test_categories_that_nobody_used_have_their_place():
    found = features(ratings([[0, 0]], categories=("present", *"abcd")))
    assert found.categories == 5
    assert summed(found)["counts"] == [2, 0, 0, 0, 0]
    assert found.sums(np.zeros(11 + 25)).categories == 5


def test_rows_may_be_added_up_as_often_as_they_are_drawn():
    found = features(ratings([[0, 0], [0, 1]]))
    drawn = found.sums(np.array([[2.0, 0.0], [1.0, 3.0]]) @ np.asarray(found.rows))
    assert drawn.pairs.tolist() == [2, 4]
    assert drawn.agreeing.tolist() == [2, 1]


@pytest.mark.parametrize("dense", [True, False])
def test_a_large_table_is_kept_sparse_and_is_the_same(monkeypatch, dense):
    monkeypatch.setattr(module, "DENSE", 10**9 if dense else 10)
    found = features(ratings([[0, 1, 1], [2, 2, _]]))
    assert issparse(found.rows) is not dense
    assert summed(found)["pairs"] == 4
    assert summed(found)["counts"] == [1, 2, 2]


def test_nothing_rated_is_no_row():
    found = features(ratings([[_, _], [_, _]]))
    assert found.rows.shape == (0, 11 + 15)
    assert summed(found)["pairs"] == 0
