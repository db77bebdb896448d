"""Statistics of counts: proportions, their intervals, ranks, overlap, tests of association.

What is hidden stays hidden: a statistic of a hidden count is hidden. A statistic that cannot be
computed is undefined: None, or an `Association` that says why.
"""
# ruff: noqa: PLC0415 - SciPy takes half a second to import, and only packs need it

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple

from dhrcode.analysis.ledger import HIDDEN, AtLeast, Figure, Hidden, Undefined

LEVEL = 0.95
"""The confidence level of intervals."""
TABLES = 9_999
"""The random tables of a Monte Carlo test: a p of 0.05 then has a standard error of 0.002."""
SEED = 2014
"""Fixed, so that the same counts give the same p."""

Proportion = float | Hidden | Undefined | None
"""From 0 to 1; hidden, undefined, or None where the denominator is 0."""


NOT_KNOWN = Undefined("not coded in some partial records")


class ConfidenceInterval(NamedTuple):
    """The ends of a confidence interval, from 0 to 1."""

    low: Proportion
    high: Proportion


class Association(NamedTuple):
    """A test of whether rows and columns of a table of counts are independent.

    Attributes:
        p: the probability of a table as unlikely as this one or more so; None if undefined.
        test: which test, in words; or why there is none.
    """

    p: Proportion
    test: str


def share(part: Figure, whole: Figure) -> Proportion:
    """`part` of `whole`; undefined where one of them is only known to be "at least"."""
    if isinstance(part, Hidden) or isinstance(whole, Hidden):
        return HIDDEN
    if isinstance(part, AtLeast) or isinstance(whole, AtLeast):
        return NOT_KNOWN
    return part / whole if whole else None


def total(*parts: Figure) -> Figure:
    """The sum of counts; hidden if one of them is."""
    known = [part for part in parts if not isinstance(part, Hidden)]
    return sum(known) if len(known) == len(parts) else HIDDEN


def wilson(part: Figure, whole: Figure) -> ConfidenceInterval:
    """The 95 % interval of a proportion by Wilson's score method, without continuity correction.

    Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical
    inference, Journal of the American Statistical Association 22, 209-212; recommended for small
    numbers by R. G. Newcombe (1998), Statistics in Medicine 17, 857-872. Computed by SciPy.
    """
    if isinstance(part, Hidden) or isinstance(whole, Hidden):
        return ConfidenceInterval(HIDDEN, HIDDEN)
    if isinstance(part, AtLeast) or isinstance(whole, AtLeast):
        return ConfidenceInterval(NOT_KNOWN, NOT_KNOWN)
    if not whole:
        return ConfidenceInterval(None, None)
    return ConfidenceInterval(*_ends(part, whole))


def _ends(part: int, whole: int) -> tuple[float, float]:
    """The ends of Wilson's interval of known counts."""
    from scipy.stats import binomtest

    ends = binomtest(part, whole).proportion_ci(LEVEL, method="wilson")
    return float(ends.low), float(ends.high)


def newcombe(first: int, of_first: int, second: int, of_second: int) -> ConfidenceInterval:
    """The 95 % interval of the second proportion less the first, of independent groups, -1 to 1.

    Made of the two Wilson intervals, without continuity correction: method 10 of R. G. Newcombe
    (1998), Interval estimation for the difference between independent proportions, Statistics in
    Medicine 17, 873-890.
    """
    p, q = first / of_first, second / of_second
    (low_p, high_p), (low_q, high_q) = _ends(first, of_first), _ends(second, of_second)
    below, above = hypot(q - low_q, high_p - p), hypot(high_q - q, p - low_p)
    return ConfidenceInterval(q - p - below, q - p + above)


def jaccard(both: Figure, first: Figure, second: Figure) -> Proportion:
    """Reviews with both as a proportion of reviews with either; None if neither is found.

    Source: P. Jaccard (1912), The distribution of the flora in the alpine zone, New Phytologist
    11, 37-50.
    """
    either = total(first, second)
    if isinstance(both, Hidden) or isinstance(either, Hidden):
        return HIDDEN
    return share(both, either - both)


def ranks(counts: Sequence[Figure]) -> list[Figure]:
    """The place of each count, the largest first; equal counts share the better place (1, 2, 2, 4).

    If one count is hidden every rank is, since the places of the others would reveal it.
    """
    known = [count for count in counts if not isinstance(count, Hidden)]
    if len(known) < len(counts):
        return [HIDDEN] * len(counts)
    return [1 + sum(other > count for other in known) for count in known]


def association(table: Sequence[Sequence[Figure]]) -> Association:
    """Tests whether rows and columns are independent.

    Pearson's chi-squared without continuity correction where its conditions hold: no expected
    count under 1 and at most a fifth of them under 5 (W. G. Cochran 1954, Some methods for
    strengthening the common chi-squared tests, Biometrics 10, 417-451); in a table of two by two,
    none under 5. Otherwise Fisher's exact test: by all tables for two by two, by 9,999 random
    tables with the same margins from a fixed seed for larger ones. Computed by SciPy. The p does
    not depend on the order of rows, of columns, or on which of the two variables stands in rows.

    Args:
        table: rows of numbers of reviews or people; each is in one cell.
    """
    if any(isinstance(cell, Hidden) for row in table for cell in row):
        return Association(HIDDEN, "hidden")
    rows = [[cell for cell in row if not isinstance(cell, Hidden)] for row in table if any(row)]
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    if len(rows) < 2 or len(columns) < 2:
        return Association(None, "undefined: no variation")
    return _tested(_in_one_order([list(row) for row in zip(*columns, strict=True)]))


def _in_one_order(rows: list[list[int]]) -> list[list[int]]:
    """The same table whatever stood in its rows and in what order.

    Random tables are drawn from the sums of rows and columns: in another order of these, the same
    seed would draw others.
    """
    ways = [rows, [list(column) for column in zip(*rows, strict=True)]]
    rows = min(ways, key=lambda way: (len(way), sorted(map(sum, way))))
    columns = sorted(zip(*sorted(rows, key=sum), strict=True), key=sum)
    return [list(row) for row in zip(*columns, strict=True)]


def _tested(rows: list[list[int]]) -> Association:
    from scipy.stats import chi2_contingency

    result = chi2_contingency(rows, correction=False)
    expected = [float(e) for row in result.expected_freq for e in row]
    small = sum(e < 5 for e in expected)
    allowed = 0 if len(expected) == 4 else len(expected) / 5
    if min(expected) >= 1 and small <= allowed:
        return Association(float(result.pvalue), "chi-squared")
    return _exact(rows)


def _exact(rows: list[list[int]]) -> Association:
    import numpy as np
    from scipy.stats import MonteCarloMethod, fisher_exact

    counts = np.array(rows)
    if counts.shape == (2, 2):
        return Association(float(fisher_exact(counts).pvalue), "Fisher's exact")
    method = MonteCarloMethod(n_resamples=TABLES, rng=np.random.default_rng(SEED))
    # SciPy gives an array of one for tables of very few reviews, a number for others.
    p = float(np.ravel(fisher_exact(counts, method=method).pvalue)[0])
    return Association(p, f"Fisher's exact, {TABLES:,} random tables")
