"""From a review to the pages of its document, with what is looked for marked."""

import pytest

from dhrcode.errors import NotFoundError, UsageError
from dhrcode.model.query import query
from dhrcode.workflows.documents.pages import pages_named, read


@pytest.fixture
def document(small, put):
    """A document whose pages are labelled i, ii, 1, 2, 3."""
    put("DHR2.txt", "One referral.", "Two.", "Three\nreferrals.", "Four.", "Five.")
    _, document, *_ = reading(small)
    labels = ["i", "ii", "1", "2", "3"]
    pages = [p._replace(label=s) for p, s in zip(document.pages, labels, strict=True)]
    return document._replace(pages=tuple(pages))


def reading(project, page=None, source=None, typed=None, review="DHR2"):
    terms = query(typed).terms if typed else ()
    found = read(project, review, source, page, terms)
    return found.place, found.document, found.pages, found.marks


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ("1", [3]),
        ("ii", [2]),
        ("II", [2]),
        ("4", [4]),
        ("3", [5]),
        ("i-1", [1, 2, 3]),
        (" ii \u2013 2 ", [2, 3, 4]),
    ],
)
def test_a_page_has_its_own_name_or_else_its_position(document, wanted, numbers):
    assert [page.number for page in pages_named(document, wanted)] == numbers


@pytest.mark.parametrize("wanted", ["9", "", "x", "i-9", "-", "2-i", "\u0664"])
def test_a_page_that_there_is_not(document, wanted):
    with pytest.raises(NotFoundError, match=r"has no page '.*': it has 5 pages, i to 3"):
        pages_named(document, wanted)


def test_a_document_without_pages_has_none_to_name(document):
    flowing = document._replace(paged=False, pages=document.pages[:1])
    with pytest.raises(NotFoundError, match="does not know its pages: leave out --page"):
        pages_named(flowing, "20")


def test_the_whole_document_with_its_marks(small, document):
    place, _, pages, marks = reading(small, typed="referral two")
    assert place.file == "DHR2.txt"
    assert [page.number for page in pages] == [1, 2, 3, 4, 5]
    said = {n: [pages[n - 1].text[a:b] for a, b in spans] for n, spans in marks.items()}
    assert said == {1: ["referral"], 2: ["Two"], 3: ["referrals"]}
    assert reading(small)[3] == {}


def test_one_document_of_several_has_to_be_named(small, put, names):
    put("a.txt", "A.")
    put("b.txt", "B.")
    names("DHR10", "a.txt", "b.txt")
    with pytest.raises(UsageError, match="DHR10 has 2 documents: name one, --source s1 or s2"):
        reading(small, review="DHR10")
    assert reading(small, review="DHR10", source="s2")[2][0].text == "B."
    with pytest.raises(NotFoundError, match="DHR10 has no document 'x': it has s1, s2"):
        reading(small, review="DHR10", source="x")
