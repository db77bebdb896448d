"""The whole pack: its front page, and the parts that were asked for as annexes."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.pack import Pack
from dhrcode.analysis.provenance import Provenance
from dhrcode.reports.blocks import Chart, Paragraph, Report, Section, Table, for_paper
from dhrcode.reports.occurrence import main_table, subtitle
from dhrcode.reports.opportunities import TITLE as OPPORTUNITIES
from dhrcode.reports.opportunities import opportunities_section
from dhrcode.reports.pack import crosstabs, details
from dhrcode.reports.pack.certainty import certainty
from dhrcode.reports.pack.frequency import areas, areas_brief, figures, frequency, frequency_brief
from dhrcode.reports.pack.groups import groups, groups_brief
from dhrcode.reports.pack.pairs import pairs_section
from dhrcode.reports.pack.parts import PUBLIC, chosen_parts
from dhrcode.reports.pack.plans import TITLE as PLANS
from dhrcode.reports.pack.plans import PackPlans
from dhrcode.reports.pack.pooled import said_of
from dhrcode.reports.pack.summary import FrontPage, summary, top_table
from dhrcode.reports.pack.traits import traits_section
from dhrcode.reports.plain_data import sections_data

TITLE = "Themes in the reviews"
UNSAID = "What this does not say"
ON_A_PAGE = 25
"""Reviews up to which a document has the occurrence table on one page, and no picture of it."""
NO_CONTACT = "No record has a contact of an agency."
NO_PLAN = "The project has no plan."
NOT_PUBLISHED = "The table of which subtheme occurs in which review is not published."


class PackRequest(NamedTuple):
    """What a pack is to contain.

    Attributes:
        title: its title.
        parts: the names of its parts, in order.
        named: whether they were named one by one, so that a terminal shows each.
        published: for a publication, what was hidden and rounded, in sentences; otherwise None.
        agreement: how far coders agree, in a sentence; None if nobody coded independently.
        plans: what became of recommendations; None where there is no plan. Never in a publication.
        as_at: as at which day a publication tells what plans say.
        since: from which day on changes are told; None to leave them out.
    """

    title: str = TITLE
    parts: tuple[str, ...] = chosen_parts()
    named: bool = False
    published: tuple[str, ...] | None = None
    agreement: str | None = None
    plans: PackPlans | None = None
    as_at: date | None = None
    since: date | None = None


def pack_report(pack: Pack, origin: Provenance, wishes: PackRequest = PackRequest()) -> Report:  # noqa: B008 - frozen
    """The pack as a report."""
    front = _front(pack, origin, wishes)
    annexes = _annexes([one for part in wishes.parts for one in _part(part, pack, wishes)])
    sections = (front, *annexes)
    said = (block for block in front.blocks if isinstance(block, Paragraph))
    profile = "internal" if wishes.published is None else "publication"
    return Report(
        title=wishes.title,
        subtitle=subtitle(pack.codebook, pack.figures[ALL], pack.by_kind),
        sections=sections,
        brief=(*said, *_brief(pack, wishes)),
        flat=lambda: (),
        data=lambda: _data(wishes, pack, origin, sections),
        origin=[*origin.lines(), ("Profile", profile)],
        figures=figures(pack),
    )


def _front(pack: Pack, origin: Provenance, wishes: PackRequest) -> Section:
    publication = wishes.published is not None
    sure = certainty(pack, origin, wishes.agreement, publication=publication)
    plans = None if publication else wishes.plans
    page = FrontPage(
        wishes.published or (),
        plans.decide if plans else (),
        plans.changed if plans else "",
        wishes.since,
    )
    return summary(pack, sure, page)


def _annexes(sections: Iterable[Section]) -> Iterator[Section]:
    """The parts with their numbers; those that say nothing in a table are lines of the last."""
    unsaid, number = [], 0
    for one in sections:
        if all(isinstance(block, Paragraph) for block in one.blocks):
            said = " ".join(block.text for block in one.blocks if isinstance(block, Paragraph))
            unsaid.append(Paragraph(f"{one.title}: {said}"))
        else:
            number += 1
            yield one._replace(annex=number)
    if unsaid:
        yield Section(UNSAID, unsaid, number + 1)


def _part(name: str, pack: Pack, wishes: PackRequest) -> list[Section]:
    """The sections of a part; a publication has no part that names reviews."""
    public = wishes.published is not None
    return [] if public and name not in PUBLIC else list(_BUILT[name](pack, wishes))


def _occurrence(pack: Pack, wishes: PackRequest) -> Iterator[Section]:
    title = "Occurrence table"
    if wishes.published is not None:
        yield Section(title, (Paragraph(NOT_PUBLISHED),))
        return
    table = said_of(pack, main_table(pack.table))
    reviews = len(pack.table.reviews)
    alt = (
        f"A square for each of {len(pack.table.rows)} subthemes and {reviews} reviews, coloured "
        "by its finding; the table has the same marks."
    )
    columns = tuple(range(1, reviews + 1))
    glance, printed = "The occurrence table at a glance", reviews > ON_A_PAGE
    heat = Chart("heat", glance, alt, table, columns, "finding", printed=printed)
    yield Section(title, (table, heat))


def _frequency(pack: Pack, _: PackRequest) -> Iterator[Section]:
    """The frequencies, and those of the front page's chart."""
    section, top = frequency(pack), top_table(pack)
    yield section._replace(blocks=(*section.blocks, *([top] if top else [])))


