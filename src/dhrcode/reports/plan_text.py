"""Plans in words: who owns an action, how it stands, what its log says."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dhrcode.analysis.plan.action_state import LETTERS, ActionStanding, standing
from dhrcode.analysis.plan.rows import ActionRow, addressed_agencies, addressees
from dhrcode.model.plan import Action, LogEntry, Owner, Plan, Recommendation, Response
from dhrcode.model.record import Evidence
from dhrcode.reports.blocks import Column, Line, Table
from dhrcode.reports.cell_text import evidence_text
from dhrcode.text import plural

SHORT = 60
"""Characters of a text that a list shows."""


Labels = Mapping[str, str]
"""What ids are called; one without a label is called as it is."""
NO_LABELS: Labels = {}


def named(agency: str, labels: Labels) -> str:
    """What an agency is called within a sentence: `Police force`, `the board`."""
    label = labels.get(agency, agency)
    return f"the {label[4:]}" if label.startswith("The ") else label


class PlanTelling(NamedTuple):
    """How a plan is told.

    Attributes:
        on: as at which day.
        agencies: what its agencies are called.
        themes: what its subthemes are called.
        missing: quotes that were not in their documents when they were verified last.
    """

    on: date
    agencies: Labels = NO_LABELS
    themes: Labels = NO_LABELS
    missing: Container[str] = ()


def owner_text(owner: Owner | None, agencies: Labels) -> str:
    """Who owns an action: `Police force, Head of Public Protection`, or the document's words."""
    if owner is None:
        return "nobody"
    agency = agencies.get(owner.agency, owner.agency) if owner.agency else None
    return ", ".join(filter(None, (agency, owner.post))) or owner.as_written or ""


def addressed(to: Sequence[str], agencies: Sequence[str], labels: Labels) -> str:
    """To whom something is recommended: agencies by their labels, the document's words as such.

    Args:
        to: agencies' ids and words.
        agencies: which of these are agencies.
        labels: what agencies are called.
    """
    return ", ".join(labels.get(one, one) if one in agencies else one for one in to)


def rating_text(now: ActionStanding) -> str:
    """A rating as word and letter: `amber (A)`."""
    return f"{now.rating} ({LETTERS[now.rating]})"


def due_text(now: ActionStanding) -> str:
    """The date in force, whether it was moved, and whether it has passed."""
    if now.due is None:
        return "no date"
    moved = f", moved {plural(now.moves, 'time')}" if now.moves else ""
    return f"{now.due}{moved}{', overdue' if now.overdue else ''}"


def shortened(text: str, longest: int = SHORT) -> str:
    """A text in one line, cut at a word where it is too long for a list."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]}…"


def actions_table(rows: Sequence[ActionRow], agencies: Labels) -> Table:
    """Actions in a list, or recommendations without one; `agencies` has the agencies' labels."""
    if rows and rows[0].standing is None:
        return _listing(
            ("Id", "Recommendation", "To", "Shares the action of"),
            [
                (
                    row.id,
                    shortened(row.text),
                    addressed(row.to, row.agencies, agencies),
                    ", ".join(row.shares),
                )
                for row in rows
            ],
        )
    return _listing(
        ("Id", "Action", "Owner", "Due", "State", "Rating"),
        [
            (
                row.id,
                shortened(row.text),
                shortened(owner_text(row.owner, agencies), 40),
                due_text(row.standing),
                row.standing.state,
                rating_text(row.standing),
            )
            for row in rows
            if row.standing is not None
        ],
    )


def _listing(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    first, *others = headings
    columns = [Column(first, "label"), *(Column(one, "text") for one in others)]
    return Table("", columns, [Line(cells) for cells in rows])


def plan_lines(plan: Plan, telling: PlanTelling) -> Iterator[tuple[int, str]]:
    """A whole plan as at a day: depth and text of each line."""
    counted = sum(len(one.actions) for one in plan.recommendations)
    what = "study" if plan.of == "study" else "review"
    recommended = plural(len(plan.recommendations), "recommendation")
    yield 0, f"{plan.plan}: plan of a {what}, {recommended}, {plural(counted, 'action')}"
    yield 0, f"As at {telling.on}"
    if plan.covers:
        yield 0, f"Covers {', '.join(plan.covers)}"
    if plan.agreed is not None:
        yield 0, f"Agreed by {named(plan.agreed.by, telling.agencies)} on {plan.agreed.on}"
    for sent in plan.sent:
        yield 0, f"Sent to {sent.to} on {sent.on}"
    for one in plan.recommendations:
        yield 0, ""
        yield from recommendation_lines(one, telling)


def recommendation_lines(one: Recommendation, telling: PlanTelling) -> Iterator[tuple[int, str]]:
    """A recommendation with its actions as at a day."""
    yield 0, f"{one.id}  {one.text}"
    told = {
        "To": addressed(addressees(one), addressed_agencies(one), telling.agencies),
        "Level": one.level,
        "Themes": ", ".join(telling.themes.get(theme, theme) for theme in one.themes),
        "Shares": ", ".join(one.shares),
        "The same as elsewhere": one.recurring,
    }
    yield from ((1, f"{label}: {value}") for label, value in told.items() if value)
    for piece in one.evidence:
        yield 1, _evidence(piece, telling.missing)
    for response in one.responses:
        if response.on <= telling.on:
            yield 1, response_text(response, telling.agencies)
    for action in one.actions:
        yield from action_lines(one, action, telling)


def response_text(response: Response, agencies: Labels) -> str:
    """A response: `Police force, 2024-05-01: accepted - in its words`."""
    words = f" - {response.words}" if response.words else ""
    by = agencies.get(response.from_, response.from_)
    return f"{by}, {response.on}: {response.answer}{words}"


def _evidence(piece: Evidence, missing: Container[str]) -> str:
    lost = piece.quote is not None and piece.quote in missing
    return evidence_text(piece) + (" (not found when it was verified)" if lost else "")


def action_lines(
    one: Recommendation, action: Action, telling: PlanTelling
) -> Iterator[tuple[int, str]]:
    """An action as at a day, with its log."""
    now = standing(action, telling.on)
    yield 1, f"{one.id}.{action.id}  {action.text}"
    written = action.due.as_written if action.due is not None else None
    as_written = f' ("{written}")' if written else ""
    yield 2, f"{now.state}, {rating_text(now)}; due: {due_text(now)}{as_written}"
    yield 2, f"Owner: {owner_text(action.owner, telling.agencies)}"
    if action.measure:
        yield 2, f"Measure: {action.measure}"
    for number, entry in enumerate(action.log, start=1):
        if entry.on <= telling.on:
            yield 2, f"{number}. {entry_text(entry, telling.agencies)}"
            for piece in entry.evidence:
                yield 3, _evidence(piece, telling.missing)


def entry_text(entry: LogEntry, agencies: Labels) -> str:
    """An entry of a log: `2015-02-10, Police force: done - in words`."""
    told = filter(None, (f"to {entry.to}" if entry.to else "", entry.result))
    said = " ".join((entry.what, *told))
    words = f" - {entry.says}" if entry.says else ""
    withdrawn = f" (withdrawn: {entry.withdrawn})" if entry.withdrawn else ""
    by = agencies.get(entry.by, entry.by)
    return f"{entry.on}, {by}: {said}{words}{withdrawn}"
