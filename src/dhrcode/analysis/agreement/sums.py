"""What the coefficients are computed from: sums over units, kept separately for each cluster.

A cluster (review) is one row of numbers. Adding up the rows gives the coefficients of the data;
adding them up as often as a bootstrap sample has drawn each gives those of the sample.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from dhrcode.analysis.agreement.ratings import MISSING, FloatArray, IntArray, Ratings

DENSE = 2_000_000
"""A table with more cells is sparse: a thousand codes by ten thousand units are mostly zeros."""


class Sums(NamedTuple):
    """Sums over units; numbers have the shape `(...)`, lists `(..., k)`, with k categories.

    Attributes:
        pairs: pairs of ratings of the same unit.
        agreeing: pairs that are alike.
        both: pairs of which both are present.
        present: ratings of present, each counted in every pair that it is in.
        prevalent: ratings of present, in units with two or more, each counted once.
        coincident: the diagonal of Krippendorff's coincidence matrix, added up.
        even_pairs: pairs, in units with as many ratings as most have (`Features.each`).
        even_agreeing: pairs that are alike, in those units.
        rated: units with one or more ratings.
        compared: units with two or more.
        agreement: the proportion of a unit's pairs that are alike.
        counts: ratings in each category, in units with two or more.
        even: ratings in each category, in units with as many ratings as most have.
        shares: the proportion of a unit's ratings in each category.
        first: ratings of the first of two coders in units that both rated; 0 for several coders.
        second: the same for the second.
    """

    pairs: FloatArray
    agreeing: FloatArray
    both: FloatArray
    present: FloatArray
    prevalent: FloatArray
    coincident: FloatArray
    even_pairs: FloatArray
    even_agreeing: FloatArray
    rated: FloatArray
    compared: FloatArray
    agreement: FloatArray
    counts: FloatArray
    even: FloatArray
    shares: FloatArray
    first: FloatArray
    second: FloatArray

    @property
    def categories(self) -> int:
        """How many categories the scale has, used or not."""
        return int(self.shares.shape[-1])


_NUMBERS, _LISTS = Sums._fields[:11], Sums._fields[11:]
"""Those of which there is one number, and those with a number for each category."""
CountTable = FloatArray | csr_array[np.float64, tuple[int, int]]


class Features(NamedTuple):
    """One row of sums for each cluster that has ratings.

    Attributes:
        rows: clusters x columns; see `sums`.
        each: how many ratings most units with two or more have; the larger number on a tie.
        categories: k.
    """

    rows: CountTable
    each: int
    categories: int

    def sums(self, columns: FloatArray) -> Sums:
        """The sums in rows of columns added up: `(..., columns)`."""
        numbers = [columns[..., n] for n in range(len(_NUMBERS))]
        starts = [len(_NUMBERS) + n * self.categories for n in range(len(_LISTS))]
        lists = [columns[..., n : n + self.categories] for n in starts]
        return Sums(*numbers, *lists)


class _RatedCells(NamedTuple):
    """The cells of units by codes that have ratings.

    Attributes:
        unit: the unit's number.
        code: the category's.
        n: how many coders gave this code to this unit.
        m: how many coders rated this unit.
    """

    unit: IntArray
    code: IntArray
    n: IntArray
    m: IntArray

    def where(self, chosen: NDArray[np.bool_]) -> "_RatedCells":
        """Those of the cells that are chosen."""
        return _RatedCells(*(column[chosen] for column in self))


_SumEntry = tuple[str, IntArray, "IntArray | int", FloatArray]
"""The name of the sum, the units, the place in a list, and the amounts."""


def features(ratings: Ratings) -> Features:
    """The sums of every cluster that has ratings, in the order of their numbers."""
    given = np.count_nonzero(ratings.codes != MISSING, axis=1)
    k = len(ratings.categories)
    each = _usual(given)
    cells = _cells(ratings.codes, given, k)
    entries = [
        *_of_units(given, each),
        *_of_pairs(cells, ratings.present, each),
        *_of_categories(cells, each),
    ]
    if len(ratings.coders) == 2:
        entries += _of_two_coders(ratings.codes, given)
    clusters, numbered = np.unique(ratings.cluster[given > 0], return_inverse=True)
    place = np.zeros(len(given), dtype=np.int64)
    place[given > 0] = numbered
    return Features(_table(entries, place, (len(clusters), k)), each, k)


def _usual(given: IntArray) -> int:
    """The number of ratings that most units have: Fleiss' kappa needs the same number for all."""
    often = np.bincount(given, minlength=3)[2:]
    return int(len(often) + 1 - np.argmax(often[::-1]))


