"""What cannot be computed is undefined, with the reason."""

import numpy as np
import pytest

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import compare, compare_ratings
from dhrcode.analysis.agreement.measures import MEASURES, Estimate
from dhrcode.analysis.agreement.ratings import from_table


def undefined(reason):
    return Estimate(None, None, None, reason)


def of(ratings):
    return compare_ratings(ratings).together.overall


def reasons(ratings):
    """The reasons of what is undefined."""
    return {name: e.reason for name, e in of(ratings).measures.items() if e.value is None}


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({}, "no coder"),
        ({"A": "101"}, "one coder"),
        ({"A": "10..", "B": "..10"}, "no unit in common"),
        ({"A": "1..", "B": ".1.", "C": "..0"}, "no unit in common"),
    ],
)
def test_nothing_to_compare(table, columns, reason):
    made = of(table(columns))
    assert (made.reviews, made.units, made.pairs) == (0, 0, 0)
    assert made.measures == dict.fromkeys(MEASURES, undefined(reason))


def test_all_ratings_present(table):
    # What one coder alone rated is on the scale all the same.
    assert reasons(table({"A": "111.", "B": "1110"})) == {
        "negative": "always present",
        "kappa": "no variation",
        "fleiss_kappa": "no variation",
        "alpha": "no variation",
    }


def test_all_ratings_absent(table):
    made = reasons(table({"A": "000.", "B": "0001"}))
    assert made == {
        "positive": "never present",
        "kappa": "no variation",
        "fleiss_kappa": "no variation",
        "alpha": "no variation",
    }


def test_a_scale_of_one_code(table):
    made = reasons(table({"A": "aaa", "B": "aaa"}))
    assert made["pabak"] == made["ac1"] == "only one code"
    assert made["prevalence"] == made["positive"] == made["negative"] == "no code means present"


def test_one_coder_who_always_says_the_same_leaves_kappa_defined(table):
    assert of(table({"A": "1111", "B": "1100"})).measures["kappa"].value == 0


def test_cohens_kappa_of_three_is_given_by_pairs(table):
    made = compare_ratings(table({"A": "1100", "B": "1100", "C": "1010"}))
    assert made.together.overall.measures["kappa"] == undefined("more than two coders: see pairs")
    assert made.together.overall.measures["fleiss_kappa"].value is not None
    assert [(p.coders, p.overall.measures["kappa"].value) for p in made.pairs] == [
        (("A", "B"), 1),
        (("A", "C"), 0),
        (("B", "C"), 0),
    ]


def test_fleiss_says_which_units_it_left_out(table):
    ratings = table({"A": "110011", "B": "110010", "C": "1010.."})
    made = compare_ratings(ratings, Resampling(samples=0)).together.overall
    assert made.measures["fleiss_kappa"].note == "from the 4 of 6 units that have 3 ratings"
    assert made.measures["alpha"].note == ""


def test_fleiss_takes_the_larger_number_on_a_tie(table):
    made = of(table({"A": "1100", "B": "1010", "C": "10.."}))
    assert made.measures["fleiss_kappa"].note.startswith("from the 2 of 4 units that have 3 rat")


def test_fleiss_uses_every_unit_if_two_of_three_coders_rated_each(table):
    made = of(table({"A": "11.0", "B": "1.10", "C": ".10."}))
    assert made.measures["fleiss_kappa"].value is not None
    assert "from the" not in made.measures["fleiss_kappa"].note


def test_one_review_has_values_without_intervals():
    found = {
        "EM": {"DHR1": {"p": "present", "q": "absent"}},
        "LN": {"DHR1": {"p": "present", "q": "unclear"}},
    }
    made = compare(found, {"one": ["p", "q"]}).together.overall
    assert made.measures["percent"] == Estimate(0.5, None, None, "no interval: only one review")


def test_one_unit_has_values_without_intervals(table):
    made = of(table({"A": "1", "B": "1"})).measures["percent"]
    assert made == Estimate(1, None, None, "no interval: only one unit")


def test_no_samples_no_interval(two_by_two):
    made = compare_ratings(two_by_two(4, 2, 1, 3), Resampling(samples=0)).together.overall
    assert made.measures["percent"] == Estimate(0.7, None, None, "no interval asked for")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((3, 2, 2, 23), "too few: the rarer finding is in fewer than 8"),
        ((23, 2, 2, 3), "too few: the rarer finding is in fewer than 8"),
        ((7, 1, 0, 22), "too few: the rarer finding is in fewer than 8"),
        ((12, 0, 0, 18), "too few: no disagreement"),
        ((7, 1, 1, 51), ""),
        ((10, 2, 2, 16), ""),
    ],
)
def test_where_there_are_too_few_there_is_no_interval(two_by_two, cells, said):
    made = of(two_by_two(*cells)).measures
    for name in ("percent", "positive", "kappa", "alpha", "ac1"):
        assert made[name].reason == said, name
        assert (made[name].low is None) == bool(said)
        assert made[name].value is not None


def test_nor_where_there_are_too_few_reviews(two_by_two):
    ratings = two_by_two(40, 10, 10, 40)
    few = of(ratings._replace(cluster=np.arange(100) % 4)).measures["alpha"]
    assert (few.low, few.reason) == (None, "too few: 4 are resampled")
    assert of(ratings._replace(cluster=np.arange(100) % 5)).measures["alpha"].low is not None


def test_an_interval_stays_within_what_a_measure_can_be(two_by_two):
    made = of(two_by_two(1, 14, 14, 1)).measures
    assert made["positive"].low == 0.0
    assert made["alpha"].low == -1.0


def test_an_empty_table_is_no_coder():
    assert of(from_table([])).measures["alpha"] == undefined("no coder")
    assert compare_ratings(from_table([])).pairs == ()
