"""A briefing on one theme for seven minutes: what it is, how often, where, and what came of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dhrcode.analysis.counts import ALL
from dhrcode.analysis.crosstab import SubthemesBy
from dhrcode.analysis.frequency import Frequency
from dhrcode.analysis.ledger import Figure
from dhrcode.analysis.pack import Pack
from dhrcode.analysis.plan.facts import RecommendationFacts
from dhrcode.analysis.plan.overview import PlansOverview, PlanTally, stands
from dhrcode.analysis.provenance import Provenance
from dhrcode.reports.blocks import Block, Column, Line, Paragraph, Report, Section, Table, percent
from dhrcode.reports.counts import OF_REVIEWS, PRESENT, of_reviews
from dhrcode.reports.occurrence import subtitle
from dhrcode.reports.opportunities import HINDSIGHT
from dhrcode.reports.pack.crosstabs import by_title
from dhrcode.reports.pack.pooled import pooled_words
from dhrcode.reports.pack.summary import NAMED, under
from dhrcode.reports.plain_data import sections_data
from dhrcode.reports.plan_tables import PlanReportRequest
from dhrcode.reports.plan_text import due_text, owner_text, rating_text, shortened
from dhrcode.text import all_of, natural, plural, verb

TITLE = "A briefing for seven minutes"
SHOWN = 5
"""The most quotes that are shown where nobody chose them, and the most recommendations."""
LONGEST_QUOTE, LONGEST_TEXT = 360, 150
"""Characters of a quote, and of what is recommended, on a page."""


class BriefQuote(NamedTuple):
    """A quote of one review on a theme.

    Attributes:
        review: the review's id.
        number: its number among the pieces of evidence on the theme, from 1.
        quote: the document's words.
        source: the document, by title or id.
        page: its page.
        outcome: what became of it when it was verified: `verified`, `not verified` or `not found`.
        finding: what the review's finding on the theme is.
    """

    review: str
    number: int
    quote: str
    source: str | None
    page: str | None
    outcome: str
    finding: str = "present"


class BriefRequest(NamedTuple):
    """What a briefing says beside the counts.

    Attributes:
        quotes: those to be shown, in order; None to say nothing of quotes.
        chosen: whether a person chose them.
        plans: the numbers of the plans, and how things are called; None where there is none.
        unread: why nothing is said of plans, if they cannot be read.
    """

    quotes: Sequence[BriefQuote] | None = ()
    chosen: bool = False
    plans: tuple[PlansOverview, PlanReportRequest] | None = None
    unread: str = ""


def brief_report(pack: Pack, theme: str, origin: Provenance, wishes: BriefRequest) -> Report:
    """The briefing on a subtheme, by its id, from the same numbers as a pack."""
    row = next(one for one in pack.frequencies if one.subtheme.id == theme)
    section = Section(TITLE, tuple(brief_blocks(pack, row, wishes)))
    return Report(
        title=row.subtheme.label,
        subtitle=f"{row.area.label}. {subtitle(pack.codebook, pack.figures[ALL], pack.by_kind)}",
        sections=(section,),
        brief=tuple(one for one in section.blocks if isinstance(one, Paragraph | Table)),
        flat=lambda: (),
        data=lambda: {
            "theme": theme,
            "title": row.subtheme.label,
            "provenance": origin.data(),
            **sections_data((section,)),
        },
        origin=origin.lines(),
        one_page=True,
    )


def brief_blocks(pack: Pack, row: Frequency, wishes: BriefRequest) -> Iterator[Block]:
    """What a briefing says, from top to bottom."""
    yield Paragraph(" ".join(row.subtheme.definition.split()), heading="What it is")
    yield Paragraph(_how_often(row), lead=True, heading="How often")
    yield Paragraph(" ".join(_otherwise(pack, row)))
    yield from _kinds(pack, row)
    yield from under("Missed and taken", _contacts(pack, row.subtheme.id))
    if wishes.quotes is not None:
        said = _quotes(pack, row.subtheme.id, wishes.quotes, chosen=wishes.chosen)
        yield from under("In the words of the reviews", said)
    yield from under("Recommended, and what came of it", _plans(row.subtheme.id, wishes))


def _how_often(row: Frequency) -> str:
    low, high = row.reviews_interval
    known = isinstance(low, float) and isinstance(high, float)
    interval = f"; 95% interval {percent(low)} to {percent(high)}" if known else ""  # type: ignore[arg-type] # floats
    return f"Present in {of_reviews(row.present, row.reviews, row.of_reviews)}{interval}."


def _otherwise(pack: Pack, row: Frequency) -> Iterator[str]:
    others: dict[str, Figure] = {
        "absent": row.absent,
        "not stated": row.not_stated,
        "unclear": row.unclear,
        "not coded": row.not_coded,
    }
    yield f"Of the others: {', '.join(f'{what} in {number}' for what, number in others.items())}."
    if row.present and isinstance(row.rank, int):
        yield f"Of {len(pack.frequencies)} subthemes it is number {row.rank} by present."
    if pack.published is not None:
        counted = pack.published.subthemes.get(row.subtheme.id, 0)
        yield f"The published table has it in {counted} of {pack.published.reviews} reviews."


def _kinds(pack: Pack, row: Frequency) -> Iterator[Block]:
    """In which kinds of case it is present: by the kind of death, or what was asked for."""
    heading = "In which kinds of case"
    if not pack.by:
        why = pooled_words(pack) or "The codebook does not say of what kind a death is."
        yield Paragraph(why, heading=heading)
        return
    if pooled := pooled_words(pack):
        yield Paragraph(pooled, heading=heading)
    for one in pack.by:
        yield _kind_table(one, row.subtheme.id)


def _kind_table(by: SubthemesBy, theme: str) -> Table:
    found = next(one for one in by.rows if one.subtheme.id == theme)
    columns = (
        Column(by.variable.label, "label", 50, "label"),
        PRESENT,
        *OF_REVIEWS[:2],
    )
    lines = [
        Line((category.label, present, reviews, share), key=category.id)
        for category, present, reviews, share in zip(
            by.categories, found.present, by.reviews, found.shares, strict=True
        )
    ]
    return Table(by_title(by), columns, lines, key=f"by_{by.variable.name}")


def _contacts(pack: Pack, theme: str) -> Iterator[str]:
    """Opportunities missed and taken in contacts that are about the theme."""
    if not pack.opportunities.whole.all_contacts:
        yield "No record has a contact of an agency."
        return
    whole = next((row for row in pack.opportunities.themes if row.id == theme), None)
    if whole is None:
        yield "No contact of an agency is coded as being about it."
        return
    told = [f"{whole.contacts[what]} {what} (in {whole.reviews[what]})" for what in _JUDGED]
    yield (
        f"{plural(whole.all_contacts, 'contact')} in {whole.in_reviews} of "
        f"{plural(len(pack.cases), 'review')} {verb(whole.all_contacts, 'is', 'are')} about it: "
        f"{all_of(told)}, counted in reviews in the brackets."
    )
    for what in _JUDGED:
        at = [
            f"{one.label} {one.contacts[what]} (in {one.reviews[what]})"
            for one in pack.opportunities.theme_agencies[theme]
            if one.contacts[what]
        ]
        if at:
            yield f"{what.capitalize()} at: {all_of(at)}."
    yield HINDSIGHT


_JUDGED = ("missed", "taken")


def _quotes(pack: Pack, theme: str, quotes: Sequence[BriefQuote], *, chosen: bool) -> Iterator[str]:
    shown = quotes if chosen else quotes[:SHOWN]
    if not shown:
        present = sum(case.review.findings.get(theme) == "present" for case in pack.cases)
        yield (
            f"Of {plural(present, 'review')} in which it is present, none has a verified quote."
            if present
            else "It is present in no review."
        )
    for one in shown:
        yield _quoted(one)
    if len(shown) < len(quotes):
        yield (
            f"These are {len(shown)} of {len(quotes)} reviews with a verified quote; "
            "--quotes chooses."
        )


def _quoted(one: BriefQuote) -> str:
    where = ", ".join(filter(None, (one.review, one.source, one.page and f"page {one.page}")))
    doubt = "" if one.outcome == "verified" else f"; {one.outcome} in its document"
    there = "" if one.finding == "present" else f"; {one.finding.replace('-', ' ')} there"
    return f'"{shortened(one.quote, LONGEST_QUOTE)}" ({where}{there}{doubt})'


def _plans(theme: str, wishes: BriefRequest) -> Iterator[str]:
    if wishes.plans is None:
        yield wishes.unread or "The project has no plan."
        return
    found, named = wishes.plans
    about = sorted(
        (one for one in found.recommendations if theme in one.themes),
        key=lambda one: natural(one.name),
    )
    if not about:
        asked = plural(len(found.recommendations), "recommendation")
        yield f"None of {asked} names it."
        return
    yield _tallied(found.themes[theme], about, named)
    for one in about[:SHOWN]:
        yield _recommended(one, named)
    if len(about) > SHOWN:
        rest = f"These are {SHOWN} of {len(about)}"
        yield f"{rest}; 'dhrcode plan list --theme {theme}' shows every action."


def _tallied(
    tally: PlanTally, about: Sequence[RecommendationFacts], named: PlanReportRequest
) -> str:
    overdue = sum(stands(action).overdue for one in about for action in one.actions)
    return (
        f"As at {named.on}: {plural(tally.asked, 'recommendation')}, {tally.answered} answered. "
        f"{plural(tally.actions, 'action')}: {tally.done} done, {tally.checked} of these checked "
        f"since; {overdue} overdue."
    )


def _recommended(one: RecommendationFacts, named: PlanReportRequest) -> str:
    """A recommendation, and how each of its actions stands."""
    to = all_of(named.agencies.get(name, name) for name in one.to)
    said = f"{one.name}{f' to {to}' if to else ''}: {shortened(one.text, LONGEST_TEXT)}"
    told = []
    for action in one.actions[:NAMED]:
        now, owner = stands(action), owner_text(action.row.owner, named.agencies)
        name = action.row.id.rpartition(".")[2]
        rated = f"{now.state}, {rating_text(now)}, due: {due_text(now)}"
        told.append(f"Action {name}, {shortened(owner)}: {rated}")
    if not told and one.shares:
        told = [f"It shares {all_of(one.shares)}"]
    return f"{said.rstrip('.')}. {'; '.join(told) or 'No action is planned on it'}."
