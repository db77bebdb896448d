"""The sheets of a file for which a map is to be proposed, or why there are none."""

from collections.abc import Sequence
from pathlib import Path

from dhrcode.errors import DataProblemsError
from dhrcode.importers import FilePlace
from dhrcode.importers.sketch.id_column import are_ids
from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.table.grid import (
    TableGrid,
    control_characters,
    has_row_names,
    read_grids,
    with_row_names,
)
from dhrcode.problems import Problem, has_errors
from dhrcode.text import shown


def sheets_of(file: Path, known: CodebookNames, sheet: str | None = None) -> list[TableGrid]:
    """Every sheet of a file that holds anything, or the one that was named.

    Raises:
        DataProblemsError: it cannot be read, or holds nothing.
        NotFoundError: there is no such file.
    """
    grids, problems = read_grids(file, shown(file), sheet)
    for grid in grids:
        problems.extend(control_characters(grid))
    if has_errors(problems):
        raise _unmapped(problems)
    return [with_row_names(grid) if is_one_short(grid, known) else grid for grid in grids]


def is_one_short(grid: TableGrid, known: CodebookNames) -> bool:
    """Whether the first row lacks the heading of the first column, as R's tables do.

    It may lack that of the last instead. It is the first where numbers stand at the left of ids
    under the first heading; where themes do, and that heading is an id; or where every row is
    longer, and no ids stand at the left.
    """
    if not has_row_names(grid):
        return False
    heads, *rows = (row for row in grid.rows if any(row))
    left = [row[0] for row in rows]
    if are_ids(heads[0], left):
        return False
    numbered = all(text.strip().isdigit() for text in left)
    ids = numbered and are_ids(heads[0], [row[1] for row in rows if len(row) > 1])
    turned = any(map(known.names, left)) and any(map(str.isdigit, heads[0]))
    return ids or turned or all(len(row) == len(heads) + 1 for row in rows)


def no_headings(file: Path, hint: str = "is it the right file?") -> DataProblemsError:
    """The error for a file in which nothing looks like headings."""
    said = "the table has no headings"
    return _unmapped([FilePlace(shown(file)).problem("no-headings", said, hint)])


def _unmapped(problems: Sequence[Problem]) -> DataProblemsError:
    return DataProblemsError(problems, "no map can be proposed")
