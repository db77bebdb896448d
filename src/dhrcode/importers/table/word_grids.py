"""The tables of a Word document as grids; the sheet of each is called `table 2`."""

from dhrcode.errors import DocumentError
from dhrcode.importers import FilePlace
from dhrcode.importers.table.grid import TableGrid
from dhrcode.problems import Problem
from dhrcode.store.documents.word import word_tables
from dhrcode.text import nearest


def word_grids(
    data: bytes, shown: str, name: str, wanted: str | None = None
) -> tuple[list[TableGrid], list[Problem]]:
    """Every table that holds anything, or the one that was named, or why there is none.

    Args:
        data: the document.
        shown: its name as problems print it.
        name: its name without folders.
        wanted: a table, by the name that it is given here.

    Raises:
        DocumentError: it is encrypted, broken or too large.
    """
    try:
        tables = word_tables(data)
    except DocumentError as error:
        raise DocumentError(error.code, f"{shown} {error}") from None
    grids = {
        f"table {number}": TableGrid(
            f"{shown}:table {number}",
            f"{name}, table {number}, cell ",
            table.rows,
            merged=tuple(table.merged),
        )
        for number, table in enumerate(tables, start=1)
        if any(text.strip() for row in table.rows for text in row)
    }
    if wanted is not None and wanted not in grids:
        said = f"there is no table '{wanted[:60]}'"
        hint = nearest(wanted, grids) or f"one of {', '.join(list(grids)[:8]) or 'none'}"
        return [], [FilePlace(shown).problem("unknown-sheet", said, hint)]
    if not grids:
        said = "the document has no table that holds anything"
        return [], [FilePlace(shown).problem("empty-file", said, "is it the right file?")]
    return [grids[wanted]] if wanted is not None else list(grids.values()), []