def _by(pack: Pack, wishes: PackRequest) -> Iterator[Section]:
    yield from map(crosstabs.crosstab_section, pack.by)
    if not pack.by and wishes.published is None:
        yield crosstabs.asked_for(pack)


def _years(pack: Pack, wishes: PackRequest) -> Iterator[Section]:
    if pack.years is not None or wishes.published is None:
        yield crosstabs.years_section(pack)


def _opportunities(pack: Pack, _: PackRequest) -> Iterator[Section]:
    """Opportunities missed and taken, where there are contacts."""
    if any(case.contacts for case in pack.cases):
        yield opportunities_section(pack.opportunities)
    else:
        yield Section(OPPORTUNITIES, (Paragraph(NO_CONTACT),))


def _plans(_: Pack, wishes: PackRequest) -> Iterator[Section]:
    yield wishes.plans.section if wishes.plans else Section(PLANS, (Paragraph(NO_PLAN),))


def _traits(pack: Pack, wishes: PackRequest) -> Iterator[Section]:
    if pack.traits:
        yield traits_section(pack.traits, wishes.as_at)


_BUILT: dict[str, Callable[[Pack, PackRequest], Iterable[Section]]] = {
    "occurrence": _occurrence,
    "frequency": _frequency,
    "areas": lambda pack, _: [areas(pack)],
    "groups": lambda pack, _: [groups(pack.groups)] if pack.groups else [],
    "by": _by,
    "pairs": lambda pack, _: [pairs_section(pack)],
    "years": _years,
    "candidates": lambda pack, _: [details.candidates(pack)],
    "gaps": lambda pack, _: [details.gaps(pack)],
    "opportunities": _opportunities,
    "plans": _plans,
    "traits": _traits,
    "evidence": lambda pack, _: [details.evidence(pack)],
}
"""What makes the sections of each part."""


def _brief(pack: Pack, wishes: PackRequest) -> Iterator[Paragraph | Table]:
    """What a terminal shows behind the front page."""
    short = {"frequency": [frequency_brief(pack)], "areas": [areas_brief(pack)]}
    short |= {"groups": [groups_brief(pack.groups)] if pack.groups else []}
    for part in wishes.parts:
        if part in short:
            yield from short[part]
        elif wishes.named:
            for section in for_paper(_part(part, pack, wishes)):
                yield from (one for one in section.blocks if not isinstance(one, Chart))


def _data(
    wishes: PackRequest, pack: Pack, origin: Provenance, sections: tuple[Section, ...]
) -> dict[str, Any]:
    # The number of drafts is a number of reviews to which no threshold has been applied.
    drafts = {"drafts_left_out": pack.drafts_left_out} if wishes.published is None else {}
    return {
        "title": wishes.title,
        "profile": "internal" if wishes.published is None else "publication",
        "provenance": origin.data() | drafts,
        **sections_data(sections),
    }
