"""Counts and proportions in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from dhrcode.analysis.frequency import Together
from dhrcode.analysis.ledger import Figure, Hidden
from dhrcode.analysis.statistics import Proportion
from dhrcode.reports.blocks import Cell, Column, Line, percent
from dhrcode.text import plural

T = TypeVar("T")

PRESENT = Column("Present", "count", key="present")
OTHER_FINDINGS = (
    Column("Absent", "count", key="absent"),
    Column("Not stated", "count", key="not_stated"),
    Column("Unclear", "count", key="unclear"),
    Column("Not coded", "count", key="not_coded"),
)
OF_REVIEWS = (
    Column("Reviews", "count", key="reviews"),
    Column("% of reviews", "percent", key="share"),
    Column("95% from", "percent", key="share_low"),
    Column("95% to", "percent", key="share_high"),
)
"""All reviews, and the proportion of these with its interval."""
TOGETHER = (
    Column("Reviews with one or more", "count", key="present"),
    *OF_REVIEWS,
    Column("Present findings", "count", key="ticks"),
    Column("Subthemes present a review", "number", key="average"),
)
"""What is told of several subthemes together."""


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


def together_cells(found: Together) -> tuple[Cell, ...]:
    """The cells of `TOGETHER`."""
    present, reviews, share, interval, ticks, average = found
    return present, reviews, share, *interval, ticks, average
