"""The fictional project's PDF and Word file: what the script makes is what the texts say."""

import hashlib
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest

from dhrcode.model.comparable import comparable
from dhrcode.store.documents import read_document
from dhrcode.store.project import open_project

FICTIONAL = Path(__file__).parents[1] / "examples" / "fictional"
SCRIPT = FICTIONAL / "make_documents.py"
FILES = {"DHR41": "DHR41-overview.docx", "DHR58": "DHR58-overview.pdf"}


def make(*arguments):
    return subprocess.run(
        [sys.executable, "-B", SCRIPT, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What the script wrote, into a folder that was not there before."""
    made = tmp_path_factory.mktemp("fictional project") / "sources"
    done = make(made)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return made


@pytest.fixture(params=sorted(FILES))
def review(request):
    return request.param


@pytest.fixture
def document(folder, review):
    """A document as the program reads it."""
    return read_document(folder.parent, FILES[review])


def text_pages(review):
    """The paragraphs and headings of each page of the text, without the line at its head."""
    text = (FICTIONAL / "documents" / f"{review}-overview.txt").read_text("utf-8")
    return [re.split(r"\n\n+", page.strip())[1:] for page in text.split("\f")]


def quotes(review):
    """Page and words of every piece of evidence, of the record and of each coder's own."""
    project = open_project(FICTIONAL)
    for coder in (None, *project.coders[0]):
        for loaded in project.of_coder(coder).load_all():
            if loaded.record.review == review:
                for coded in (*loaded.record.findings.values(), *loaded.record.emerging):
                    yield from ((piece.page, piece.quote) for piece in coded.evidence)


def test_the_same_bytes_come_out_twice(folder, tmp_path):
    assert make(tmp_path).returncode == 0
    assert {path.name for path in folder.iterdir()} == set(FILES.values())
    for name in FILES.values():
        first, second = ((where / name).read_bytes() for where in (folder, tmp_path))
        assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest(), name


def test_a_folder_is_asked_for():
    done = make()
    assert done.returncode == 1
    assert "make_documents.py FOLDER" in done.stderr


def test_the_files_say_what_they_are(folder):
    with pypdfium2.PdfDocument(folder / FILES["DHR58"]) as opened:
        assert opened.get_metadata_value("Title") == "Overview report DHR58 (invented)"
    properties = docx.Document(folder / FILES["DHR41"]).core_properties
    assert properties.title == "Overview report DHR41 (invented)"


def test_each_page_has_what_the_page_of_the_text_has(document, review):
    wanted = text_pages(review)
    assert document.paged
    assert [page.name for page in document.pages] == [str(n + 1) for n in range(len(wanted))]
    for page, blocks in zip(document.pages, wanted, strict=True):
        read = comparable(page.text).text
        starts = [read.find(comparable(block).text) for block in blocks]
        assert -1 not in starts, (page.name, blocks[starts.index(-1)])
        assert all(before < after for before, after in pairwise(starts)), page.name


def test_a_page_has_nothing_of_another(document, review):
    for number, blocks in enumerate(text_pages(review)):
        for block in blocks:
            found = [comparable(block).text in comparable(p.text).text for p in document.pages]
            assert found == [page == number for page in range(len(found))], block


def test_every_quote_stands_on_the_page_it_cites(document, review):
    cited = list(quotes(review))
    assert len(cited) >= {"DHR41": 30, "DHR58": 12}[review]
    pages = {page.name: comparable(page.text).text for page in document.pages}
    assert [
        (page, quote) for page, quote in cited if comparable(quote).text not in pages[page]
    ] == []


def test_marks_are_curly_in_both(document):
    text = "".join(page.text for page in document.pages)
    assert "’" in text
    assert "“" in text
    assert '"' not in text


def test_the_pdf_has_hyphens_at_line_ends_and_ligatures(folder):
    data = (folder / FILES["DHR58"]).read_bytes()
    assert b"MacRomanEncoding" in data  # the encoding that has the ligatures
    with pypdfium2.PdfDocument(folder / FILES["DHR58"]) as opened:
        text = opened[0].get_textpage().get_text_range()
    assert re.search("neigh[-\ufffe]\\s*bours", text)


def test_the_word_file_has_whole_paragraphs(folder):
    paragraphs = [p.text for p in docx.Document(folder / FILES["DHR41"]).paragraphs]
    assert any("an assessment in July" in text for text in paragraphs)  # `assess-` ends a line
    assert not any("\n" in text.strip() or "- " in text for text in paragraphs)
