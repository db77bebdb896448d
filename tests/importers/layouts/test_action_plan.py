"""Action plans recognised by their headings, and their map proposed."""

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from dhrcode.store.codebooks import shipped_codebook
from dhrcode.workflows.exchange.sketch import sketch_map

HEADINGS = [
    "Recommendation",
    "Scope of recommendation",
    "Action to take",
    "Lead agency or officer",
    "Key milestones achieved in enacting recommendation",
    "Target date",
    "Date of completion and outcome",
    "RAG",
    "Comments",
]


@pytest.fixture
def sketched(tmp_path, monkeypatch):
    def call(headings, *rows):
        monkeypatch.chdir(tmp_path)
        book = openpyxl.Workbook()
        for row in (["Action plan of 2014"], headings, *rows):
            book.active.append(row)
        book.save("t.xlsx")
        return sketch_map([tmp_path / "t.xlsx"], shipped_codebook()).text

    return call


def test_the_headings_of_the_template_are_known(sketched):
    text = sketched(HEADINGS, ["Ask.", "Local", "Do.", "Police", "", "Sept 2014", "", "G", ""])
    assert 'layout: "action-plan"  # guessed\n' in text
    assert 'headings: "2"  # guessed' in text
    assert "# review: DHR7  # decide: whose plan it is, or give --review\n" in text
    for line in (
        "Recommendation: recommendation",
        "Scope of recommendation: level",
        "Action to take: action",
        "Lead agency or officer: owner",
        'Key milestones achieved in enacting recommendation: "progress"  # guessed',
        "Target date: due",
        "Date of completion and outcome: done",
        "RAG: rating",
    ):
        assert f"  {line}\n" in text
    assert 'ignore:\n  - "Comments"  # decide\n' in text


def test_what_owners_and_levels_mean_is_left_to_a_person(sketched):
    text = sketched(
        HEADINGS,
        ["Ask.", "Countywide", "Do.", "The police", "", "", "", "", ""],
        ["Tell.", "local", "Do.", "Force X", "", "", "", "", ""],
        ["Let.", "local", "Do.", "GP", "", "", "", "", ""],
    )
    assert '# "The police": "police"  # weak' in text
    assert '# "Force X":  # decide: 1 cell' in text
    assert '# "Countywide":  # decide: 1 cell' in text
    assert '"GP"' not in text


def test_a_column_of_the_review_is_its_id(sketched):
    text = sketched(["DHR", *HEADINGS], ["7", "Ask.", "Local", "Do.", "GP", "", "", "", "", ""])
    assert 'id: {heading: "DHR", clean: yes}  # guessed' in text
    assert "# review:" not in text


@pytest.mark.parametrize(
    "headings", [["Review", "Recommendation", "Page"], ["Review", "Use of MARACs", "GPs"]]
)
def test_another_table_is_none(sketched, headings):
    assert "action-plan" not in sketched(headings, ["DHR1", "x", "-"], ["DHR2", "-", "x"])


def test_colours_without_a_word_are_told(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Recommendation", "Action", "Lead", "RAG"], *[["Ask.", "Do.", "Police"]] * 3):
        book.active.append(row)
    for row, fill in ((2, "00B050"), (3, "FF0000")):
        book.active.cell(row, 4).fill = PatternFill("solid", fgColor=fill)
    book.active["D4"] = "Amber"
    book.save(tmp_path / "t.xlsx")
    text = sketch_map([tmp_path / "t.xlsx"], shipped_codebook()).text
    assert "# Ratings without a word, by the colour of their cells: 1 green, 1 red.\n" in text
    assert "  RAG: rating\n" in text
