"""Cross-tabulations: counts by a variable's categories, and whether they could be chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Literal, NamedTuple

from dhrcode.analysis.incomplete import NOTHING_OPEN, Open, at_least, undefined
from dhrcode.analysis.ledger import HIDDEN, AtLeast, CountKey, Figure, Hidden, Undefined
from dhrcode.analysis.statistics import Association, Proportion, association, share
from dhrcode.analysis.variables import NOT_CODED, Category, ReviewVariable
from dhrcode.model.codebook import Area, Codebook, Subtheme

Tests = Literal["all", "shown", "none"]
_COLUMN = "the column's reviews are not all known"


class Told(NamedTuple):
    """What is told of a table beside its counts.

    Attributes:
        tests: all, those made of counts that are all shown, or none.
        left_open: what partial records do not code.
    """

    tests: Tests = "all"
    left_open: Open = NOTHING_OPEN


class CrossRow(NamedTuple):
    """One subtheme across a variable's categories.

    Attributes:
        present: for each category, the reviews with the subtheme present.
        shares: the same as proportions of the category's reviews.
        test: whether present and the categories are independent.
    """

    area: Area
    subtheme: Subtheme
    present: tuple[Figure, ...]
    shares: tuple[Proportion, ...]
    test: Association


class SubthemesBy(NamedTuple):
    """Every subtheme by one variable.

    Attributes:
        variable: the variable.
        categories: those that a review has.
        empty: those that no review has.
        reviews: reviews of each category.
        ticks: present findings in each category's reviews; nothing where they are not counted.
        several: reviews that are in more than one category.
        rows: one for each subtheme.
    """

    variable: ReviewVariable
    categories: tuple[Category, ...]
    empty: tuple[Category, ...]
    reviews: tuple[Figure, ...]
    ticks: tuple[Figure, ...]
    several: Figure
    rows: tuple[CrossRow, ...]

    @property
    def tests(self) -> int:
        """How many tests were made."""
        return sum(isinstance(row.test.p, float) for row in self.rows)


@dataclass(frozen=True)
class _Crossing:
    """One variable, and what may be told of it."""

    variable: ReviewVariable
    used: tuple[Category, ...]
    figures: Mapping[CountKey, Figure]
    told: Told

    def row(self, area: Area, subtheme: Subtheme, found: Mapping[str, int]) -> CrossRow:
        """One subtheme across the categories."""
        name = self.variable.name
        known = [self.figures["cross", name, c.id, subtheme.id] for c in self.used]
        wholes = [self.figures["value", name, c.id] for c in self.used]
        gaps = [self.told.left_open.within(c.reviews, subtheme.id) for c in self.used]
        shares = (
            undefined(gap) or share(k, n) for k, n, gap in zip(known, wholes, gaps, strict=True)
        )
        present = tuple(at_least(k, gap) for k, gap in zip(known, gaps, strict=True))
        return CrossRow(area, subtheme, present, tuple(shares), self._test(subtheme.id, found))

    def _test(self, subtheme: str, found: Mapping[str, int]) -> Association:
        if (unknown := undefined(self.told.left_open.of(subtheme))) is not None:
            return Association(unknown, f"undefined: {unknown.reason}")
        tests = self.told.tests
        if tests == "none" or (tests == "shown" and not self._follows(subtheme)):
            return Association(HIDDEN, "hidden")
        return _test(self.variable, found)

    def _follows(self, subtheme: str) -> bool:
        """Whether the test is made from counts that are all shown unchanged."""
        name, stated = self.variable.name, self.variable.stated
        if self.variable.overlapping or self.figures["finding", subtheme, NOT_CODED] != 0:
            return False
        cells: list[CountKey] = [("value", name, c.id) for c in stated]
        cells += [("cross", name, c.id, subtheme) for c in stated]
        return not any(isinstance(self.figures[cell], Hidden) for cell in cells)


def subthemes_by(
    codebook: Codebook,
    variable: ReviewVariable,
    figures: Mapping[CountKey, Figure],
    findings: Mapping[str, Mapping[str, int]],
    told: Told = Told(),  # noqa: B008 - frozen
) -> SubthemesBy:
    """Every subtheme by a variable.

    Args:
        codebook: for the rows.
        variable: for the columns.
        figures: the counts, as they may be shown.
        findings: for each subtheme and finding the reviews as bits, for the tests.
        told: which tests are told, and what partial records leave open.
    """
    name = variable.name
    used = tuple(c for c in variable.categories if figures["value", name, c.id] != 0)
    crossing = _Crossing(variable, used, figures, told)
    gaps = [told.left_open.within(c.reviews, *codebook.subthemes) for c in used]
    ticks = [figures.get(("ticks of", name, c.id)) for c in used]
    return SubthemesBy(
        variable,
        used,
        tuple(c for c in variable.categories if c not in used),
        tuple(figures["value", name, c.id] for c in used),
        tuple(at_least(n, gap) for n, gap in zip(ticks, gaps, strict=True) if n is not None),
        figures.get(("several", name), 0),
        tuple(crossing.row(area, s, findings[s.id]) for area, s in codebook.rows()),
    )


def _test(variable: ReviewVariable, found: Mapping[str, int]) -> Association:
    """Present against every other finding, in reviews that are in only one stated category."""
    if variable.several:
        return Association(None, "undefined: a person may have several of the values")
    if len(variable.stated) < 2:
        return Association(None, "undefined: fewer than two values")
    usable = ~variable.overlapping & ~found[NOT_CODED]
    findings = (found["present"] & usable, ~found["present"] & usable)
    return association([[(n & c).bit_count() for c in variable.compared] for n in findings])


class Crosstab(NamedTuple):
    """Two variables against each other.

    Attributes:
        counts: rows x columns, numbers of reviews, or of people where both variables are theirs.
        row_totals: reviews of each row's category, not the sum of a row where categories overlap.
        column_totals: reviews of each column's category.
        shares: each count as a proportion of its column's reviews.
        overlapping: reviews that are in more than one row or column.
        test: of what the variables compare, in reviews of only one row and one column.
        units: how many reviews, or people, there are.
    """

    row: ReviewVariable
    column: ReviewVariable
    counts: tuple[tuple[Figure, ...], ...]
    row_totals: tuple[Figure, ...]
    column_totals: tuple[Figure, ...]
    shares: tuple[tuple[Proportion, ...], ...]
    overlapping: int
    test: Association
    units: int


def crosstab(row: ReviewVariable, column: ReviewVariable) -> Crosstab:
    """Counts the reviews of each pair of categories; empty categories stay in."""
    gaps = [
        [(_may_join(row, r, c) | _may_join(column, c, r)).bit_count() for c in column.categories]
        for r in row.categories
    ]
    known = [
        [(r.reviews & c.reviews).bit_count() for c in column.categories] for r in row.categories
    ]
    totals = tuple(_whole(column, c) for c in column.categories)
    overlapping = row.overlapping | column.overlapping
    return Crosstab(
        row,
        column,
        tuple(tuple(map(at_least, line, gap)) for line, gap in zip(known, gaps, strict=True)),
        tuple(_whole(row, r) for r in row.categories),
        totals,
        tuple(tuple(map(_part, line, totals, gap)) for line, gap in zip(known, gaps, strict=True)),
        overlapping.bit_count(),
        _tested(row, column, overlapping),
        reduce(or_, (c.reviews for c in row.categories), 0).bit_count(),
    )


def _may_join(variable: ReviewVariable, own: Category, other: Category) -> int:
    """The reviews, as bits, that might be in both categories, were the records not partial."""
    return 0 if own.id == NOT_CODED else variable.open & other.reviews


def _whole(variable: ReviewVariable, category: Category) -> Figure:
    return at_least(category.reviews.bit_count(), category.id != NOT_CODED and variable.open)


def _part(count: int, whole: Figure, gap: int) -> Proportion:
    if unknown := undefined(gap):
        return unknown
    return Undefined(_COLUMN) if isinstance(whole, AtLeast) else share(count, whole)


def _tested(row: ReviewVariable, column: ReviewVariable, overlapping: int) -> Association:
    if row.several or column.several:
        return Association(None, "undefined: a person may have several of the values")
    if unknown := undefined((row.open | column.open).bit_count()):
        return Association(unknown, f"undefined: {unknown.reason}")
    if row.name == column.name:
        return Association(None, "undefined: a variable against itself")
    return association(
        [[(r & c & ~overlapping).bit_count() for c in column.compared] for r in row.compared]
    )


def names(categories: Sequence[Category]) -> str:
    """The labels of categories, in one line."""
    return ", ".join(category.label for category in categories)
