"""Pages that are not read, of a record that keeps which were."""

from dhrcode.checks.unread_pages import check
from dhrcode.model.codebook import CodebookVersion
from dhrcode.model.read_pages import ReadPages
from dhrcode.model.record import Record, Source

ONE, OTHER = "1" * 64, "2" * 64


def record(read, *sources):
    return Record(
        review="DHR1",
        codebook=CodebookVersion(id="x", version="1.0"),
        coder="LN",
        sources=sources,
        read={source: ReadPages(sha256=digest, pages=pages) for source, digest, pages in read},
    )


def said(read, *sources):
    return [
        (fault.code, fault.path, fault.message) for fault in check(record(read, *sources), None)
    ]


OVERVIEW = Source(id="overview", pages=6, sha256=ONE)
LETTER = Source(id="letter", pages=2)


def test_a_record_without_it_says_nothing():
    assert said([], OVERVIEW, LETTER) == []


def test_one_note_names_the_pages_of_every_document_that_are_left():
    assert said([("overview", ONE, "1-3, 5")], OVERVIEW, LETTER) == [
        (
            "unread-pages",
            ("read",),
            "not said to be read: overview, pages 4, 6 of 6; letter, pages 1-2 of 2",
        )
    ]


def test_what_is_read_to_the_end_has_none():
    read = [("overview", ONE, "1-6"), ("letter", OTHER, "1-2")]
    assert said(read, OVERVIEW, LETTER) == []
    assert record(read, OVERVIEW, LETTER).is_read_to_the_end
    assert not record(read[:1], OVERVIEW, LETTER).is_read_to_the_end
    assert not record([], OVERVIEW).is_read_to_the_end


def test_a_document_that_changed_is_read_anew():
    assert said([("overview", OTHER, "1-6")], OVERVIEW)[0][2] == (
        "not said to be read: overview, pages 1-6 of 6 (the document has changed since)"
    )


def test_a_document_that_the_record_does_not_name():
    ((code, path, _),) = said([("overview", ONE, "1-6"), ("letters", ONE, "1")], OVERVIEW)
    assert (code, path) == ("unknown-source", ("read", "letters"))
