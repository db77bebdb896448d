"""A table of reviews, and the tables joined to it, read with their map: drafts of records."""

from dhrcode.errors import UsageError
from dhrcode.importers import Imported, ImportRequest
from dhrcode.importers.table.collection import ReviewCollector
from dhrcode.importers.table.columns import columns_of
from dhrcode.importers.table.headings import HeadedTable, runs
from dhrcode.importers.table.open_table import TableInput, TableOpener
from dhrcode.importers.table.records import RecordBuilder
from dhrcode.model.codebook import Codebook
from dhrcode.model.import_map import ImportMap, JoinedTable
from dhrcode.problems import column_letters, has_errors
from dhrcode.text import plural, shown


def read_reviews(whole: ImportMap, given: TableInput) -> Imported:
    """Reads a table of reviews with its map.

    Raises:
        UsageError: nothing says whose coding it is.
        NotFoundError: there is no such file, or file to join.
        FileAccessError: one of them cannot be read.
    """
    refuse_nobody(whole.coder, given.request, in_column="coder" in whole.record.values())
    return _ReadTable(given).imported(whole, given.codebook)


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


class _ReadTable:
    """A table and the tables joined to it."""

    def __init__(self, given: TableInput) -> None:
        self._path, self._name, self._wanted = given.path, given.name, given.request
        self._tables = TableOpener(given.file)

    def imported(self, whole: ImportMap, codebook: Codebook) -> Imported:
        """Drafts, problems, and what a person should know."""
        main = self._tables.opened(whole, self._path, self._name, sheet=self._wanted.sheet)
        joined = [(one, self._joined(one, number)) for number, one in enumerate(whole.join)]
        if main is None or has_errors(self._tables.problems):
            return Imported(problems=self._tables.problems)
        gathering = ReviewCollector()
        gathering.take_reviews(main, columns_of(main, whole, whole, codebook), whole)
        for one, table in joined:
            if table is not None:
                columns = columns_of(table, one, whole, codebook)
                gathering.join(table, columns, one, self._name)
        gathering.finish()
        result = RecordBuilder(whole, self._wanted, codebook, self._path.name)
        drafts = [draft for one in gathering.reviews.values() if (draft := result.draft(one))]
        notes = [*self._tables.notes]
        if gathering.skipped:
            notes.append(_skipped(main, gathering.skipped, self._name))
        if whole.coder and self._wanted.coder not in (None, whole.coder):
            notes.append(f"the coder is {whole.coder}, as the map says")
        problems = [*self._tables.problems, *gathering.problems, *result.problems]
        return Imported(drafts, problems, [*notes, *result.notes(self._name)])

    def _joined(self, joined: JoinedTable, number: int) -> HeadedTable | None:
        path, name = self._path, self._name
        if joined.file is not None:
            path = self._tables.file.path.parent / joined.file
            name = shown(path)
        return self._tables.opened(joined, path, name, above=("join", number))


def _skipped(table: HeadedTable, lines: list[int], name: str) -> str:
    rows = plural(len(lines), "column" if table.across else "row")
    named = runs(lines, column_letters if table.across else str)
    what = rows.partition(" ")[2]
    return f"{name}: {rows} without an id passed over: {what} {named}"
