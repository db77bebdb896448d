import io
import re
import unicodedata
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dhrcode.errors import NotFoundError
from dhrcode.store.documents.extract import MAX_PAGES
from dhrcode.workflows.documents.source_check import check_sources, list_sources
from dhrcode.workflows.documents.sources import SourceRequest, add_source

TEXT = b"The panel met.\fIt met again."


@pytest.fixture
def held(small, tmp_path, monkeypatch):
    """The small project with one document of DHR7, and DHR2's own put there."""
    monkeypatch.chdir(small.root)
    (tmp_path / "report.txt").write_bytes(TEXT)
    add_source(small, "DHR7", tmp_path / "report.txt", SourceRequest("overview"))
    (small.root / "sources" / "DHR2.txt").write_bytes(b"x\f" * 40)
    return small


def said(project, *arguments):
    """Every problem without its hint, and every note."""
    found = check_sources(project, *arguments)
    lines = [str(problem._replace(hint="")) for problem in found.problems]
    return lines, found.notes


NO_DIGEST = "DHR2: overview has no digest, so that a change cannot be told"


def states(project, *arguments):
    return [(one.review, one.state) for one in list_sources(project, *arguments)[0]]


def test_documents_that_are_as_noted(held):
    assert said(held) == ([], [NO_DIGEST])
    assert states(held) == [("DHR2", "there, no digest noted"), ("DHR7", "there")]
    found = check_sources(held)
    assert (found.documents, found.records) == (2, 4)


def test_a_missing_one_has_its_place_in_the_record(held):
    (held.root / "sources" / "DHR2.txt").rename(held.root / "sources" / "DHR2.text")
    (problem, stray) = check_sources(held).problems
    assert str(problem) == (
        "records/DHR2.yaml:8:50: error: there is no file sources/DHR2.txt: "
        "did you mean 'DHR2.text'? [document-missing]"
    )
    assert str(stray) == (
        "sources/DHR2.text:1:1: warning: no record names it: "
        "'dhrcode source add REVIEW sources/DHR2.text --id ID' notes it [document-unlisted]"
    )
    (held.root / "sources" / "DHR2.text").unlink()
    (problem,) = check_sources(held).problems
    assert problem.hint == "put it there, or add it anew with 'dhrcode source add'"
    assert states(held)[0] == ("DHR2", "missing")


def test_another_reviews_document_is_not_offered_for_a_missing_one(held):
    (held.root / "sources" / "DHR7-overview.txt").rename(
        held.root / "sources" / "DHR2-overview.txt"
    )
    (hint,) = (p.hint for p in check_sources(held, "DHR7").problems)
    assert hint == "put it there, or add it anew with 'dhrcode source add'"


def test_one_that_has_changed_since(held):
    (held.root / "sources" / "DHR7-overview.txt").write_bytes(b"The panel did not meet.")
    (problem,) = check_sources(held).problems
    assert str(problem) == (
        "records/DHR7.yaml:10:13: error: sources/DHR7-overview.txt has changed since it was noted: "
        "put the earlier one back, or note this one with 'dhrcode source add DHR7 "
        "sources/DHR7-overview.txt --id overview --replace' and verify its quotes again "
        "[document-changed]"
    )
    assert states(held)[1] == ("DHR7", "changed since it was noted")
    add_source(
        held,
        "DHR7",
        held.root / "sources" / "DHR7-overview.txt",
        SourceRequest("overview", replace=True),
    )
    assert said(held) == ([], [NO_DIGEST])


def test_one_that_cannot_be_read(held):
    (held.root / "sources" / "DHR2.txt").write_bytes(b"GIF89a")
    lines, _ = said(held)
    line = (
        "records/DHR2.yaml:8:50: error: sources/DHR2.txt is a picture (GIF), which cannot be read: "
        "have its text recognised by an OCR program (Acrobat, ABBYY, OCRmyPDF), save that as a "
        "PDF, and use that file [document-of-other-kind]"
    )
    assert lines == [line]


def test_another_number_of_pages_than_noted(held):
    (held.root / "sources" / "DHR2.txt").write_bytes(b"One\fTwo")
    lines, _ = said(held)
    assert lines == [
        "records/DHR2.yaml:8:67: warning: sources/DHR2.txt has 2 pages, not 40 [document-pages]"
    ]
    (held.root / "sources" / "DHR2.txt").write_bytes(b"One, of no pages")
    assert said(held)[0] == []


def test_a_source_without_a_file_is_a_note(held):
    path = held.path_of("DHR2")
    text = path.read_text("utf-8").replace(", file: DHR2.txt, pages: 40", "")
    path.write_text(text, "utf-8")
    (held.root / "sources" / "DHR2.txt").unlink()
    assert said(held) == ([], ["DHR2: overview has no file"])
    assert states(held)[0] == ("DHR2", "no file named")


def test_pages_that_are_pictures_are_a_note(held, monkeypatch):
    import dhrcode.workflows.documents.source_check as module  # noqa: PLC0415

    read = module.read_document
    monkeypatch.setattr(
        module, "read_document", lambda *given: read(*given)._replace(pictured=(1, 2))
    )
    assert "DHR7: overview has pictures without text: pages 1 to 2" in said(held)[1]


