"""Intervals by resampling reviews with replacement, from a fixed seed."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

from dhrcode.analysis.agreement.ratings import FloatArray
from dhrcode.analysis.agreement.sums import Features, Sums
from dhrcode.analysis.statistics import LEVEL

BLOCK = 1_000_000
"""The most cells of weights or sums in memory at once: 8 MB, whatever the number of reviews."""
KEPT = 4_000_000
"""Weights of at most this many cells are kept for the next figure, which usually needs the same."""
UNDEFINED = 0.1
"""If a larger share of the samples is undefined, the rest does not show the uncertainty."""


class Resampling(NamedTuple):
    """How intervals are made.

    Attributes:
        samples: how many bootstrap samples; 0 for no intervals.
        seed: fixed, so that the same data give the same interval.
    """

    samples: int = 1_000
    seed: int = 2014


class BootstrapInterval(NamedTuple):
    """The ends of an interval, or why there is none.

    Attributes:
        low: its lower end.
        high: its upper end.
        reason: why the ends are None.
        note: what was left out, if some samples were.
    """

    low: float | None = None
    high: float | None = None
    reason: str = ""
    note: str = ""


def resampled(
    features: Features, compute: Callable[[Sums], FloatArray], resampling: Resampling
) -> FloatArray:
    """The result of `compute` for each bootstrap sample: samples x its values.

    Every sample draws as many clusters as there are. How often each was drawn, times its row of
    sums, is the row of sums of the sample.
    """
    clusters, columns = features.rows.shape
    result = [
        compute(features.sums(np.asarray(weights @ features.rows)))
        for weights in _weights(clusters, columns, resampling)
    ]
    return np.concatenate(result)


def interval(
    values: FloatArray, value: float, clusters: int, *, degrees: float, plain: bool = False
) -> BootstrapInterval:
    """The 95 % interval of a value from its bootstrap values; NaN is a sample that is undefined.

    A t interval with the standard error of the bootstrap, on the scale of log(1 - value), on which
    what coders do not agree on is about as uncertain upwards as downwards. Percentiles of the
    bootstrap are too narrow for few clusters.

    Source: B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapters 6, 12.

    Args:
        values: of the samples.
        value: of the data, below 1.
        clusters: how many there are.
        degrees: degrees of freedom of the t distribution.
        plain: made on the scale of the value itself.
    """
    defined = values[~np.isnan(values)]
    lost = len(values) - len(defined)
    said = f"undefined in {lost:,} of {len(values):,} samples"
    if lost > UNDEFINED * len(values):
        return BootstrapInterval(reason=f"no interval: {said}")
    error = np.std(defined, ddof=1) * sqrt(clusters / (clusters - 1))
    low, high = ends(np.array(value), np.array(error), np.array(degrees), plain=plain)
    return BootstrapInterval(float(low), float(high), "", f"{said}, left out" if lost else "")


def ends(
    value: FloatArray, error: FloatArray, degrees: FloatArray, *, plain: bool = False
) -> tuple[FloatArray, FloatArray]:
    """The ends of the intervals of values with standard errors; see `interval`."""
    times = stdtrit(degrees, (1 + LEVEL) / 2) * error
    if plain:
        return value - times, value + times
    factor = np.exp(times / (1 - value))
    return 1 - (1 - value) * factor, 1 - (1 - value) / factor


def _weights(clusters: int, columns: int, resampling: Resampling) -> Iterator[FloatArray]:
    """How often each sample drew each cluster, samples x clusters, in blocks of samples."""
    rows = max(1, BLOCK // max(clusters, columns))
    if clusters * resampling.samples > KEPT:
        yield from _drawn(clusters, rows, resampling)
    else:
        yield from _kept(clusters, rows, resampling)


@lru_cache(maxsize=1)
def _kept(clusters: int, rows: int, resampling: Resampling) -> tuple[FloatArray, ...]:
    return tuple(_drawn(clusters, rows, resampling))


def _drawn(clusters: int, rows: int, resampling: Resampling) -> Iterator[FloatArray]:
    # The draw depends only on the seed and the number of clusters: the agreement of two coders has
    # # the same interval, whoever else is compared with them and wherever it is in the result.
    random = np.random.default_rng(resampling.seed)
    for start in range(0, resampling.samples, rows):
        n = min(rows, resampling.samples - start)
        drawn = random.integers(clusters, size=(n, clusters))
        drawn += np.arange(0, n * clusters, clusters)[:, np.newaxis]
        counts = np.bincount(drawn.ravel(), minlength=n * clusters)
        yield counts.reshape(n, clusters).astype(np.float64)
