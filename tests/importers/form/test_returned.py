"""A return read back: what it says, with its cells."""

import openpyxl
import pytest

from dhrcode.exporters.form.returns import render
from dhrcode.importers.form.returned import is_return, read_return
from dhrcode.model.returns import ACTIONS, RECOMMENDATIONS, RETURN_LAYOUT, ReturnAbout
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
DONE = {"H3": " Done ", "I3": "10 February 2025", "L3": "The log"}


@pytest.fixture
def back(tmp_path):
    """Reads the return after cells of a sheet were filled in, or it was changed otherwise."""

    def read(cells, sheet=ACTIONS, change=None):
        path = tmp_path / "police.xlsx"
        path.write_bytes(render(MADE))
        book = openpyxl.load_workbook(path)
        for place, value in cells.items():
            book[sheet][place] = value
        if change is not None:
            change(book)
        book.save(path)
        return read_return(path, "police.xlsx")

    return read


def test_what_was_filled_in_and_where(back):
    form, problems = back(DONE)
    assert problems == []
    assert form.about == ABOUT
    assert set(form.marks) == {"DHR1/R1.a", "DHR1/R1"}
    (entry,) = form.entries
    assert (entry.id, entry.what) == ("DHR1/R1.a", "done")
    assert entry.values == {"what": "done", "on": "2025-02-10", "evidence": "The log"}
    assert entry.told["action"] == "a: Do."
    assert str(entry.place("evidence")) == "police.xlsx:Actions!L3"
    assert str(entry.place("says")) == "police.xlsx:Actions!H3"


def test_nothing_filled_in_is_nothing_said(back):
    form, problems = back({})
    assert (form.entries, problems) == ([], [])


def test_an_answer(back):
    form, _ = back({"D2": "Not accepted", "E2": "2025-02-10", "F2": "No."}, RECOMMENDATIONS)
    (entry,) = form.entries
    assert (entry.id, entry.what, entry.told["action" if 0 else "level"]) == (
        "DHR1/R1",
        "not-accepted",
        "",
    )


def test_a_further_row_tells_nothing(back):
    form, _ = back({"H5": "started", "I5": "2025-02-10", "M5": "DHR1/R1.a"})
    assert [(entry.id, entry.told) for entry in form.entries] == [("DHR1/R1.a", {})]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: book.remove(book["dhrcode"]), "not a form of dhrcode's: the hidden sheet is"),
        (lambda book: book["dhrcode"].delete_rows(1), "the hidden sheet 'dhrcode' is incomplete"),
        (lambda book: book["dhrcode"].__setitem__("B5", "soon"), "'dhrcode' is incomplete"),
        (lambda book: book.remove(book["Actions"]), "there is no sheet 'Actions'"),
        (lambda book: book["Actions"].delete_cols(8), "there is no column 'What happened'"),
        (lambda book: book["Actions"].merge_cells("K3:L3"), "K3:L3 are merged"),
        (lambda book: book["dhrcode"].__setitem__("B1", "return 9"), "has the layout 'return 9'"),
    ],
)
def test_a_return_that_is_not_whole_is_refused(back, change, said):
    form, problems = back(DONE, change=change)
    assert form is None
    assert said in " ".join(str(problem) for problem in problems)


def test_what_is_a_return(back, tmp_path):
    back({})
    assert is_return(tmp_path / "police.xlsx")
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    (tmp_path / "x.csv").write_text("a")
    for name in ("other.xlsx", "x.csv", "none.xlsx"):
        assert not is_return(tmp_path / name)
