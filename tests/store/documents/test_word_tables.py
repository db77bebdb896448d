"""Tables of a Word document as rows, with the cells that are merged."""

from io import BytesIO

import docx
import pytest

from dhrcode.errors import DocumentError
from dhrcode.store.documents.word import word_tables


def saved(document):
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def table_of(document, *rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def test_rows_and_cells_with_their_line_breaks():
    document = docx.Document()
    document.add_paragraph("Before.")
    table_of(document, ["Date", "Event"], ["2013", "One.\nTwo."])
    nested = table_of(document, ["Outer", ""])
    nested.cell(0, 1).add_table(1, 1).cell(0, 0).text = "Inner"
    first, second = word_tables(saved(document))
    assert first.rows == [["Date", "Event"], ["2013", "One.\nTwo."]]
    assert first.merged == []
    assert [text.strip() for text in second.rows[0]] == ["Outer", "Inner"]


def test_merged_cells_stand_in_the_first_and_are_told():
    document = docx.Document()
    table = table_of(document, ["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"])
    table.cell(0, 0).merge(table.cell(0, 1)).text = "over two"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "down"
    (found,) = word_tables(saved(document))
    assert found.rows == [["over two", "", "c"], ["d", "e", "down"], ["g", "h", ""]]
    assert found.merged == [(1, 1, 1, 2), (2, 3, 3, 3)]


def test_what_is_no_document_is_refused():
    with pytest.raises(DocumentError, match="is damaged"):
        word_tables(b"PK no")
    assert word_tables(saved(docx.Document())) == []
