"""Any table, once a map says what its columns and cells mean: read by the layout that it names."""

from pathlib import Path

from dhrcode.errors import UsageError
from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.layouts import layout_named
from dhrcode.importers.table.map_file import read_map
from dhrcode.importers.table.open_table import TableInput


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
