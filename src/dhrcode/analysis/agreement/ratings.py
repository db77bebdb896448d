"""Ratings: what several coders said of the same units. All codes are nominal."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
MISSING = -1
"""The code of a unit that a coder has not rated."""
PRESENT = "present"
_YES = {"yes": "no", "1": "0"}
"""Codes that mean present in a table of two codes, each beside the one that means the opposite."""


class Ratings(NamedTuple):
    """The codes that coders gave to units.

    Attributes:
        codes: units x coders; the index of a category, or `MISSING`.
        coders: their names, one a column.
        categories: the codes of the scale, including those that nobody used.
        cluster: for each unit the number of the review that it belongs to. Findings about one
            review are not independent, so reviews are what is resampled.
        present: the index of the category that means present; None if none does.
        noun: what a cluster is called: review, or unit where each is a cluster of its own.
        nothing: the reason to give if there is nothing to compare.
    """

    codes: IntArray
    coders: tuple[str, ...]
    categories: tuple[str, ...]
    cluster: IntArray
    present: int | None = None
    noun: str = "unit"
    nothing: str = "no unit in common"

    def among(self, chosen: Sequence[int]) -> "Ratings":
        """The ratings of some coders, by the numbers of their columns."""
        coders = tuple(self.coders[n] for n in chosen)
        return self._replace(codes=self.codes[:, list(chosen)], coders=coders)


def shared(codes: IntArray) -> IntArray:
    """The codes of units that two or more coders rated; the codes of other units become missing.

    Args:
        codes: anything x coders.
    """
    rated = np.count_nonzero(codes != MISSING, axis=-1, keepdims=True)
    return np.where(rated >= 2, codes, MISSING)


def from_table(rows: Iterable[tuple[str, str, str]]) -> Ratings:
    """Ratings from a table of any codes, one rating a row; each unit is a cluster of its own.

    Present is the code `present`, whatever the others are; or, if there are two codes, `yes` beside
    `no` or `1` beside `0` (in any capitals). Otherwise no code means present, and measures that
    depend on it are undefined.

    Args:
        rows: unit, coder, code. A row with an empty code is not a rating.

    Raises:
        ValueError: a coder gave a unit two codes; the reader of the file should have said where.
    """
    found: dict[tuple[str, str], str] = {}
    for unit, coder, code in rows:
        if found.setdefault((unit, coder), code) != code:
            raise ValueError(f"{coder} rated {unit} twice: {found[unit, coder]} and {code}")
    # Sorted, so that the interval does not depend on the order of the rows.
    units = _numbered(sorted({unit for (unit, _), code in found.items() if code}))
    coders = _numbered(coder for _, coder in found)
    categories = _numbered(sorted({code for code in found.values() if code}))
    codes = np.full((len(units), len(coders)), MISSING)
    for (unit, coder), code in found.items():
        if code:
            codes[units[unit], coders[coder]] = categories[code]
    names = tuple(categories)
    return Ratings(codes, tuple(coders), names, np.arange(len(units)), _present(names))


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: n for n, name in enumerate(dict.fromkeys(names))}


def _present(categories: Sequence[str]) -> int | None:
    plain = [category.casefold() for category in categories]
    if plain.count(PRESENT) == 1:
        return plain.index(PRESENT)
    for yes, no in _YES.items():
        if sorted(plain) == sorted((yes, no)):
            return plain.index(yes)
    return None
