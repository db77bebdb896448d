"""How far each coding of each review is, as a report."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from dhrcode.reports.blocks import Cell, Column, Line, Report, Table, tables_alone
from dhrcode.text import plural

_COLUMNS = (
    Column("Review", "label", 12, "review"),
    Column("Coder", "text", 10, "coder"),
    Column("Coding", "text", 12, "coding"),
    Column("Status", "text", 10, "status"),
    Column("Coded", "text", 10, "coded"),
    Column("Queue", "count", 8, "queue"),
    Column("Quotes not verified", "count", 12, "quotes_not_verified"),
    Column("Documents missing", "count", 12, "documents_missing"),
    Column("Last change", "text", 12, "last_change"),
)


class CodingProgress(NamedTuple):
    """How far one coding of one review is.

    Attributes:
        review: the review's id.
        coder: whose coding it is.
        apart: whether it is an independent coding.
        status: `draft`, `complete` or `partial`.
        coded: how many subthemes are coded.
        queue: how many subthemes and attributes have to be coded again.
        unverified: how many quotes were never verified, or were not found.
        missing: how many of its documents are not here.
        changed: the day of its last change, as it is written; empty if it is not known.
        behind: whether it is of an older version of the codebook, and has to be brought forward.
    """

    review: str
    coder: str
    apart: bool
    status: str
    coded: int
    queue: int
    unverified: int
    missing: int
    changed: str
    behind: bool = False


def progress_report(codings: Sequence[CodingProgress], subthemes: int) -> Report:
    """A row for each coding of each review, and totals."""
    reviews = len({one.review for one in codings})
    coders = len({one.coder for one in codings})
    table = Table(
        "Progress",
        _COLUMNS,
        [*(Line(_cells(one, subthemes), key=one.review) for one in codings), _totals(codings)],
        key="progress",
    )
    return Report(
        title="Progress of coding",
        subtitle=f"{plural(reviews, 'review')}, {plural(coders, 'coder')}",
        sections=tables_alone(table),
        brief=(table._replace(title=""),),
        flat=lambda: _flat(codings, subthemes),
        data=lambda: _data(codings, subthemes),
    )


def _cells(one: CodingProgress, subthemes: int) -> tuple[Cell, ...]:
    return (
        one.review,
        one.coder,
        "independent" if one.apart else "",
        one.status,
        f"{one.coded} of {subthemes}",
        one.queue,
        one.unverified,
        one.missing,
        one.changed,
    )


def _totals(codings: Sequence[CodingProgress]) -> Line:
    complete, partial = (
        sum(one.status == status for one in codings) for status in ("complete", "partial")
    )
    counts = [sum(column) for column in zip(*map(_counted, codings), strict=True)] or [0, 0, 0]
    days = [one.changed for one in codings if one.changed]
    last = max(days, default="")
    done = f"{complete} complete" + (f", {partial} partial" if partial else "")
    return Line((f"{len(codings)} in all", "", "", done, "", *counts, last), key="total")


def _counted(one: CodingProgress) -> tuple[int, int, int]:
    return one.queue, one.unverified, one.missing


def _flat(codings: Sequence[CodingProgress], subthemes: int) -> Iterable[Sequence[Cell]]:
    yield [column.key for column in _COLUMNS]
    yield from (_cells(one, subthemes) for one in codings)


def _data(codings: Sequence[CodingProgress], subthemes: int) -> dict[str, Any]:
    rows = [
        {
            "review": one.review,
            "coder": one.coder,
            "independent": one.apart,
            "status": one.status,
            "coded": one.coded,
            "queue": one.queue,
            "quotes_not_verified": one.unverified,
            "documents_missing": one.missing,
            "last_change": one.changed or None,
        }
        for one in codings
    ]
    return {"subthemes": subthemes, "codings": rows}
