"""What tidy data are made of: typed columns, each with its meaning, and rows."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

JOIN = "|"
"""Separates several values in one cell; no id of a codebook contains it."""
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
