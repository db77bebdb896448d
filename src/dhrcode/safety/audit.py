"""The proof that nothing a pack hides can be worked out from what it prints.

It does not know how the hidden counts were chosen, and shares no code with that choice. It assumes
a reader who knows every relation, that counts are whole numbers and not below 0, that zeros are
never hidden, and below which threshold counts are hidden. A count is safe if two feasible solutions
(values of the counts that fit everything this reader knows) differ in it. The true values are one
solution; each other one is checked in whole numbers, so a fault of the solver can make the audit
refuse too much, never too little.

Bounds on a hidden count from linear programmes are the usual audit of suppressed tables: A.
Hundepool and others, "Statistical Disclosure Control" (Wiley, 2012). They are not enough here:
between 2.3 and 3.7 lies one whole number.
"""
# ruff: noqa: PLC0415 - numpy and scipy are imported by the one command that needs them

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dhrcode.analysis.ledger import CountKey, Figure, Hidden, Ledger
from dhrcode.errors import DisclosureError
from dhrcode.model.disclosure import Disclosure
from dhrcode.safety.feasible import Terms, Unknowns, connected

if TYPE_CHECKING:
    from dhrcode.safety.feasible import Whole

_ROUNDS = 40
_IDLE_ROUNDS = 4
_SEED = 13


class Exposed(NamedTuple):
    """A count that can be worked out: no other value fits what a reader knows."""

    key: CountKey
    value: int


def audit(
    ledger: Ledger, figures: Mapping[CountKey, Figure], rule: Disclosure
) -> tuple[Exposed, ...]:
    """The counts that must not be found out but can be.

    Those that must not be: every hidden count, and every number of reviews from 1 to just below the
    threshold that is not open, whether hidden, printed or implied.

    Args:
        ledger: the true counts and their relations.
        figures: what is printed; a name that is missing is not printed at all.
        rule: the threshold and the rounding.

    Returns:
        The exposed counts in the order of the ledger; none, if the pack is safe.

    Raises:
        DisclosureError: the counts contradict each other, or a figure is not its count rounded.
    """
    reader = _ReaderView(ledger, figures, rule)
    suspects = reader.protected - reader.unrelated
    for solution in reader.nearby_solutions(suspects):
        suspects -= reader.differences(solution)
    for cell in sorted(suspects):
        if cell in suspects:
            suspects -= reader.difference_in(cell)
    return tuple(Exposed(reader.keys[cell], int(reader.truth[cell])) for cell in sorted(suspects))