def _cells(codes: IntArray, given: IntArray, categories: int) -> _RatedCells:
    units, coders = np.nonzero(codes != MISSING)
    keys, n = np.unique(units * categories + codes[units, coders], return_counts=True)
    unit = keys // max(categories, 1)
    return _RatedCells(unit, keys - unit * categories, n, given[unit])


def _of_units(given: IntArray, each: int) -> list[_SumEntry]:
    rated, compared, even = (np.nonzero(units)[0] for units in (given, given > 1, given == each))
    return [
        ("rated", rated, 0, np.ones(len(rated))),
        ("compared", compared, 0, np.ones(len(compared))),
        ("pairs", compared, 0, _pairs(given[compared])),
        ("even_pairs", even, 0, _pairs(given[even])),
    ]


def _pairs(n: IntArray) -> FloatArray:
    """The number of pairs of n things."""
    return np.asarray(n * (n - 1) / 2, np.float64)


def _of_pairs(cells: _RatedCells, present: int | None, each: int) -> list[_SumEntry]:
    cells = cells.where(cells.m > 1)
    unit, code, n, m = cells
    alike = _pairs(n)
    entries: list[_SumEntry] = [
        ("agreeing", unit, 0, alike),
        ("coincident", unit, 0, 2 * alike / (m - 1)),
        ("agreement", unit, 0, alike / _pairs(m)),
        ("even_agreeing", unit[m == each], 0, alike[m == each]),
    ]
    if present is not None:
        there = code == present
        entries.append(("both", unit[there], 0, alike[there]))
        entries.append(("present", unit[there], 0, (n * (m - 1.0))[there]))
        entries.append(("prevalent", unit[there], 0, n[there].astype(np.float64)))
    return entries


def _of_categories(cells: _RatedCells, each: int) -> list[_SumEntry]:
    compared, even = cells.where(cells.m > 1), cells.where(cells.m == each)
    return [
        ("counts", compared.unit, compared.code, compared.n.astype(np.float64)),
        ("even", even.unit, even.code, even.n.astype(np.float64)),
        ("shares", cells.unit, cells.code, cells.n / cells.m),
    ]


def _of_two_coders(codes: IntArray, given: IntArray) -> list[_SumEntry]:
    both = np.nonzero(given == 2)[0]
    ones = np.ones(len(both))
    return [(name, both, codes[both, n], ones) for n, name in enumerate(("first", "second"))]


def _table(entries: list[_SumEntry], place: IntArray, shape: tuple[int, int]) -> CountTable:
    """Entries added up by cluster and column; dense if small, since that multiplies faster."""
    clusters, k = shape
    starts = {name: n for n, name in enumerate(_NUMBERS)}
    starts |= {name: len(_NUMBERS) + n * k for n, name in enumerate(_LISTS)}
    width = len(_NUMBERS) + len(_LISTS) * k
    rows = np.concatenate([place[unit] for _, unit, _, _ in entries])
    columns = np.concatenate([starts[name] + at + 0 * unit for name, unit, at, _ in entries])
    amounts = np.concatenate([amount for *_, amount in entries])
    if clusters * width > DENSE:
        return csr_array((amounts, (rows, columns)), shape=(clusters, width))
    cells = np.bincount(rows * width + columns, amounts, minlength=clusters * width)
    return np.asarray(cells.reshape(clusters, width), np.float64)