def test_independent_codings_are_held_against_it_too(held, tmp_path):
    add_source(held.of_coder("EM"), "DHR7", tmp_path / "report.txt", SourceRequest("overview"))
    (held.root / "sources" / "DHR7-overview.txt").write_bytes(b"changed")
    problems = check_sources(held).problems
    assert [p.file for p in problems] == ["records/DHR7.yaml", "coders/EM/DHR7.yaml"]
    assert "--id overview --as EM --replace" in problems[1].hint
    assert [p.file for p in check_sources(held, "DHR7").problems] == [p.file for p in problems]
    assert [p.file for p in check_sources(held.of_coder("EM")).problems] == ["coders/EM/DHR7.yaml"]
    assert states(held.of_coder("EM")) == [("DHR7", "changed since it was noted")]


def test_one_review_alone(held):
    (held.root / "sources" / "stray.pdf").write_bytes(b"x")
    assert said(held, "DHR7") == ([], [])
    assert states(held, "DHR7") == [("DHR7", "there")]
    with pytest.raises(NotFoundError) as caught:
        check_sources(held, "DHR77")
    assert str(caught.value) == "there is no review 'DHR77': did you mean 'DHR7'?"


def test_files_that_no_record_names(held):
    folder = held.root / "sources"
    (folder / "sub").mkdir()
    for name in ("a letter.pdf", "sub/report.pdf", ".DS_Store", "~$report.docx", "Thumbs.db"):
        (folder / name).write_bytes(b"x")
    lines, _ = said(held)
    hints = [problem.hint for problem in check_sources(held).problems]
    assert hints[0] == ("'dhrcode source add REVIEW \"sources/a letter.pdf\" --id ID' notes it")
    assert [line.split(":")[0] for line in lines] == [
        "sources/a letter.pdf",
        "sources/sub/report.pdf",
    ]
    assert all("[document-unlisted]" in line for line in lines)


def test_names_are_compared_as_file_systems_do(held):
    folder = held.root / "sources"
    (folder / unicodedata.normalize("NFD", "Über.txt")).write_bytes(b"a\fb")
    path = held.path_of("DHR10")
    name = unicodedata.normalize("NFC", "Über.txt")
    path.write_text(path.read_text("utf-8") + f"sources: [{{id: a, file: {name}}}]\n", "utf-8")
    assert "document-unlisted" not in {problem.code for problem in check_sources(held).problems}


def test_a_record_that_cannot_be_read_names_nobody_knows_what(held):
    (held.root / "sources" / "letter.pdf").write_bytes(b"x")
    held.path_of("DHR7").write_text("review: [\n", "utf-8")
    found = check_sources(held)
    assert {problem.file for problem in found.problems} == {"records/DHR7.yaml"}
    rows, problems = list_sources(held)
    assert ([one.review for one in rows], {p.file for p in problems}) == (
        ["DHR2"],
        {"records/DHR7.yaml"},
    )


def test_a_document_that_several_records_name_is_read_once(held, monkeypatch):
    import dhrcode.workflows.documents.source_check as module  # noqa: PLC0415

    read = []
    first = module.read_document
    monkeypatch.setattr(module, "read_document", lambda *a: read.append(a) or first(*a))
    for review in ("DHR10", "INT3"):
        add_source(
            held, review, held.root / "sources" / "DHR7-overview.txt", SourceRequest("shared")
        )
    check_sources(held)
    assert len(read) == 2


def encrypted():
    out = io.BytesIO()
    canvas = Canvas(out, encrypt="secret")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def pages(count, *, picture=False):
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(count):
        if picture:
            canvas.drawImage(ImageReader(Image.new("L", (6, 8), 200)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


REACHED = {
    "document-missing": None,
    "document-changed": b"Another content",
    "document-pages": b"One\fTwo",
    "document-unlisted": b"",
    "document-encrypted": encrypted(),
    "document-scanned": pages(2, picture=True),
    "document-empty": pages(2),
    "document-broken": b"%PDF-1.4\ncut short",
    "document-too-large": pages(MAX_PAGES + 1),
    "document-of-other-kind": b"GIF89a",
    "document-unreadable": "a folder",
}


@pytest.mark.parametrize("code", REACHED)
def test_every_code_is_reached(small, monkeypatch, code):
    monkeypatch.chdir(small.root)
    path = small.root / "sources" / "DHR2.txt"
    path.parent.mkdir()
    content = REACHED[code]
    if isinstance(content, str):
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    if code == "document-changed":
        record = small.path_of("DHR2")
        text = record.read_text("utf-8").replace("pages: 40", f"sha256: {'0' * 64}")
        record.write_text(text, "utf-8")
    if code == "document-unlisted":
        path.write_bytes(b"x\f" * 40)
        path.with_name("stray.txt").write_bytes(b"x")
    (problem,) = check_sources(small).problems
    assert problem.code == code
    assert problem.line == (1 if code == "document-unlisted" else 8)


def test_these_are_all_the_codes_of_the_page():
    page = (Path(__file__).parents[3] / "docs" / "problems.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `(document-[a-z-]+)`", page, re.MULTILINE)) == sorted(REACHED)
