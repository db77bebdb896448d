import io
import json

import docx
import openpyxl
import pytest
from reportlab.pdfgen import canvas

from dhrcode.errors import FileAccessError, NotFoundError, UsageError
from dhrcode.store.outgoing.passage import OutputPassage, UnreadPart
from dhrcode.store.outputs import read_passages

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = OLE + "EncryptedPackage".encode("utf-16-le")


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
    texts = [passage.text for passage in passages(tmp_path / "a.json", data)]
    assert texts == ["name", "Zo\u00eb", "coded", "note", "on 2014-06-03", "note: on 2014-06-03"]


def test_the_words_of_a_page_and_of_its_program(tmp_path):
    data = """<html><head><title>The title</title><style>p {x: B15 2TT}</style></head><body>
<p>One <b>bold</b> word &amp; more<script>var a = "no";</script></p>
<td data-quote="of a mark">2014-06-03</td><img alt="a picture" src="no.png"></body>"""
    *found, unread = passages(tmp_path / "a.html", data)
    assert unread == UnreadPart("picture")
    assert [(p.line, p.where, " ".join(p.text.split())) for p in found] == [
        (1, "", "The title"),
        (1, "style: ", "p {x: B15 2TT}"),
        (2, "", "One bold word & more"),
        (2, "script: ", 'var a = "no";'),
        (3, "attribute data-quote: ", "of a mark"),
        (3, "", "2014-06-03"),
        (3, "alternative text: ", "a picture"),
        (3, "link: ", "no.png"),
    ]


def test_the_cells_of_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Evidence"
    book.active["C2"], book.active["A3"], book.active["A4"] = "a quote", 12, "2014-06-03"
    book.save(tmp_path / "a.xlsx")
    found = [one for one in read_passages(tmp_path / "a.xlsx") if one.told is None][:4]
    assert found == [
        OutputPassage(1, 1, "a sheet's name: ", "Evidence"),
        OutputPassage(2, 3, "sheet 'Evidence', C2: ", "a quote"),
        OutputPassage(3, 1, "sheet 'Evidence', A3: ", "12"),
        OutputPassage(4, 1, "sheet 'Evidence', A4: ", "2014-06-03"),
    ]


def test_the_words_of_a_document(tmp_path):
    document = docx.Document()
    document.add_paragraph("in a paragraph")
    document.add_table(1, 1).cell(0, 0).text = "in a table"
    document.save(tmp_path / "a.docx")
    found = [one for one in read_passages(tmp_path / "a.docx") if isinstance(one, OutputPassage)]
    text = " ".join(passage.text for passage in found)
    assert "in a paragraph" in text
    assert "in a table" in text


def test_a_table_as_excel_on_windows_writes_it(tmp_path):
    found = passages(tmp_path / "a.csv", "name;note\nZo\u00eb;rang Si\u00e2n\n".encode("cp1252"))
    assert [(p.where, p.text) for p in found[2:]] == [
        ("column 'name': ", "Zo\u00eb"),
        ("column 'note': ", "rang Si\u00e2n"),
    ]
    assert passages(tmp_path / "b.txt", "Zo\u00eb".encode("utf-16"))[0].text == "Zo\u00eb"


def test_a_pdf_of_pictures_alone_has_words_all_the_same(tmp_path):
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.setAuthor("Mrs Okafor")
    page.line(1, 1, 200, 200)
    page.save()
    found = passages(tmp_path / "a.pdf", out.getvalue())
    assert UnreadPart("page without text") in found
    assert OutputPassage(1, 1, "document properties: ", "Mrs Okafor") in found


@pytest.mark.parametrize(
    ("name", "data", "error", "said"),
    [
        ("a.xlsx", b"PK no zip", FileAccessError, r"a\.xlsx is damaged, or not what its name says"),
        ("a.docx", b"PK no zip", FileAccessError, r"a\.docx is damaged"),
        ("a.docx", ENCRYPTED, FileAccessError, r"a\.docx is encrypted and asks for a password"),
        ("a.xlsx", OLE, FileAccessError, "of an old Microsoft kind"),
        ("a.pdf", b"no pdf", FileAccessError, r"a\.pdf is named as a PDF but is not one"),
        ("a.txt", b"a\0b", UsageError, "not text"),
        ("a.parquet", b"PAR1", UsageError, "scan the records"),
        ("a.sav", b"$FL2", UsageError, "scan the records"),
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
