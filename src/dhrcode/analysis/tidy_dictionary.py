"""The data dictionary of a table of tidy data: what each column means, and where it came from."""

from collections.abc import Iterable, Iterator

from dhrcode.analysis.provenance import Provenance
from dhrcode.analysis.tidy_data import JOIN, TidyColumn, TidyRow, TidyTable


def dictionary(columns: Iterable[TidyColumn], origin: Provenance) -> TidyTable:
    """The data dictionary of a table: a row for each column, and then where the data came from.

    Rows about where it came from have no column name and the type `provenance`. The last column is
    there only where values stand in the file as numbers.
    """
    columns = tuple(columns)
    own = (
        TidyColumn(
            "column", "text", "Name of the column; empty for a row on where the data came from"
        ),
        TidyColumn(
            "type", "text", "What its cells hold", ("text", "integer", "date", "provenance")
        ),
        TidyColumn("meaning", "text", "What it means"),
        TidyColumn("values", "text", f"The ids that it may hold, joined with {JOIN}"),
        TidyColumn(
            "labels", "text", f"Their labels in the same order; a {JOIN} in one is written /"
        ),
        TidyColumn("codes", "text", "The numbers that stand for them in the file, in that order"),
    )
    shown = len(own) if any(column.codes for column in columns) else len(own) - 1
    rows = [*map(_described, columns), *_came_from(origin)]
    return TidyTable(own[:shown], [row[:shown] for row in rows])


def _described(column: TidyColumn) -> TidyRow:
    labels = JOIN.join(label.replace(JOIN, "/") for label in column.labels)
    values, codes = JOIN.join(column.values), JOIN.join(column.codes)
    return (column.name, column.type, column.meaning, values or None, labels or None, codes or None)


def _came_from(origin: Provenance) -> Iterator[TidyRow]:
    return ((None, "provenance", label, value, None, None) for label, value in origin.lines())
