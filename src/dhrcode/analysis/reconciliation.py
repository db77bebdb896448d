"""Coded counts against published ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dhrcode.analysis.occurrence import OccurrenceTable
from dhrcode.model.codebook import Area, Subtheme


@dataclass(frozen=True, slots=True)
class CountComparison:
    """One subtheme: reviews coded present, and published (None: the publication has no count)."""

    area: Area
    subtheme: Subtheme
    coded: int
    published: int | None

    @property
    def difference(self) -> int | None:
        """Coded minus published; below zero, that many ticks cannot be attributed to a review."""
        return None if self.published is None else self.coded - self.published


@dataclass(frozen=True)
class Reconciliation:
    """Every subtheme's coded count beside the published one.

    Attributes:
        source: what was published.
        reviews_coded: reviews in the coded table.
        reviews_published: reviews in the published one.
        rows: one for each subtheme, in the codebook's order.
    """

    source: str
    reviews_coded: int
    reviews_published: int
    rows: tuple[CountComparison, ...]

    @property
    def agrees(self) -> bool:
        """Whether every count, and the number of reviews, equals the published one."""
        return self.reviews_coded == self.reviews_published and all(
            r.difference == 0 for r in self.rows
        )

    @cached_property
    def totals(self) -> dict[str, int]:
        """Ticks coded and published; subthemes that agree, fall short, exceed, lack a count."""
        differences = [row.difference for row in self.rows]
        known = [d for d in differences if d is not None]
        return {
            "coded": sum(row.coded for row in self.rows),
            "published": sum(row.published or 0 for row in self.rows),
            "agree": sum(d == 0 for d in known),
            "below": sum(d < 0 for d in known),
            "above": sum(d > 0 for d in known),
            "not_published": len(differences) - len(known),
            "not_attributable": -sum(d for d in known if d < 0),
        }


def reconcile(
    table: OccurrenceTable, source: str, reviews: int, counts: Mapping[str, int]
) -> Reconciliation:
    """Compares a table with published counts."""
    rows = tuple(
        CountComparison(row.area, row.subtheme, row.counts.present, counts.get(row.subtheme.id))
        for row in table.rows
    )
    return Reconciliation(source, len(table.reviews), reviews, rows)
