"""The action plan as a report: the chair's page first, then what its numbers are made of."""

from collections.abc import Iterator
from typing import Any

from dhrcode.analysis.plan.overview import NO_THEME, NOBODY, PlansOverview, PlanTally, stands
from dhrcode.reports.blocks import Paragraph, Report, Section, Table
from dhrcode.reports.plain_data import sections_data
from dhrcode.reports.plan_tables import PlanReportRequest, by_whom, details
from dhrcode.reports.plan_text import NO_LABELS
from dhrcode.text import plural, verb

TITLE = "Recommendations and the action plan"


def plan_report(found: PlansOverview, wanted: PlanReportRequest) -> Report:
    """The report of plans as at a day."""
    brief: list[Paragraph | Table]
    brief = [*chair_sentences(found, wanted), by_whom(found, wanted)]
    page = Section("The chair's page", brief)
    return Report(
        title=TITLE,
        subtitle=f"As at {wanted.on}: {_counted(found)}",
        sections=(page, *details(found, wanted)),
        brief=brief,
        flat=lambda: (),
        data=lambda: _data(found, wanted, page),
        origin=wanted.origin,
    )


def _data(found: PlansOverview, wanted: PlanReportRequest, page: Section) -> dict[str, Any]:
    """For programs: agencies stand in it by their ids."""
    sections = (page, *details(found, wanted._replace(agencies=NO_LABELS)))
    since = wanted.since.isoformat() if wanted.since is not None else None
    origin = dict(wanted.origin)
    return {"on": wanted.on.isoformat(), "since": since, "provenance": origin} | sections_data(
        sections
    )


def _counted(found: PlansOverview) -> str:
    recommended = plural(len(found.recommendations), "recommendation")
    actions = plural(len(found.actions), "action")
    return f"{actions} of {recommended} in {plural(found.plans, 'plan')}"


def chair_sentences(found: PlansOverview, wanted: PlanReportRequest) -> list[Paragraph]:
    """What a chair reads first, a sentence or two to each part."""
    total = len(found.actions)
    overdue = sum(stands(one).overdue for one in found.actions)
    checked = sum(stands(one).checked is not None for one in found.actions)
    done = found.states["done"]
    said = [
        Paragraph(
            f"As at {wanted.on}: {_counted(found)}. Done: {done} of {total}. Checked since: "
            f"{checked} of {done}. Overdue: {overdue} of {total}.",
            lead=True,
        )
    ]
    if wanted.since is not None:
        said.append(Paragraph(f"Since {wanted.since}: {changed_words(found)}."))
    said.append(Paragraph(f"To decide, {to_decide_words(found)}."))
    said += [Paragraph(text) for text in _asked_before(found, wanted)]
    if unsaid := " ".join(_unsaid(found)):
        said.append(Paragraph(f"What cannot be said: {unsaid}"))
    return said


def changed_words(found: PlansOverview) -> str:
    """How many actions each change happened to."""
    changed = found.changed()
    return (
        f"{changed['done']} done, {changed['overdue']} became overdue, "
        f"{changed['due-moved']} moved, {changed['reopened']} reopened"
    )


def to_decide_words(found: PlansOverview) -> str:
    """How many actions there are to decide on, by why."""
    decide = found.to_decide().items()
    counts = ", ".join(f"{len(several)} {what.lower()}" for what, several in decide)
    return f"of {plural(len(found.actions), 'action')}: {counts}"


def _asked_before(found: PlansOverview, wanted: PlanReportRequest) -> Iterator[str]:
    for one in found.requests:
        since = f", first in a plan of {one.since}" if one.since else ""
        tally = one.tally
        yield (
            f"Asked before: {wanted.requests.get(one.request, one.request)}, "
            f"{plural(tally.asked, 'time')}{since}. Done: {tally.done} of "
            f"{plural(tally.actions, 'action')}. Checked since: {tally.checked} of {tally.done}, "
            f"of which {one.shown} shown."
        )


def _unsaid(found: PlansOverview) -> Iterator[str]:
    """What the plans do not say, so that nobody reads more into the numbers."""
    total, asked = len(found.actions), len(found.recommendations)
    undated = sum(stands(one).due is None for one in found.actions)
    if undated:
        have = verb(undated, "has", "have")
        yield f"{undated} of {plural(total, 'action')} {have} no date, and cannot be late."
    bare = [one for one in found.recommendations if not one.actions]
    alone = sum(not one.shares for one in bare)
    if bare:
        yield (
            f"{len(bare)} of {plural(asked, 'recommendation')} {verb(len(bare), 'has', 'have')} no "
            f"action of {verb(len(bare), 'its', 'their')} own; {alone} of these "
            f"{verb(alone, 'shares', 'share')} none either: nothing is planned on "
            f"{verb(alone, 'it', 'them')}."
        )
    silent = found.themes.get(NO_THEME, PlanTally()).asked
    if silent:
        name = verb(silent, "names", "name")
        yield f"{silent} of {plural(asked, 'recommendation')} {name} no theme."
    nobody = found.agencies.get(NOBODY, PlanTally()).asked
    if nobody:
        are = verb(nobody, "is", "are")
        yield f"{nobody} of {plural(asked, 'recommendation')} {are} addressed to nobody."
