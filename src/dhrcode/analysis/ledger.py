"""Every count of a pack by its name, and how the counts are related.

All numbers of a pack are looked up here, so two outputs can never disagree, and a profile that
hides some of them hides them everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, NamedTuple

CountKey = tuple[str, ...]
"""The name of a count, such as `("finding", "gps", "present")`."""


class Hidden(Enum):
    """Stands in place of a count that a disclosure profile hides."""

    HIDDEN = "*"

    def __str__(self) -> str:
        return self.value


HIDDEN = Hidden.HIDDEN


class AtLeast(int):
    """A count that may be larger; it sorts, adds and is drawn as the number that is known."""

    def __str__(self) -> str:
        return f"at least {int(self)}"

    def __format__(self, spec: str) -> str:
        return str(self)


class Undefined(NamedTuple):
    """In place of a figure that cannot be told, and why."""

    reason: str

    def __str__(self) -> str:
        return "undefined"


Figure = int | Hidden
"""A count as an output may show it."""


class Relation(NamedTuple):
    """A relation that any reader can use: the sum of the terms is 0, or at least 0.

    Attributes:
        terms: factor and name of each count.
        sense: `=` or `>=`.
    """

    terms: tuple[tuple[int, CountKey], ...]
    sense: Literal["=", ">="] = "="


@dataclass
class Ledger:
    """Counts and their relations.

    Attributes:
        counts: name to number, each a number of reviews unless it is in `totals`.
        relations: the margins and bounds that hold whatever the data.
        implied: names of counts that no table shows but a reader can get by subtraction.
        totals: names of shown sums that are not numbers of reviews: no threshold applies to them.
        open: names of counts that are never hidden, such as how many reviews there are.
        related: whether relations, and counts that only they imply, are noted: without them no
            count can be hidden.
    """

    counts: dict[CountKey, int] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    implied: set[CountKey] = field(default_factory=set)
    totals: set[CountKey] = field(default_factory=set)
    open: set[CountKey] = field(default_factory=set)
    related: bool = True

    def add_sum(self, whole: CountKey, parts: Iterable[CountKey]) -> None:
        """Notes that `whole` is the sum of `parts`."""
        if self.related:
            self.relations.append(Relation(((-1, whole), *((1, part) for part in parts))))

    def add_balance(self, left: Iterable[CountKey], right: Iterable[CountKey]) -> None:
        """Notes that the sum of `left` is the sum of `right`."""
        if self.related:
            terms = (*((1, key) for key in left), *((-1, key) for key in right))
            self.relations.append(Relation(terms))

    def add_bound(self, larger: Iterable[CountKey], smaller: Iterable[CountKey]) -> None:
        """Notes that the sum of `larger` is at least the sum of `smaller`."""
        if self.related:
            terms = (*((1, key) for key in larger), *((-1, key) for key in smaller))
            self.relations.append(Relation(terms, ">="))

    def add_rest(self, whole: CountKey, part: CountKey, rest: CountKey) -> None:
        """Notes the implied count `rest`: `whole` less `part`."""
        if not self.related:
            return
        self.counts[rest] = self.counts[whole] - self.counts[part]
        self.implied.add(rest)
        self.add_sum(whole, (part, rest))

    def broken(self) -> list[Relation]:
        """The relations that the counts do not fulfil; none, unless a count is wrong."""
        return [relation for relation in self.relations if not self._holds(relation)]

    def _holds(self, relation: Relation) -> bool:
        total = sum(factor * self.counts[key] for factor, key in relation.terms)
        return total == 0 if relation.sense == "=" else total >= 0

    def figures(self) -> Mapping[CountKey, Figure]:
        """Every count that a table shows, none hidden."""
        return {key: count for key, count in self.counts.items() if key not in self.implied}
