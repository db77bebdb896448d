"""The sheets of a file for which a map is to be proposed, or why there are none."""

from collections.abc import Sequence
from pathlib import Path

from dhrcode.errors import DataProblemsError
from dhrcode.importers import FilePlace
from dhrcode.importers.table.grid import TableGrid, TableOptions, control_characters, read_grids
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
    return grids


def no_headings(file: Path) -> DataProblemsError:
    """The error for a file in which nothing looks like headings."""
    said, hint = "the table has no headings", "is it the right file?"
    return _unmapped([FilePlace(shown(file)).problem("no-headings", said, hint)])


def _unmapped(problems: Sequence[Problem]) -> DataProblemsError:
    return DataProblemsError(problems, "no map can be proposed")
