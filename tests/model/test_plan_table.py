"""Rows of action plans: cells side by side, broken at the page's edge, or one under the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.document import Page
from dhrcode.model.plan_table import TableLine, table_rows

PAGE = Page(7, "7", "")


def rows(*paragraphs, by_cell=False):
    lines = [
        TableLine(PAGE, line, number)
        for number, text in enumerate(paragraphs)
        for line in text.splitlines()
        if line.strip()
    ]
    return [tuple(row)[1:] for row in table_rows(lines, by_cell=by_cell)]


def test_cells_below_the_names_of_their_columns():
    assert rows(
        "No.  Recommendation                Action          Who            By when    Status\n"
        "6.1  Meet before a nurse leaves    Write a rule    Trust          January    Done\n"
        "6.2  Offer an assessment           Train staff     Council,       March\n"
        "     to each carer                                 adults\n"
    ) == [
        ("6.1", "Meet before a nurse leaves", "Write a rule", "Trust", "January"),
        ("6.2", "Offer an assessment to each carer", "Train staff", "Council, adults", "March"),
    ]


def test_what_is_broken_at_the_pages_edge_goes_on_in_its_cell():
    assert rows(
        "No   Action              Owner                 Target      Status\n"
        "1    Write a rule        Integrated care\nboard       within 12 months\n"
        "2    Train               Head of nursing\nend of September\n"
        "3    Link the calls      Head of control room  1 June      In\nprogress\n"
    ) == [
        ("1", "", "Write a rule", "Integrated care board", "within 12 months"),
        ("2", "", "Train", "Head of nursing", "end of September"),
        ("3", "", "Link the calls", "Head of control room", "1 June"),
    ]


def test_cells_that_run_on_are_told_by_which_of_them_says_when():
    assert rows(
        "Recommendation / Action / Lead / Target date / Progress",
        "R1  A standard; cards in all rooms  Director of\nMidwifery  1 September 2020  Done",
        "R2  A template  Head of Services, community trust\nOctober 2020  Done",
        "R3  A film  Business Manager  Summer\n2021  Paused",
        "A line that belongs to no row.",
    ) == [
        ("R1", "", "A standard; cards in all rooms", "Director of Midwifery", "1 September 2020"),
        ("R2", "", "A template", "Head of Services, community trust", "October 2020"),
        ("R3", "", "A film", "Business Manager", "Summer 2021"),
    ]


def test_a_table_without_numbers_has_a_row_in_each_line():
    assert rows(
        "What                 Who                 By when",
        "One file for a home  Housing director    next year\nRefuge place         Commissioner",
    ) == [
        ("", "", "One file for a home", "Housing director", "next year"),
        ("", "", "Refuge place", "Commissioner", ""),
    ]


@pytest.mark.parametrize("numbered", [True, False])
def test_cells_one_under_the_other_as_of_a_word_document(numbered):
    head = "No.\nAction\nLead\nTarget date" if numbered else "Action\nLead\nTarget date"
    one, two = ("1\n", "2\n") if numbered else ("", "")
    found = rows(
        head, f"{one}Write a rule\nTrust\nMay 2024\n{two}Train\nCouncil\nJune 2024", by_cell=True
    )
    numbers = ("1", "2") if numbered else ("", "")
    assert found == [
        (numbers[0], "", "Write a rule", "Trust", "May 2024"),
        (numbers[1], "", "Train", "Council", "June 2024"),
    ]


def test_a_row_whose_cells_cannot_be_told_apart_has_all_of_its_words():
    assert rows(
        "Recommendation  Action  Lead  Target date",
        "1. Link\ncalls\nChange the system Police End of\n2024",
        "R2  Train  all staff  Trust  Council  May 2024  Begun  Late",
    ) == [
        ("1", "", "Link calls Change the system Police End of 2024", "", ""),
        ("R2", "", "Train all staff Trust Council May 2024 Begun Late", "", ""),
    ]


def test_lines_that_nothing_names_are_no_rows():
    assert rows("R1   Train   Trust   June", "What happened then was not written down.") == []


@given(st.lists(st.text(st.sampled_from("Ab 1.|\t\n/") | st.characters(), max_size=30)))
def test_no_lines_fail(texts):
    head = "No.  Action  Lead  Target date"
    for found in rows(head, *texts):
        assert len(found) == 5
