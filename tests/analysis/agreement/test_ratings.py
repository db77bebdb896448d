"""A table of ratings: any codes, in any order."""

import numpy as np
import pytest

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import compare_ratings
from dhrcode.analysis.agreement.ratings import from_table, shared


def test_rows_become_units_by_coders():
    made = from_table([("u2", "LN", "b"), ("u1", "EM", "a"), ("u1", "LN", "b"), ("u3", "EM", "")])
    assert made.coders == ("LN", "EM")
    assert made.categories == ("a", "b")
    assert made.codes.tolist() == [[1, 0], [1, -1]]
    assert made.cluster.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("codes", "present"),
    [
        (["present", "absent"], "present"),
        (["Present", "absent", "unclear"], "Present"),
        (["present"], "present"),
        (["yes", "no"], "yes"),
        (["YES", "No"], "YES"),
        (["0", "1"], "1"),
        (["1", "2"], None),
        (["0", "1", "2"], None),
        (["yes", "no", "unclear"], None),
        (["yes"], None),
        (["present", "Present"], None),
        (["a", "b"], None),
    ],
)
def test_which_code_means_present(codes, present):
    made = from_table((f"u{n}", "EM", code) for n, code in enumerate(codes))
    assert (None if made.present is None else made.categories[made.present]) == present


def test_a_unit_rated_twice_by_one_coder():
    from_table([("u1", "EM", "a"), ("u1", "EM", "a")])
    with pytest.raises(ValueError, match=r"^EM rated u1 twice: a and b$"):
        from_table([("u1", "EM", "a"), ("u1", "EM", "b")])


def test_the_order_of_rows_changes_nothing():
    rng = np.random.default_rng(3)
    rows = [(f"u{u}", c, "ab"[rng.integers(2)]) for u in range(20) for c in ("EM", "LN")]
    moved = [rows[n] for n in rng.permutation(len(rows))]
    one, other = (compare_ratings(from_table(r)).together for r in (rows, moved))
    assert sorted(one.coders) == sorted(other.coders)
    assert one.overall == other.overall


def test_a_thousand_categories_are_as_the_same_ratings_of_many_units(table, values):
    # Every unit has a code of its own on which the coders agree, or two codes of its own.
    first = [f"x{n}" for n in range(1000)]
    second = [f"x{n}" if n % 4 else f"y{n}" for n in range(1000)]
    made = values(table({"A": first, "B": second}))
    n = 2000
    pairs_alike = 750 * 2
    assert made["percent"] == 0.75
    assert made["alpha"] == pytest.approx(1 - 0.25 / (1 - pairs_alike / (n * (n - 1))))
    assert made["kappa"] == pytest.approx((0.75 - 750e-6) / (1 - 750e-6))


def test_so_many_categories_that_a_full_table_of_them_would_not_fit(table):
    many = [f"x{n}" for n in range(30_000)]
    made = compare_ratings(table({"A": many, "B": many}), Resampling(samples=3)).together.overall
    assert made.measures["alpha"].value == pytest.approx(1)
    assert made.measures["alpha"].reason == "too few: no disagreement"


def test_units_that_one_coder_rated_are_not_shared():
    codes = np.array([[0, -1, -1], [0, 1, -1], [-1, -1, -1], [2, 2, 2]])
    assert shared(codes).tolist() == [[-1, -1, -1], [0, 1, -1], [-1, -1, -1], [2, 2, 2]]
    assert shared(codes[:0]).shape == (0, 3)


def test_a_unit_that_one_coder_rated_is_not_counted_and_changes_ac1_alone(table):
    with_it = table({"A": "11001", "B": "1010."})
    without = table({"A": "1100", "B": "1010"})
    one, other = (
        compare_ratings(ratings, Resampling(samples=0)).together.overall
        for ratings in (with_it, without)
    )
    assert (one.reviews, one.units, one.pairs) == (4, 4, 4)
    assert {m for m in one.measures if one.measures[m] != other.measures[m]} == {"ac1"}


def test_some_of_the_coders(table):
    made = table({"A": "12", "B": "1.", "C": "21"}).among([2, 0])
    assert made.coders == ("C", "A")
    assert made.codes.tolist() == [[1, 0], [0, 1]]
