"""Steps: whole numbers to add to counts so that everything in print stays as it is.

Counts plus a step are a second feasible solution, which a reader cannot tell from the truth. A step
is looked for with a linear programme (HiGHS, in SciPy), and in whole numbers where that gives
fractions; the solver's answer is used only after the sums have been checked in whole numbers.
"""
# ruff: noqa: PLC0415 - numpy and scipy are imported by the one command that needs them

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from dhrcode.analysis.ledger import CountKey, Ledger
from dhrcode.safety.solver_output import suppressed_output

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Marks = NDArray[np.bool_]
    _Bounds = tuple[Floats, Floats]

_REACH = 4.0  # how far a sweep moves a count: enough to differ, and bounded
_NODES = 2_000  # limit of a search in whole numbers; one in seconds would differ from run to run
_INFEASIBLE = 2  # SciPy's status for it
_MULTIPLES = (1, 2, 3, 4, 6)
_EXACT = 1e-6  # when nearer than this to a whole number, HiGHS means that number


@dataclass(frozen=True)
class LedgerArrays:
    """A ledger as arrays: one column for each count, one row for each relation.

    Attributes:
        keys: the columns' names.
        counts: their values.
        matrix: the relations' factors, a SciPy CSR array of whole numbers.
        equal: for each relation whether it is an equality.
        fixed: counts that every reader knows: open ones and shown zeros.
        implied: counts that no table shows.
    """

    keys: list[CountKey]
    counts: "Integers"
    matrix: Any
    equal: "Marks"
    fixed: "Marks"
    implied: "Marks"

    @classmethod
    def of(cls, ledger: Ledger) -> "LedgerArrays":
        """The arrays of a ledger."""
        import numpy as np

        keys = list(ledger.counts)  # never a set's order: that differs from run to run
        counts = np.array([ledger.counts[key] for key in keys], dtype=np.int64)
        implied = np.array([key in ledger.implied for key in keys], dtype=bool)
        is_open = np.array([key in ledger.open for key in keys], dtype=bool)
        equal = np.array([relation.sense == "=" for relation in ledger.relations], dtype=bool)
        fixed = is_open | (~implied & (counts == 0))
        return cls(keys, counts, _matrix(ledger, keys), equal, fixed, implied)

    @cached_property
    def room(self) -> "Integers":
        """How far down each count can go: a hidden one to 1, since zeros are shown, others to 0."""
        import numpy as np

        room: Integers = np.maximum(self.counts - ~self.implied, 0)
        return room

    @cached_property
    def degrees(self) -> "Integers":
        """The number of relations that each count is in."""
        import numpy as np

        return np.asarray(np.diff(self.matrix.tocsc().indptr), dtype=np.int64)

    @cached_property
    def plain(self) -> Any:
        """The matrix as HiGHS takes it, with one variable for each count."""
        return self.matrix.astype(float)

    @cached_property
    def split(self) -> Any:
        """The matrix with two variables for each count, up and down."""
        from scipy.sparse import hstack

        return hstack([self.plain, -self.plain], format="csr")

    def broken(self, step: "Integers") -> "Marks":
        """The relations that counts plus step do not fulfil."""
        sums: Integers = self.matrix @ (self.counts + step)
        failing: Marks = (sums < 0) | (self.equal & (sums != 0))
        return failing

    def allows(self, step: "Integers") -> bool:
        """Whether counts plus step are a feasible solution, which readers cannot rule out."""
        outside = (step < -self.room) | (self.fixed & (step != 0))
        return not outside.any() and not self.broken(step).any()


def _matrix(ledger: Ledger, keys: list[CountKey]) -> Any:
    import numpy as np
    from scipy.sparse import csr_array

    column = {key: index for index, key in enumerate(keys)}
    entries = [
        (factor, row, column[key])
        for row, relation in enumerate(ledger.relations)
        for factor, key in relation.terms
    ]
    factors, rows, columns = np.array(entries, dtype=np.int64).reshape(-1, 3).T
    return csr_array((factors, (rows, columns)), shape=(len(ledger.relations), len(keys)))


