"""What a pack says of plans: a part of its own, and what stands of it on the front page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dhrcode.analysis.plan.facts import ActionFacts
from dhrcode.analysis.plan.overview import PlansOverview, stands
from dhrcode.model.due_date import last_day
from dhrcode.reports.blocks import Block, Paragraph, Section
from dhrcode.reports.plan import chair_sentences, changed_words, to_decide_words
from dhrcode.reports.plan_tables import ALL_PLANS, PlanReportRequest, by_whom, decisions
from dhrcode.reports.plan_text import due_text, owner_text, shortened
from dhrcode.text import natural, plural

TITLE = "Recommendations and actions"
SHOWN = 3
"""Actions to decide on that stand on the front page; the part on plans has all."""
DAILY = (
    "The plans are told as at the day above, and on another day otherwise: --on with that day "
    "tells them so again."
)


class PackPlans(NamedTuple):
    """What a pack says of plans.

    Attributes:
        section: the part on them.
        decide: what is to be decided on, in lines.
        changed: what happened to actions since a day; empty where that is not asked.
    """

    section: Section
    decide: Sequence[str] = ()
    changed: str = ""


def pack_plans(
    found: PlansOverview, wanted: PlanReportRequest, *, chosen: bool = False
) -> PackPlans:
    """What a pack says of plans as at a day; `chosen` says that it is of some reviews alone."""
    blocks: list[Block] = [*chair_sentences(found, wanted), by_whom(found, wanted)]
    table = [decisions(found, wanted)._replace(printed=0)] if found.actions else []
    blocks += [Paragraph(DAILY), *table]
    section = Section(TITLE, blocks)
    counted = plural(len(found.actions), "action")
    changed = f"Of {counted}, {changed_words(found)}." if wanted.since is not None else ""
    return PackPlans(section, tuple(_decide(found, wanted, chosen=chosen)), changed)


def no_plans(why: str) -> PackPlans:
    """What a pack says where plans cannot be told of."""
    said = f"Nothing is said of the plans: {why}. 'dhrcode check' names what is wrong."
    return PackPlans(Section(TITLE, (Paragraph(said),)))


def _decide(found: PlansOverview, wanted: PlanReportRequest, *, chosen: bool) -> Iterator[str]:
    every = {one.row.id: one for several in found.to_decide().values() for one in several}
    said = f"As at {wanted.on}, {to_decide_words(found)}."
    yield f"{said} {ALL_PLANS}" if chosen else said
    first = sorted(every.values(), key=_urgency)[:SHOWN]
    yield from (_line(one, wanted.agencies) for one in first)
    if len(every) > len(first):
        shown = f"These are {len(first)} of {len(every)}, those longest overdue first"
        yield f"{shown}; 'dhrcode plan report' has all."


def _urgency(one: ActionFacts) -> tuple[bool, str, object]:
    now = stands(one)
    due = last_day(now.due).isoformat() if now.due is not None else ""
    return not now.overdue, due if now.overdue else "", natural(one.row.id)


def _line(one: ActionFacts, agencies: Mapping[str, str]) -> str:
    """An action to decide on: `DHR7/R2.a, Police: what is to be done (red; due 2024-03-31)`."""
    now, owner = stands(one), shortened(owner_text(one.row.owner, agencies))
    due = "not checked" if now.unchecked else due_text(now)
    said = f"{one.row.id}, {owner}: {shortened(one.row.text).rstrip('.')}"
    return f"{said} ({now.rating}, {now.state}; {due})"
