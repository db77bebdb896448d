"""A sheet of a form: its columns by their headings, and what a spreadsheet has made of cells."""

import runpy
from datetime import date
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
Change, cells, taken, said, over = (
    _SHARED[n] for n in ("Change", "cells", "taken", "said", "over")
)


WRONG: dict[str, tuple[Change, list[str]]] = {
    "a page that became a date": (
        cells("Findings", E3=date(2024, 4, 3)),
        [
            (
                "Findings!E3: error: Excel has made a date of it (2024-04-03): type it again as "
                "text, with ' before it: '3-4 [made-a-date]"
            )
        ],
    ),
    "a year that became a date": (
        cells("Attributes", E3=date(2012, 1, 1)),
        [
            (
                "Attributes!E3: error: Excel has made a date of it (2012-01-01): type it again as "
                "text, with ' before it: '3-4 [made-a-date]"
            )
        ],
    ),
    "an id that became a number": (
        cells("Sources", A3=7),
        [
            (
                "Sources!A3: error: Excel has made a number of it (7): type it again as text, with "
                "' before it: '007 [made-a-number]"
            )
        ],
    ),
    "a section that became a number": (
        cells("Findings", F3=4.1),
        [
            (
                "Findings!F3: error: Excel has made a number of it (4.1): type it again as text, "
                "with ' before it: '007 [made-a-number]"
            )
        ],
    ),
    "a truth": (
        cells("Findings", G3=True),
        [
            (
                "Findings!G3: error: Excel has made TRUE of it, which is not text: type it again "
                "as text, with ' before it: 'true [made-a-truth]"
            )
        ],
    ),
    "a formula": (
        cells("Findings", E3="=1+1"),
        ["Findings!E3: error: there is a formula here: type what it shows instead [formula]"],
    ),
    "an error": (
        cells("Findings", H3="#N/A"),
        [
            (
                "Findings!H3: error: there is an error such as #N/A here: type what is meant "
                "[error-value]"
            )
        ],
    ),
    "merged cells": (
        lambda book: book["Findings"].merge_cells("C3:D4"),
        [
            (
                "Findings!C3: error: the cells C3:D4 are merged: split them, and type into each "
                "what belongs there [merged-cells]"
            )
        ],
    ),
    "a deleted column": (
        lambda book: book["Findings"].delete_cols(7),
        [
            (
                "Findings: error: there is no column 'Quote': put it back as it is in a fresh form "
                "[missing-heading]"
            )
        ],
    ),
    "a heading that was changed": (
        cells("Attributes", E1="Answer"),
        [
            (
                "Attributes: error: there is no column 'Value': put it back as it is in a fresh "
                "form [missing-heading]"
            ),
            (
                "Attributes!E3: warning: column E does not belong to the form and was not read: "
                "move it into a column of the form [text-not-read]"
            ),
        ],
    ),
    "formulas that nothing has worked out, below all else": (
        cells("Findings", G40="=A1", C50="=A1"),
        [
            "Findings!G40: error: there is a formula here: type what it shows instead [formula]",
            "Findings!C50: error: there is a formula here: type what it shows instead [formula]",
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


def test_rows_that_were_sorted_and_columns_that_were_moved_are_read_alike(small, form):
    def change(book: Workbook) -> None:
        sheet = book["Findings"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=33)]
        for number, row in enumerate([*rows[8:], *rows[:8]], start=2):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
        sheet.insert_rows(1, 2)  # and somebody wrote a heading above
        sheet["A1"] = "Our form"
        sources = book["Sources"]
        for row in range(1, 4):
            first, second = sources.cell(row, 1).value, sources.cell(row, 2).value
            sources.cell(row, 1).value, sources.cell(row, 2).value = second, first

    assert over(small, form(change)) == small.read("DHR2")[0]


def test_text_outside_the_form_is_warned_of_and_other_sheets_are_named(small, form):
    def change(book: Workbook) -> None:
        book["Findings"]["K1"], book["Findings"]["K5"] = "Question", "is this right?"
        book.create_sheet("Scratch")["A1"] = "mine"
        book.create_sheet("Blank")

    path = form(change)
    assert said(small, path) == [
        (
            "DHR2.xlsx:Findings!K5: warning: column K does not belong to the form and was not "
            "read: move it into a column of the form [text-not-read]"
        )
    ]
    made = taken(small, path)
    assert made.notes == [
        "DHR2.xlsx: the sheet 'Scratch' does not belong to the form and was not read"
    ]
    assert len(made.drafts) == 1


def test_a_heading_in_the_wrong_row_is_no_column(small, form):
    path = form(cells("Findings", K3="Quote"))
    assert [p.code for p in taken(small, path).problems] == ["text-not-read"]


def test_a_sheet_that_is_empty_lacks_its_columns(small, form):
    def change(book: Workbook) -> None:
        sheet = book["Candidates"]
        sheet.delete_rows(1, sheet.max_row)

    codes = [p.code for p in taken(small, form(change)).problems]
    assert codes == ["missing-heading"] * 8
