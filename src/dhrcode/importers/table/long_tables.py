"""Long tables, in which each row is a coding, read with their map: drafts of records."""

from dhrcode.importers import Imported
from dhrcode.importers.table.coding_records import CodingRecords
from dhrcode.importers.table.codings import CodingCollector
from dhrcode.importers.table.open_table import TableInput, TableOpener, refuse_nobody
from dhrcode.model.coding_map import CodingMap


def read_codings(whole: CodingMap, given: TableInput) -> Imported:
    """Reads a long table, and those that are joined to it, with their map.

    Raises:
        UsageError: nothing says whose coding it is.
        NotFoundError: there is no such file, or file to join.
        FileAccessError: one of them cannot be read.
    """
    named = any("coder" in table.columns.values() for table in (whole, *whole.join))
    refuse_nobody(whole.coder, given.request, in_column=named)
    opener = TableOpener(given.file)
    tables = opener.every(whole, given, whole.join)
    if not tables:
        return Imported(problems=opener.problems)
    collected = CodingCollector(whole, given.codebook)
    for part, table in tables:
        collected.take(table, part)
    collected.finish()
    made = CodingRecords(whole, given.request, given.codebook, given.path.name, collected)
    drafts = made.drafts()
    problems = [*opener.problems, *collected.problems, *made.problems]
    return Imported(drafts, problems, [*opener.notes, *made.notes(given.name, len(drafts))])
