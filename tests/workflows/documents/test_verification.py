"""Quotes verified, put into words, remembered; their pages put right."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from dhrcode.checks.verified import unverified
from dhrcode.errors import DocumentError
from dhrcode.model.document import Document, Page
from dhrcode.model.record import Evidence, Source
from dhrcode.store.project import open_project
from dhrcode.store.verified import read_verified
from dhrcode.workflows.documents import verification
from dhrcode.workflows.documents.verdicts import counted
from dhrcode.workflows.documents.verification import Library, look_up

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
FIRST, SECOND, record, quote, verified, remembered = (
    _SHARED[n] for n in ("FIRST", "SECOND", "record", "quote", "verified", "remembered")
)


@pytest.fixture
def read(monkeypatch):
    """The documents that were read, in order."""
    files: list[str] = []
    real = verification.read_document

    def counting(root, file):
        files.append(file)
        return real(root, file)

    monkeypatch.setattr(verification, "read_document", counting)
    return files


def test_reviews_come_with_all_their_codings_and_documents_are_read_once(study, read):
    em = study.of_coder("EM")
    for review in ("DHR10", "DHR2"):
        study.create(record(review, "LN", quote(FIRST, "1"), quote(SECOND, "2")))
        em.create(record(review, "EM", quote(FIRST, "1")))
    made = verified(replace(study))
    assert [[(one.path.stem, one.project.coder) for one in several] for several in made] == [
        [("DHR2", None), ("DHR2", "EM")],
        [("DHR10", None), ("DHR10", "EM")],
    ]
    assert read == ["a.txt"]
    assert [len(several) for several in verified(replace(em))] == [1, 1]
    assert [one.path.stem for one in verified(study, "DHR2")[0]] == ["DHR2"]


def test_a_document_that_cannot_be_read_is_tried_once(study, read):
    (study.root / "sources" / "a.txt").write_text("")
    study.create(record("DHR2", "LN", *(quote(f"{n} {FIRST}") for n in range(5))))
    ((made,),) = verified(replace(study))
    assert read == ["a.txt"]
    assert [held.became for held in made.held] == ["missing"] * 5
    (problem,) = made.problems
    assert problem.hint == "5 quotes cannot be checked against it"
    assert problem.severity == "error"


def test_few_documents_are_kept_in_memory(study, read):
    library = Library(study.root)
    names = [f"{n}.txt" for n in range(verification.MOST_KEPT + 1)]
    for name in names:
        (study.root / "sources" / name).write_text(FIRST)
        library.document(name)
    library.document(names[-1])
    library.document(names[0])
    assert read == [*names, names[0]]


def test_a_source_without_quotes_need_not_be_there(study):
    made = record("DHR2", "LN", Evidence(source="overview", note="none"))
    study.create(made)
    ((one,),) = verified(replace(study))
    assert (one.held, one.problems) == ([], [])
    assert counted(one.held) == "0 quotes"


# what it says


def test_a_quote_is_looked_up_as_soon_as_it_is_typed(study, read):
    made = record("DHR2", "LN")

    def said(text, page=None, source="overview"):
        return look_up(study, made, Evidence(source=source, page=page, quote=text))

    assert said(FIRST, "1") == "Found on page 1."
    assert said(FIRST) == "Found on page 1."
    assert said(f"{FIRST} {SECOND}", "2") == "Found on pages 1-2."
    assert said(SECOND, "1") == "Found on page 2, not 1."
    assert said("the officers", "2") == "Too short to tell where it comes from."
    assert said("nobody ever asked her about it", "2") == "Not found in a.txt."
    assert said(FIRST, source="minutes") == ""
    assert said(FIRST, source=None) == "Found on page 1."
    assert look_up(study, made, Evidence(source="overview", note="mine")) == ""
    assert read == ["a.txt"]


def test_a_document_that_comes_later_is_seen(study):
    made = record("DHR2", "LN", source=Source(id="overview", file="b.txt"))
    assert look_up(study, made, quote(FIRST)) == ""
    (study.root / "sources" / "b.txt").write_text(" ")
    assert look_up(study, made, quote(FIRST)).startswith("Not verified: sources/b.txt ")
    (study.root / "sources" / "b.txt").write_text(FIRST)
    assert look_up(study, made, quote(FIRST)) == "Found in b.txt, which does not know its pages."


def test_a_document_without_pages_says_so(study, monkeypatch):
    document = Document("sources/a.txt", "0" * 64, (Page(1, "", FIRST),), paged=False)
    monkeypatch.setattr(verification, "read_document", lambda _root, _file: document)
    study.create(
        record("DHR2", "LN", quote(FIRST, "7"), quote(FIRST.replace("sought", "looked for")))
    )
    made = record("DHR2", "LN")
    assert look_up(study, made, quote(FIRST, "7")) == (
        "Found in a.txt, which does not know its pages."
    )
    ((one,),) = verified(replace(study))
    assert counted(one.held) == (
        "2 quotes: 1 found, 1 with small differences (the page of 1 cannot be told)"
    )
    assert [problem.code for problem in one.problems] == ["quote-differs"]
    assert one.problems[0].message.startswith("the quote is found with small differences; ")


def test_pages_that_are_pictures_are_named_where_a_quote_is_not_found(study, monkeypatch):
    document = Document("sources/a.txt", "0" * 64, (Page(1, "", FIRST),), pictured=(2, 3))
    monkeypatch.setattr(verification, "read_document", lambda _root, _file: document)
    study.create(record("DHR2", "LN", quote(SECOND)))
    ((one,),) = verified(replace(study))
    assert one.problems[0].hint == (
        "2 pages are pictures without text, in which nothing can be found"
    )


# what is remembered


# pages put right


def test_a_missing_document_is_said_each_time_it_is_asked_for(study):
    library = Library(study.root)
    for _ in range(2):
        with pytest.raises(DocumentError, match=r"there is no file sources/none\.txt"):
            library.document("none.txt")


@pytest.fixture
def labelled(study, monkeypatch):
    """A document whose page 1 is the third of its file."""
    texts = ("Contents of this report.", "Preface of this report.", FIRST, SECOND)
    labels = ("i", "ii", "1", "2")
    named = zip(labels, texts, strict=True)
    pages = tuple(Page(n, label, text) for n, (label, text) in enumerate(named, start=1))
    document = Document("sources/a.txt", "0" * 64, pages)
    monkeypatch.setattr(verification, "read_document", lambda _root, _file: document)
    return study


def two_ways(study):
    """What verify and then check say of it, and nothing else."""
    ((one,),) = verified(replace(study))
    remembered(study, "DHR2")
    kept = read_verified(study.root, "DHR2")[0]
    (loaded,) = replace(study).load_all()
    checked = [fault for fault in unverified(loaded.record, kept) if fault.code == "pages-two-ways"]
    return [p.message for p in one.problems if p.code == "pages-two-ways"], [
        f.path for f in checked
    ]


def test_pages_by_two_numbers_in_one_record_are_said(labelled):
    labelled.create(record("DHR2", "LN", quote(FIRST, "1"), quote(SECOND, "4")))
    said, checked = two_ways(labelled)
    assert said == [
        (
            "'4' is a page of the file, and '1' before it a number that stands on the page: one "
            "number may mean two pages"
        )
    ]
    assert checked == [("findings", "gps", "evidence", 1, "page")]


@pytest.mark.parametrize(("first", "second"), [("1", "2"), ("3", "4"), ("1", None), ("1, 3", "4")])
def test_pages_by_one_number_are_not(labelled, first, second):
    labelled.create(record("DHR2", "LN", quote(FIRST, first), quote(SECOND, second)))
    assert two_ways(labelled) == ([], [])


def test_nor_those_of_a_source_that_says_which(labelled):
    source = Source(**{"id": "overview", "file": "a.txt", "pages-by": "file"})
    pieces = quote(FIRST, "1"), quote(SECOND, "4")
    (labelled.root / "themes.yaml").write_text(
        "format: 2\n" + (labelled.root / "themes.yaml").read_text()
    )
    labelled = open_project(labelled.root)
    labelled.create(record("DHR2", "LN", *pieces, source=source))
    assert two_ways(labelled) == ([], [])
    ((one,),) = verified(replace(labelled))
    assert [p.code for p in one.problems] == ["quote-elsewhere"]
    assert one.held[0].found.page == "3"