class GaveUpError(Exception):
    """A search was ended before it was clear whether there is a step."""


class StepRequest(NamedTuple):
    """What a step shall do: move `target` up (1) or down (-1), leave `still`, and cost little.

    If not `thorough`, only a linear programme is solved, which is quick and mostly enough.
    """

    target: int
    sign: int
    still: "Marks"
    costs: "Floats"
    thorough: bool


def cheapest_step(tables: LedgerArrays, wish: StepRequest) -> "Integers | None":
    """The step that fulfils the request at the least cost, or None if there is none.

    Raises:
        GaveUpError: there may be one, but it was not found.
    """
    import numpy as np

    number = len(tables.counts)
    least = np.zeros(2 * number)
    most = np.where(np.tile(wish.still, 2), 0, np.append(np.full(number, np.inf), tables.room))
    there, back = wish.target, wish.target + number
    if wish.sign < 0:
        there, back = back, there
    least[there], most[back] = 1, 0
    if most[there] < 1:
        return None
    solved = _solve(tables, np.tile(wish.costs, 2), (least, most), whole=wish.thorough)
    if solved is None:
        return None
    step = _made_whole(tables, solved)
    if step is None:
        raise GaveUpError
    return step


def _made_whole(tables: LedgerArrays, solved: "Floats") -> "Integers | None":
    """A multiple of the solution in whole numbers; it moves the same counts, so it hides as many.

    Fractions in linked tables are mostly halves, and twice the step is often possible too.
    """
    import numpy as np

    for times in _MULTIPLES:
        rounded = np.rint(times * solved)
        if np.abs(times * solved - rounded).max() < _EXACT:
            up, down = np.split(rounded.astype(np.int64), 2)
            step = np.asarray(up - down)
            if tables.allows(step):
                return step
    return None


def farthest_step(tables: LedgerArrays, movable: "Marks", direction: "Floats") -> "Integers":
    """The step that goes furthest against a direction, among counts that may move anyway.

    One linear programme over all counts; where it gives fractions, the counts connected with them
    stay unchanged.
    """
    import numpy as np

    least = np.where(movable, -np.minimum(tables.room, _REACH), 0)
    try:
        solved = _solve(tables, direction, (least, np.where(movable, _REACH, 0)))
    except GaveUpError:
        solved = None
    if solved is None:
        return np.zeros_like(tables.counts)
    step = np.rint(solved).astype(np.int64)
    parts = _parts(tables, movable)
    touched = (abs(tables.matrix).T @ tables.broken(step)) > 0
    step[np.isin(parts, parts[touched & movable])] = 0
    return step if tables.allows(step) else np.zeros_like(step)


def _parts(tables: LedgerArrays, movable: "Marks") -> "Integers":
    """A number for each count, the same for movable counts that relations connect."""
    import numpy as np
    from scipy.sparse import diags_array
    from scipy.sparse.csgraph import connected_components

    linked = abs(tables.plain) @ diags_array(movable.astype(float))
    return np.asarray(connected_components(linked.T @ linked, directed=False)[1], dtype=np.int64)


def _solve(
    tables: LedgerArrays, costs: "Floats", bounds: "_Bounds", *, whole: bool = False
) -> "Floats | None":
    """The cheapest changes, with one or two variables for each count, that keep every relation.

    Returns:
        The variables; None if there are no such changes.

    Raises:
        GaveUpError: HiGHS did not come to an end.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp  # linprog: no two-sided constraints

    matrix = tables.plain if len(costs) == len(tables.counts) else tables.split
    slack = tables.matrix @ tables.counts
    with suppressed_output():
        solved = milp(
            costs,
            constraints=LinearConstraint(matrix, -slack, np.where(tables.equal, 0, np.inf)),
            bounds=Bounds(*bounds),
            integrality=np.full(len(costs), int(whole)),
            options={"node_limit": _NODES},
        )
    if solved.x is None and solved.status != _INFEASIBLE:
        raise GaveUpError
    return None if solved.x is None else np.asarray(solved.x)
