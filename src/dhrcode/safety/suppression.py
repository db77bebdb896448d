"""Which counts a pack hides: the small ones, and others so that those cannot be worked out.

A shown count from 1 to below the threshold is hidden (primary suppression). Where a reader could
get a small count by adding and subtracting what is left, further counts are hidden (secondary
suppression). Zeros are shown: that something happened in no review points to nobody. Readers are
told so and may assume that every hidden count is at least 1; so does the search.

Sources: Government Statistical Service, "GSS/GSR Disclosure Control Guidance for Tables Produced
from Administrative Sources" (2014), for hiding small counts; A. Hundepool and others, "Statistical
Disclosure Control" (Wiley, 2012), for the theory; M. Fischetti and J. J. Salazar, "Solving the Cell
Suppression Problem on Tabular Data with Linear Constraints", Management Science 47 (2001), for
tables linked by any linear relations.

They look for the least hiding for all small counts at once. Here each in turn gets the cheapest
step (see `steps`) that moves it, and what the step moves is hidden; at the end, counts that need no
longer be hidden are shown again. The outcome is as safe, and hides little more than the least.
"""
# ruff: noqa: PLC0415 - numpy and scipy are imported by the one command that needs them

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dhrcode.analysis.ledger import CountKey, Ledger
from dhrcode.errors import DisclosureError
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.steps import (
    GaveUpError,
    LedgerArrays,
    StepRequest,
    cheapest_step,
    farthest_step,
)

if TYPE_CHECKING:
    from dhrcode.safety.steps import Floats, Integers, Marks


_SWEEPS = 12
_SECOND_THOUGHTS = 20  # thorough searches for counts to show again; without one, a count is hidden
_SEED = 20140603  # any number; fixed, so that the same counts are always hidden
_TOTAL = 0.01  # of its cost: hiding all totals of a step is cheaper than hiding one more count
_HIDDEN_ANYWAY = 0.001  # for a count that is hidden anyway: above 0, so that a step stays small


@dataclass(frozen=True, slots=True)
class HiddenCount:
    """A count that is hidden, and why: it is small, or it would give away `protects`."""

    key: CountKey
    count: int
    reason: Literal["primary", "secondary"]
    protects: CountKey | None


def suppress(
    ledger: Ledger, threshold: int, progress: Progress = no_progress
) -> tuple[HiddenCount, ...]:
    """The counts to hide, primary ones first, each group in the order of the ledger.

    Args:
        ledger: the counts, whose relations must hold.
        threshold: counts from 1 to just below it must not be found out, whether shown or implied.
        progress: shows how far it is.

    Raises:
        DisclosureError: no protection was found for a small count.
    """
    exempt = ledger.totals | ledger.open
    small = [0 < count < threshold and key not in exempt for key, count in ledger.counts.items()]
    if not any(small):
        return ()
    search = _Search(ledger, small)
    search.sweep()
    lost = [x for x in progress(search.targets, len(search.targets)) if not search.protect(x)]
    if lost:
        raise _unprotected([search.tables.keys[index] for index in lost])
    search.show_again()
    return search.outcome()


def _unprotected(keys: Sequence[CountKey]) -> DisclosureError:
    which = "a small count" if len(keys) == 1 else f"{len(keys)} small counts"
    return DisclosureError(
        f"{which} could be worked out whatever else is hidden, such as '{' '.join(keys[0])}': "
        "join values or leave a table out"
    )


def _costs(ledger: Ledger, tables: LedgerArrays) -> "Floats":
    """A count costs 1, and 10 more for each equality in which it is the sum of others.

    A margin is what most readers want, and hiding it affects every table that it belongs to.
    Between equals the count's own size decides: a smaller one tells less. A total is no number of
    reviews: only averages are made of it, and it goes before any count does.
    """
    import numpy as np

    heads = dict.fromkeys(tables.keys, 0)
    for relation in ledger.relations:
        for sign in (-1, 1):
            side = [key for factor, key in relation.terms if factor * sign > 0]
            if relation.sense == "=" and len(side) == 1 and len(relation.terms) > 2:
                heads[side[0]] += 1
    headed = np.array([heads[key] for key in tables.keys])
    costs = 1 + 10 * headed + 0.5 * tables.counts / (1 + tables.counts.max())
    total = np.array([key in ledger.totals for key in tables.keys])
    return np.asarray(np.where(total, _TOTAL * costs, costs))


