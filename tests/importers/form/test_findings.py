"""The sheets of findings and candidate themes: what is wrong with them, at their cells."""

import runpy
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
Change, cells, said = (_SHARED[n] for n in ("Change", "cells", "said"))


WRONG: dict[str, tuple[Change, list[str]]] = {
    "a value typed over a drop-down": (
        cells("Findings", C3="presnt"),
        ["Findings!C3: error: 'presnt' is not a finding: did you mean 'present'? [bad-value]"],
    ),
    "a finding that is none at all": (
        cells("Findings", C3="x"),
        [
            (
                "Findings!C3: error: 'x' is not a finding: one of present, absent, not-stated, "
                "unclear [bad-value]"
            )
        ],
    ),
    "evidence without a finding": (
        cells("Findings", C3=None),
        [
            (
                "Findings!C3: error: there is evidence on 'use-of-maracs' and no finding: fill in "
                "the finding [evidence-without-finding]"
            )
        ],
    ),
    "a subtheme that there is not": (
        cells("Findings", J3="use-of-marac"),
        [
            (
                "Findings!J3: error: the codebook has no subtheme 'use-of-marac': did you mean "
                "'use-of-maracs'? [unknown-subtheme]"
            ),
            (
                "Findings!C4: error: there is evidence on 'use-of-maracs' and no finding: fill in "
                "the finding [evidence-without-finding]"
            ),
        ],
    ),
    "a subtheme found twice": (
        cells("Findings", C4="absent"),
        [
            (
                "Findings!C4: error: 'use-of-maracs' is present in another row and absent here: "
                "keep one [two-findings]"
            )
        ],
    ),
    "a row that lost its subtheme": (
        cells("Findings", J4=None),
        [
            (
                "Findings!J4: error: nothing says which subtheme this row is about: choose it in "
                "the column Id [row-without-id]"
            )
        ],
    ),
    "deleted rows": (
        lambda book: (book["Findings"].delete_rows(10, 3), book["Attributes"].delete_rows(8)),
        [
            (
                "Findings: error: there is no row for the subtheme 'gps': put it back as it is in "
                "a fresh form [missing-row]"
            ),
            (
                "Attributes: error: there is no row for 'relationship' of victim 1: put it back as "
                "it is in a fresh form [missing-row]"
            ),
        ],
    ),
    "a theme without a name": (
        cells("Candidates", C4="a note alone"),
        ["Candidates!B4: error: a theme without a name: give it one [row-without-id]"],
    ),
    "a theme with two names": (
        cells("Candidates", B3="Homes"),
        [
            (
                "Candidates!B3: error: the theme has another label in another row: keep one "
                "[two-values]"
            )
        ],
    ),
    "a row that lost its theme": (
        cells("Candidates", A2=None),
        [
            (
                "Candidates!A2: error: nothing says which theme this row belongs to: number it in "
                "the column No. [row-without-id]"
            )
        ],
    ),
    "a quote that is too long": (
        cells("Findings", G3="x" * 20_001),
        ["Findings!G3: error: 'quote' is longer than 20,000 characters [bad-value]"],
    ),
    "a page of two lines": (
        cells("Findings", E3="1\n2"),
        ["Findings!E3: error: 'page' must be one line without tabs [bad-value]"],
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
