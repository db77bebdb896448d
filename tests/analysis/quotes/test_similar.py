"""Where a document has almost a quote's words."""

import pytest

from dhrcode.analysis.quotes.parts import readings
from dhrcode.analysis.quotes.searchable import Searchable
from dhrcode.analysis.quotes.similar import similar
from dhrcode.model.document import Document, Page

SENTENCE = "No agency sought a referral to the conference although three of them knew of it."
SOUGHT = ("No agency sought a referral", "No agency requested a referral")
OTHER = "The health visitor wrote to the practice twice and was given no answer at all."


def text_of(*pages):
    numbered = tuple(Page(n, "", f"{page}\n") for n, page in enumerate(pages, start=1))
    return Searchable(Document("sources/a.pdf", "0" * 64, numbered)).running


@pytest.fixture
def text():
    return text_of(f"The panel met in May. {SENTENCE} Nobody said why.", OTHER)


def found(quote, text):
    """The words of the document that are most like a quote, and what differs."""
    place = similar(readings(quote)[-1], text)
    if place is None:
        return None
    return text.text[place.span.start : place.span.end], [
        (one.document, one.quote) for one in place.differences
    ]


def test_words_that_are_the_same_differ_in_nothing(text):
    assert found(SENTENCE, text) == (SENTENCE.lower().rstrip("."), [])


def test_another_word_is_shown(text):
    words, different = found(SENTENCE.replace("sought", "requested"), text)
    assert words == SENTENCE.lower()
    assert different == [SOUGHT]


def test_a_word_left_out_and_one_put_in_are_shown(text):
    _, left = found(SENTENCE.replace("of them ", ""), text)
    assert [d[0] for d in left] != []
    _, put = found(SENTENCE.replace("knew", "surely knew"), text)
    assert [d[1] for d in put] != []


def test_other_words_are_not_found(text):
    assert (
        found("The perpetrator had been known to the probation service for many years.", text)
        is None
    )
    assert (
        found("Three agencies knew of the conference and each sought a referral from them.", text)
        is None
    )


def test_a_short_quote_is_found_exactly_or_not_at_all(text):
    assert found("sought a referral", text)[0] == "sought a referral"
    assert found("seeks a referral", text) is None


def test_parts_stand_in_order_around_the_longest(text):
    quote = f"the panel met ... {SENTENCE.replace('sought', 'requested')} ... nobody said"
    words, different = found(quote, text)
    assert words.startswith("the panel met in may.")
    assert words.endswith("nobody said")
    assert different == [SOUGHT]
    assert found(f"{SENTENCE.replace('sought', 'requested')} ... the panel met", text) is None


def test_a_part_may_stand_on_the_next_page_and_not_beyond(text):
    changed = SENTENCE.replace("sought", "requested")
    assert found(f"{changed} ... the health visitor", text) is not None
    far = text_of(SENTENCE, "Nothing here.", OTHER)
    assert found(f"{changed} ... the health visitor", far) is None
    assert found(f"the panel met ... {OTHER.replace('twice', 'often')}", text) is not None


def test_a_long_quote_is_found_by_its_ends():
    words = [f"word{n} is here" for n in range(60)]
    document = text_of("Before it. " + " ".join(words) + " After it.")
    quote = " ".join(words).replace("word30", "other30")
    place, different = found(quote, document)
    assert place == " ".join(words)
    assert different == [("is here word30 is here", "is here other30 is here")]


def test_what_brackets_stand_for_is_no_difference(text):
    changed = SENTENCE.replace("the conference", "[it]").replace("sought", "requested")
    assert found(changed, text) == (SENTENCE.lower(), [SOUGHT])
