"""A codebook in a table: which tables are one, and what their columns become."""

import csv
import io

import pytest
from openpyxl import Workbook

from dhrcode.importers.codebook_table import is_codebook_table, read_codebook_table
from dhrcode.reports.codebook import codebook_report
from dhrcode.reports.codebook_tags import tag_rows
from dhrcode.store.project import shipped_codebook


def written(path, rows):
    """A table as a file of the kind that its suffix says."""
    if path.suffix == ".xlsx":
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8")
    return path


def areas(made):
    assert made.problems == []
    return {
        area.label: {one.label: one.definition for one in area.subthemes}
        for area in made.codebook.areas
    }


SIMPLE = [
    ("Label", "Area", "Definition"),
    ("GPs", "Health", "What GPs did."),
    ("Midwives", "", "What\nthey did."),
    ("", "", ""),
    ("Police response", "Police", ""),
]


@pytest.mark.parametrize("name", ["codebook.csv", "codebook.xlsx"])
def test_label_area_and_definition(tmp_path, name):
    path = written(tmp_path / name, SIMPLE)
    assert is_codebook_table(path)
    made = read_codebook_table(path, name)
    assert areas(made) == {
        "Health": {"GPs": "What GPs did.", "Midwives": "What\nthey did."},
        "Police": {"Police response": f"No definition was given in {name}."},
    }
    assert (made.codebook.id, made.codebook.source) == ("codebook", f"Imported from {name}")
    assert made.notes[:2] == [
        "1 code without an area came under that of the row above.",
        "1 code came without a definition: write them before anybody codes.",
    ]


@pytest.mark.parametrize(
    "headings",
    [
        ("Code", "Description", "Category"),
        ("tag", "memo", "Code group"),
        ("SUBTHEME", "definition", "Thematic area"),
        ("Name", "Meaning", "Parent"),
    ],
)
def test_what_other_programs_call_the_columns(tmp_path, headings):
    rows = [headings, ("GPs", "What they did.", "Health"), ("Police", "x", "Health")]
    path = written(tmp_path / "codes.csv", rows)
    assert is_codebook_table(path)
    made = read_codebook_table(path, "codes.csv")
    assert areas(made) == {"Health": {"GPs": "What they did.", "Police": "x"}}


def test_without_areas_all_are_other_codes(tmp_path):
    path = written(tmp_path / "t.csv", [("tag", "description"), ("GPs", "x"), ("Police", "y")])
    assert areas(read_codebook_table(path, "t.csv")) == {"Other codes": {"GPs": "x", "Police": "y"}}


def test_rows_above_the_headings_are_said(tmp_path):
    path = written(tmp_path / "t.csv", [("Our codebook", ""), ("", ""), *SIMPLE])
    made = read_codebook_table(path, "t.csv")
    assert list(areas(made)) == ["Health", "Police"]
    assert made.notes[0] == "2 rows above the headings: passed over."


@pytest.mark.parametrize(
    "headings",
    [
        ("Review", "GPs", "Police response"),
        ("id", "label", "area", "document"),
        ("tag", "content", "description"),
        ("Code", "Quote", "Comment", "Memo"),
        ("label",),
        ("definition", "area"),
    ],
)
def test_tables_that_are_no_codebook(tmp_path, headings):
    path = written(tmp_path / "t.csv", [headings, ["x"] * len(headings)])
    assert not is_codebook_table(path)


def test_a_file_of_another_kind_is_not_opened(tmp_path):
    assert not is_codebook_table(tmp_path / "gone.qdpx")


def alike(made, codebook, *, ids=True):
    """Whether every subtheme has come back with all that is said of it."""
    assert made.problems == []
    assert [one for _, one in made.codebook.rows()] == [one for _, one in codebook.rows()]
    assert [area.label for area in made.codebook.areas] == [area.label for area in codebook.areas]
    if ids:
        assert [area.id for area in made.codebook.areas] == [area.id for area in codebook.areas]


def test_our_own_tables_come_back_whole(tmp_path):
    codebook = shipped_codebook()
    whole = written(tmp_path / "codebook.csv", codebook_report(codebook, "0" * 64).flat())
    assert is_codebook_table(whole)
    alike(read_codebook_table(whole, "codebook.csv"), codebook)
    tags = written(tmp_path / "tags.csv", tag_rows(codebook))
    assert is_codebook_table(tags)
    alike(read_codebook_table(tags, "tags.csv"), codebook, ids=False)


def test_headings_without_a_code_under_them(tmp_path):
    path = written(tmp_path / "t.csv", [("label", "area"), ("", "Health")])
    made = read_codebook_table(path, "t.csv")
    assert [str(problem) for problem in made.problems] == [
        "t.csv: error: no codebook with codes is in the file: is it the right file? [not-refi]"
    ]
    assert made.codebook is None
