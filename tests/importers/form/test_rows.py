"""The sheets of sources, of contacts and of the record: what is wrong with them, at their cells."""

import runpy
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from dhrcode.model.contact import Contact

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
Change, cells, over, said = (_SHARED[n] for n in ("Change", "cells", "over", "said"))


WRONG: dict[str, tuple[Change, list[str]]] = {
    "a deleted row of the record": (
        lambda book: book["Record"].delete_rows(7),
        [
            (
                "Record: error: there is no row for 'memo': put it back as it is in a fresh form "
                "[missing-row]"
            )
        ],
    ),
    "a document without an id": (
        cells("Sources", B3="The other report"),
        [
            (
                "Sources!A3: error: a document without an id: give it a short one, such as "
                "overview [row-without-id]"
            )
        ],
    ),
    "an id with capitals": (
        cells("Sources", A3="IOPC report"),
        [
            (
                "Sources!A3: error: 'id' may have only lower-case letters, digits and single "
                "hyphens [bad-value]"
            )
        ],
    ),
    "pages that are no number": (
        cells("Sources", D2="about 40"),
        ["Sources!D2: error: 'pages' must be a whole number, not 'about 40' [bad-value]"],
    ),
    "a status that there is not": (
        cells("Record", B2="finished"),
        [
            (
                "Record!B2: error: 'status' does not take this value: one of draft, complete, "
                "partial [bad-value]"
            )
        ],
    ),
    "a day that is none": (
        cells("Record", B4="12/3/2025"),
        [
            (
                "Record!B4: error: 'coded' must be a date such as 2014-06-03, not '12/3/2025' "
                "[bad-value]"
            )
        ],
    ),
    "too many people": (
        cells("Record", B5="1000000"),
        [
            (
                "Record!B5: error: the number of victims must be from 0 to 100: leave it empty "
                "if all are described [bad-value]"
            )
        ],
    ),
}


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


def cells(sheet: str, **values: object) -> Change:
    """Puts values into cells of a sheet."""

    def change(book: Workbook) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if str(value).startswith("=n"):  # typed into a cell of text, and so no formula
                book[sheet][place].data_type = "s"

    return change


@pytest.mark.parametrize("name", WRONG)
def test_every_problem_has_its_sheet_and_cell(name, small, form):
    change, expected = WRONG[name]
    lines = [f"DHR2.xlsx{line if line[0] == ':' else f':{line}'}" for line in expected]
    assert said(small, form(change)) == lines


def test_rows_of_one_id_are_one_contact_and_lists_are_parted(small, form):
    path = form(
        cells(
            "Contacts",
            B2=2013,
            C2="partnership",
            D2="victim; child 2",
            E2="missed",
            F2="gps;use-of-maracs",
            G2="Nobody rang back.",
            I2="4",
            A3="C1",
            I3="5",
        )
    )
    wanted = {
        "id": "C1",
        "when": "2013",
        "agency": "partnership",
        "with": ["victim", "child 2"],
        "opportunity": "missed",
        "themes": ["gps", "use-of-maracs"],
        "summary": "Nobody rang back.",
        "evidence": [{"page": "4"}, {"page": "5"}],
    }
    assert over(small, path).contacts == (Contact.model_validate(wanted),)


def test_what_is_wrong_with_a_contact_is_said_of_its_cell(small, form):
    path = form(cells("Contacts", B2="2011", C2="partnership", A3=None, I3="5", A4="C1", B4="2012"))
    assert [line.rpartition(" ")[2] for line in said(small, path)] == [
        "[row-without-id]",
        "[two-values]",
    ]
