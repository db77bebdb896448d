"""Worked examples to the digits that their sources print."""

import pytest

from dhrcode.analysis.agreement.comparison import compare_ratings

# J. L. Fleiss (1971), table 1: how many of six psychiatrists gave each of thirty patients the
# diagnoses depression, personality disorder, schizophrenia, neurosis, other.
DIAGNOSES = """
    00060 03003 01401 00006 03030 20400 00402 20310 20040 00006
    10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
    00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""


def test_the_thirty_patients_of_fleiss_1971(table, values):
    patients = DIAGNOSES.split()
    coded = ["".join("abcde"[n] * int(often) for n, often in enumerate(p)) for p in patients]
    totals = [sum(int(p[n]) for p in patients) for n in range(5)]
    assert [round(total / 180, 3) for total in totals] == [0.144, 0.144, 0.167, 0.306, 0.239]
    made = values(table({f"rater {n}": [p[n] for p in coded] for n in range(6)}))
    assert round(made["fleiss_kappa"], 3) == 0.430


@pytest.mark.parametrize(
    ("columns", "alpha"),
    [
        ({"Meg": "0100000010", "Owen": "1110010000"}, 0.095),  # A
        ({"Ben": "aabbdcccedda", "Gerry": "babbbccceddd"}, 0.692),  # B
        (
            {"A": "123321412...", "B": "1233224125.3", "C": ".3332342251.", "D": "12332441251."},
            0.743,
        ),  # C
    ],
)
def test_the_nominal_examples_of_krippendorff_2011(table, values, columns, alpha):
    assert round(values(table(columns))["alpha"], 3) == alpha


def test_ac1_of_the_same_four_raters_as_gwet_2014_and_irrcac_print_it(table, values):
    made = values(
        table({"A": "123321412...", "B": "1233224125.3", "C": ".3332342251.", "D": "12332441251."})
    )
    assert round(made["ac1"], 5) == 0.77544


@pytest.mark.parametrize(("counts", "kappa"), [((40, 9, 6, 45), 0.70), ((80, 10, 5, 5), 0.32)])
def test_the_first_paradox_of_feinstein_and_cicchetti_1990(two_by_two, values, counts, kappa):
    made = values(two_by_two(*counts))
    assert round(made["percent"], 2) == 0.85
    assert round(made["kappa"], 2) == kappa


def test_the_table_in_which_kappa_collapses(two_by_two, values):
    made = values(two_by_two(118, 5, 2, 0))
    assert {name: round(value, 4) for name, value in made.items()} == {
        "prevalence": 0.972,
        "percent": 0.944,
        "positive": 0.9712,
        "negative": 0.0,
        "kappa": -0.0234,
        "fleiss_kappa": -0.0288,
        "pabak": 0.888,
        "alpha": -0.0247,
        "ac1": 0.9408,
    }


def test_each_measure_by_hand_on_a_table_of_ten(two_by_two):
    # a 4, b 2, c 1, d 3: rows 6 and 4, columns 5 and 5, 11 of 20 ratings are present.
    made = compare_ratings(two_by_two(4, 2, 1, 3)).together.overall
    assert (made.reviews, made.units, made.pairs) == (10, 10, 10)
    expected = {
        "prevalence": 11 / 20,
        "percent": 7 / 10,
        "positive": 8 / 11,
        "negative": 6 / 9,
        "kappa": (0.7 - 0.5) / 0.5,  # pe = 0.6 * 0.5 + 0.4 * 0.5
        "fleiss_kappa": (0.7 - 0.505) / 0.495,  # pe = 0.55 ** 2 + 0.45 ** 2
        "pabak": 0.4,
        "alpha": 1 - 0.3 / ((11 * 9 * 2) / (20 * 19)),
        "ac1": (0.7 - 0.495) / 0.505,  # pe = 2 * 0.55 * 0.45
    }
    for name, estimate in made.measures.items():
        assert estimate.value == pytest.approx(expected[name], abs=1e-12), name


def test_three_coders_and_missing_ratings_by_hand(table):
    # Units: 1 1 . and 1 0 0 and . 1 0 and 0 . .
    made = compare_ratings(table({"A": "11.0", "B": "101.", "C": ".00."}))
    assert made.together.overall.pairs == 1 + 3 + 1
    value = {name: e.value for name, e in made.together.overall.measures.items()}
    assert value["percent"] == 2 / 5
    assert value["prevalence"] == 4 / 7
    assert value["positive"] == 2 / (2 + 2 + 1)  # of 10 ratings in pairs 5 are present
    assert value["negative"] == 2 / 5
    # Units 1 and 3 have two ratings, unit 2 has three: Fleiss takes the two.
    assert value["fleiss_kappa"] == pytest.approx((1 / 2 - 10 / 16) / (6 / 16))
    # pa: 1, 1/3, 0; the shares of 1: 1, 1/3, 1/2, and 0 of the unit that one rated.
    pa, pi = (1 + 1 / 3) / 3, (1 + 1 / 3 + 1 / 2) / 4
    pe = 2 * pi * (1 - pi)
    assert value["ac1"] == pytest.approx((pa - pe) / (1 - pe))
    # coincidences: 2 + 2 * 1 / 2 + 0 of 7; n 4 and 3.
    assert value["alpha"] == pytest.approx(1 - (1 - 3 / 7) / (24 / 42))
