"""Tables that are known by what their headings are called: action plans, chronologies."""

from collections.abc import Collection, Mapping, Sequence

from dhrcode.importers.sketch.roles import HeadingRole
from dhrcode.importers.table.grid import TableGrid
from dhrcode.importers.table.headings import HeadedTable, headed
from dhrcode.text import name_key

_ROWS = 20
"""The rows in which the headings are looked for."""
HeadingNames = Mapping[str, Sequence[str]]
"""The headings that a kind of table has, by what stands under them."""


def roles_of_row(
    grid: TableGrid, names: HeadingNames, several: Collection[str]
) -> tuple[HeadedTable | None, dict[str, HeadingRole]]:
    """The table with the row of headings that most names are in, and what each may mean.

    Args:
        grid: the table.
        names: what headings are called.
        several: what more than one column may hold.
    """
    rows = range(1, min(len(grid.rows), _ROWS) + 1)
    tables = [(table := headed(grid, row), _roles(table, names, several)) for row in rows]
    return max(tables, key=lambda one: len(one[1]), default=(None, {}))


def _roles(
    table: HeadedTable, names: HeadingNames, several: Collection[str]
) -> dict[str, HeadingRole]:
    """What the headings of a row may mean; of two for one thing, the first."""
    roles: dict[str, HeadingRole] = {}
    taken = set[str]()
    for heading in table.headings:
        role = _role(heading, names)
        if role is not None and (role.target not in taken or role.target in several):
            taken.add(role.target)
            roles[heading] = role
    return roles


def _role(heading: str, names: HeadingNames) -> HeadingRole | None:
    name = name_key("".join(c if c.isalnum() else " " for c in heading))
    for part, known in names.items():
        if name in known:
            return HeadingRole(part, sure=True)
    for part, known in names.items():
        if any(len(one) > 4 and name.startswith(one) for one in known):
            return HeadingRole(part, sure=False)
    return None
