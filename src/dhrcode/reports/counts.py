"""Counts and proportions in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from dhrcode.analysis.ledger import Figure, Hidden
from dhrcode.analysis.statistics import Proportion
from dhrcode.reports.blocks import Cell, Line, percent
from dhrcode.text import plural

T = TypeVar("T")


def of_reviews(part: Figure, whole: Figure, proportion: Proportion) -> str:
    """`6 of 13 reviews (46%)`; without the percentage if there is none to show."""
    whole_said = "* reviews" if isinstance(whole, Hidden) else plural(whole, "review")
    said = f"{part} of {whole_said}"
    return f"{said} ({percent(proportion)})" if isinstance(proportion, float) else said


def banded(
    rows: Iterable[T],
    band: Callable[[T], str],
    cells: Callable[[T], Sequence[Cell]],
    key: Callable[[T], str],
) -> Iterator[Line]:
    """A line for each row, with a new band wherever the band's text changes."""
    above = None
    for row in rows:
        if (heading := band(row)) != above:
            above = heading
            yield Line((heading,), band=True)
        yield Line(cells(row), key=key(row))
