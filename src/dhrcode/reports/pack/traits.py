"""What else reviews have, in how many: all that a publication tells of plans and contacts."""

from collections.abc import Iterable
from datetime import date

from dhrcode.analysis.review_traits import TraitPart, TraitRow
from dhrcode.reports.blocks import Column, Line, Paragraph, Section, Table

TITLE = "Beside the findings"


def traits_section(
    parts: Iterable[tuple[TraitPart, list[TraitRow]]], as_at: date | None
) -> Section:
    """A table for each part: numbers of reviews, each with those that it is of.

    Those that hold for one day alone come last, after a sentence that says for which.
    """
    tables: dict[bool, list[Table]] = {False: [], True: []}
    for part, rows in parts:
        tables[part.daily].append(_table(part, rows))
    said = f"Numbers of reviews as at {as_at}; on another day they may be others."
    daily = [Paragraph(said)] if tables[True] else []
    return Section(TITLE, (*tables[False], *daily, *tables[True]))


def _table(part: TraitPart, rows: Iterable[TraitRow]) -> Table:
    columns = (
        Column("Reviews with", "label", 50, "label"),
        Column("Number", "count", key="reviews"),
        Column("Of", "count", key="whole"),
        Column("Which are", "text", 36, "of"),
        Column("%", "percent", key="share"),
    )
    lines = [Line((row.label, row.reviews, row.whole, row.of, row.share)) for row in rows]
    key = part.title.lower().replace(" ", "_")
    return Table(part.title, columns, lines, (), (part.said,), key=key)
