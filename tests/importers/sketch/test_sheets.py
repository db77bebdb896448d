"""The sheets of a file for which a map is proposed, or why there are none."""

import pytest

from dhrcode.errors import DataProblemsError
from dhrcode.importers.sketch.sheets import no_headings, sheets_of


def test_every_sheet_that_holds_anything_or_the_one_that_is_named(tmp_path, book):
    path = tmp_path / "t.xlsx"
    book(("A", [["x"]]), ("B", []), ("C", [["y"]])).save(path)
    assert [grid.text(1, 1) for grid in sheets_of(path)] == ["x", "y"]
    assert [grid.text(1, 1) for grid in sheets_of(path, "C")] == ["y"]


def test_what_cannot_be_read_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text("")
    with pytest.raises(DataProblemsError, match="no map can be proposed") as caught:
        sheets_of(tmp_path / "t.csv")
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
    ],
)
def test_headings_one_cell_short_lack_the_first_unless_it_is_over_ids(tmp_path, text, short):
    (tmp_path / "t.csv").write_text(text)
    (grid,) = sheets_of(tmp_path / "t.csv")
    assert (grid.shifted == 1, grid.text(1, 1) == "") == (short, short)
