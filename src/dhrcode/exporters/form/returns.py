"""A return as XLSX: what an agency owns and has not answered, and room for what became of it."""

from collections.abc import Iterator
from functools import partial

from xlsxwriter import Workbook

from dhrcode import __version__
from dhrcode.exporters.form.guide import KEEP, part, what_to_do
from dhrcode.exporters.form.lists import Lists
from dhrcode.exporters.form.workbook import FormPage, rendered
from dhrcode.model.plan import ANSWERS
from dhrcode.model.returns import (
    ACTIONS,
    RECOMMENDATIONS,
    RETURN_SHEETS,
    RETURNED_EVENTS,
    date_rule,
)
from dhrcode.reports.returns import AgencyReturn
from dhrcode.text import plural

_NO_NAMES = (
    "Write posts and never names: no person's name, address, date of birth, telephone number or "
    "reference of a case, in any cell. Say the Head of Public Protection, and not who that is."
)
_PASTE = "What you copy from another program is best pasted as text or values alone."
_ANSWERS = {
    "accepted": "it will be done",
    "in-part": "a part of it will be done: say which",
    "in-principle": "it is right, and not yet decided how or whether it can be done",
    "not-accepted": "it will not be done: say why",
    "already-done": "it was done before it was asked for: say what shows it",
}


def render(made: AgencyReturn) -> bytes:
    """The return of one agency, always the same bytes.

    Raises:
        RefusedError: a text of a plan is longer than a cell may be.
    """
    page = FormPage(
        f"{made.label}, {made.about.on}",
        f"{made.label}: return as at {made.about.on}",
        return_instructions(made),
        RETURN_SHEETS,
        1,
        made.form_rows(),
        made.about._asdict() | {row.cells["id"]: row.marks for row in made.rows},
    )
    return rendered(page, partial(_lists, made=made))


def _lists(book: Workbook, *, made: AgencyReturn) -> Lists:
    listed = {
        "event": RETURNED_EVENTS,
        "answer": ANSWERS,
        "id": [row.cells["id"] for row in made.of(ACTIONS)],
    }
    rules = {name: partial(date_rule, name) for name in ("day", "due")}
    return Lists(book, listed, rules)


def return_instructions(made: AgencyReturn) -> Iterator[tuple[str, str]]:
    """The first sheet, line by line, each with its style."""
    about = made.about
    yield f"{made.label}: return as at {about.on}", "title"
    yield f"From the plans of: {made.title} ({about.codebook}, version {about.version})", "said"
    yield "", "said"
    yield _NO_NAMES, "warning"
    owned = plural(len(made.of(ACTIONS)), "action")
    asked = plural(len(made.of(RECOMMENDATIONS)), "recommendation")
    what = (
        "Reviews of domestic homicides have made recommendations, and this form asks what became "
        f"of them. It has {owned} that your agency owns, and {asked} that it was asked to answer "
        "and has not; it has nothing of any other agency. What you write is added to the plans, "
        "under your agency and the day you give. Nothing in the plans is changed or taken out."
    )
    yield from part("What this is", [what])
    days = "A day is written as 2015-02-10, with the year first."
    yield from part("What to do", [*what_to_do(RETURN_SHEETS), days])
    events = [f"{what}: {meaning}." for what, meaning in RETURNED_EVENTS.items()]
    checks = "Whether an action has worked is for others than its owner to check."
    yield from part("What happened", [*events, checks])
    yield from part("Answers", (f"{answer}: {_ANSWERS[answer]}." for answer in ANSWERS))
    yield from part("So that the form can be read again", (KEEP[0], _PASTE, KEEP[2]))
    made_of = f"The plans as at {about.on}. Made with dhrcode {__version__}."
    yield from part("What it was made of", [made_of, f"Digest (SHA-256): {about.digest}"])
