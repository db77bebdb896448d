"""The front page: what a chair can say aloud, what is to be decided, and how sure it is."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dhrcode.analysis.frequency import (
    AreaFrequency,
    Frequency,
    most_frequent,
    never_present,
)
from dhrcode.analysis.ledger import AtLeast, Figure, Hidden
from dhrcode.analysis.pack import Pack
from dhrcode.reports.blocks import Block, Chart, Column, Line, Paragraph, Section, Table
from dhrcode.reports.counts import OF_REVIEWS, PRESENT, of_reviews
from dhrcode.reports.pack.frequency import SHOWN, areas_table
from dhrcode.reports.pack.pooled import pooled_words
from dhrcode.text import all_of, plural, verb

TITLE = "Summary"
NONE_SHOWN = "No subtheme can be named as present: none is, or the counts are hidden."
AREAS_SAID = 3
"""The most areas that have a sentence."""
FEW = 5
"""Subthemes that are named as published in most reviews, with their ties."""
NAMED = 8
"""The most subthemes never found, or reviews coded of late, that are named; the tables have all."""

_COUNT, _WHOLE = 2, 3
"""The columns of the table of the most frequent subthemes that the chart and its words show."""


class FrontPage(NamedTuple):
    """What the front page says beside the counts.

    Attributes:
        hidden: for a publication, what was hidden and rounded, in sentences.
        decide: what is to be decided on, in lines; none where there is no plan.
        changed: what happened to actions since a day; empty where there is no plan.
        since: from which day on changes are told; None to leave them out.
    """

    hidden: Sequence[str] = ()
    decide: Sequence[str] = ()
    changed: str = ""
    since: date | None = None


def summary(pack: Pack, sure: Sequence[str], page: FrontPage) -> Section:
    """The front page; `sure` says what the numbers rest on."""
    blocks: list[Block] = [*sentences(pack), front_chart(pack), *beside(pack, sure, page)]
    return Section(TITLE, blocks)


def sentences(pack: Pack) -> Iterator[Paragraph]:
    """Three to five sentences to be said aloud, each with its count."""
    said = [_area(pack, row, number) for row, number in _areas(pack)]
    for number, sentence in enumerate(said or [_nothing(pack)]):
        yield Paragraph(sentence, lead=not number)
    if never := never_present(pack.frequencies):
        yield Paragraph(_never(never))
    if pooled := pooled_words(pack):
        yield Paragraph(pooled)


def beside(pack: Pack, sure: Sequence[str], page: FrontPage) -> Iterator[Paragraph]:
    """What is to be decided, what changed, and how sure it is."""
    yield from under("What is hidden", page.hidden)
    yield from under("What to decide", page.decide)
    if page.since is not None:
        changed = [*filter(None, (page.changed, _coded_since(pack, page.since)))]
        yield from under(f"What changed since {page.since}", [*changed, _ELSE])
    yield from under("How sure it is", sure)


def under(heading: str, said: Iterable[str]) -> Iterator[Paragraph]:
    """Sentences as paragraphs, the first with a heading."""
    for number, text in enumerate(said):
        yield Paragraph(text, heading="" if number else heading)


_ELSE = (
    "Nothing else is told: what changed within a record that was coded before has no day of its "
    "own."
)


def _coded_since(pack: Pack, since: date) -> str:
    late = [one.id for case in pack.cases if (one := case.review).coded and one.coded >= since]
    undated = sum(case.review.coded is None for case in pack.cases)
    named = f" ({', '.join(late)})" if 0 < len(late) <= NAMED else ""
    were = verb(len(late) or len(pack.cases), "was", "were")
    rest = f"; {undated} {verb(undated, 'gives', 'give')} no day of coding" if undated else ""
    reviews = plural(len(pack.cases), "review")
    return f"{len(late)} of {reviews} {were} coded on that day or later{named}{rest}."


def _areas(pack: Pack) -> list[tuple[AreaFrequency, int]]:
    """The areas that are in most reviews, each with that number, as far as it is shown."""
    known = [
        (row, max(row.together.present, _published_in(pack, row)))
        for row in pack.areas
        if not isinstance(row.together.present, Hidden)
    ]
    known.sort(key=lambda one: -one[1])
    return [(row, number) for row, number in known if number][:AREAS_SAID]


def _published_in(pack: Pack, row: AreaFrequency) -> int:
    """In at least how many reviews an area is by the published table."""
    counts = pack.published.subthemes if pack.published and pack.is_partial else {}
    return max((counts.get(one.id, 0) for one in row.area.subthemes), default=0)


def _area(pack: Pack, row: AreaFrequency, number: int) -> str:
    counted = row.together
    found: Figure = AtLeast(number) if isinstance(counted.present, AtLeast) else number
    said = of_reviews(found, counted.reviews, counted.of_reviews)
    return f"In {said} a subtheme of {row.area.label} is present{_most_often(pack, row)}."


def _most_often(pack: Pack, row: AreaFrequency) -> str:
    """The area's subthemes of the largest count, where every count of it is known."""
    of_area = [one for one in pack.frequencies if one.area.id == row.area.id]
    if len(of_area) < 2:
        return f": {of_area[0].subtheme.label}" if of_area else ""
    if any(one.open for one in of_area):
        counts = pack.published.subthemes if pack.published else {}
        known, said = {one.subtheme.id: counts.get(one.subtheme.id) for one in of_area}, "published"
    else:
        known = {one.subtheme.id: _shown(one.present) for one in of_area}
        said = ""
    numbers = [number for number in known.values() if number is not None]
    if len(numbers) < len(known) or not max(numbers):
        return ""
    most = max(numbers)
    labels = [one.subtheme.label for one in of_area if known[one.subtheme.id] == most]
    if len(labels) > 2:
        return ""
    counted = f"{said} in {most}".strip()
    return f"; most often {all_of(labels)}, {counted}{' each' if len(labels) > 1 else ''}"


