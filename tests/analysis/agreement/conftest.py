"""Ratings for the tests, from a column of codes for each coder."""

import numpy as np
import pytest

from dhrcode.analysis.agreement.bootstrap import Resampling
from dhrcode.analysis.agreement.comparison import compare_ratings
from dhrcode.analysis.agreement.ratings import Ratings, from_table

NONE = Resampling(samples=0)


@pytest.fixture(scope="session")
def table():
    """Ratings from `{coder: codes}`; a dot is missing."""

    def made(columns):
        return from_table(
            (f"u{n:06}", coder, code)
            for coder, codes in columns.items()
            for n, code in enumerate(codes)
            if code != "."
        )

    return made


@pytest.fixture(scope="session")
def coded():
    """Ratings from an array of units x coders, -1 missing, with k categories of the scale."""

    def made(codes, k, present=None):
        codes = np.asarray(codes)
        coders = tuple(f"c{n}" for n in range(codes.shape[1]))
        categories = tuple(f"k{n}" for n in range(k))
        return Ratings(codes, coders, categories, np.arange(len(codes)), present)

    return made


@pytest.fixture(scope="session")
def values():
    """The values of all measures of all coders of some ratings, without intervals."""

    def made(ratings):
        measures = compare_ratings(ratings, NONE).together.overall.measures
        return {name: estimate.value for name, estimate in measures.items()}

    return made


@pytest.fixture(scope="session")
def two_by_two(table):
    """Ratings of two coders from the counts a, b, c, d: both present, one of them, neither."""

    def made(a, b, c, d):
        first = ["yes"] * (a + b) + ["no"] * (c + d)
        second = ["yes"] * a + ["no"] * b + ["yes"] * c + ["no"] * d
        return table({"A": first, "B": second})

    return made