def known_range(figure: Figure | None, rule: Disclosure) -> tuple[int, int | None]:
    """The least and the most (None: no limit) that a count can be, judged only by its figure."""
    if figure is None:
        return 0, None
    if isinstance(figure, Hidden):
        return 1, None
    base = rule.round_to
    return max(figure - base // 2, 0), figure + (base - 1) // 2


class _ReaderView:
    """What a reader knows, and the feasible solutions; a count is its place in the ledger.

    Attributes:
        keys: the names of the counts.
        truth: the true values.
        low: the least that the reader thinks each count can be.
        high: the most, infinite where there is no limit.
        relations: the terms (factor and count) of each, and whether it is an equality.
        protected: the counts that must not be found out.
        unrelated: counts that are not printed and in no relation: nothing is known of them.
    """

    def __init__(
        self, ledger: Ledger, figures: Mapping[CountKey, Figure], rule: Disclosure
    ) -> None:
        import numpy as np

        if ledger.broken():
            raise DisclosureError("the counts contradict each other, so nothing can be proved")
        self.keys = list(ledger.counts)
        self.truth = np.array(list(ledger.counts.values()), dtype=np.int64)
        ranges = [_range_of(ledger, key, figures.get(key), rule) for key in self.keys]
        self.low = np.array([low for low, _ in ranges], dtype=np.float64)
        self.high = np.array([np.inf if high is None else high for _, high in ranges])
        place = {key: index for index, key in enumerate(self.keys)}
        self.relations: list[Terms] = [
            (tuple((factor, place[key]) for factor, key in relation.terms), relation.sense == "=")
            for relation in ledger.relations
        ]
        self.protected = {place[key] for key in _protected(ledger, figures, rule)}
        related = {cell for terms, _ in self.relations for _, cell in terms}
        unlimited = set(np.flatnonzero(np.isinf(self.high)).tolist())
        self.unrelated = unlimited - related
        self._parts: dict[int, Unknowns] = {}

    def differences(self, solution: "Whole") -> set[int]:
        """The counts in which a solution differs from the truth; none if it is not feasible."""
        if (solution < self.low).any() or (solution > self.high).any():
            return set()
        values = solution.tolist()
        for terms, equality in self.relations:
            total = sum(factor * values[cell] for factor, cell in terms)
            if total < 0 or (equality and total):
                return set()
        return set((solution != self.truth).nonzero()[0].tolist())

    def nearby_solutions(self, suspects: set[int]) -> "Iterator[Whole]":
        """Solutions in random directions from the truth, until they clear no more suspects.

        Here the reader knows printed figures exactly, which is more than the audit assumes if
        figures are rounded. A solution that even this reader cannot rule out is feasible.
        """
        import numpy as np

        unknowns = self._unknowns(np.flatnonzero(np.isinf(self.high)).tolist())
        random = np.random.default_rng(_SEED)
        idle = 0
        for _ in range(_ROUNDS):
            before = len(suspects)
            if not before or idle == _IDLE_ROUNDS:
                return
            costs = 0.01 * random.standard_normal(len(self.keys))
            costs[list(suspects)] *= 100
            yield unknowns.nearby(costs)
            idle = idle + 1 if len(suspects) == before else 0

    def difference_in(self, cell: int) -> set[int]:
        """The differences of a solution that differs in this count; none if there is none."""
        part = self._part_of(cell)
        for whole, sign in ((False, 1), (False, -1), (True, 1), (True, -1)):
            solution = part.apart(cell, sign, whole=whole) if part else None
            found = set() if solution is None else self.differences(solution)
            if cell in found:
                return found
        return set()

    def _part_of(self, cell: int) -> Unknowns | None:
        """The unknowns connected with a count; None if the count itself is known."""
        label = self._labels.get(cell)
        if label is None:
            return None
        if label not in self._parts:
            cells = [other for other, its in self._labels.items() if its == label]
            self._parts[label] = self._unknowns(cells)
        return self._parts[label]

    @cached_property
    def _labels(self) -> dict[int, int]:
        return connected(self.relations, (self.low < self.high).nonzero()[0].tolist())

    def _unknowns(self, cells: list[int]) -> Unknowns:
        reach = (self.low - self.truth)[cells], (self.high - self.truth)[cells]
        return Unknowns(self.truth, self.relations, cells, reach)


def _protected(
    ledger: Ledger, figures: Mapping[CountKey, Figure], rule: Disclosure
) -> Iterator[CountKey]:
    for key, count in ledger.counts.items():
        exempt = key in ledger.totals or key in ledger.open
        if isinstance(figures.get(key), Hidden) or (0 < count < rule.threshold and not exempt):
            yield key


def _range_of(
    ledger: Ledger, key: CountKey, figure: Figure | None, rule: Disclosure
) -> tuple[int, int | None]:
    """The range of a count, narrowed by what readers know of the threshold.

    A printed figure that may mean 0 to 7 cannot mean 1 to 4 if those are hidden. The rest can have
    a gap; the part with the true count is used, as if the reader knew which.
    """
    count = ledger.counts[key]
    least, most = known_range(figure, rule)
    if isinstance(figure, Hidden):
        return min(least, count), most  # a hidden zero is against the rules, but no disclosure
    if most is None:
        return least, most
    if not least <= count <= most:
        raise DisclosureError(f"the figure of '{' '.join(key)}' is not its count, rounded")
    if key in ledger.totals or key in ledger.open or 0 < count < rule.threshold:
        return least, most
    if rule.threshold < 2:
        return least, most
    return (max(least, rule.threshold), most) if count else (0, 0)
