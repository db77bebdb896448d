"""Any table, once a map says what its columns and cells mean: read by the layout that it names.

The map is read and checked against the codebook; the tables are opened with their headings, and
whatever the layout, none of these is lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from dhrcode.errors import UsageError
from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.layouts import LAYOUTS, USUAL, layout_named
from dhrcode.importers.table.grid import read_grid, with_row_names
from dhrcode.importers.table.headings import (
    HeadedTable,
    headed,
    missing_headings,
    unmapped_headings,
)
from dhrcode.model.codebook import Codebook
from dhrcode.model.coding_map import JoinedCodings
from dhrcode.model.import_map import JoinedTable, TableFile
from dhrcode.model.map_columns import heading_lines
from dhrcode.problems import Fault, KeyPath, Problem, has_errors
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loaded import located
from dhrcode.store.loader import validated
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.text import nearest_or_all, shown


def read(path: Path, name: str, request: ImportRequest) -> Imported:
    """Reads a table with its map.

    Raises:
        UsageError: there is no map, or nothing says whose coding it is.
        NotFoundError: there is no such file, map, or file to join.
        FileAccessError: one of them cannot be read.
    """
    if request.map is None:
        raise UsageError(
            f"'{name}' needs a map that says what its columns mean: 'dhrcode import "
            f"--sketch {name}' proposes one, --map FILE takes it"
        )
    if request.codebook is None:
        raise UsageError("a table can only be imported into a project with a codebook")
    file = read_map(request.map, request.codebook)
    if file.map is None:
        return Imported(problems=file.problems)
    return layout_named(file.layout).read(
        file.map, TableInput(path, name, request, file, request.codebook)
    )


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map as it was read.

    Attributes:
        path: its file.
        text: its text.
        map: what it says; None if it has an error.
        layout: the kind of table that it is of, by its name in `LAYOUTS`.
        problems: errors and warnings.
    """

    path: Path
    text: str
    map: TableFile | None
    layout: str
    problems: list[Problem]

    def located(self, faults: Iterable[Fault]) -> list[Problem]:
        """Faults as problems of the map."""
        return located(shown(self.path), self.text, faults)


def read_map(path: Path, codebook: Codebook) -> MapFile:
    """Reads a map by the layout that it names, and checks it against the codebook.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
    """
    mapping, text, problems = read_yaml(read_bytes(path, MAX_BYTES), shown(path))
    read = MapFile(path, text or "", None, USUAL, problems)
    if mapping is None:
        return read
    named = mapping.get("layout") or USUAL
    if not isinstance(named, str) or named not in LAYOUTS:
        problems.extend(read.located([_unknown(named)]))
        return read
    layout = layout_named(named)
    result, faults = validated(layout.map, mapping)
    if result is not None:
        faults += layout.faults(result, codebook)
    problems.extend(sorted(read.located(faults)))
    return read if has_errors(problems) else replace(read, map=result, layout=named)


def _unknown(named: object) -> Fault:
    said = f"'{str(named)[:40]}' is no layout that dhrcode knows"
    hint = nearest_or_all(str(named), LAYOUTS)
    return Fault(("layout",), "bad-value", said, hint)


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

    def every(
        self,
        whole: TableFile,
        given: TableInput,
        joined: Sequence[JoinedTable | JoinedCodings] = (),
    ) -> list[tuple[Any, HeadedTable]]:
        """The table of a map and those joined to it, each after its part of the map.

        Returns:
            None of them where one has an error.

        Raises:
            NotFoundError: there is no such file.
            FileAccessError: one of them cannot be read.
        """
        sheet = given.request.sheet
        tables = [(whole, self.opened(whole, given.path, given.name, sheet=sheet))]
        for number, one in enumerate(joined):
            path, name = given.path, given.name
            if one.file is not None:
                path = self.file.path.parent / one.file
                name = shown(path)
            tables.append((one, self.opened(one, path, name, above=("join", number))))
        if has_errors(self.problems):
            return []
        return [(part, table) for part, table in tables if table is not None]

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
        sheet = sheet or table.sheet
        grid, problems = read_grid(path, name, sheet, table.encoding, table.delimiter)
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


def refuse_nobody(coder: str | None, request: ImportRequest, *, in_column: bool) -> None:
    """Refuses a table of which nothing says whose coding it is, or of which two things do.

    Args:
        coder: whose it is by the map.
        request: for whose it is by `--coder` or `--as`.
        in_column: whether a column says it.

    Raises:
        UsageError: it is so.
    """
    if not (coder or request.coder or in_column):
        raise UsageError("nothing says whose coding it is: 'coder' in the map, or --coder INITIALS")
    if request.own and coder not in (None, request.coder):
        raise UsageError(
            f"--as {request.coder} puts the codings into coders/{request.coder}, and "
            f"the map says that they are {coder}'s"
        )
