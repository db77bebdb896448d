"""Feasible solutions: other values of the counts that a reader does not know. For the audit only.

Counts are numbered from 0; a relation is its terms (factor and count) and whether it is an equality
with 0; other relations say at least 0. The solutions returned are not yet checked: the audit does
that.
"""
# ruff: noqa: PLC0415 - numpy and scipy are imported by the one command that needs them

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dhrcode.safety.solver_output import suppressed_output

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

Terms = tuple[tuple[tuple[int, int], ...], bool]

_NEAR = 5.0  # a solution near the truth is as good as one far off, and bounds every programme
_NODES = 10_000  # limit of a search in whole numbers; one in seconds would differ from run to run


def connected(relations: Iterable[Terms], cells: Iterable[int]) -> dict[int, int]:
    """For each of the counts a number, the same for those that relations connect."""
    parent = {cell: cell for cell in cells}

    def root(cell: int) -> int:
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for terms, _ in relations:
        joined = [cell for _, cell in terms if cell in parent]
        for cell in joined[1:]:
            parent[root(cell)] = root(joined[0])
    return {cell: root(cell) for cell in parent}


class Unknowns:
    """Some counts as variables, each as its distance from the truth; all others stay fixed.

    Attributes:
        truth: the true values of all counts.
        cells: the variables.
        reach: the least and the most of each.
        relations: the relations that they are in.
    """

    def __init__(
        self, truth: "Whole", relations: Iterable[Terms], cells: Sequence[int], reach: Any
    ) -> None:
        self.truth = truth
        self.cells = list(cells)
        self.reach = reach
        self._place = {cell: index for index, cell in enumerate(cells)}
        self.relations = [r for r in relations if any(cell in self._place for _, cell in r[0])]

    def nearby(self, costs: "NDArray[Any]") -> "Whole":
        """A solution as far down the costs as a short distance allows; one cost for every count.

        Where the programme gives fractions, the counts connected with them keep their true values.
        """
        import numpy as np

        least, most = self.reach
        reach = np.maximum(least, -_NEAR), np.minimum(most, _NEAR)
        solved = self._solved(costs[self.cells], reach, whole=False)
        solution = self._solution(np.zeros(len(self.cells)) if solved is None else solved)
        self._mend(solution)
        return solution

    def apart(self, cell: int, sign: int, *, whole: bool) -> "Whole | None":
        """A solution in which a count is above (1) or below (-1) the truth; None if none is found.

        If not `whole`, fractions are rounded, and the result may not be feasible.
        """
        import numpy as np

        costs = np.zeros(len(self.cells))
        costs[self._place[cell]] = sign
        least, most = (side.copy() for side in self.reach)
        (least if sign > 0 else most)[self._place[cell]] = sign
        solved = self._solved(costs, (least, most), whole=whole)
        return None if solved is None else self._solution(solved)

    def _solved(self, costs: "NDArray[Any]", reach: Any, *, whole: bool) -> "NDArray[Any] | None":
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        if not self.cells or (reach[0] > reach[1]).any():
            return None
        with suppressed_output():
            solved = milp(
                costs,
                constraints=LinearConstraint(*self._rows),
                bounds=Bounds(*reach),
                integrality=np.full(len(costs), int(whole)),
                options={"node_limit": _NODES},
            )
        return None if solved.x is None else np.asarray(solved.x)

    def _solution(self, distances: "NDArray[Any]") -> "Whole":
        import numpy as np

        solution = self.truth.copy()
        solution[self.cells] += np.rint(distances).astype(np.int64)
        return solution

    @cached_property
    def _rows(self) -> tuple[Any, Any, Any]:
        """The relations' factors (sparse), and the least and the most that each sum may change."""
        import numpy as np
        from scipy.sparse import coo_array

        entries = [
            (row, self._place[cell], factor)
            for row, (terms, _) in enumerate(self.relations)
            for factor, cell in terms
            if cell in self._place
        ]
        row, column, factors = np.array(entries, dtype=np.int64).reshape(-1, 3).T
        shape = (len(self.relations), len(self.cells))
        matrix = coo_array((factors.astype(np.float64), (row, column)), shape=shape).tocsr()
        sums = self._sums(self.truth)
        most = [0 if equality else np.inf for _, equality in self.relations]
        return matrix, -np.array(sums, dtype=np.float64), np.array(most)

    def _sums(self, solution: "Whole") -> list[int]:
        values = solution.tolist()
        return [sum(factor * values[cell] for factor, cell in terms) for terms, _ in self.relations]

    def _mend(self, solution: "Whole") -> None:
        spoilt: set[int] = set()
        for (terms, equality), total in zip(self.relations, self._sums(solution), strict=True):
            if total < 0 or (equality and total):
                spoilt |= {self._parts[cell] for _, cell in terms if cell in self._parts}
        back = [cell for cell, part in self._parts.items() if part in spoilt]
        solution[back] = self.truth[back]

    @cached_property
    def _parts(self) -> dict[int, int]:
        return connected(self.relations, self.cells)
