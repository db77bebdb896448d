"""The tables of a Word document as grids."""

from io import BytesIO

import docx
import pytest

from dhrcode.errors import DocumentError
from dhrcode.importers.table.word_grids import word_grids


@pytest.fixture(scope="module")
def data():
    document = docx.Document()
    document.add_table(1, 1)
    for text in ("first", "second"):
        document.add_table(1, 1).cell(0, 0).text = text
    result = BytesIO()
    document.save(result)
    return result.getvalue()


def test_each_table_that_holds_anything_is_a_sheet(data):
    grids, problems = word_grids(data, "c.docx", "c.docx")
    assert problems == []
    assert [(grid.shown, grid.rows) for grid in grids] == [
        ("c.docx:table 2", [["first"]]),
        ("c.docx:table 3", [["second"]]),
    ]
    assert str(grids[0].place(1, 1)) == "c.docx:table 2!A1"


def test_one_is_asked_for_by_its_name_or_there_is_none(data):
    (grid,), _ = word_grids(data, "c.docx", "c.docx", "table 3")
    assert grid.rows == [["second"]]
    grids, (problem,) = word_grids(data, "c.docx", "c.docx", "table 1")
    assert (grids, problem.code) == ([], "unknown-sheet")
    empty = BytesIO()
    docx.Document().save(empty)
    assert word_grids(empty.getvalue(), "e.docx", "e.docx")[1][0].code == "empty-file"
    with pytest.raises(DocumentError, match=r"^c\.docx is damaged"):
        word_grids(b"x", "c.docx", "c.docx")
