"""Intervals against samples drawn and computed one by one."""

import numpy as np
import pytest
from scipy.stats import t

from dhrcode.analysis.agreement import bootstrap, sums
from dhrcode.analysis.agreement.bootstrap import Resampling, ends, interval
from dhrcode.analysis.agreement.comparison import compare_ratings
from dhrcode.analysis.agreement.measures import MEASURES, PRESENCE, measured
from dhrcode.analysis.agreement.sums import features


@pytest.fixture
def clustered(coded):
    """Thirty clusters of two to four units, three coders, some ratings missing."""
    rng = np.random.default_rng(5)
    cluster = np.repeat(np.arange(30), rng.integers(2, 5, size=30))
    truth = rng.integers(3, size=(len(cluster), 1))
    codes = np.where(rng.random((len(cluster), 3)) < 0.7, truth, rng.integers(3, size=truth.shape))
    codes[rng.random(codes.shape) < 0.1] = -1
    return coded(codes, 3, present=1)._replace(cluster=cluster)


@pytest.mark.parametrize("columns", [(0, 1, 2), (0, 2)])
def test_as_if_every_sample_were_data(clustered, columns):
    ratings = clustered.among(columns)
    resampling = Resampling(samples=200, seed=11)
    made = measured(ratings, "x", resampling)
    draw = np.random.default_rng(11)
    drawn = {name: [] for name in MEASURES}
    for _ in range(200):
        units = [np.flatnonzero(ratings.cluster == c) for c in draw.integers(30, size=30)]
        chosen = np.concatenate(units)
        sample = ratings._replace(codes=ratings.codes[chosen], cluster=np.arange(len(chosen)))
        found = measured(sample, "x", Resampling(samples=0)).measures
        for name in MEASURES:
            drawn[name].append(found[name].value)
    whole = features(ratings)
    sums_of_all = whole.sums(whole.rows.sum(axis=0))
    differ = (
        sums_of_all.pairs - sums_of_all.agreeing,
        sums_of_all.present - 2 * sums_of_all.both,
    )
    for name, values in drawn.items():
        if None in values:
            assert (name, len(columns)) == ("kappa", 3)
            continue
        estimate = made.measures[name]
        error = np.std(values, ddof=1) * (30 / 29) ** 0.5
        few = name in ("percent", "negative", "pabak", "ac1")
        times = t.ppf(0.975, min(29, differ[name in PRESENCE] + 8) if few else 29) * error
        if name == "prevalence":
            low, high = estimate.value - times, estimate.value + times
        else:
            factor = np.exp(times / (1 - estimate.value))
            low = 1 - (1 - estimate.value) * factor
            high = 1 - (1 - estimate.value) / factor
        assert made.measures[name].low == pytest.approx(low, abs=1e-12), name
        assert made.measures[name].high == pytest.approx(high, abs=1e-12), name


def test_the_same_seed_the_same_interval_and_another_another(clustered):
    once, again = compare_ratings(clustered), compare_ratings(clustered)
    other = compare_ratings(clustered, Resampling(seed=1))
    assert once == again
    for name in ("percent", "alpha", "ac1"):
        assert once.together.overall.measures[name] != other.together.overall.measures[name]


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [(bootstrap, "BLOCK", 100), (bootstrap, "KEPT", 0), (sums, "DENSE", 0)],
)
def test_how_it_is_cut_up_and_stored_changes_nothing(clustered, monkeypatch, module, name, value):
    whole = compare_ratings(clustered).together.overall
    monkeypatch.setattr(module, name, value)
    cut = compare_ratings(clustered).together.overall
    for measure in MEASURES:
        one, other = whole.measures[measure], cut.measures[measure]
        assert one[3:] == other[3:]
        assert [x and pytest.approx(x, abs=1e-12) for x in one[:3]] == list(other[:3])


def test_units_of_one_review_are_drawn_together(coded):
    # Reviews on which coders wholly agree or wholly differ: less is known than of units apart.
    codes = np.repeat([[0, 0], [1, 1], [0, 1], [1, 0], [1, 1], [0, 0]], 20, axis=0)
    apart = measured(coded(codes, 2), "x", Resampling()).measures["percent"]
    together = coded(codes, 2)._replace(cluster=np.repeat(np.arange(6), 20))
    whole = measured(together, "x", Resampling()).measures["percent"]
    assert apart.value == whole.value
    assert whole.high - whole.low > 3 * (apart.high - apart.low)


def test_the_interval_of_a_proportion_is_about_that_of_the_normal_curve(coded):
    codes = np.zeros((2_000, 2), dtype=int)
    codes[:600, 1] = 1
    made = measured(coded(codes, 2), "x", Resampling(samples=4_000)).measures["percent"]
    half = 1.96 * (0.7 * 0.3 / 2_000) ** 0.5
    assert made.low == pytest.approx(0.7 - half, abs=half / 6)
    assert made.high == pytest.approx(0.7 + half, abs=half / 6)


def test_samples_that_are_undefined_are_left_out_and_said():
    values = np.linspace(0.3, 0.7, 1000)
    made = interval(np.array([*values, *[np.nan] * 50]), 0.5, 40, degrees=39, plain=True)
    half = t.ppf(0.975, 39) * np.std(values, ddof=1) * (40 / 39) ** 0.5
    assert made == (
        pytest.approx(0.5 - half),
        pytest.approx(0.5 + half),
        "",
        "undefined in 50 of 1,050 samples, left out",
    )


def test_what_coders_do_not_agree_on_is_as_uncertain_upwards_as_downwards():
    low, high = ends(np.array(0.8), np.array(0.05), np.array(50.0))
    assert (1 - low) / 0.2 == pytest.approx(0.2 / (1 - high))
    assert low < 0.8 < high < 1
    closer = ends(np.array(0.99), np.array(0.02), np.array(50.0))
    assert closer[1] < 1


@pytest.mark.parametrize(("lost", "defined"), [(10, True), (11, False)])
def test_a_tenth_of_the_samples_may_be_undefined(lost, defined):
    values = np.array([np.nan] * lost + [0.5] * (100 - lost))
    made = interval(values, 0.5, 20, degrees=19)
    assert (made.low == 0.5) is defined
