"""What tidy data are made of: typed columns, each with its meaning, rows, and a dictionary."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from dhrcode.analysis.provenance import Provenance
from dhrcode.model.codebook import Codebook

TidyValue = str | int | date | None
TidyRow = tuple[TidyValue, ...]
JOIN = "|"
"""Separates several values in one cell; no id of a codebook contains it."""


class TidyColumn(NamedTuple):
    """One column of tidy data.

    Attributes:
        name: lower-case letters, digits and underscores; needs no quotes in any language.
        type: what its cells hold; a cell may be empty if the meaning says so.
        meaning: a sentence.
        values: the ids that it may hold, if there is a list of them.
        labels: their labels, in the same order.
        made: whether no person's words stand in it, though nothing lists them.
        codes: the numbers that stand for them in the file, in the same order, where there are any.
        label: what it is in a few words, where the meaning says more.
        several: whether a cell may hold several values, joined.
        numbers: whether its texts are whole numbers, but for what is not stated.
    """

    name: str
    type: Literal["text", "integer", "date"]
    meaning: str
    values: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    made: bool = False
    codes: tuple[str, ...] = ()
    label: str = ""
    several: bool = False
    numbers: bool = False

    @property
    def worded(self) -> bool:
        """Whether a person may have written what stands in its cells."""
        return self.type == "text" and not self.values and not self.made


class TidyTable(NamedTuple):
    """A table of tidy data; its rows can be iterated once."""

    columns: tuple[TidyColumn, ...]
    rows: Iterable[TidyRow]


def chosen(
    name: str, meaning: str, labels: Mapping[str, str], *, several: bool = False
) -> TidyColumn:
    """A column whose values are listed: id to label."""
    return TidyColumn(name, "text", meaning, tuple(labels), tuple(labels.values()), several=several)


def review_columns(codebook: Codebook) -> tuple[TidyColumn, ...]:
    """The columns that say which review it is, and whose coding."""
    kinds = {kind.id: kind.label for kind in codebook.kinds}
    return (
        TidyColumn("review", "text", "The review's id"),
        chosen("kind", "Kind of review", kinds),
        TidyColumn("coder", "text", "Who coded it"),
    )


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
