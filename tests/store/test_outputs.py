import io
import json
import zipfile

import docx
import openpyxl
import pytest

from dhrcode.errors import DocumentError, FileAccessError, NotFoundError, UsageError
from dhrcode.store.outputs import OutputPassage, read_passages


def passages(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_passages(path))


def test_a_text_is_one_passage(tmp_path):
    assert passages(tmp_path / "a.md", "\ufeff# One\ntwo\n") == [
        OutputPassage(1, 1, "", "# One\ntwo\n")
    ]


def test_the_cells_of_a_csv_with_their_lines(tmp_path):
    data = 'review,coded,quote\nDHR1,2014-06-03,"one\ntwo"\nDHR2,,three\n'
    assert [(p.line, p.where, p.text) for p in passages(tmp_path / "a.csv", data)] == [
        (1, "", "review"),
        (1, "", "coded"),
        (1, "", "quote"),
        (2, "column 'review': ", "DHR1"),
        (2, "column 'quote': ", "one\ntwo"),
        (4, "column 'review': ", "DHR2"),
        (4, "column 'quote': ", "three"),
    ]


def test_json_with_its_accents_written_out_and_no_days_of_coding(tmp_path):
    data = json.dumps(
        {"name": "Zo\u00eb", "coded": "2014-06-03", "note": "on 2014-06-03"}, indent=1
    )
    assert "\\u00eb" in data
    (passage,) = passages(tmp_path / "a.json", data)
    assert "Zo\u00eb" in passage.text
    assert "on 2014-06-03" in passage.text
    assert passage.text.count("2014-06-03") == 1


def test_the_words_of_a_page_and_not_its_program(tmp_path):
    data = """<html><head><title>The title</title><style>p {x: B15 2TT}</style></head><body>
<p>One <b>bold</b> word &amp; more<script>var a = "no";</script></p>
<td data-quote="of a mark">2014-06-03</td><img alt="a picture" src="no.png"></body>"""
    found = passages(tmp_path / "a.html", data)
    assert [(p.line, p.where, " ".join(p.text.split())) for p in found] == [
        (1, "", "The title"),
        (2, "", "One bold word & more"),
        (3, "attribute data-quote: ", "of a mark"),
        (3, "attribute alt: ", "a picture"),
    ]


def test_the_cells_of_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Evidence"
    book.active["C2"], book.active["A3"], book.active["A4"] = "a quote", 12, "2014-06-03"
    book.save(tmp_path / "a.xlsx")
    assert list(read_passages(tmp_path / "a.xlsx")) == [
        OutputPassage(1, 1, "a sheet's name: ", "Evidence"),
        OutputPassage(2, 3, "sheet 'Evidence', C2: ", "a quote"),
    ]


def test_the_words_of_a_document(tmp_path):
    document = docx.Document()
    document.add_paragraph("in a paragraph")
    document.add_table(1, 1).cell(0, 0).text = "in a table"
    document.save(tmp_path / "a.docx")
    text = " ".join(passage.text for passage in read_passages(tmp_path / "a.docx"))
    assert "in a paragraph" in text
    assert "in a table" in text


def test_a_workbook_that_unpacks_to_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr("dhrcode.store.outputs.MAX_UNPACKED", 1000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"0" * 1001)
    with pytest.raises(FileAccessError, match="unpacks to more"):
        passages(tmp_path / "a.xlsx", packed.getvalue())


def test_a_workbook_with_too_many_cells(tmp_path, monkeypatch):
    monkeypatch.setattr("dhrcode.store.outputs.MAX_CELLS", 100)
    book = openpyxl.Workbook()
    book.active["XFD1"] = "far"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(FileAccessError, match="more cells"):
        list(read_passages(tmp_path / "a.xlsx"))


@pytest.mark.parametrize(
    ("name", "data", "error", "said"),
    [
        ("a.xlsx", b"PK no zip", FileAccessError, "not a workbook"),
        ("a.docx", b"PK no zip", DocumentError, "is not one"),
        ("a.txt", b"a\0b", UsageError, "not text"),
        ("a.parquet", b"PAR1", UsageError, "scan the records"),
    ],
)
def test_what_cannot_be_read(tmp_path, name, data, error, said):
    with pytest.raises(error, match=said):
        passages(tmp_path / name, data)


def test_no_file(tmp_path):
    with pytest.raises(NotFoundError):
        list(read_passages(tmp_path / "a.txt"))


def test_a_file_that_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr("dhrcode.store.outputs.MAX_BYTES", 3)
    with pytest.raises(FileAccessError, match="larger"):
        passages(tmp_path / "a.txt", "abcd")
