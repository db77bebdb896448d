"""Coded counts against published ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dhrcode.analysis.occurrence import OccurrenceTable
from dhrcode.model.codebook import Area, Subtheme
from dhrcode.model.published import Published


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


class FactComparison(NamedTuple):
    """A fact of the case: reviews whose records give it, and published."""

    condition: str
    coded: int
    published: int

    @property
    def difference(self) -> int:
        """Coded less published."""
        return self.coded - self.published


@dataclass(frozen=True)
class Reconciliation:
    """Every subtheme's coded count beside the published one.

    Attributes:
        published: what was published.
        reviews_coded: reviews in the coded table.
        rows: one for each subtheme, in the codebook's order.
        facts: one for each published condition, as the publication lists them.
    """

    published: Published
    reviews_coded: int
    rows: tuple[CountComparison, ...]
    facts: tuple[FactComparison, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every count, and the number of reviews, is the published one."""
        return (
            self.reviews_coded == self.published.reviews
            and all(row.difference == 0 for row in self.rows)
            and all(fact.difference == 0 for fact in self.facts)
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
    table: OccurrenceTable, published: Published, facts: Mapping[str, int]
) -> Reconciliation:
    """Compares a table with published counts.

    Args:
        table: the coded table.
        published: the published one.
        facts: for each published condition the number of reviews whose records fulfil it.
    """
    counts = published.subthemes
    rows = tuple(
        CountComparison(row.area, row.subtheme, row.counts.present, counts.get(row.subtheme.id))
        for row in table.rows
    )
    beside = tuple(FactComparison(text, facts[text], n) for text, n in published.conditions.items())
    return Reconciliation(published, len(table.reviews), rows, beside)
