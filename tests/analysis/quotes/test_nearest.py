"""The sentence that shares most with a quote that is not there."""

from dhrcode.analysis.quotes.nearest import LONGEST, most_like
from dhrcode.analysis.quotes.parts import readings
from dhrcode.analysis.quotes.searchable import Searchable
from dhrcode.model.document import Document, Page

TEXT = (
    "The panel met twice that year. The two services did not speak about her. "
    "The service closed the case. The service wrote to him."
)


def nearest(quote, text=TEXT):
    running = Searchable(Document("a.txt", "0" * 64, (Page(1, "", text),))).running
    span = most_like(readings(quote)[0], running)
    return None if span is None else running.original(span.start, span.end)


def test_rare_words_weigh_more_than_those_of_every_sentence():
    assert nearest("the services never once spoke or speak with each other about her") == (
        "The two services did not speak about her."
    )


def test_a_sentence_that_shares_a_word_alone_is_not_named():
    assert nearest("the panel had nothing more to report") is None


def test_no_more_than_a_sentence_is_shown():
    assert (
        len(nearest("speak about services", f"speak about services {'and on ' * 99}") or "")
        <= LONGEST
    )
