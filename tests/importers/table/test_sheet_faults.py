"""What a spreadsheet program has put into cells."""

import runpy
from datetime import date
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
MARACS, problems, records = (_SHARED[n] for n in ("MARACS", "problems", "records"))


def test_what_a_spreadsheet_program_has_put_into_cells(bring, book):
    rows = [
        ["Case", "MARAC", "Page", "Year", "Sum"],
        [date(2012, 12, 7), "x", None, None, "=1+1"],
        [8, '=IF(1,"x")', date(2024, 4, 3), date(2012, 3, 2), "#N/A"],
        [9, "#N/A", 12, 2013, None],
        ["10", "x", None, None, None],
        [None, "x", None, None, None],
    ]
    workbook = book(("Cases", rows))
    workbook["Cases"]["B4"].data_type = "e"
    workbook["Cases"]["E3"].data_type = "e"
    workbook["Cases"].merge_cells("A5:A6")
    workbook["Cases"].merge_cells("E4:E6")
    made = bring(
        {"table.xlsx": workbook},
        (
            f"{MARACS}evidence: {{Page: use-of-maracs.page}}\nattributes: {{Year: year}}\n"
            "ignore: [Sum]\n"
        ),
    )
    assert problems(made) == [
        (
            "table.xlsx:Cases!B4: error: there is an error such as #N/A here: type what is meant "
            "[error-value]"
        ),
        (
            "table.xlsx:Cases!B3: warning: there is a formula here, and its last result, nothing, "
            "was used: check whether it is right [formula-taken]"
        ),
        (
            "table.xlsx:Cases!A5: error: the cells A5:A6 are merged: split them, and type into "
            "each what belongs there [merged-cells]"
        ),
        (
            "table.xlsx:Cases!A2: error: '2012-12-07' looks like a date that Excel has made of an "
            "id: type the id as text, or say under 'replace' what it is [made-a-date]"
        ),
        (
            "table.xlsx:Cases!C3: error: there is a date here (2024-04-03): if Excel has made it "
            "of something else, type that as text [made-a-date]"
        ),
        (
            "table.xlsx:Cases!A6: error: nothing says which review this is: fill it in, or delete "
            "the row [row-without-id]"
        ),
        (
            "table.xlsx:Cases!C4: error: there is evidence on 'use-of-maracs' and no finding: "
            "fill in the finding [evidence-without-finding]"
        ),
    ]


YEARS = f"{MARACS}attributes: {{Year: year}}\n"


@pytest.mark.parametrize("look", ["dd/mm/yyyy", "yyyy", "mmm-yy"])
def test_a_year_in_a_cell_with_the_look_of_a_date(bring, book, look):
    """2014 days after the beginning of 1900 is a day in July 1905."""
    workbook = book(("Cases", [["Case", "MARAC", "Year"], ["A1", "x", 2014], ["A2", "x", 2015]]))
    workbook["Cases"]["C2"].number_format = look
    made = bring({"table.xlsx": workbook}, YEARS)
    assert problems(made) == [
        (
            "table.xlsx:Cases!C2: error: the cell holds the number 2014, and its format makes a "
            "date of it: give the cell the format of a number [made-a-date]"
        )
    ]


def test_an_id_is_what_its_cell_shows(bring, book):
    rows = [["Case", "MARAC"], [7, "x"], [12, "x"], ["120", "x"], [1200, "x"]]
    workbook = book(("Cases", rows))
    for cell in ("A2", "A3", "A5"):
        workbook["Cases"][cell].number_format = "000"
    workbook["Cases"]["A3"].number_format = '"X-"000'
    made = bring({"table.xlsx": workbook}, MARACS)
    assert list(records(made)) == ["DHR007", "X-012", "DHR120", "DHR1200"]


def test_an_id_shown_as_another_is_that_one(bring, book):
    workbook = book(("Cases", [["Case", "MARAC"], [7, "x"], ["007", "x"]]))
    workbook["Cases"]["A2"].number_format = "000"
    ((problem),) = problems(bring({"table.xlsx": workbook}, MARACS))
    assert "DHR007" in problem
    assert "[duplicate-review]" in problem


@pytest.mark.parametrize("rule", ["{heading: Case, prefix: DHR, clean: yes}", "{heading: Case}"])
@pytest.mark.parametrize("number", [12345678901234567, 1234567890123456])
def test_a_number_of_more_digits_than_excel_keeps_is_no_id(bring, book, rule, number):
    workbook = book(("Cases", [["Case", "MARAC"], [number, "x"]]))
    made = bring({"table.xlsx": workbook}, MARACS.replace("{heading: Case, prefix: DHR}", rule))
    assert problems(made) == [
        (
            "table.xlsx:Cases!A2: error: a number of more than 15 digits, of which Excel keeps "
            "15: type it as text, with ' before it [made-a-number]"
        )
    ]


def test_rows_and_columns_that_are_hidden_are_said(bring, book):
    rows = [["Case", "MARAC", "Year", "Sum"], *([n, "x", 2014, 1] for n in range(1, 8))]
    workbook = book(("Cases", rows))
    for row in (3, 5, 6, 7, 40):
        workbook["Cases"].row_dimensions[row].hidden = True
    for column in ("C", "D"):
        workbook["Cases"].column_dimensions[column].hidden = True
    made = bring({"table.xlsx": workbook}, f"{YEARS}ignore: [Sum]\n")
    assert problems(made) == [
        (
            "table.xlsx:Cases!A3: warning: rows 3, 5 to 7 are hidden, by hand or by a filter, and "
            "read all the same: show and check, or delete, what is hidden [hidden-cells]"
        ),
        (
            "table.xlsx:Cases!C1: warning: column C is hidden, by hand or by a filter, and read "
            "all the same: show and check, or delete, what is hidden [hidden-cells]"
        ),
    ]
    assert len(made.drafts) == 7


def test_a_hidden_sheet_is_said(bring, book):
    workbook = book(("Old", [["Case", "MARAC"], [1, "x"]]), ("New", [["Case", "MARAC"], [2, "x"]]))
    workbook["Old"].sheet_state = "hidden"
    workbook.active = 1
    assert bring({"table.xlsx": workbook}, MARACS).notes[0] == "table.xlsx:Old is a hidden sheet"


def test_words_that_are_struck_out_are_said(bring, book):
    rows = [["Case", "MARAC", "Note"], [1, "x", None], [2, "x", "kept"], [3, "x", "not taken"]]
    workbook = book(("Cases", rows))
    sheet = workbook["Cases"]
    sheet["B2"].font = Font(strike=True)
    sheet["C2"].font = Font(strike=True)  # nothing stands in it
    line = TextBlock(InlineFont(strike=True), "not ")
    sheet["C3"] = CellRichText("She was ", line, "asked.")
    sheet["A4"].font = Font(strike=False)
    made = bring({"table.xlsx": workbook}, f"{MARACS}evidence: {{Note: use-of-maracs.note}}\n")
    said = (
        "words here are struck out, and were read as if they stood: delete them, or take the line "
    )
    assert problems(made) == [
        f"table.xlsx:Cases!{cell}: warning: {said}through them away [struck-out]"
        for cell in ("B2", "C3")
    ]
