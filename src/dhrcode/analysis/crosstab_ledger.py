"""The counts of one cross-tabulation by name, for a publication, and the table without the hidden.

The table is a subtheme against an attribute of which each review has one value: whatever whole
numbers have its margins, there could be reviews that have them. So its sums are all that a reader
knows.
"""

from collections.abc import Mapping
from typing import NamedTuple

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.crosstab import Crosstab
from dhrcode.analysis.incomplete import SOME, at_least, undefined
from dhrcode.analysis.ledger import HIDDEN, CountKey, Figure, Hidden, Ledger
from dhrcode.analysis.statistics import Association, share
from dhrcode.analysis.variables import NOT_CODED, ReviewVariable
from dhrcode.model.record import FINDINGS


class _Keys(NamedTuple):
    """The names of a table's counts: `row, R`, `column, C` and `cell, R, C`."""

    rows: list[CountKey]
    columns: list[CountKey]
    cells: list[list[CountKey]]

    @classmethod
    def of(cls, row: ReviewVariable, column: ReviewVariable) -> "_Keys":
        """Those of two variables."""
        return cls(
            [("row", r.id) for r in row.categories],
            [("column", c.id) for c in column.categories],
            [[("cell", r.id, c.id) for c in column.categories] for r in row.categories],
        )


def crosstab_ledger(row: ReviewVariable, column: ReviewVariable, reviews: int) -> Ledger:
    """Every count of a subtheme against an attribute, and their sums.

    Implied are the reviews of each value of the attribute that are coded and without the subtheme.
    """
    keys = _Keys.of(row, column)
    ledger = Ledger({ALL: reviews}, open={ALL})
    for r, whole, cells in zip(row.categories, keys.rows, keys.cells, strict=True):
        ledger.counts[whole] = r.reviews.bit_count()
        for c, cell in zip(column.categories, cells, strict=True):
            ledger.counts[cell] = (r.reviews & c.reviews).bit_count()
        ledger.add_sum(whole, cells)
    for n, (c, whole) in enumerate(zip(column.categories, keys.columns, strict=True)):
        ledger.counts[whole] = c.reviews.bit_count()
        ledger.add_sum(whole, [cells[n] for cells in keys.cells])
    ledger.add_sum(ALL, keys.rows)
    ledger.add_sum(ALL, keys.columns)
    _add_others(ledger, row, column)
    return ledger


def _add_others(ledger: Ledger, row: ReviewVariable, column: ReviewVariable) -> None:
    """The findings other than present of each value, which a report protects as well."""
    for category in (column if row.findings else row).categories:
        other: CountKey = ("other", category.id)
        found = [f for f in FINDINGS if f != "present"]
        parts: list[CountKey] = [
            ("cell", f, category.id) if row.findings else ("cell", category.id, f) for f in found
        ]
        ledger.counts[other] = sum(ledger.counts[part] for part in parts)
        ledger.implied.add(other)
        ledger.add_sum(other, parts)


def as_shown(
    table: Crosstab, figures: Mapping[CountKey, Figure], *, exact: bool, partial: bool
) -> Crosstab:
    """The table as a publication prints it.

    Args:
        table: with every count.
        figures: the counts of its ledger as they may be shown.
        exact: whether counts that are shown are not rounded; a test is made of no other.
        partial: whether a record is partial. Then the findings of a subtheme that is not shown to
            be coded in all reviews are "at least" what is given, as in a report.
    """
    keys, upright = _Keys.of(table.row, table.column), table.column.findings
    side = "column" if upright else "row"
    left_open = SOME if partial and figures[side, NOT_CODED] != 0 else 0

    def shown(key: CountKey) -> Figure:
        """A figure, marked where it is of a finding that partial records leave open."""
        finding = key[-1] if upright else key[1]
        marked = key[0] in (side, "cell") and finding != NOT_CODED
        return at_least(figures[key], left_open if marked else 0)

    columns = tuple(shown(key) for key in keys.columns)
    counts = tuple(tuple(shown(key) for key in line) for line in keys.cells)
    told = exact and not any(isinstance(figure, Hidden) for figure in figures.values())
    return table._replace(
        counts=counts,
        row_totals=tuple(shown(key) for key in keys.rows),
        column_totals=columns,
        shares=tuple(tuple(map(share, line, columns)) for line in counts),
        test=_test(table.test, left_open, told=told),
    )


def _test(test: Association, left_open: int, *, told: bool) -> Association:
    if unknown := undefined(left_open):
        return Association(unknown, f"undefined: {unknown.reason}")
    return test if told else Association(HIDDEN, "hidden")
