"""Cells of any file as text, with their places."""

import runpy
from pathlib import Path

import docx
import pytest

from dhrcode.errors import DocumentError
from dhrcode.importers.table.grid import (
    TableGrid,
    has_row_names,
    read_grids,
    with_row_names,
)

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
LEAST, MARACS, records, problems = (_SHARED[n] for n in ("LEAST", "MARACS", "records", "problems"))


def test_numbers_that_excel_made_of_ids_and_ticks(bring, book):
    rows = [["Case", "MARAC", "Year"], [7, 1, 2012], [8.0, True, None], ["9", 0.0, None]]
    made = bring(
        {"table.xlsx": book(("Cases", rows))},
        (
            f"{LEAST}findings: {{MARAC: use-of-maracs}}\nattributes: {{Year: year}}\n"
            "values: {1: present, TRUE: present, 0: absent}\n"
        ),
    )
    found = records(made)
    assert {r: one["findings"]["use-of-maracs"]["finding"] for r, one in found.items()} == {
        "DHR7": "present",
        "DHR8": "present",
        "DHR9": "absent",
    }
    assert found["DHR7"]["attributes"] == {"year": "2012"}


def test_the_sheet_is_the_first_that_holds_anything_or_the_one_that_was_named(bring, book):
    workbook = book(
        ("Empty", []),
        ("First", [["Case", "MARAC"], [7, "x"]]),
        ("Other", [["Case", "MARAC"], [8, "x"]]),
    )
    assert list(records(bring({"t.xlsx": workbook}, MARACS))) == ["DHR7"]
    assert list(records(bring({"t.xlsx": workbook}, f"{MARACS}sheet: Other\n"))) == ["DHR8"]
    said = bring({"t.xlsx": workbook}, f"{MARACS}sheet: Other\n", sheet="First")
    assert list(records(said)) == ["DHR7"]
    assert problems(bring({"t.xlsx": workbook}, MARACS, sheet="Othr")) == [
        "t.xlsx: error: there is no sheet 'Othr': did you mean 'Other'? [unknown-sheet]"
    ]
    assert problems(bring({"t.csv": "Case,MARAC\n7,x\n"}, MARACS, sheet="Other")) == [
        "t.csv: error: there is no sheet 'Other' in a text table: leave it out [unknown-sheet]"
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["a", "b"], ["1", "x", "y"], ["2", "x", ""]], True),
        ([[], ["a", "b"], ["1", "x", "y"]], True),
        ([["a", "b"], ["1", "x", ""], ["2", "x", ""]], False),
        ([["a", "b"], ["1", "x", "y"], ["", "x", "y"]], False),
        ([["a", "b"], ["1", "x", "y"], ["2", "x"]], True),
        ([["a", "b", ""], ["1", "x", "y"]], True),
        ([["a", "", "b"], ["1", "x", "y", "z"]], False),
        ([["a", "b"], ["1", "x"]], False),
        ([], False),
    ],
)
def test_headings_one_cell_short(rows, expected):
    assert has_row_names(TableGrid("t.csv", "t", rows, list(range(1, len(rows) + 1)))) == expected


def test_headings_that_were_moved_are_placed_where_they_stand():
    made = with_row_names(TableGrid("t.csv", "t", [["a", "b"], ["1", "x", "y"]], [1, 2]))
    assert made.rows[0] == ["", "a", "b"]
    assert [str(made.place(*cell)) for cell in ((1, 2), (2, 2))] == ["t.csv:1:1", "t.csv:2:2"]


@pytest.fixture(scope="module")
def word(tmp_path_factory):
    document = docx.Document()
    document.add_table(1, 1)
    for text in ("first", "second"):
        document.add_table(1, 1).cell(0, 0).text = text
    path = tmp_path_factory.mktemp("word") / "c.docx"
    document.save(path)
    return path


def test_each_table_of_word_that_holds_anything_is_a_sheet(word):
    grids, problems = read_grids(word, "c.docx")
    assert problems == []
    assert [(grid.shown, grid.rows) for grid in grids] == [
        ("c.docx:table 2", [["first"]]),
        ("c.docx:table 3", [["second"]]),
    ]
    assert str(grids[0].place(1, 1)) == "c.docx:table 2!A1"


def test_one_is_asked_for_by_its_name_or_there_is_none(word):
    (grid,), _ = read_grids(word, "c.docx", "table 3")
    assert grid.rows == [["second"]]
    grids, (problem,) = read_grids(word, "c.docx", "table 1")
    assert (grids, problem.code) == ([], "unknown-sheet")
    empty = word.with_name("e.docx")
    docx.Document().save(empty)
    assert read_grids(empty, "e.docx")[1][0].code == "empty-file"
    empty.write_bytes(b"x")
    with pytest.raises(DocumentError, match=r"^e\.docx is damaged"):
        read_grids(empty, "e.docx")
