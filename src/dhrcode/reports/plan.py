"""The action plan as a report: the chair's page first, then what its numbers are made of."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from dhrcode.analysis.plan.facts import ActionFacts
from dhrcode.analysis.plan.overview import (
    IN_WORDS,
    NO_THEME,
    NOBODY,
    PlansOverview,
    PlanTally,
    stands,
)
from dhrcode.analysis.plan.standing import LETTERS
from dhrcode.reports.blocks import Cell, Column, Line, Paragraph, Report, Section, Table
from dhrcode.reports.plain_data import sections_data
from dhrcode.reports.plan_text import owner_text, rating_text
from dhrcode.text import plural, verb

TITLE = "Recommendations and the action plan"
_NUMBERS = ("asked", "answered", "actions", "done", "checked")
_HEADINGS = (
    "Asked",
    "Answered (of asked)",
    "Actions",
    "Done (of actions)",
    "Checked (of done)",
)
RULES = (
    ("-", "none: it is stopped"),
    ("R", "red: the last check was not shown; or overdue, no owner, no date"),
    ("B", "blue: done, and shown since"),
    ("A", "amber: done; or ever moved, or due within 30 days"),
    ("G", "green: otherwise"),
)
"""The letters of the ratings, and when each is given; the first that fits, as in docs/plans.md."""


class PlanReportRequest(NamedTuple):
    """As at which day a report is, and how things are called.

    Attributes:
        on: the day.
        since: from which day on changes are told; None to leave them out.
        agencies: the label of each agency.
        themes: that of each subtheme.
        requests: that of each request that recurs.
        origin: where it came from, as labels and values.
    """

    on: date
    since: date | None
    agencies: Mapping[str, str]
    themes: Mapping[str, str]
    requests: Mapping[str, str]
    origin: Sequence[tuple[str, str]]


def plan_report(found: PlansOverview, wanted: PlanReportRequest) -> Report:
    """The report of plans as at a day."""
    page = Section("The chair's page", (*chair_sentences(found, wanted), by_whom(found, wanted)))
    sections = (page, *_details(found, wanted))
    return Report(
        title=TITLE,
        subtitle=f"As at {wanted.on}: {_counted(found)}",
        sections=sections,
        brief=(*chair_sentences(found, wanted), by_whom(found, wanted)),
        flat=lambda: (),
        data=lambda: _data(sections, wanted),
        origin=wanted.origin,
    )


def _data(sections: tuple[Section, ...], wanted: PlanReportRequest) -> dict[str, Any]:
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


def by_whom(found: PlansOverview, wanted: PlanReportRequest) -> Table:
    """Asked, answered, done and checked, by agency and by theme."""
    columns = [Column("Agency or theme", "label", 44, "label")]
    columns += [
        Column(heading, "count", key=key) for key, heading in zip(_NUMBERS, _HEADINGS, strict=True)
    ]
    lines = [Line(("By agency",), band=True)]
    lines += [_tally_line(key, wanted.agencies, one) for key, one in found.agencies.items()]
    lines += [Line(("By theme",), band=True)]
    lines += [_tally_line(key, wanted.themes, one) for key, one in found.themes.items()]
    note = (
        "A recommendation to two agencies, or on two themes, stands in both rows; each action is "
        "counted once, with the recommendation that it was made for."
    )
    return Table("By agency and by theme", columns, lines, (), (note,), key="tallies", bands="part")


def _tally_line(key: str, labels: Mapping[str, str], tally: PlanTally) -> Line:
    special = {IN_WORDS: "In the document's words alone", NOBODY: "Nobody", NO_THEME: "No theme"}
    return Line((labels.get(key) or special.get(key, key), *tally), key=key)


def _details(found: PlansOverview, wanted: PlanReportRequest) -> Iterator[Section]:
    yield Section("To decide", (decisions(found),))
    if wanted.since is not None:
        yield Section("What changed", (_changed(found, wanted.since),))
    yield Section("States and ratings", (_states(found), _ratings(found)))
    if found.requests:
        yield Section("Asked before", (_requests(found, wanted),))
    yield Section("All actions", (_actions(found),))
    yield Section("All recommendations", (_recommendations(found, wanted),))


_ACTION_COLUMNS = (
    Column("Action", "label", 16, "action"),
    Column("What is to be done", "text", 46, "text"),
    Column("Owner", "text", 26, "owner"),
    Column("First date", "text", 18, "first_due"),
    Column("Date in force", "text", 18, "due"),
    Column("Moved", "count", key="moves"),
    Column("Overdue", "text", 9, "overdue"),
    Column("State", "text", 10, "state"),
    Column("Rating", "text", 12, "rating"),
    Column("Last check", "text", 11, "checked"),
    Column("Effect", "text", 12, "effect"),
)


def _action_cells(one: ActionFacts) -> tuple[Cell, ...]:
    now, row = stands(one), one.row
    return (
        row.id,
        row.text,
        owner_text(row.owner),
        now.first_due,
        now.due,
        now.moves,
        "overdue" if now.overdue else None,
        now.state,
        rating_text(now),
        now.checked,
        now.effect,
    )


def _actions(found: PlansOverview) -> Table:
    lines = [Line(_action_cells(one), key=one.row.id) for one in found.actions]
    return Table("All actions", _ACTION_COLUMNS, lines, RULES, (), reviews=False, key="actions")


def decisions(found: PlansOverview) -> Table:
    """Every action that somebody has to decide on, under what it is."""
    lines: list[Line] = []
    for what, several in found.to_decide().items():
        lines.append(Line((f"{what}: {len(several)} of {len(found.actions)}",), band=True))
        lines += [Line(_action_cells(one), key=one.row.id) for one in several]
    return Table("To decide", _ACTION_COLUMNS, lines, key="to_decide", bands="matter")


def _changed(found: PlansOverview, since: date) -> Table:
    said = {
        "done": "Done",
        "overdue": "Became overdue",
        "due-moved": "Moved",
        "reopened": "Reopened",
    }
    lines: list[Line] = []
    for change, number in found.changed().items():
        lines.append(Line((f"{said[change]}: {number} of {len(found.actions)}",), band=True))
        lines += [
            Line(_action_cells(one), key=one.row.id)
            for one in found.actions
            if change in one.changes
        ]
    return Table(f"Since {since}", _ACTION_COLUMNS, lines, key="changed", bands="change")


def _states(found: PlansOverview) -> Table:
    columns = (Column("State", "label", 30, "state"), Column("Actions", "count", key="actions"))
    lines = [Line((state, number), key=state) for state, number in found.states.items()]
    return Table("By state", columns, lines, key="states")


def _ratings(found: PlansOverview) -> Table:
    columns = (Column("Rating", "label", 30, "rating"), Column("Actions", "count", key="actions"))
    lines = [
        Line((f"{rating} ({letter})", found.ratings[rating]), key=rating)
        for rating, letter in LETTERS.items()
    ]
    return Table("By rating", columns, lines, RULES, key="ratings")


def _requests(found: PlansOverview, wanted: PlanReportRequest) -> Table:
    columns = [Column("Request", "label", 44, "label"), Column("First agreed", "text", 14, "since")]
    columns += [
        Column(heading, "count", key=key) for key, heading in zip(_NUMBERS, _HEADINGS, strict=True)
    ]
    columns += [
        Column("Shown (of checked)", "count", key="shown"),
        Column("Recommendations", "text", 40, "recommendations"),
    ]
    lines = [
        Line(
            (
                wanted.requests.get(one.request, one.request),
                one.since,
                *one.tally,
                one.shown,
                ", ".join(one.names),
            ),
            key=one.request,
        )
        for one in found.requests
    ]
    return Table("Asked before", columns, lines, key="asked_before")


def _recommendations(found: PlansOverview, wanted: PlanReportRequest) -> Table:
    columns = (
        Column("Recommendation", "label", 16, "recommendation"),
        Column("What is asked", "text", 60, "text"),
        Column("To", "text", 30, "to"),
        Column("Themes", "text", 36, "themes"),
        Column("Answered by", "text", 24, "answered"),
        Column("Own actions", "count", key="actions"),
        Column("Shares", "text", 24, "shares"),
    )
    lines = [
        Line(
            (
                one.name,
                one.text,
                ", ".join(one.to) or None,
                ", ".join(wanted.themes.get(theme, theme) for theme in one.themes) or None,
                ", ".join(sorted(one.answered)) or None,
                len(one.actions),
                ", ".join(one.shares) or None,
            ),
            key=one.name,
        )
        for one in found.recommendations
    ]
    return Table("All recommendations", columns, lines, key="recommendations")
