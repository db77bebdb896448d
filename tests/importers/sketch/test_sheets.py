"""The sheets of a file for which a map is proposed, or why there are none."""

import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.importers.sketch.names import CodebookNames
from dhrcode.importers.sketch.sheets import no_headings, sheets_of
from dhrcode.store.project import shipped_codebook

KNOWN = CodebookNames(shipped_codebook())


def test_every_sheet_that_holds_anything_or_the_one_that_is_named(tmp_path, book):
    path = tmp_path / "t.xlsx"
    book(("A", [["x"]]), ("B", []), ("C", [["y"]])).save(path)
    assert [grid.text(1, 1) for grid in sheets_of(path, KNOWN)] == ["x", "y"]
    assert [grid.text(1, 1) for grid in sheets_of(path, KNOWN, "C")] == ["y"]


def test_what_cannot_be_read_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text("")
    with pytest.raises(DataProblemsError, match="no map can be proposed") as caught:
        sheets_of(tmp_path / "t.csv", KNOWN)
    assert [str(problem) for problem in caught.value.problems] == [
        "t.csv: error: the file is empty: is it the right file? [empty-file]"
    ]
    (problem,) = no_headings(tmp_path / "t.csv").problems
    assert problem.code == "no-headings"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("DHR41,DHR58\nGPs,1,0\nequality,0,1\n", True),
        ("Case,GPs\n1,DHR7,x\n2,DHR8,\n", True),
        ("Case,GPs\nDHR7,x,a note\nDHR8,,\n", False),
        ("Case,GPs\nDHR7,x\n", False),
        ("DHR41,DHR58,\nGPs,1,0\nequality,0,1\n", True),
        ("Case,GPs,\n1,DHR7,x\n2,DHR8,\n", True),
        ("Theme,DHR1,\nGPs,x,1\nequality,,0\n", False),
        ("Name,Year,\nAmber,2012,a note\nBirch,2014,\n", False),
    ],
)
def test_headings_one_cell_short_lack_the_first_unless_it_is_over_ids(tmp_path, text, short):
    (tmp_path / "t.csv").write_text(text)
    (grid,) = sheets_of(tmp_path / "t.csv", KNOWN)
    assert (grid.shifted == 1, grid.text(1, 1) == "") == (short, short)


def test_a_sheet_may_be_one_short_too(tmp_path, book):
    path = tmp_path / "t.xlsx"
    book(("A", [["DHR41", "DHR58"], ["GPs", 1, 0], ["equality", 0, 1]])).save(path)
    (grid,) = sheets_of(path, KNOWN)
    assert (grid.text(1, 2), str(grid.place(1, 2)).rpartition(":")[2]) == ("DHR41", "A!A1")
