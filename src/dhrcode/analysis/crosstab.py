"""Cross-tabulations: counts by a variable's categories, and whether they could be chance."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from dhrcode.analysis.ledger import HIDDEN, CountKey, Figure, Hidden
from dhrcode.analysis.statistics import Association, Proportion, association, share
from dhrcode.analysis.variables import NOT_CODED, Category, ReviewVariable
from dhrcode.model.codebook import Area, Codebook, Subtheme

Tests = Literal["all", "shown", "none"]


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
        ticks: present findings in each category's reviews.
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


def subthemes_by(
    codebook: Codebook,
    variable: ReviewVariable,
    figures: Mapping[CountKey, Figure],
    findings: Mapping[str, Mapping[str, int]],
    *,
    tests: Tests = "all",
) -> SubthemesBy:
    """Every subtheme by a variable.

    Args:
        codebook: for the rows.
        variable: for the columns.
        figures: the counts, as they may be shown.
        findings: for each subtheme and finding the reviews as bits, for the tests.
        tests: which tests are shown: all, those made from counts that are all shown, or none.
    """
    name = variable.name
    shown = tuple(c for c in variable.categories if figures["value", name, c.id] != 0)
    reviews = tuple(figures["value", name, c.id] for c in shown)
    rows = []
    for area, subtheme in codebook.rows():
        present = tuple(figures["cross", name, c.id, subtheme.id] for c in shown)
        shares = tuple(share(k, n) for k, n in zip(present, reviews, strict=True))
        test = _test(variable, findings[subtheme.id])
        if tests == "none" or (tests == "shown" and not _follows(figures, variable, subtheme.id)):
            test = Association(HIDDEN, "hidden")
        rows.append(CrossRow(area, subtheme, present, shares, test))
    return SubthemesBy(
        variable,
        shown,
        tuple(c for c in variable.categories if c not in shown),
        reviews,
        tuple(figures["ticks of", name, c.id] for c in shown),
        figures.get(("several", name), 0),
        tuple(rows),
    )


def _test(variable: ReviewVariable, found: Mapping[str, int]) -> Association:
    """Present against every other finding, in reviews that are in only one stated category."""
    if variable.several:
        return Association(None, "undefined: a person may have several of the values")
    if len(variable.stated) < 2:
        return Association(None, "undefined: fewer than two values")
    usable = ~variable.overlapping & ~found[NOT_CODED]
    table = [
        [(c.reviews & usable & found["present"]).bit_count() for c in variable.stated],
        [(c.reviews & usable & ~found["present"]).bit_count() for c in variable.stated],
    ]
    return association(table)


def _follows(figures: Mapping[CountKey, Figure], variable: ReviewVariable, subtheme: str) -> bool:
    """Whether the test may be shown: it is made from counts that are all shown unchanged."""
    if variable.overlapping or figures["finding", subtheme, NOT_CODED] != 0:
        return False
    cells: list[CountKey] = [("value", variable.name, c.id) for c in variable.stated]
    cells += [("cross", variable.name, c.id, subtheme) for c in variable.stated]
    return not any(isinstance(figures[cell], Hidden) for cell in cells)


class Crosstab(NamedTuple):
    """Two variables against each other.

    Attributes:
        counts: rows x columns, numbers of reviews.
        row_totals: reviews of each row's category, not the sum of a row where categories overlap.
        column_totals: reviews of each column's category.
        shares: each count as a proportion of its column's reviews.
        overlapping: reviews that are in more than one row or column.
        test: over stated categories and reviews that are in only one row and one column.
    """

    row: ReviewVariable
    column: ReviewVariable
    counts: tuple[tuple[int, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    shares: tuple[tuple[Proportion, ...], ...]
    overlapping: int
    test: Association


def crosstab(row: ReviewVariable, column: ReviewVariable) -> Crosstab:
    """Counts the reviews of each pair of categories; empty categories stay in."""
    counts = tuple(
        tuple((r.reviews & c.reviews).bit_count() for c in column.categories)
        for r in row.categories
    )
    totals = tuple(c.reviews.bit_count() for c in column.categories)
    shares = tuple(tuple(share(k, n) for k, n in zip(line, totals, strict=True)) for line in counts)
    overlapping = row.overlapping | column.overlapping
    return Crosstab(
        row,
        column,
        counts,
        tuple(r.reviews.bit_count() for r in row.categories),
        totals,
        shares,
        overlapping.bit_count(),
        _tested(row, column, overlapping),
    )


def _tested(row: ReviewVariable, column: ReviewVariable, overlapping: int) -> Association:
    if row.several or column.several:
        return Association(None, "undefined: a person may have several of the values")
    if row.name == column.name:
        return Association(None, "undefined: a variable against itself")
    return association(
        [
            [(r.reviews & c.reviews & ~overlapping).bit_count() for c in column.stated]
            for r in row.stated
        ]
    )


def names(categories: Sequence[Category]) -> str:
    """The labels of categories, in one line."""
    return ", ".join(category.label for category in categories)
