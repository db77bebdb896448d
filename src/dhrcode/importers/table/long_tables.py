"""Long tables, in which each row is a coding, read with their map: drafts of records."""

from dhrcode.importers import Imported
from dhrcode.importers.table.coding_records import CodingRecords
from dhrcode.importers.table.codings import CodingCollector
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.importers.table.open_table import TableInput, TableOpener
from dhrcode.importers.table.reviews import refuse_nobody
from dhrcode.model.coding_map import CodingMap, CodingTable
from dhrcode.problems import has_errors
from dhrcode.text import shown


def read_codings(whole: CodingMap, given: TableInput) -> Imported:
    """Reads a long table, and those that are joined to it, with their map.

    Raises:
        UsageError: nothing says whose coding it is.
        NotFoundError: there is no such file, or file to join.
        FileAccessError: one of them cannot be read.
    """
    tables = [whole, *whole.join]
    named = any("coder" in table.columns.values() for table in tables)
    refuse_nobody(whole.coder, given.request, in_column=named)
    opener = TableOpener(given.file)
    main = opener.opened(whole, given.path, given.name, sheet=given.request.sheet)
    headed: list[tuple[CodingTable, HeadedTable | None]] = [(whole, main)]
    for number, joined in enumerate(whole.join):
        path = given.file.path.parent / joined.file
        headed.append((joined, opener.opened(joined, path, shown(path), above=("join", number))))
    if main is None or has_errors(opener.problems):
        return Imported(problems=opener.problems)
    collected = CodingCollector(whole, given.codebook)
    for columns, table in headed:
        if table is not None:
            collected.take(table, columns)
    collected.finish()
    made = CodingRecords(whole, given.request, given.codebook, given.path.name, collected)
    drafts = made.drafts()
    problems = [*opener.problems, *collected.problems, *made.problems]
    return Imported(drafts, problems, [*opener.notes, *made.notes(given.name)])
