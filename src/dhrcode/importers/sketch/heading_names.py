"""Tables that are known by what their headings are called: action plans, chronologies."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from dhrcode.importers.sketch.map_text import GUESSED, mapped, quoted, section
from dhrcode.importers.sketch.names import SURE, Guess
from dhrcode.importers.table.grid import TableGrid
from dhrcode.importers.table.headings import HeadedTable, headed
from dhrcode.text import name_key

_ROWS = 20
"""The rows in which the headings are looked for."""
HeadingNames = Mapping[str, Sequence[str]]
"""The headings that a kind of table has, by what stands under them."""
REVIEW = "review"
"""What stands in the column that says of which review a row is."""
REVIEW_NAMES = {REVIEW: ("review", "dhr", "dhr number", "dhr no", "case")}
WordLines = Callable[[HeadedTable, Mapping[str, str]], Iterator[str]]
"""Lines of a map on a table, made of what each of its columns holds."""


def roles_of_row(
    grid: TableGrid, names: HeadingNames, several: Collection[str]
) -> tuple[HeadedTable | None, dict[str, Guess]]:
    """The table with the row of headings that most names are in, and what each may mean.

    Args:
        grid: the table.
        names: what headings are called.
        several: what more than one column may hold.
    """
    rows = range(1, min(len(grid.rows), _ROWS) + 1)
    tables = [(table := headed(grid, row), _roles(table, names, several)) for row in rows]
    return max(tables, key=lambda one: len(one[1]), default=(None, {}))


def lines_of_roles(
    table: HeadedTable, roles: Mapping[str, Guess], whose: str, inner: WordLines
) -> Iterator[str]:
    """The lines of a map on the review, the columns, their words, and what means nothing.

    Args:
        table: the table.
        roles: what each of its headings may mean.
        whose: what is asked where no column has the review, such as `whose plan it is`.
        inner: the lines on the words under the headings, made of what each column holds.
    """
    columns = {heading: role for heading, role in roles.items() if role.target != REVIEW}
    reviews = [heading for heading in roles if heading not in columns]
    if reviews:
        yield f"id: {{heading: {quoted(reviews[0])}, clean: yes}}{GUESSED}: the review"
    else:
        yield f"# review: DHR7  # decide: {whose}, or give --review"
    yield from section("columns", mapped(columns))
    yield from inner(table, {heading: role.target for heading, role in columns.items()})
    unknown = [heading for heading in table.headings if heading not in roles]
    yield from section("ignore", (f"- {quoted(heading)}  # decide" for heading in unknown))


def _roles(table: HeadedTable, names: HeadingNames, several: Collection[str]) -> dict[str, Guess]:
    """What the headings of a row may mean; of two for one thing, the first."""
    roles: dict[str, Guess] = {}
    taken = set[str]()
    for heading in table.headings:
        role = _role(heading, names)
        if role is not None and (role.target not in taken or role.target in several):
            taken.add(role.target)
            roles[heading] = role
    return roles


def _role(heading: str, names: HeadingNames) -> Guess | None:
    name = name_key("".join(c if c.isalnum() else " " for c in heading))
    for part, known in names.items():
        if name in known:
            return Guess(part, SURE)
    for part, known in names.items():
        if any(len(one) > 4 and name.startswith(one) for one in known):
            return Guess(part)
    return None
