"""A table of reviews, and the tables joined to it, read with their map: drafts of records."""

from dhrcode.importers import Imported
from dhrcode.importers.table.collection import ReviewCollector
from dhrcode.importers.table.columns import columns_of
from dhrcode.importers.table.headings import HeadedTable, runs
from dhrcode.importers.table.open_table import TableInput, TableOpener, refuse_nobody
from dhrcode.importers.table.records import RecordBuilder
from dhrcode.model.import_map import ImportMap
from dhrcode.problems import column_letters
from dhrcode.text import plural


def read_reviews(whole: ImportMap, given: TableInput) -> Imported:
    """Reads a table of reviews with its map: drafts, problems, and what a person should know.

    Raises:
        UsageError: nothing says whose coding it is.
        NotFoundError: there is no such file, or file to join.
        FileAccessError: one of them cannot be read.
    """
    refuse_nobody(whole.coder, given.request, in_column="coder" in whole.record.values())
    opener = TableOpener(given.file)
    tables = opener.every(whole, given, whole.join)
    if not tables:
        return Imported(problems=opener.problems)
    (_, main), *joined = tables
    collected = ReviewCollector()
    collected.take_reviews(main, columns_of(main, whole, whole, given.codebook), whole)
    for part, table in joined:
        collected.join(table, columns_of(table, part, whole, given.codebook), part, given.name)
    collected.finish()
    made = RecordBuilder(whole, given.request, given.codebook, given.path.name)
    drafts = [draft for one in collected.reviews.values() if (draft := made.draft(one))]
    notes = opener.notes
    if collected.skipped:
        notes.append(_skipped(main, collected.skipped, given.name))
    if whole.coder and given.request.coder not in (None, whole.coder):
        notes.append(f"the coder is {whole.coder}, as the map says")
    problems = [*opener.problems, *collected.problems, *made.problems]
    return Imported(drafts, problems, [*notes, *made.notes(given.name, len(collected.reviews))])


def _skipped(table: HeadedTable, lines: list[int], name: str) -> str:
    rows = plural(len(lines), "column" if table.across else "row")
    named = runs(lines, column_letters if table.across else str)
    what = rows.partition(" ")[2]
    return f"{name}: {rows} without an id passed over: {what} {named}"
