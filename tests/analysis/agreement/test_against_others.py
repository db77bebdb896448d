"""Against statsmodels, scikit-learn and krippendorff, on random data."""

import krippendorff
import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa, to_table

SEEDS = range(12)


def random_codes(seed, coders, missing=0.0):
    """Units x coders that agree more or less, on two to six categories, and how many these are."""
    rng = np.random.default_rng(seed)
    k = int(rng.integers(2, 7))
    truth = rng.integers(k, size=(int(rng.integers(20, 90)), 1))
    codes = np.where(
        rng.random((len(truth), coders)) < rng.random(),
        truth,
        rng.integers(k, size=(len(truth), coders)),
    )
    codes[rng.random(codes.shape) < missing] = -1
    return codes, k


@pytest.mark.parametrize("seed", SEEDS)
def test_cohens_kappa(coded, values, seed):
    codes, k = random_codes(seed, 2)
    made = values(coded(codes, k))["kappa"]
    assert made == pytest.approx(cohen_kappa_score(*codes.T), abs=1e-12)
    assert made == pytest.approx(cohens_kappa(to_table(codes)[0]).kappa, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_cohens_kappa_leaves_out_what_one_did_not_rate(coded, values, seed):
    codes, k = random_codes(seed, 2, missing=0.3)
    both = codes[(codes >= 0).all(axis=1)]
    made = values(coded(codes, k))["kappa"]
    assert made == pytest.approx(cohen_kappa_score(*both.T), abs=1e-12)


@pytest.mark.parametrize("coders", [2, 3, 5])
@pytest.mark.parametrize("seed", SEEDS)
def test_fleiss_kappa(coded, values, seed, coders):
    codes, k = random_codes(seed, coders)
    counts, _ = aggregate_raters(codes, n_cat=k)
    made = values(coded(codes, k))["fleiss_kappa"]
    assert made == pytest.approx(fleiss_kappa(counts), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_fleiss_kappa_of_the_units_that_most_ratings_have(coded, values, seed):
    codes, k = random_codes(seed, 4, missing=0.1)
    complete = codes[(codes >= 0).all(axis=1)]
    assert 0 < len(complete) < len(codes)
    counts, _ = aggregate_raters(complete, n_cat=k)
    made = values(coded(codes, k))["fleiss_kappa"]
    assert made == pytest.approx(fleiss_kappa(counts), abs=1e-12)


@pytest.mark.parametrize("coders", [2, 3, 6])
@pytest.mark.parametrize("missing", [0, 0.15, 0.5])
@pytest.mark.parametrize("seed", SEEDS)
def test_krippendorffs_alpha(coded, values, seed, missing, coders):
    codes, k = random_codes(seed, coders, missing)
    known = np.where(codes < 0, np.nan, codes).T
    made = values(coded(codes, k))["alpha"]
    theirs = krippendorff.alpha(known, level_of_measurement="nominal")
    assert made == pytest.approx(theirs, abs=1e-12)
