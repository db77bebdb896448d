"""The return: the form that an agency fills in on its own actions, and its sheets and columns."""

from hashlib import sha256
from typing import NamedTuple

from dhrcode.model.attribute_types.base import CellRule
from dhrcode.model.form import FormColumn, FormSheet

RETURN_LAYOUT = "return 1"
"""Raised when returns made earlier can no longer be read."""
ACTIONS, RECOMMENDATIONS = "Actions", "Recommendations"
RETURNED_EVENTS = {
    "started": "work on it has begun",
    "done": "it is done: say what shows it",
    "stopped": "it was given up: say why",
    "reopened": "it was done or stopped, and is open again: say why",
    "due-moved": "it gets another date: give that, and say why",
}
"""What an agency may say of an action; checks and effects are for others to say."""
REASONED = ("stopped", "reopened", "due-moved")
"""What is never said without a reason, as in the commands."""

_DAY = 'AND(LEN({0})=10,MID({0},5,1)="-",DATEVALUE({0})>0)'
_MONTH = 'AND(LEN({0})=7,MID({0},5,1)="-",DATEVALUE({0}&"-01")>0)'
_RULES = {
    "day": (f"=OR(ISNUMBER({{0}}),IFERROR({_DAY},FALSE))", "A day, such as 2015-02-10."),
    "due": (
        f"=OR(ISNUMBER({{0}}),IFERROR({_DAY},FALSE),IFERROR({_MONTH},FALSE))",
        "A day, such as 2015-06-30, or a month, such as 2015-06.",
    ),
}


def date_rule(name: str, cell: str) -> CellRule:
    """What a cell for a `day`, or for a `due` date, takes."""
    formula, message = _RULES[name]
    return CellRule(formula.format(cell), message)


_ID = FormColumn("id", "Id", 12, "quiet", list="id", name=True)
_REVIEW = FormColumn("review", "Review", 7, "told")
_ON = FormColumn("on", "On", 11, list="day")
RETURN_SHEETS: dict[str, FormSheet] = {
    ACTIONS: FormSheet(
        1,
        (
            _REVIEW,
            FormColumn("recommendation", "Recommendation", 23, "told"),
            FormColumn("action", "Action", 25, "told"),
            FormColumn("post", "Owner", 12, "told"),
            FormColumn("due", "Due", 11, "told"),
            FormColumn("state", "State", 9, "told"),
            FormColumn("log", "So far", 20, "told"),
            FormColumn("what", "What happened", 12, list="event", name=True),
            _ON,
            FormColumn("to", "New due date", 11, list="due"),
            FormColumn("says", "In words", 24),
            FormColumn("evidence", "What shows it", 16),
            _ID,
        ),
        "Where something has happened, choose what, and give the day on which it did. A row takes "
        "one thing; for a second one there are rows at the end, where you choose the action in the "
        "column Id. Leave empty what is as it was.",
    ),
    RECOMMENDATIONS: FormSheet(
        1,
        (
            _REVIEW,
            FormColumn("recommendation", "Recommendation", 52, "told"),
            FormColumn("level", "Level", 13, "told"),
            FormColumn("answer", "Answer", 14, list="answer", name=True),
            _ON,
            FormColumn("words", "In words", 44),
            _ID,
        ),
        "Choose your agency's answer to each recommendation, and give the day on which it was "
        "decided. Leave empty what is not decided.",
    ),
}
"""The sheets between the instructions and those that are hidden, in their order."""
FURTHER_ENTRIES = 8
"""Rows at the end of the actions for what one row has no room for."""


class ReturnAbout(NamedTuple):
    """What the hidden sheet says, before a line for each row; everything as text.

    Attributes:
        form: the layout.
        agency: the agency whose return it is.
        codebook: the codebook's id.
        version: its version.
        on: the day as at which it was made.
        digest: of what it was made of.
    """

    form: str
    agency: str
    codebook: str
    version: str
    on: str
    digest: str


def told_keys(sheet: str) -> tuple[str, ...]:
    """The columns of a sheet that tell something, and are not to be filled in."""
    return tuple(column.key for column in RETURN_SHEETS[sheet].columns if column.look == "told")


def cell_marks(texts: list[str]) -> str:
    """Short digests of what some cells tell, by which it is seen whether one has changed."""
    return " ".join(sha256(text.strip().encode()).hexdigest()[:10] for text in texts)