class _Search:
    """The state of the search for what to hide.

    Attributes:
        tables: the ledger as arrays.
        costs: what hiding each count costs.
        hidden: for each count whether it is a figure that is hidden.
        targets: the small counts, shown or implied.
        protects: for a secondary count, the count that it protects.
        steps: the steps found. A step stays valid when more is hidden: it moves nothing in print.
        cleared: for each count whether a step moves it, so that it cannot be worked out.
        thorough_searches: their number since it was last set to 0.
    """

    def __init__(self, ledger: Ledger, small: Sequence[bool]) -> None:
        import numpy as np

        self.tables = LedgerArrays.of(ledger)
        self.costs = _costs(ledger, self.tables)
        self.hidden: Marks = np.array(small) & ~self.tables.implied
        self.targets: list[int] = np.flatnonzero(small).tolist()
        self.protects: dict[int, int] = {}
        self.steps: list[Integers] = []
        self.thorough_searches = 0
        self.cleared: Marks = self.tables.degrees == 0  # nothing can be worked out about these

    @property
    def movable(self) -> "Marks":
        """The counts that are not in print at present."""
        return (self.hidden | self.tables.implied) & ~self.tables.fixed

    def sweep(self) -> None:
        """Clears many counts at once by steps in random directions, which hide nothing more."""
        import numpy as np

        random = np.random.default_rng(_SEED)
        for _ in range(_SWEEPS):
            if self.cleared[self.targets].all():
                return
            urgent = np.where(self.cleared, 0.01, 1)
            direction = urgent * random.standard_normal(len(urgent))
            self._take(farthest_step(self.tables, self.movable, direction))

    def protect(self, target: int) -> bool:
        """Hides what is needed to protect `target`; False if nothing helps."""
        if self.cleared[target]:
            return True
        step = self._cheapest(target, self.tables.fixed)
        if step is None:
            return False
        further = (step != 0) & ~self.hidden & ~self.tables.implied
        self.protects |= dict.fromkeys(further.nonzero()[0].tolist(), target)
        self.hidden |= further
        self._take(step)
        return True

    def show_again(self) -> None:
        """Shows secondary counts that need no longer be hidden, the most costly first."""
        self.thorough_searches = 0
        for index in sorted(self.protects, key=lambda x: (-self.costs[x], x)):
            self.hidden[index] = False
            steps = self._steps_without(index)
            if steps is None:
                self.hidden[index] = True
            else:
                self.steps = steps
                del self.protects[index]

    def _steps_without(self, index: int) -> "list[Integers] | None":
        """Steps that clear all targets with one more count in print, or None."""
        import numpy as np

        steps = [step for step in self.steps if not step[index]]
        cleared = self.tables.degrees == 0
        for step in steps:
            cleared |= step != 0
        first = self.protects[index]  # the most likely to fail
        for wanted in (first, *self.targets, *np.flatnonzero(self.hidden).tolist()):
            if not cleared[wanted]:
                thorough = self.thorough_searches < _SECOND_THOUGHTS
                found = self._cheapest(wanted, ~self.movable, thorough=thorough)
                if found is None:
                    return None
                steps.append(found)
                cleared |= found != 0
        return steps

    def _cheapest(self, target: int, still: "Marks", *, thorough: bool = True) -> "Integers | None":
        """The cheaper of the steps that move `target` down and up; None if neither is found.

        One direction may be hard to decide where the other is easy, so both are tried quickly
        first.
        """
        found, unsure = self._both_ways(target, still, thorough=False)
        if thorough and unsure and not found:
            self.thorough_searches += 1
            found, _ = self._both_ways(target, still, thorough=True)
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _both_ways(
        self, target: int, still: "Marks", *, thorough: bool
    ) -> "tuple[list[tuple[float, Integers]], bool]":
        """The steps down and up with their costs, and whether one may have been missed."""
        import numpy as np

        costs = np.where(self.movable, _HIDDEN_ANYWAY, self.costs)
        found: list[tuple[float, Integers]] = []
        unsure = False
        for sign in (-1, 1):
            try:
                step = cheapest_step(self.tables, StepRequest(target, sign, still, costs, thorough))
            except GaveUpError:
                unsure = True
                continue
            if step is not None:
                found.append((float(costs @ np.abs(step)), step))
                if not step[~self.movable].any():
                    break  # it hides nothing: the other cannot be better
        return found, unsure

    def _take(self, step: "Integers") -> None:
        self.steps.append(step)
        self.cleared |= step != 0

    def outcome(self) -> tuple[HiddenCount, ...]:
        """The hidden counts."""
        keys, counts = self.tables.keys, self.tables.counts.tolist()
        primary = [
            HiddenCount(keys[index], counts[index], "primary", None)
            for index in self.targets
            if self.hidden[index]
        ]
        secondary = [
            HiddenCount(keys[index], counts[index], "secondary", keys[target])
            for index, target in sorted(self.protects.items())
        ]
        return (*primary, *secondary)
