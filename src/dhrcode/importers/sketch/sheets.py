"""The sheets of a file for which a map is to be proposed, or why there are none."""

from collections.abc import Sequence
from pathlib import Path

from dhrcode.errors import DataProblemsError
from dhrcode.importers import FilePlace
from dhrcode.importers.sketch.id_column import are_ids
from dhrcode.importers.table.grid import (
    TableGrid,
    TableOptions,
    control_characters,
    has_row_names,
    read_grids,
    with_row_names,
)
from dhrcode.problems import Problem, has_errors
from dhrcode.text import shown


def sheets_of(file: Path, sheet: str | None = None) -> list[TableGrid]:
    """Every sheet of a file that holds anything, or the one that was named.

    Raises:
        DataProblemsError: it cannot be read, or holds nothing.
        NotFoundError: there is no such file.
    """
    grids, problems = read_grids(file, shown(file), TableOptions(sheet=sheet))
    for grid in grids:
        problems.extend(control_characters(grid))
    if has_errors(problems):
        raise _unmapped(problems)
    return [with_row_names(grid) if is_one_short(grid) else grid for grid in grids]


def is_one_short(grid: TableGrid) -> bool:
    """Whether the first row lacks the heading of the first column, as R's tables do.

    Otherwise it lacks that of the last: the first heading is then over the ids of reviews.
    """
    if not has_row_names(grid):
        return False
    heads, *rows = (row for row in grid.rows if any(row))
    return not are_ids(heads[0], [row[0] for row in rows])


def no_headings(file: Path) -> DataProblemsError:
    """The error for a file in which nothing looks like headings."""
    said, hint = "the table has no headings", "is it the right file?"
    return _unmapped([FilePlace(shown(file)).problem("no-headings", said, hint)])


def _unmapped(problems: Sequence[Problem]) -> DataProblemsError:
    return DataProblemsError(problems, "no map can be proposed")
