"""Any table of reviews, once a map says what its columns and cells mean: drafts of records."""

from pathlib import Path

from dhrcode.errors import UsageError
from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.table.collection import ReviewCollector
from dhrcode.importers.table.columns import columns_of
from dhrcode.importers.table.grid import TableOptions, read_grid
from dhrcode.importers.table.headings import (
    HeadedTable,
    headed,
    missing_headings,
    unmapped_headings,
)
from dhrcode.importers.table.map_file import MapFile, read_map
from dhrcode.importers.table.records import RecordBuilder
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import ImportMap, JoinedTable, TableMap, line_number
from dhrcode.problems import KeyPath, has_errors
from dhrcode.text import shown


def read(path: Path, name: str, request: ImportRequest) -> Imported:
    """Reads a table of reviews with its map.

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
    read_as = read_map(request.map, request.codebook)
    if read_as.map is None:
        return Imported(problems=read_as.problems)
    _refuse_nobody(read_as.map, request)
    return _ReadTable(path, name, request, read_as).imported(read_as.map, request.codebook)


def _refuse_nobody(table: ImportMap, request: ImportRequest) -> None:
    if not (table.coder or request.coder or "coder" in table.record.values()):
        raise UsageError("nothing says whose coding it is: 'coder' in the map, or --coder INITIALS")
    if request.own and table.coder not in (None, request.coder):
        raise UsageError(
            f"--as {request.coder} puts the codings into coders/{request.coder}, and "
            f"the map says that they are {table.coder}'s"
        )


class _ReadTable:
    """A table, the tables joined to it, and their problems."""

    def __init__(self, path: Path, name: str, request: ImportRequest, file: MapFile) -> None:
        self._path, self._name, self._wanted, self._file = path, name, request, file
        self._problems = list(file.problems)
        self._notes: list[str] = []

    def imported(self, whole: ImportMap, codebook: Codebook) -> Imported:
        """Drafts, problems, and what a person should know."""
        main = self._headed(whole, self._path, self._name, ())
        joined = [(one, self._joined(one, number)) for number, one in enumerate(whole.join)]
        if main is None or has_errors(self._problems):
            return Imported(problems=self._problems)
        gathering = ReviewCollector()
        gathering.take_reviews(main, columns_of(main, whole, whole, codebook), whole)
        for one, table in joined:
            if table is not None:
                columns = columns_of(table, one, whole, codebook)
                gathering.join(table, columns, one, self._name)
        gathering.finish()
        result = RecordBuilder(whole, self._wanted, codebook, self._path.name)
        drafts = [draft for one in gathering.reviews.values() if (draft := result.draft(one))]
        if whole.coder and self._wanted.coder not in (None, whole.coder):
            self._notes.append(f"the coder is {whole.coder}, as the map says")
        problems = [*self._problems, *gathering.problems, *result.problems]
        return Imported(drafts, problems, [*self._notes, *result.notes(self._name)])

    def _joined(self, joined: JoinedTable, number: int) -> HeadedTable | None:
        path, name = self._path, self._name
        if joined.file is not None:
            path = self._file.path.parent / joined.file
            name = shown(path)
        return self._headed(joined, path, name, ("join", number))

    def _headed(self, table: TableMap, path: Path, name: str, above: KeyPath) -> HeadedTable | None:
        """A table with its headings; None if it cannot be read."""
        main = isinstance(table, ImportMap)
        sheet = (self._wanted.sheet if main else None) or table.sheet
        how = TableOptions(sheet, table.encoding, table.delimiter)
        grid, problems = read_grid(path, name, how)
        self._problems.extend(problems)
        if grid is None:
            return None
        self._notes.extend(grid.notes)
        across = isinstance(table, ImportMap) and table.reviews == "columns"
        result = headed(grid, line_number(table.headings), across=across)
        missing = [f._replace(path=(*above, *f.path)) for f in missing_headings(result, table)]
        self._problems.extend(self._file.located(missing))
        self._problems.extend(unmapped_headings(result, table))
        return result
