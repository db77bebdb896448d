"""Intervals by resampling reviews with replacement, from a fixed seed."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from dhrcode.analysis.agreement.ratings import FloatArray
from dhrcode.analysis.agreement.sums import Features, Sums

LEVEL = 0.95
"""The confidence level of intervals."""
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

    low: float | None
    high: float | None
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


def interval(values: FloatArray) -> BootstrapInterval:
    """The 95 % percentile interval of bootstrap values; NaN is a sample that is undefined.

    Source: B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.
    """
    defined = values[~np.isnan(values)]
    lost = len(values) - len(defined)
    said = f"undefined in {lost:,} of {len(values):,} samples"
    if lost > UNDEFINED * len(values):
        return BootstrapInterval(None, None, f"no interval: {said}")
    low, high = np.quantile(defined, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return BootstrapInterval(float(low), float(high), "", f"{said}, left out" if lost else "")


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
