"""What the figures of a page lead to: a briefing on each theme, a timeline of each review."""

from collections.abc import Iterator, Mapping

from dhrcode.analysis.contacts import ReviewContacts
from dhrcode.analysis.opportunities import judged
from dhrcode.analysis.pack import Pack
from dhrcode.reports.blocks import Column, Lead, Line, Paragraph, Section, Table
from dhrcode.reports.pack.brief import BriefRequest, brief_blocks
from dhrcode.reports.timeline import SHAPES, notes_of, subtitle_of, time_text, title_of


def page_leads(pack: Pack, briefs: Mapping[str, BriefRequest]) -> tuple[Lead, ...]:
    """What a page has of each theme, and of each review with contacts."""
    labels = {subtheme.id: subtheme.label for _, subtheme in pack.codebook.rows()}
    reviews = (
        Lead("review", case.id, Section(case.id, tuple(_timeline(case.contacts, pack, labels))))
        for case in pack.cases
        if case.contacts and case.contacts.contacts
    )
    return (*_themes(pack, briefs), *reviews)


def _themes(pack: Pack, briefs: Mapping[str, BriefRequest]) -> Iterator[Lead]:
    for row in pack.frequencies:
        theme = row.subtheme
        blocks = tuple(brief_blocks(pack, row, briefs[theme.id]))
        yield Lead("theme", theme.id, Section(theme.label, blocks))


def _timeline(
    of: ReviewContacts, pack: Pack, labels: Mapping[str, str]
) -> Iterator[Paragraph | Table]:
    agencies = pack.codebook.agency_labels
    lines = [
        Line(
            (
                time_text(one),
                agencies[one.agency],
                ", ".join(one.people),
                f"{SHAPES[judged(one)]} {judged(one).replace('-', ' ')}",
                "; ".join(label for theme, label in labels.items() if theme in one.themes),
            )
        )
        for one in of.contacts
    ]
    told = subtitle_of(of)
    yield Paragraph(f"{told[:1].upper()}{told[1:]}.")
    key = f"timeline_{of.review.id}"
    yield Table(title_of(of), _COLUMNS, lines, (), notes_of(of), key=key)


_COLUMNS = (
    Column("Before the death", "label", 30, "before"),
    Column("Agency", "text", 26, "agency"),
    Column("With", "text", 16, "with"),
    Column("Opportunity", "text", 14, "opportunity"),
    Column("Themes", "text", 44, "themes"),
)
