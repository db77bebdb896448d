"""The page that evidence gives, looked up among a document's pages."""

import pytest

from dhrcode.analysis.quotes.match import match
from dhrcode.analysis.quotes.pages import cited, pages_named, places_in_words


@pytest.fixture
def report(document):
    """Six pages: i, ii, then 1 to 4."""
    return document(*"abcdef", labels=("i", "ii", "1", "2", "3", "4"))


@pytest.mark.parametrize(
    ("given", "indexes"),
    [
        ("i", {0}),
        ("II", {1}),
        ("p. ii", {1}),
        ("p.ii", {1}),
        ("3", {4, 2}),
        ("03", {4, 2}),
        ("page 3", {4, 2}),
        ("Pg 3", {4, 2}),
        ("6", {5}),
        ("4", {5, 3}),
        ("7", set()),
        ("0", set()),
        ("cover", set()),
        ("", set()),
        ("i-ii", {0, 1}),
        ("i\u2013ii", {0, 1}),
        ("pp. 1-2", {0, 1, 2, 3}),
        ("3 to 4", {2, 3, 4, 5}),
        ("ii-1", {1, 2}),
        ("i, 6", {0, 5}),
        ("i and 6", {0, 5}),
        ("i; ii & 6", {0, 1, 5}),
        ("i-", set()),
        ("-", set()),
        ("1-2-3", set()),
        ("x-2", set()),
    ],
)
def test_pages_by_label_or_by_position(report, given, indexes):
    assert pages_named(given, report) == indexes


def test_a_label_may_have_a_hyphen_or_begin_with_p(document):
    annex = document(*"abc", labels=("A-1", "A-2", "p3"))
    assert pages_named("A-2", annex) == {1}
    assert pages_named("p3", annex) == {2}


@pytest.mark.parametrize(("given", "indexes"), [("10-2", {9, 10, 11}), ("pp. 9-11", {8, 9, 10})])
def test_a_range_may_leave_out_the_digits_that_both_ends_have(document, given, indexes):
    assert pages_named(given, document(*"abcdefghijkl")) == indexes


def test_the_number_printed_on_a_page_counts_too(document):
    texts = [
        f"Page {number}\nAnd this is page {word} of the report"
        for number, word in zip(range(10, 15), ("one", "two", "three", "four", "five"), strict=True)
    ]
    review = document("Title page", *texts)
    found = {
        page: match("And this is page three of the report", page, review)
        for page in ("4", "12", "13")
    }
    assert {page: one.kind for page, one in found.items()} == {
        "4": "found",
        "12": "found",
        "13": "elsewhere",
    }
    assert found["13"].where == "page 4 (printed 12)"
    assert found["13"].page == "4"


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([range(1)], "page i"),
        ([range(1, 3)], "pages ii-1"),
        ([range(1), range(4, 5)], "pages i and 3"),
        ([range(1), range(1, 3), range(5, 6)], "pages i, ii-1 and 4"),
        ([range(1), range(1, 2), range(2, 3), range(3, 4)], "pages i, ii, 1 and others"),
    ],
)
def test_places_in_words(report, places, said):
    assert places_in_words(places, report) == said


def test_a_page_as_evidence_names_it(report):
    assert cited(range(4, 5), report) == "3"
    assert cited(range(1, 4), report) == "ii-2"
