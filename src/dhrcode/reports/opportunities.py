"""Opportunities missed and taken: a section of a pack, and the table of agencies x reviews."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dhrcode.analysis.contacts import ReviewContacts
from dhrcode.analysis.opportunities import (
    JUDGEMENTS,
    NOT_JUDGED,
    Opportunities,
    OpportunityCounts,
    by_review,
    opportunities,
)
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.codebook import Codebook
from dhrcode.reports.blocks import (
    Cell,
    Column,
    Line,
    Paragraph,
    Report,
    Section,
    Table,
    tables_alone,
)
from dhrcode.text import all_of, plural

TITLE = "Opportunities"
HINDSIGHT = (
    "An opportunity is missed where the review says so, and a review judges with hindsight. The "
    "counts tell where reviews see missed opportunities; they do not tell that a death would have "
    "been prevented, nor that an agency does worse than another."
)
_HEADINGS = {judgement: judgement.replace("-", " ").capitalize() for judgement in JUDGEMENTS}


def opportunities_section(counted: Opportunities) -> Section:
    """The section of a pack: sentences, then tables by agency, theme, time and person."""
    sentences = [Paragraph(sentence) for sentence in said(counted)]
    return Section(TITLE, (*sentences, *_tables(counted)))


def said(counted: Opportunities) -> Iterator[str]:
    """How many contacts there are, and where most was missed and most was taken."""
    whole, reviews = counted.whole, counted.reviews
    yield (
        f"Contacts of agencies are coded in {whole.in_reviews} of {plural(reviews, 'review')}, "
        f"{plural(whole.all_contacts, 'contact')} in all: {whole.contacts['missed']} missed, "
        f"{whole.contacts['taken']} taken, {whole.contacts['none']} with no opportunity, "
        f"{whole.contacts['unclear']} unclear, {whole.contacts[NOT_JUDGED]} not judged yet."
    )
    for judgement in ("missed", "taken"):
        yield from _most(counted, judgement)
    yield HINDSIGHT


def _most(counted: Opportunities, judgement: str) -> Iterator[str]:
    most = max((row.reviews[judgement] for row in counted.agencies), default=0)
    if most:
        where = [row for row in counted.agencies if row.reviews[judgement] == most]
        told = [f"{r.label} ({plural(r.contacts[judgement], 'contact')})" for r in where]
        each = "each in" if len(where) > 1 else "in"
        yield (
            f"Most was {judgement} at {all_of(told)}: {each} {most} of "
            f"{plural(counted.reviews, 'review')}."
        )


def _tables(counted: Opportunities) -> Iterator[Table]:
    yield _table("Opportunities by agency", "Agency", counted, counted.agencies, "opportunities")
    if counted.themes:
        note = "A contact may be about several subthemes, or about none."
        themes = counted.themes
        yield _table("Opportunities by theme", "Subtheme", counted, themes, "by_theme", note)
    if counted.times:
        title = "Opportunities by time before the death"
        times = counted.times
        yield _table(title, "Before the death", counted, times, "by_time", _MIDDLE)
    if counted.years:
        title = "Opportunities whose time is known only to the year, or not at all"
        notes = (_MIDDLE, *_reasons(counted))
        yield _table(title, "Before the death", counted, counted.years, "by_year_only", *notes)
    if counted.people:
        note = "A contact may be with several people."
        yield _table("With whom", "Whom", counted, counted.people, "with_whom", note)


_COUNTED = (
    "The first counts are contacts; those under Reviews are reviews with at least one such "
    "contact: a review with nine missed calls is one review. % missed is of all reviews."
)
_MIDDLE = "A contact whose day is not known stands where the middle of what it can be lies."


def _reasons(counted: Opportunities) -> Iterator[str]:
    said = {
        "death": "the date of the death is known only to the year",
        "contact": "the time of the contact is known only to the year",
        "unknown": "no date of the death is recorded",
    }
    for why, number in counted.coarse.items():
        if number:
            yield f"No weeks or months are told of {plural(number, 'contact')}: {said[why]}."


def _table(
    title: str,
    heading: str,
    counted: Opportunities,
    rows: Sequence[OpportunityCounts],
    key: str,
    *notes: str,
) -> Table:
    columns = [
        Column(heading, "label", 34, "label"),
        Column("Contacts", "count", key="contacts"),
        *(Column(_HEADINGS[j], "count", key=j.replace("-", "_")) for j in JUDGEMENTS),
        Column("Reviews with a contact", "count", key="reviews_with_contact"),
        Column("Reviews: missed", "count", key="reviews_missed"),
        Column("Reviews: taken", "count", key="reviews_taken"),
        Column("Reviews: none", "count", key="reviews_none"),
        Column("Of reviews", "count", key="reviews"),
        Column("% missed", "percent", key="share_missed"),
    ]
    lines = [Line(_cells(row, counted.reviews), key=row.id) for row in (*rows, counted.whole)]
    return Table(title, columns, lines, notes=(_COUNTED, *notes), key=key)


def _cells(row: OpportunityCounts, reviews: int) -> tuple[Cell, ...]:
    share = row.reviews["missed"] / reviews if reviews else None
    return (
        row.label,
        row.all_contacts,
        *(row.contacts[j] for j in JUDGEMENTS),
        row.in_reviews,
        row.reviews["missed"],
        row.reviews["taken"],
        row.reviews["none"],
        reviews,
        share,
    )


def opportunities_report(
    codebook: Codebook, every: Sequence[ReviewContacts], drafts: int, origin: Provenance
) -> Report:
    """Agencies x reviews: how many contacts were missed, taken and so on.

    Args:
        codebook: for labels.
        every: the reviews with their contacts.
        drafts: how many drafts are left out.
        origin: where it came from.
    """
    counted = opportunities(codebook, every)
    cells = {of.review.id: by_review(of.contacts) for of in every}
    table = _matrix(counted, cells, drafts)
    return Report(
        title="Opportunities missed and taken",
        subtitle=plural(counted.reviews, "review"),
        sections=tables_alone(table, *_tables(counted)),
        brief=(*(Paragraph(one) for one in said(counted)), next(_tables(counted))),
        flat=lambda: _flat(counted, cells),
        data=lambda: _data(counted, cells, origin),
        origin=origin.lines(),
    )


_ReviewCounts = dict[str, dict[str, dict[str, int]]]


def _matrix(counted: Opportunities, cells: _ReviewCounts, drafts: int) -> Table:
    columns = [Column("Agency", "label", 30, "label")]
    columns += [Column(review, "text", 14, review, extra=True) for review in cells]
    columns += [Column("Reviews: missed", "count"), Column("Reviews: taken", "count")]
    lines = [
        Line(
            (
                row.label,
                *(_in_short(of.get(row.id, {})) for of in cells.values()),
                row.reviews["missed"],
                row.reviews["taken"],
            ),
            key=row.id,
        )
        for row in counted.agencies
    ]
    notes = ["A cell has the numbers of contacts; it is empty where there is none."]
    notes += [f"{plural(drafts, 'draft is', 'drafts are')} not counted."] if drafts else []
    return Table("Agencies by reviews", columns, lines, notes=notes, reviews=True, key="matrix")


def _in_short(counts: dict[str, int]) -> str:
    return "; ".join(f"{j.replace('-', ' ')} {n}" for j, n in counts.items() if n)


def _flat(counted: Opportunities, cells: _ReviewCounts) -> Iterable[Sequence[Cell]]:
    """A row for each review and agency with a contact."""
    yield ("review", "agency_id", "agency", *(j.replace("-", "_") for j in JUDGEMENTS))
    for review, of in cells.items():
        for row in counted.agencies:
            if row.id in of:
                yield (review, row.id, row.label, *of[row.id].values())


def _data(counted: Opportunities, cells: _ReviewCounts, origin: Provenance) -> dict[str, Any]:
    groups = ("agencies", "themes", "times", "years", "people")
    return {
        "provenance": origin.data(),
        "reviews": counted.reviews,
        "all": counted.whole._asdict(),
        **{group: [row._asdict() for row in getattr(counted, group)] for group in groups},
        "of_reviews": cells,
    }
