"""The sheet of attributes: what is wrong with it, and several values of one."""

import runpy
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
Change, cells, said, over = (_SHARED[n] for n in ("Change", "cells", "said", "over"))


WRONG: dict[str, tuple[Change, list[str]]] = {
    "two values for one": (
        cells("Attributes", F3="2013"),
        [
            (
                "Attributes!F3: error: 'year' takes one value: put it into the column Value, and "
                "nothing beside it [two-values]"
            )
        ],
    ),
    "an attribute that there is not": (
        cells("Attributes", H7="sexes"),
        [
            (
                "Attributes!H7: error: the codebook has no attribute 'sexes' of the victim: did "
                "you mean 'sex'? [unknown-attribute]"
            ),
            (
                "Attributes: error: there is no row for 'sex' of victim 1: put it back as it is in "
                "a fresh form [missing-row]"
            ),
        ],
    ),
    "an attribute of nobody": (
        cells("Attributes", A7="witness"),
        [
            (
                "Attributes!H7: error: nothing says whose attribute this is, and which: put it "
                "back as it is in a fresh form [row-without-id]"
            ),
            (
                "Attributes: error: there is no row for 'sex' of victim 1: put it back as it is in "
                "a fresh form [missing-row]"
            ),
        ],
    ),
    "a victim far beyond any": (
        cells("Attributes", B7="999999999"),
        [
            (
                "Attributes!B7: error: 'No.' must be a number from 1 to 100: put it back as it is "
                "in a fresh form [bad-value]"
            ),
            (
                "Attributes: error: there is no row for 'sex' of victim 1: put it back as it is in "
                "a fresh form [missing-row]"
            ),
        ],
    ),
    "a row of attributes twice, and different": (
        cells("Attributes", A12="victim", B12="1", H12="sex", E12="male"),
        [
            "Attributes!E12: error: 'sex' is in two rows that differ: keep one [two-values]",
            (
                "Attributes: error: there is no row for 'sex' of victim 2: put it back as it is in "
                "a fresh form [missing-row]"
            ),
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


def test_several_values_may_stand_in_one_cell(small, form):
    path = form(cells("Attributes", E9="gp; Police;housing", F9=None))
    assert over(small, path).victims[0]["known-to"] == ("gp", "police", "housing")
    path = form(cells("Attributes", E9="(none)", F9=None))
    assert over(small, path).victims[0]["known-to"] == ()
    path = form(cells("Attributes", E9="not-stated", F9=None))
    assert over(small, path).victims[0]["known-to"] == "not-stated"
