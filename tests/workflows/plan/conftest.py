"""What the tests of returns share: a plan of two actions, and rows of the return made of it."""

from collections.abc import Callable

import pytest

from dhrcode.importers import FilePlace
from dhrcode.importers.form.returned import ReturnedEntry, ReturnedForm
from dhrcode.model.plan import Plan
from dhrcode.model.returns import ACTIONS, RETURN_LAYOUT, ReturnAbout
from dhrcode.workflows.plan.returned_row import SaidRow, row_now

DAY = "2025-06-15"
DATA = {
    "plan": "DHR1",
    "codebook": {"id": "tiny", "version": "1.0"},
    "recommendations": [
        {
            "id": "R1",
            "text": "Ask.",
            "to": ["police"],
            "actions": [
                {
                    "id": "a",
                    "text": "Do.",
                    "owner": {"agency": "police"},
                    "due": {"date": "2025-09"},
                },
                {"id": "b", "text": "Let.", "owner": {"agency": "gp"}},
            ],
        }
    ],
}
PLAN = Plan.model_validate(DATA)


@pytest.fixture
def plan() -> Plan:
    """DHR1/R1, of the police, with the actions a of the police and b of a practice."""
    return PLAN


@pytest.fixture
def form() -> ReturnedForm:
    """The return of the police as at 2025-06-15, with nothing filled in."""
    return returned_form("p.xlsx")


def returned_form(name: str) -> ReturnedForm:
    names = ("DHR1/R1.a", "DHR1/R1")
    about = ReturnAbout(RETURN_LAYOUT, "police", "tiny", "1.0", DAY, "")
    form = ReturnedForm(about, {}, [], [], FilePlace(name))
    return form._replace(marks={one: row_now(PLAN, form, one, {}).marks for one in names})


@pytest.fixture
def row(form: ReturnedForm) -> Callable[..., SaidRow]:
    """A row of it that is filled in; with `other`, of another person's."""

    def made(
        name: str = "DHR1/R1.a", sheet: str = ACTIONS, *, other: bool = False, **values: str
    ) -> SaidRow:
        given = values or {"what": "done", "on": "2025-06-01"}
        file = "q.xlsx:S" if other else "p.xlsx:S"
        places = {key: FilePlace(file, 3, n, cell=True) for n, key in enumerate(given, start=8)}
        places["id"] = FilePlace(file, 3, 13, cell=True)
        of = returned_form("q.xlsx") if other else form
        return SaidRow(ReturnedEntry(sheet, name, given, {}, places), of)

    return made


@pytest.fixture
def reworded() -> Callable[..., Plan]:
    """The plan with words of its file replaced."""

    def made(*changes: tuple[str, str]) -> Plan:
        text = PLAN.model_dump_json(by_alias=True)
        for old, new in changes:
            text = text.replace(old, new)
        return Plan.model_validate_json(text)

    return made
