"""A table opened by its map, with its headings; whatever its layout, none of them is lost."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dhrcode.importers import ImportRequest
from dhrcode.importers.table.grid import TableOptions, read_grid, with_row_names
from dhrcode.importers.table.headings import (
    HeadedTable,
    headed,
    missing_headings,
    unmapped_headings,
)
from dhrcode.importers.table.map_file import MapFile
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import TableFile
from dhrcode.model.map_columns import heading_lines
from dhrcode.problems import KeyPath, Problem


class TableInput(NamedTuple):
    """A table that is to be read.

    Attributes:
        path: its file.
        name: its name as problems print it.
        request: what was said of it on the command line.
        file: its map.
        codebook: the codebook, against which the map has been checked.
    """

    path: Path
    name: str
    request: ImportRequest
    file: MapFile
    codebook: Codebook


@dataclass
class TableOpener:
    """Opens the tables of one map.

    Attributes:
        file: the map.
        problems: what is wrong with the tables that were opened, and the map's own problems.
        notes: what a person should know of how they were read, in sentences.
    """

    file: MapFile
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.problems.extend(self.file.problems)

    def opened(
        self,
        table: TableFile,
        path: Path,
        name: str,
        *,
        sheet: str | None = None,
        above: KeyPath = (),
    ) -> HeadedTable | None:
        """A table with its headings; None if it cannot be read.

        Args:
            table: the map, or the part of it that is of this table.
            path: the table's file.
            name: its name as problems print it.
            sheet: the sheet that was asked for; otherwise the map's.
            above: where in the map the part stands.

        Raises:
            NotFoundError: there is no such file.
            FileAccessError: it cannot be read.
        """
        how = TableOptions(sheet or table.sheet, table.encoding, table.delimiter)
        grid, problems = read_grid(path, name, how)
        self.problems.extend(problems)
        if grid is None:
            return None
        self.notes.extend(grid.notes)
        if table.row_names == "yes":
            grid = with_row_names(grid)
        first, head = heading_lines(table.headings)
        result = headed(grid, head, across=table.across, first=first)
        if not table.across and (passed := result.passed_over()):
            self.notes.append(f"{name}: the headings are read from row {first}, and {passed}")
        missing = [f._replace(path=(*above, *f.path)) for f in missing_headings(result, table)]
        self.problems.extend(self.file.located(missing))
        self.problems.extend(unmapped_headings(result, table))
        return result
