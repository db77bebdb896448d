"""The whole pack: its parts in order, without what a profile leaves out."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from dhrcode.analysis.contacts import ReviewContacts
from dhrcode.analysis.counts import ALL
from dhrcode.analysis.pack import Pack
from dhrcode.analysis.provenance import Provenance
from dhrcode.reports.blocks import Chart, Paragraph, Report, Section, Table
from dhrcode.reports.occurrence import main_table, subtitle
from dhrcode.reports.opportunities import opportunities_section
from dhrcode.reports.pack import crosstabs, details
from dhrcode.reports.pack.frequency import areas, areas_brief, figures, frequency, frequency_brief
from dhrcode.reports.pack.groups import groups, groups_brief
from dhrcode.reports.pack.pairs import pairs_section
from dhrcode.reports.pack.summary import paragraphs, summary
from dhrcode.reports.pack.traits import traits_section
from dhrcode.reports.plain_data import sections_data

TITLE = "Themes in the reviews"


class PackRequest(NamedTuple):
    """What a pack is to contain.

    Attributes:
        title: its title.
        evidence: whether the evidence of each finding is in it.
        published: for a publication, what was hidden and rounded, in sentences; otherwise None.
        agreement: how far coders agree, in a sentence; None if nobody coded independently.
        plans: what became of recommendations; None where there is no plan. Never in a publication.
        as_at: as at which day a publication tells what plans say.
    """

    title: str = TITLE
    evidence: bool = False
    published: tuple[str, ...] | None = None
    agreement: str | None = None
    plans: Section | None = None
    as_at: date | None = None


def pack_report(pack: Pack, origin: Provenance, wishes: PackRequest = PackRequest()) -> Report:  # noqa: B008 - frozen
    """The pack as a report."""
    publication = wishes.published is not None
    sections = tuple(_sections(pack, origin, wishes))
    said = tuple(paragraphs(pack, origin, publication=publication))
    result = [*origin.lines(), ("Profile", "publication" if publication else "internal")]
    return Report(
        title=wishes.title,
        subtitle=_subtitle(pack),
        sections=sections,
        brief=(*said, *_stated(wishes), *_brief(pack)),
        flat=lambda: (),
        data=_data(wishes, pack, origin, sections),
        origin=result,
        figures=figures(pack),
    )


def _brief(pack: Pack) -> list[Table]:
    """The tables that a terminal shows."""
    second = [groups_brief(pack.groups)] if pack.groups else []
    return [frequency_brief(pack), areas_brief(pack), *second]


def _subtitle(pack: Pack) -> str:
    kinds = {key[1]: number for key, number in pack.figures.items() if key[0] == "kind"}
    return subtitle(pack.codebook, pack.figures[ALL], kinds)


def _sections(pack: Pack, origin: Provenance, wishes: PackRequest) -> list[Section]:
    publication = wishes.published is not None
    first = summary(pack, origin, publication=publication)
    by = [crosstabs.crosstab_section(result) for result in pack.by]
    if not by and not publication:
        by = [crosstabs.asked_for(pack)]
    sections = [
        first._replace(blocks=(*_stated(wishes), *first.blocks)),
        _occurrence(pack, wishes),
        frequency(pack),
        areas(pack),
        *([groups(pack.groups)] if pack.groups else []),
        *by,
    ]
    if not publication:
        sections.append(pairs_section(pack))
    if pack.years is not None or not publication:
        sections.append(crosstabs.years_section(pack))
    if not publication:
        sections += [details.candidates(pack), details.gaps(pack)]
    if not publication:
        sections += _opportunities(pack)
    if wishes.plans is not None and not publication:
        sections.append(wishes.plans)
    if pack.traits:
        sections.append(traits_section(pack.traits, wishes.as_at))
    if wishes.evidence and not publication:
        sections.append(details.evidence(pack))
    return sections


def _opportunities(pack: Pack) -> list[Section]:
    """Opportunities missed and taken, where there are contacts."""
    held = [case.contacts for case in pack.cases]
    if not any(held):
        return []
    none = [ReviewContacts(case.review, (), None) for case in pack.cases]
    every = [one or empty for one, empty in zip(held, none, strict=True)]
    return [opportunities_section(pack.codebook, every)]


def _stated(wishes: PackRequest) -> list[Paragraph]:
    """What was hidden and rounded, and how far coders agree."""
    agreement = (wishes.agreement,) if wishes.agreement else ()
    return [Paragraph(sentence) for sentence in (*(wishes.published or ()), *agreement)]


def _occurrence(pack: Pack, wishes: PackRequest) -> Section:
    title = "Occurrence table"
    if wishes.published is not None:
        said = "The table of which subtheme occurs in which review is not published."
        return Section(title, (Paragraph(said),))
    table = main_table(pack.table)
    reviews = len(pack.table.reviews)
    alt = (
        f"A square for each of {len(pack.table.rows)} subthemes and {reviews} reviews, coloured "
        "by its finding; the table has the same marks."
    )
    chart = Chart(
        "heat",
        "The occurrence table at a glance",
        alt,
        table,
        tuple(range(1, reviews + 1)),
        "finding",
    )
    return Section(title, (table, chart))


def _data(
    wishes: PackRequest, pack: Pack, origin: Provenance, sections: tuple[Section, ...]
) -> Callable[[], dict[str, Any]]:
    def data() -> dict[str, Any]:
        # The number of drafts is a number of reviews to which no threshold has been applied.
        drafts = {"drafts_left_out": pack.drafts_left_out} if wishes.published is None else {}
        return {
            "title": wishes.title,
            "profile": "internal" if wishes.published is None else "publication",
            "provenance": origin.data() | drafts,
            **sections_data(sections),
        }

    return data
