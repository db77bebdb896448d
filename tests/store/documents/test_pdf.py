import subprocess
import sys

import pytest
from pypdfium2 import PdfTextPage

from dhrcode.errors import DocumentError
from dhrcode.model.comparable import comparable
from dhrcode.store.documents import extract as limits
from dhrcode.store.documents.pdf import pdf_extract


def texts(data):
    return [page.text for page in pdf_extract(data).pages]


def refused(data):
    with pytest.raises(DocumentError) as caught:
        pdf_extract(data)
    return caught.value.code, str(caught.value)


def test_text_comes_page_by_page_in_lines_that_end_in_a_newline(make):
    data = make.pdf(["The panel met", "four times."], ["It heard the GP."])
    extract = pdf_extract(data)
    assert [page.text for page in extract.pages] == [
        "The panel met\nfour times.",
        "It heard the GP.",
    ]
    assert [(page.number, page.label, page.name) for page in extract.pages] == [
        (1, "", "1"),
        (2, "", "2"),
    ]
    assert (extract.paged, extract.title, extract.pictured) == (True, "", ())


def test_pages_have_the_labels_that_the_document_gives(make):
    labels = [(0, "ROMAN_LOWER", 4), (2, "ARABIC", 20)]
    data = make.pdf(["a"], ["b"], ["c"], ["d"], labels=labels)
    assert [page.name for page in pdf_extract(data).pages] == ["iv", "v", "20", "21"]


def test_the_documents_own_title_is_taken(make):
    assert pdf_extract(make.pdf(["a"], title="Overview report")).title == "Overview report"
    assert pdf_extract(make.pdf(["a"], title="Microsoft Word - DHR7 v3.doc")).title == ""


def test_a_hyphen_at_a_lines_end_stays_with_its_line_break(make):
    (text,) = texts(make.pdf(["A practi-", "tioner spoke of non-", "engagement in 2012-", "2013."]))
    assert text == "A practi-\ntioner spoke of non-\nengagement in 2012-\n2013."
    assert comparable("practitioner spoke of non-engagement").text in comparable(text).text


def test_what_no_text_can_hold_is_left_out(make, monkeypatch):
    given = "a\x00b\ufeff\ud800c\x07\r\nthe end of it"
    monkeypatch.setattr(PdfTextPage, "get_text_range", lambda *_: given)
    assert texts(make.pdf(["x"])) == ["abc\nthe end of it"]


def test_an_encrypted_one_asks_for_its_password(make):
    code, said = refused(make.pdf(["a"], password="secret"))
    assert code == "document-encrypted"
    assert said == (
        "is encrypted and asks for a password: open it with the password, save or print it as a "
        "PDF without one, and use that file"
    )


def test_one_that_only_may_not_be_copied_from_is_read(make):
    assert texts(make.pdf(["The panel met."], owner="o")) == ["The panel met."]


def test_a_broken_one(make):
    data = make.pdf(["a"])
    code, said = refused(data[: len(data) // 2])
    assert code == "document-broken"
    assert said == (
        "does not end as a PDF does (was it copied or downloaded only in part?): get the file "
        "again, or check in a PDF reader that it is complete, and save it from there"
    )
    assert refused(b"%PDF-1.4\nnothing here\n%%EOF\n") == (
        "document-broken",
        "is damaged and cannot be opened as a PDF: get the file again",
    )


def test_a_page_that_cannot_be_read_is_named():
    pages = b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 40>>endobj\n"
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + pages
        + b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF\n"
    )
    assert refused(data) == (
        "document-broken",
        "is damaged: page 2 cannot be read; get the file again",
    )


def test_a_scan_is_told_from_an_empty_document(make):
    for page in (make.scan(), make.scan("OFFICIAL page 3"), make.outlines):
        code, said = refused(make.pdf(page, page))
        assert code == "document-scanned"
        assert "pictures without text; have the text recognised by an OCR program" in said
    assert refused(make.pdf([], [])) == (
        "document-empty",
        "is empty: no page has text or a picture; get the file again",
    )


def test_one_that_is_scanned_in_part_says_which_part(make):
    text = ["The panel met four times and heard from the general practitioner at length."]
    data = make.pdf(text, make.scan(), [], make.scan("12"), text, make.outlines)
    assert pdf_extract(data).pictured == (2, 4, 6)


def test_a_picture_beside_text_is_no_scan(make):
    def logo(canvas):
        make.scan()(canvas)
        for line in range(3):
            canvas.drawString(50, 700 - 20 * line, "The panel met four times in that year.")

    assert pdf_extract(make.pdf(logo)).pictured == ()


def test_text_whose_font_names_no_letters_is_a_picture_of_text(make, monkeypatch):
    monkeypatch.setattr(PdfTextPage, "get_text_range", lambda *_: "\x01\x02\ue003\x04 \x05")
    assert refused(make.pdf(make.scan()))[0] == "document-scanned"


def test_what_is_too_long_is_refused(make, monkeypatch):
    data = make.pdf(["The panel met."], ["It met again."])
    monkeypatch.setattr(limits, "MAX_PAGES", 1)
    code, said = refused(data)
    assert code == "document-too-large"
    assert said == (
        "has more than 1 pages: is it a single review? split it, and use the part that is under "
        "review"
    )
    monkeypatch.setattr(limits, "MAX_PAGES", 2)
    monkeypatch.setattr("dhrcode.store.documents.pdf.MAX_CHARACTERS", 20)
    assert refused(data) == ("document-too-large", limits.LONG)


def test_ten_thousand_pages_are_refused(make):
    code, said = refused(make.pdf(*[[]] * 10_000))
    assert (code, said.split(":")[0]) == ("document-too-large", "has more than 5,000 pages")


def test_nothing_is_printed_while_a_pdf_is_read(make, tmp_path):
    (tmp_path / "a.pdf").write_bytes(make.pdf(["The panel met."]))
    program = (
        "from pathlib import Path; from dhrcode.store.documents.pdf import pdf_extract\n"
        "pdf_extract(Path('a.pdf').read_bytes())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, check=True, capture_output=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")