def _shown(figure: Figure) -> int | None:
    return None if isinstance(figure, Hidden) else figure


def _nothing(pack: Pack) -> str:
    shown = [
        *(row.present for row in pack.frequencies),
        *(row.together.present for row in pack.areas),
    ]
    hidden = any(isinstance(present, Hidden) for present in shown)
    return NONE_SHOWN if hidden else "No subtheme was found present in any review."


def _never(rows: list[Frequency]) -> str:
    if len(rows) > NAMED:
        return f"{len(rows)} subthemes were found present in no review."
    return f"Found present in no review: {'; '.join(row.subtheme.label for row in rows)}."


def front_chart(pack: Pack) -> Chart:
    """The subthemes present in most reviews as bars; the areas where these cannot be told."""
    table = top_table(pack)
    if table is None:
        alt = "Horizontal bars, one for each thematic area."
        title = "Reviews in which each thematic area is present"
        return Chart("bars", title, alt, areas_table(pack), (SHOWN,), "reviews")
    said = [f"{line.cells[0]} {line.cells[_COUNT]} of {line.cells[_WHOLE]}" for line in table.lines]
    alt = f"Horizontal bars, one for each subtheme, the longest first: {'; '.join(said)}."
    published = " as published" if pack.is_partial else ""
    title = f"The subthemes present in most reviews{published}"
    return Chart("bars", title, alt, table, (_COUNT,), "reviews")


def top_table(pack: Pack) -> Table | None:
    """The subthemes present in most reviews; None where which they are cannot be told."""
    columns = [
        Column("Subtheme", "label", 50, "label"),
        Column("Area", "text", 22, "area"),
        PRESENT,
        OF_REVIEWS[0],
    ]
    if pack.is_partial:
        columns[_COUNT] = Column("Published", "count", key="published")
        lines = list(_published_most(pack))
    else:
        columns += OF_REVIEWS[1:]
        lines = [_top_line(row) for row in most_frequent(pack.frequencies)]
    if not lines:
        return None
    return Table("Most frequent subthemes", columns, lines, key="most_frequent", printed=0)


def _top_line(r: Frequency) -> Line:
    cells = (r.subtheme.label, r.area.label, r.present, r.reviews, r.of_reviews)
    return Line((*cells, *r.reviews_interval), key=r.subtheme.id)


def _published_most(pack: Pack) -> Iterator[Line]:
    """The subthemes published in most reviews with their ties, where partial records leave open."""
    if pack.published is None:
        return
    counts, whole = pack.published.subthemes, pack.published.reviews
    rows = [row for row in pack.table.rows if counts.get(row.subtheme.id)]
    rows.sort(key=lambda row: -counts[row.subtheme.id])
    least = counts[rows[min(FEW, len(rows)) - 1].subtheme.id] if rows else 0
    for row in [one for one in rows if counts[one.subtheme.id] >= least][: 2 * FEW]:
        cells = (row.subtheme.label, row.area.label, counts[row.subtheme.id], whole)
        yield Line(cells, key=row.subtheme.id)
