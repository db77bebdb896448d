"""Where in a document's pages a quote stands, to the character."""

import pytest

from dhrcode.analysis.quotes.placed import PlacedText
from dhrcode.model.document import Document, Page

PAGES = (
    "The practice saw her eleven times. Nobody asked her whether she\nwas safe at home.",
    "Nobody asked her in the spring. A refer-\nral was made to the con-",
    "ference later. She said: \u201cI was fine\u201d.",
)
DOCUMENT = Document("a", "0" * 64, tuple(Page(n, "", text) for n, text in enumerate(PAGES, 1)))


def found(quote, page=None):
    spans = PlacedText(DOCUMENT).spans(quote, page)
    return [(span.page + 1, PAGES[span.page][span.start : span.end]) for span in spans]


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        ("nobody asked her whether she was safe", "Nobody asked her whether she\nwas safe"),
        ("saw her eleven times", "saw her eleven times"),
    ],
)
def test_the_words_of_a_page(quote, wanted):
    assert found(quote) == [(1, wanted)]


def test_of_two_places_the_one_on_the_page_counts():
    assert found("Nobody asked her") == [(1, "Nobody asked her")]
    assert found("Nobody asked her", "2") == [(2, "Nobody asked her")]
    assert found("Nobody asked her", "9") == [(1, "Nobody asked her")]


def test_broken_words_and_quotation_marks():
    assert found("A referral was made") == [(2, "A refer-\nral was made")]
    assert found('She said: "I was fine".')[0][1].startswith("She said")


def test_words_over_two_pages_and_words_left_out():
    assert found("made to the conference later") == [(2, "made to the con-"), (3, "ference later")]
    assert found("saw her ... was safe at home") == [(1, "saw her"), (1, "was safe at home")]
    assert found("Nobody asked [Ann] whether she") == [(1, "Nobody asked"), (1, "whether she")]


@pytest.mark.parametrize("quote", ["obody asked", "saw her elev", "zebras", "...", "", "[...]"])
def test_what_is_not_there(quote):
    assert found(quote) == []


def test_a_part_far_away_does_not_count():
    assert found("The practice saw her ... She said") == []


def test_every_place_on_the_page_that_is_given():
    text = "No note was made. Later no note was made either."
    document = Document("a", "0" * 64, (Page(1, "", text), Page(2, "", text)))
    placed = PlacedText(document)
    starts = [
        [(span.page, span.start) for span in spans] for spans in placed.places("no note", "2")
    ]
    assert starts == [[(1, 0)], [(1, 24)]]
    assert len(placed.places("no note", "9")) == 1
    assert placed.places("no letter", "2") == ()


def test_a_quote_over_the_end_of_a_page_leaves_out_its_head_and_foot():
    texts = ["A review\nShe had asked for\n1", "A review\nhelp twice.\n2", "A review\nThe end.\n3"]
    pages = tuple(Page(number, "", text) for number, text in enumerate(texts, 1))
    spans = PlacedText(Document("a", "0" * 64, pages)).spans("asked for help twice", "1-2")
    words = [texts[span.page][span.start : span.end] for span in spans]
    assert words == ["asked for", "help twice"]
