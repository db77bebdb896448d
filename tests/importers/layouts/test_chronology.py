"""Chronologies recognised by their headings and dates, and their map proposed."""

import openpyxl
import pytest

from dhrcode.importers.layouts.chronology import LAYOUT
from dhrcode.model.chronology_map import ChronologyMap
from dhrcode.store.codebooks import shipped_codebook
from dhrcode.workflows.exchange.sketch import sketch_map

HEADINGS = ["Date", "Agency", "Event", "Comment", "Source of information"]


@pytest.fixture
def sketched(tmp_path, monkeypatch):
    def call(headings, *rows):
        monkeypatch.chdir(tmp_path)
        book = openpyxl.Workbook()
        for row in (["Chronology"], headings, *rows):
            book.active.append(row)
        book.save("t.xlsx")
        return sketch_map([tmp_path / "t.xlsx"], shipped_codebook()).text

    return call


def test_the_columns_are_known_and_the_rest_is_to_be_decided(sketched):
    text = sketched(
        HEADINGS,
        ["14 October 2013", "Police", "Called.", "", "x"],
        ["04/05/2013", "Anytown Police", "Came.", "", "x"],
        ["", "Her mother", "Saw it.", "", "x"],
    )
    assert 'layout: "chronology"  # guessed\n' in text
    assert "--review REVIEW --coder INITIALS --dry-run\n" in text
    for line in (
        "# review: DHR7  # decide: whose chronology it is, or give --review",
        "  Date: when",
        "  Agency: agency",
        "  Event: event",
        "  Comment: comment",
        '# dates: "day-first"  # decide: 1 cell may mean two days',
        '# down: ["Date"]  # decide: 1 cell is blank under "Date"; does it mean what is above?',
        '  # "Anytown Police": "police"  # weak: take the first # away if it is right',
        '  # "Her mother":  # decide: 1 cell',
        '  - "Source of information"  # decide',
    ):
        assert f"{line}\n" in text


def test_which_figure_is_the_day_is_guessed_where_another_date_tells(sketched):
    text = sketched(
        HEADINGS[:3], ["04/05/2013", "GP", "Came."], ["25/12/2013", "GP", "Came again."]
    )
    assert 'dates: "day-first"  # guessed: 1 cell may mean two days, and 1 other can' in text


def test_without_a_column_of_agencies_all_are_of_one(sketched):
    text = sketched(["When", "What happened"], ["2013", "Came."], ["2014", "Went."])
    assert "# agency: police  # decide: the agency of every row, since no column says it\n" in text


@pytest.mark.parametrize(
    "headings", [["Date", "Event", "Use of MARACs"], ["Review", "Use of MARACs", "GPs"]]
)
def test_a_table_without_dates_is_none(sketched, headings):
    assert "chronology" not in sketched(headings, ["DHR1", "x", "-"], ["DHR2", "-", "x"])


def test_the_agency_of_all_rows_is_one_of_the_codebook_and_a_word_may_mean_no_contact():
    given = {"columns": {"Date": "when", "Event": "event"}, "agencies": {"Her mother": "none"}}
    made = ChronologyMap.model_validate({**given, "agency": "none"})
    faults = list(LAYOUT.faults(made, shipped_codebook()))
    assert [(fault.path, fault.code) for fault in faults] == [(("agency",), "unknown-agency")]
