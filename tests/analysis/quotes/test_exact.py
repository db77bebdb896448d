"""Where a document has a quote's words exactly, its parts in order."""

import pytest

from dhrcode.analysis.quotes import exact
from dhrcode.analysis.quotes.exact import QuotePlace, QuoteSpan, hits, stands_at_all
from dhrcode.analysis.quotes.parts import readings
from dhrcode.analysis.quotes.searchable import Searchable
from dhrcode.model.document import Document, Page


@pytest.fixture
def text():
    """The running text of pages: `text("One.", "Two.")`."""

    def make(*pages):
        numbered = tuple(Page(n, "", f"{page}\n") for n, page in enumerate(pages, start=1))
        return Searchable(Document("sources/a.pdf", "0" * 64, numbered)).running

    return make


def quotation(quote):
    """The last reading of a quote: brackets in it stand for other words."""
    return readings(quote)[-1]


def found(quote, text):
    """What stands at each place, gaps marked."""
    return [text.text[hit.start : hit.end] for hit in hits(quotation(quote), text)]


def test_each_place_of_the_words_in_order(text):
    doc = text("No referral was made. Later no referral was made either.")
    assert found("no referral was made", doc) == ["no referral was made"] * 2
    assert [hit.start for hit in hits(quotation("no referral"), doc)] == [0, 28]
    assert found("a referral was made", doc) == []


@pytest.mark.parametrize(
    ("document", "quote", "number"),
    [
        ("There were 13.5 of them.", "13", 0),
        ("There were 13.5 of them.", "5 of them", 0),
        ("There were 1,000 of them.", "1", 0),
        ("There were 13 of them.", "13", 1),
        ("She can't come.", "she can", 0),
        ("She can come.", "she can", 1),
        ("The non-urgent call.", "urgent call", 0),
        ("The re-opened case.", "opened case", 1),
        ("The unurgent call.", "urgent call", 0),
        ("It was in 2012.13 Then", "in 2012", 1),
        ("It was 1:30 then", "it was 1", 0),
    ],
)
def test_no_part_of_a_word_or_number_is_found(text, document, quote, number):
    assert len(found(quote, text(document))) == number


def test_parts_with_an_ellipsis_between_come_in_order_and_near_each_other(text):
    doc = text("One two three four.", "Five six.", "Seven eight.")
    (hit,) = hits(quotation("one two ... four"), doc)
    assert [doc.text[slice(*gap)] for gap in hit.gaps] == [" three "]
    assert found("four ... one two", doc) == []
    assert found("one two ... five", doc) == ["one two three four. five"]
    assert found("one two ... seven", doc) == []  # two pages on
    assert found("one ... five ... seven", doc) == [doc.text[: doc.text.index("seven") + 5]]


def test_the_part_before_a_gap_is_taken_where_it_is_nearest(text):
    doc = text("He said no. He said yes. Then he left.")
    (hit,) = hits(quotation("he said ... he left"), doc)
    assert hit.start == doc.text.index("he said yes")
    assert hit.gaps == (QuoteSpan(doc.text.index(" yes"), doc.text.index("he left")),)


def test_words_in_brackets_stand_for_some_of_the_document(text):
    doc = text("The officers spoke to Mr Bear and left.")
    (hit,) = hits(quotation("spoke to [the man] and left"), doc)
    assert [doc.text[slice(*gap)] for gap in hit.replaced] == [" mr bear "]


@pytest.mark.parametrize(("words", "number"), [(58, 1), (59, 0)])
def test_brackets_stand_for_so_much_and_no_more(text, words, number):
    doc = text(f"Spoke to {'x' * words} and left.")
    assert len(hits(quotation("spoke to [him] and left"), doc)) == number


def test_a_quote_of_which_a_part_is_nowhere_ends_at_once(text):
    doc = text("One two three.")
    assert hits(quotation("one ... nine"), doc) == []
    assert not stands_at_all(quotation("one ... nine"), doc)
    assert stands_at_all(quotation("three ... one"), doc)


def test_a_search_ends_after_so_many_places_and_so_many_tries(text, monkeypatch):
    doc = text("the cat. " * 20)
    assert len(hits(quotation("the cat"), doc)) == 20
    monkeypatch.setattr(exact, "MOST_PLACES", 7)
    assert len(hits(quotation("the cat"), doc)) == 7
    monkeypatch.setattr(exact, "MOST_PLACES", 99)
    monkeypatch.setattr(exact, "MOST_TRIES", 5)
    assert len(hits(quotation("the cat"), doc)) == 5


def test_a_place_is_from_its_first_character_to_behind_its_last(text):
    doc = text("It was so.")
    assert hits(quotation("was so"), doc) == [QuotePlace(3, 9)]
