"""The cells of a table, each with the heading over it and the cell to its left as its labels."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from dhrcode.store.outgoing.passage import OutputPassage, is_own_day, with_labels

At = tuple[int, int, str]
"""Line, column and part."""
_LONGEST_HALF = 12


class TableCells:
    """The rows of one table, one after another; the first that holds text has the headings."""

    def __init__(self) -> None:
        self._headings: Sequence[str] = ()

    def heading(self, column: int) -> str:
        """The heading of a column, counted from 0; empty if it has none."""
        return self._headings[column] if column < len(self._headings) else ""

    def row(
        self, cells: Sequence[str], at: Callable[[int], At], *, alone: bool = True
    ) -> Iterator[OutputPassage]:
        """The passages of a row.

        Args:
            cells: its texts, empty ones included.
            at: the place of a column, counted from 0.
            alone: with each text by itself, and not only with its labels.
        """
        left = ""
        for column, text in enumerate(cells):
            if not text or text.isspace():
                continue
            heading = self.heading(column)
            if not (is_own_day(heading, text) or is_own_day(left, text)):
                if alone:
                    yield OutputPassage(*at(column), text)
                yield from with_labels(at(column), text, (heading, left))
            left = text
        yield from _split_numbers(cells, at)
        if not self._headings and left:
            self._headings = tuple(cells)


def _split_numbers(cells: Sequence[str], at: Callable[[int], At]) -> Iterator[OutputPassage]:
    """Two cells beside each other that may be the halves of one phone number."""
    for column, halves in enumerate(pairwise(cells)):
        if halves[0].lstrip()[:1] in ("0", "+", "(") and all(map(_is_half, halves)):
            yield OutputPassage(*at(column), " ".join(map(str.strip, halves)))


def _is_half(text: str) -> bool:
    plain = text.strip(" +()").replace(" ", "")
    return 3 <= len(plain) <= _LONGEST_HALF and plain.isdigit()
