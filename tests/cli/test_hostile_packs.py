"""Words that could harm a spreadsheet, page or document, through a whole pack in each format."""

import io
import json
import re
import zipfile

import docx
import openpyxl
import pytest

from dhrcode.exporters import PACK_FORMATS

NASTY = [
    "=1+1",
    "@SUM(A1)",
    "+cmd|'/c calc'!A0",
    "#N/A",
    "{{7*7}}",
    "[bold]x[/bold]",
    "a|b `c` *d*",
    "<script>window.hit=1</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "$x^2$ and \\frac",
    "\U0001f642 emoji",
    "\u05d0\u05d1\u05d2 right to left",
    "_x0041_",
    "javascript:alert(1)",
    "'quoted'",
]
LONG = "long " * 3_999 + "end."


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture
def nasty(small):
    """The small project with such words as labels, title, notes, quotes and candidate themes."""
    codebook = small / "themes.yaml"
    lines = codebook.read_text(encoding="utf-8").splitlines(keepends=True)
    labels = iter(NASTY)
    for number, line in enumerate(lines):
        if line.startswith(("    label: ", "        label: ")):
            lines[number] = f"{line.split('label:')[0]}label: {quoted(next(labels))}\n"
    codebook.write_text("".join(lines), encoding="utf-8")
    for number, text in enumerate([*NASTY, LONG], start=50):
        (small / "records" / f"DHR{number}.yaml").write_text(
            f"review: DHR{number}\nkind: dhr\n"
            'codebook: {id: small-study, version: "1.0"}\ncoder: LN\nstatus: complete\n'
            f"attributes: {{place: {quoted(text[:200])}, year: 2015}}\n"
            "findings:\n  use-of-maracs:\n    finding: present\n    evidence:\n"
            f"      - {{quote: {quoted(text)}, note: {quoted(text)}}}\n"
            "  police-response: {finding: absent}\n  gps: {finding: not-stated}\n"
            f"emerging:\n  - {{label: {quoted(text[:200])}, note: {quoted(text)}}}\n",
            encoding="utf-8",
        )
    return small


def written(said, folder, form):
    flags = ("--with-evidence", "--by", "place", "--title", NASTY[0], "-o", f"pack.{form}")
    status, out, err = said("report", *flags, cwd=folder)
    assert (status, out) == (0, "")
    assert err.splitlines()[-1] == f"wrote pack.{form}"
    return (folder / f"pack.{form}").read_bytes()


def test_in_json_every_word_is_as_it_was_written(said, nasty):
    made = json.loads(written(said, nasty, "json"))
    quotes = {row["quote"] for row in made["tables"]["evidence"]}
    assert quotes >= {*NASTY, LONG}
    assert made["title"] == "=1+1"


def test_in_a_workbook_every_word_is_text(said, nasty):
    book = openpyxl.load_workbook(io.BytesIO(written(said, nasty, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert {cell.value for cell in cells} >= {*NASTY, LONG}
    assert not [cell for cell in cells if cell.hyperlink]


def test_in_a_document_every_word_is_text(said, nasty):
    data = written(said, nasty, "docx")
    document = docx.Document(io.BytesIO(data))
    texts = {c.text for table in document.tables for row in table.rows for c in row.cells}
    assert texts >= {*NASTY, LONG}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
        related = package.read("word/_rels/document.xml.rels").decode()
    assert "<w:hyperlink" not in body
    assert "External" not in related


def test_in_a_page_nothing_becomes_markup(said, nasty):
    text = written(said, nasty, "html").decode()
    assert "<script>window.hit" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;window.hit=1&lt;/script&gt;" in text
    assert "{{7*7}}" in text
    assert LONG in text


def test_in_markdown_nothing_becomes_markup(said, nasty):
    text = written(said, nasty, "md").decode()
    unescaped = re.sub(r"\\.", "", text.replace("**", ""))
    assert not set("<[*`$") & set(unescaped)
    assert r"\<script\>window.hit=1\</script\>" in text


@pytest.mark.parametrize("form", PACK_FORMATS)
def test_a_note_of_40_000_characters_is_a_problem_with_its_place(said, nasty, form):
    record = nasty / "records" / "DHR50.yaml"
    record.write_text(record.read_text().replace('note: "=1+1"', f'note: "{"x" * 40_000}"'))
    status, out, err = said("report", "-o", f"pack.{form}", cwd=nasty)
    assert (status, out) == (1, "")
    first = err.splitlines()[0]
    assert first.startswith("records/DHR50.yaml:11:")
    assert "'note' is longer than 20,000 characters" in first
    assert not (nasty / f"pack.{form}").exists()
