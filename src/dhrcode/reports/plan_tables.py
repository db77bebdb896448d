"""The tables of a report of plans: by agency and theme, to decide, what changed, every action."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dhrcode.analysis.plan.action_state import LETTERS
from dhrcode.analysis.plan.facts import ActionFacts
from dhrcode.analysis.plan.overview import (
    IN_WORDS,
    NO_THEME,
    NOBODY,
    PlansOverview,
    PlanTally,
    stands,
)
from dhrcode.reports.blocks import Cell, Column, Line, Section, Table
from dhrcode.reports.plan_text import Labels, addressed, owner_text, rating_text

_TALLY = (
    Column("Asked", "count", key="asked"),
    Column("Answered (of asked)", "count", key="answered"),
    Column("Actions", "count", key="actions"),
    Column("Done (of actions)", "count", key="done"),
    Column("Checked (of done)", "count", key="checked"),
)
"""The columns of a `PlanTally`."""
RULES = (
    ("-", "none: it is stopped"),
    ("R", "red: the last check was not shown; or overdue, no owner, no date"),
    ("B", "blue: done, and shown since"),
    ("A", "amber: done; or ever moved, or due within 30 days"),
    ("G", "green: otherwise"),
)
"""The letters of the ratings, and when each is given; the first that fits, as in docs/plans.md."""


ALL_PLANS = "Plans of every review are told of, whichever reviews are selected."


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


def by_whom(found: PlansOverview, wanted: PlanReportRequest) -> Table:
    """Asked, answered, done and checked, by agency and by theme."""
    columns = (Column("Agency or theme", "label", 44, "label"), *_TALLY)
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


def details(found: PlansOverview, wanted: PlanReportRequest) -> Iterator[Section]:
    """The sections after the chair's page: what its numbers are made of."""
    yield Section("To decide", (decisions(found, wanted),))
    if wanted.since is not None:
        yield Section("What changed", (_changed(found, wanted, wanted.since),))
    yield Section("States and ratings", (_states(found), _ratings(found)))
    if found.requests:
        yield Section("Asked before", (_requests(found, wanted),))
    yield Section("All actions", (_actions(found, wanted),))
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


def _action_cells(one: ActionFacts, labels: Labels) -> tuple[Cell, ...]:
    now, row = stands(one), one.row
    return (
        row.id,
        row.text,
        owner_text(row.owner, labels),
        now.first_due,
        now.due,
        now.moves,
        "overdue" if now.overdue else None,
        now.state,
        rating_text(now),
        now.checked,
        now.effect,
    )


def _action_lines(several: Iterable[ActionFacts], wanted: PlanReportRequest) -> list[Line]:
    return [Line(_action_cells(one, wanted.agencies), key=one.row.id) for one in several]


def _actions(found: PlansOverview, wanted: PlanReportRequest) -> Table:
    lines = _action_lines(found.actions, wanted)
    return Table("All actions", _ACTION_COLUMNS, lines, RULES, key="actions")


def decisions(found: PlansOverview, wanted: PlanReportRequest) -> Table:
    """Every action that somebody has to decide on, under what it is."""
    lines: list[Line] = []
    for what, several in found.to_decide().items():
        lines.append(Line((f"{what}: {len(several)} of {len(found.actions)}",), band=True))
        lines += _action_lines(several, wanted)
    return Table("To decide", _ACTION_COLUMNS, lines, key="to_decide", bands="matter")


def _changed(found: PlansOverview, wanted: PlanReportRequest, since: date) -> Table:
    said = {
        "done": "Done",
        "overdue": "Became overdue",
        "due-moved": "Moved",
        "reopened": "Reopened",
    }
    lines: list[Line] = []
    for change, number in found.changed().items():
        lines.append(Line((f"{said[change]}: {number} of {len(found.actions)}",), band=True))
        lines += _action_lines((one for one in found.actions if change in one.changes), wanted)
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
    columns = (
        Column("Request", "label", 44, "label"),
        Column("First agreed", "text", 14, "since"),
        *_TALLY,
        Column("Shown (of checked)", "count", key="shown"),
        Column("Recommendations", "text", 40, "recommendations"),
    )
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
                addressed(one.to, one.agencies, wanted.agencies) or None,
                ", ".join(wanted.themes.get(theme, theme) for theme in one.themes) or None,
                _all_called(one.answered, wanted.agencies) or None,
                len(one.actions),
                ", ".join(one.shares) or None,
            ),
            key=one.name,
        )
        for one in found.recommendations
    ]
    return Table("All recommendations", columns, lines, key="recommendations")


def _all_called(agencies: Iterable[str], labels: Labels) -> str:
    return ", ".join(sorted(labels.get(one, one) for one in agencies))
