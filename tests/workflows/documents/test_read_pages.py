"""Pages noted as read: in the record, added up, void where the document changes."""

from dataclasses import replace

import pytest

from dhrcode.errors import NotFoundError, RefusedError
from dhrcode.store.documents import read_document
from dhrcode.workflows.documents.read_pages import ReadNote, mark_read, note_read


@pytest.fixture
def paged(small, put):
    """DHR2's document has four pages, and its record does not say so yet."""
    put("DHR2.txt", *(f"Page {number}\n\nWords of it.\n" for number in range(1, 5)))
    path = small.path_of("DHR2")
    path.write_text(path.read_text().replace(", pages: 40", ""))
    return replace(small, format=3)


def read(project):
    record, _ = project.read("DHR2")
    return {source: one.pages for source, one in record.read.items()}


def test_pages_add_up_and_stay_in_order(paged):
    record, source = mark_read(paged, "DHR2", None, "4")
    assert (source, read(paged)) == ("overview", {"overview": "4"})
    record, _ = mark_read(paged, "DHR2", "overview", "1-2, 4")
    assert read(paged) == {"overview": "1-2, 4"}
    assert not record.is_read_to_the_end
    record, _ = mark_read(paged, "DHR2", None, "3")
    assert read(paged) == {"overview": "1-4"}
    assert {s.id: s.pages for s in record.sources}["overview"] == 4
    assert record.is_read_to_the_end == (len(record.sources) == 1)


def test_pages_are_taken_back_and_the_last_takes_the_key_along(paged):
    mark_read(paged, "DHR2", None, "1-2")
    document = read_document(paged.root, "DHR2.txt")
    note_read(paged, "DHR2", ReadNote("overview", document, frozenset([1]), read=False))
    assert read(paged) == {"overview": "2"}
    note_read(paged, "DHR2", ReadNote("overview", document, frozenset([2]), read=False))
    assert read(paged) == {}


def test_of_a_document_that_changed_nothing_is_read(paged, put):
    mark_read(paged, "DHR2", None, "1-3")
    put("DHR2.txt", *(f"Page {number}\n\nOther words.\n" for number in range(1, 5)))
    mark_read(paged, "DHR2", None, "4")
    assert read(paged) == {"overview": "4"}


def test_another_file_than_the_record_notes_is_refused(paged):
    paged.change(
        "DHR2",
        lambda record: record.model_copy(
            update={"sources": (record.sources[0].model_copy(update={"sha256": "0" * 64}),)}
        ),
    )
    with pytest.raises(RefusedError, match=r"has changed since DHR2 noted it"):
        mark_read(paged, "DHR2", None, "1")
    assert read(paged) == {}


def test_a_page_that_is_not_there_and_a_review_without_a_document_are_said(paged):
    with pytest.raises(NotFoundError, match="has no page '9'"):
        mark_read(paged, "DHR2", None, "1, 9")
    with pytest.raises(RefusedError, match="DHR7 names no document"):
        mark_read(paged, "DHR7", None, "1")
