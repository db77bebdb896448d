"""What a search of all documents says that it did not search."""

import pytest

from dhrcode.model.query import query
from dhrcode.store import passages as store
from dhrcode.workflows.documents.search import SearchExtent, find
from dhrcode.workflows.documents.typed_search import TypedSearch


def plainly(files, total):
    return files


@pytest.fixture
def left(small):
    def run(review=None):
        sought = TypedSearch(query("referral"))
        return find(small, sought, review, SearchExtent(5), plainly)[0].left

    return run


def test_reviews_and_files_that_were_not_searched_are_named(put, left, names):
    put("DHR2.txt", "A referral.")
    for number in range(1, 7):
        put(f"extra{number}.txt", "A referral.")
    names("DHR10", "extra6.txt")
    reviews, files = left()
    assert reviews == "Not searched: 2 reviews that name no document (DHR7, INT3)."
    assert files == (
        "Not searched: 5 files in sources that no record names (extra1.txt, extra2.txt, "
        "extra3.txt, extra4.txt, extra5.txt)."
    )
    put("extra7.txt", "A referral.")
    assert left()[1].endswith("extra5.txt, ...).")
    assert left("DHR2") == ()


def test_a_document_without_text_is_named(put, left, names, monkeypatch):
    put("DHR2.txt", "One.", "Two.")
    read = store.read_document
    monkeypatch.setattr(store, "read_document", lambda *a: read(*a)._replace(pictured=(1, 2)))
    assert left()[-1] == "Not searched: 1 document that has no text (DHR2.txt)."
