"""What the figures of a page lead to: a briefing on each theme, a timeline of each review."""

from collections.abc import Iterator, Mapping

from dhrcode.analysis.cases import CaseDetails
from dhrcode.analysis.pack import Pack
from dhrcode.analysis.provenance import Provenance
from dhrcode.reports.blocks import Column, Lead, Line, Paragraph, Section, Table
from dhrcode.reports.pack.brief import BriefRequest, brief_blocks
from dhrcode.reports.timeline import timeline_of


def page_leads(
    pack: Pack, origin: Provenance, briefs: Mapping[str, BriefRequest]
) -> tuple[Lead, ...]:
    """What a page has of each theme, and of each review with contacts."""
    reviews = (
        Lead("review", case.id, Section(case.id, tuple(_timeline(pack, case, origin))))
        for case in pack.cases
        if case.contacts and case.contacts.contacts
    )
    return (*_themes(pack, briefs), *reviews)


def _themes(pack: Pack, briefs: Mapping[str, BriefRequest]) -> Iterator[Lead]:
    for row in pack.frequencies:
        theme = row.subtheme
        blocks = tuple(brief_blocks(pack, row, briefs[theme.id]))
        yield Lead("theme", theme.id, Section(theme.label, blocks))


def _timeline(pack: Pack, case: CaseDetails, origin: Provenance) -> Iterator[Paragraph | Table]:
    assert case.contacts is not None  # noqa: S101 - asked before
    told = timeline_of(case.contacts, pack.codebook, origin)
    columns = (
        Column("Before the death", "label", 30, "before"),
        Column("Agency", "text", 26, "agency"),
        Column("With", "text", 16, "with"),
        Column("Opportunity", "text", 14, "opportunity"),
        Column("Themes", "text", 44, "themes"),
    )
    lines = [
        Line(
            (
                mark.when,
                mark.agency,
                mark.people,
                f"{mark.shape} {mark.judgement}",
                "; ".join(told.themes[number - 1] for number in mark.themes),
            )
        )
        for mark in told.marks
    ]
    yield Paragraph(f"{told.subtitle[:1].upper()}{told.subtitle[1:]}.")
    yield Table(told.title, columns, lines, (), told.notes, key=f"timeline_{case.id}")
