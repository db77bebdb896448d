"""The return as other programs see it: what it says first, drop-downs, locked cells."""

import io

import openpyxl
import pytest

from dhrcode.exporters.form.returns import render, return_instructions
from dhrcode.model.plan import ANSWERS
from dhrcode.model.returns import (
    ACTIONS,
    RECOMMENDATIONS,
    RETURN_LAYOUT,
    RETURN_SHEETS,
    RETURNED_EVENTS,
    ReturnAbout,
)
from dhrcode.reports.returns import AgencyReturn, ReturnRow

ABOUT = ReturnAbout(RETURN_LAYOUT, "police", "tiny", "1.0", "2025-06-15", "abc123")
CELLS = {"review": "DHR1", "recommendation": "R1: Ask.", "action": "a: Do.", "id": "DHR1/R1.a"}
MADE = AgencyReturn(
    "Police",
    "A tiny study",
    ABOUT,
    [
        ReturnRow("police", ACTIONS, CELLS),
        ReturnRow("police", RECOMMENDATIONS, CELLS | {"id": "DHR1/R1"}),
    ],
)


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(render(MADE)))


def test_the_same_return_is_the_same_bytes():
    assert render(MADE) == render(MADE)


def test_the_first_sheet_says_what_it_is_and_what_not_to_write(book):
    said = [text for text, _ in return_instructions(MADE)]
    assert said[0] == "Police: return as at 2025-06-15"
    assert said[1] == "From the plans of: A tiny study (tiny, version 1.0)"
    assert said[3].startswith("Write posts and never names: no person's name")
    assert "It has 1 action that your agency owns, and 1 recommendation" in " ".join(said)
    assert said[-1] == "Digest (SHA-256): abc123"
    assert [cell.value for cell in book["Instructions"]["A"] if cell.value] == [
        text for text in said if text
    ]


def test_each_event_and_answer_is_explained_once():
    said = [text for text, _ in return_instructions(MADE)]
    for one in (*RETURNED_EVENTS, *ANSWERS):
        assert sum(text.startswith(f"{one}: ") for text in said) == 1


def test_the_hidden_sheet_says_what_it_was_made_of(book):
    sheet = book["dhrcode"]
    assert sheet.sheet_state == "veryHidden"
    said = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert {key: said[key] for key in ABOUT._fields} == ABOUT._asdict()
    assert said["DHR1/R1.a"] == MADE.rows[0].marks


def test_only_what_is_to_be_filled_in_is_unlocked(book):
    for name, layout in RETURN_SHEETS.items():
        sheet, row = book[name], 3 if name == ACTIONS else 2
        assert sheet.protection.sheet
        for number, column in enumerate(layout.columns, start=1):
            cell = sheet.cell(row, number)
            assert sheet.cell(1, number).value == column.heading
            assert cell.protection.locked is (column.look != "typed"), column.heading
            assert cell.number_format == "@"


def test_drop_downs_and_rules(book):
    rules = {str(v.sqref): v for v in book["Actions"].data_validations.dataValidation}
    lists = {name: rule for name, rule in rules.items() if rule.type == "list"}
    assert {name[0] for name in lists} == {"H", "M"}  # what happened, and the id of further rows
    assert {name[0] for name, rule in rules.items() if rule.type == "custom"} == {"I", "J"}
    offered = [cell.value for cell in book["lists"]["A"] if cell.value]
    assert offered == ["event", *RETURNED_EVENTS]


def test_an_agencys_name_stands_in_the_footer_as_it_is_written():
    named = MADE._replace(label="Health & Social Care")
    footer = openpyxl.load_workbook(io.BytesIO(render(named)))["Actions"].oddFooter
    assert "Health && Social Care, 2025-06-15" in footer.left.text


def test_it_prints_on_landscape_a4_one_page_across_with_its_headings(book):
    for name in RETURN_SHEETS:
        page = book[name].page_setup
        assert (page.orientation, page.paperSize) == ("landscape", 9)
        assert (book[name].sheet_properties.pageSetUpPr.fitToPage, page.fitToHeight) == (True, 0)
        assert book[name].print_title_rows == "$1:$1"
        assert "Police, 2025-06-15" in book[name].oddFooter.left.text
