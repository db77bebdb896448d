"""A document as one text, and where a quote stands in it."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.exporters.refi.texts import SourceText, _bare, find_quote
from dhrcode.model.comparable import comparable
from dhrcode.model.document import Document, Page


def document(*pages, labels=()):
    made = [Page(n, labels[n - 1] if labels else "", text) for n, text in enumerate(pages, 1)]
    return Document("sources/a.txt", "0" * 64, tuple(made))


def selected(text, quote, page=None):
    """The words that would be selected."""
    span = text.find(quote, page)
    return None if span is None else text.text[span.start : span.end]


PAGES = (
    "The first page.\nNobody made the referral.",
    "“No one asked”, she said.\r\nIt ended there.",
    "Nobody made the referral. Her neigh-\nbours knew of it. 🙂 Then no-\n",
)


def test_pages_are_parted_by_what_xml_allows_and_lines_end_in_a_newline():
    text = SourceText(document("a\r\nb", "c\rd", "e\ff\x0bg")).text
    assert text == "a\nb\u2029c\nd\u2029e\nf\ng"


@pytest.mark.parametrize(
    ("quote", "page", "words"),
    [
        ("Nobody made the referral.", "1", "Nobody made the referral."),
        ("The first page. Nobody", "1", "The first page.\nNobody"),
        ('"no one asked"', "2", "“No one asked”"),
        ("her neighbours knew", "3", "Her neigh-\nbours knew"),
        ("🙂 then", "3", "🙂 Then"),
        ("It ended there. Nobody made", "2", "It ended there.\u2029Nobody made"),
        ("it ended there", None, "It ended there"),
        ("it ended there", "7", "It ended there"),
        ("it ended there", "1", "It ended there"),
        ("Nobody made the referral.", None, None),
        ("Nobody made the referral.", "2", None),
        ("Nobody ever made it", "1", None),
        ("\u200b", "1", None),
        ("...", "1", None),
    ],
)
def test_the_words_that_are_selected(quote, page, words):
    assert selected(SourceText(document(*PAGES)), quote, page) == words


def test_the_page_that_is_named_decides_between_equal_words():
    text = SourceText(document(*PAGES))
    first, third = (text.find("Nobody made the referral.", page) for page in ("1", "3"))
    assert first is not None
    assert third is not None
    assert (first.start, text.text[: third.start].count("\u2029")) == (16, 2)


def test_a_printed_page_number_goes_before_the_position():
    text = SourceText(document("one word", "one word", "one word", labels=("i", "ii", "2")))
    place = text.find("word", "2")
    assert place is not None
    assert text.text[: place.start].count("\u2029") == 2
    place = text.find("word", "1")
    assert place is not None
    assert place.start == 4


def test_what_no_text_can_hold_is_replaced_and_positions_stay():
    text = SourceText(document("be\ufffefore \x00\ud800\u2028after the quote"))
    assert text.text == "be-fore \ufffd\ufffd\nafter the quote"
    assert selected(text, "after the", "1") == "after the"
    assert selected(text, "before", "1") == "be-fore"
    text.text.encode()


def test_the_first_text_that_holds_it_is_taken():
    texts = [SourceText(document("nothing")), SourceText(document("the words"))]
    found = find_quote(texts, "the words", None)
    assert found == (1, (0, 9))
    assert find_quote(texts, "others", None) is None


ANY = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"])
    | st.sampled_from("ab \n\t-\u00ad\u2019\ufb01\u0301\u0130\ufffe\f")
)


@given(st.lists(ANY, min_size=1), st.data())
def test_what_is_selected_reads_as_the_quote(pages, data):
    text = SourceText(document(*pages))
    page = data.draw(st.integers(1, len(pages)))
    raw = pages[page - 1].replace("\r\n", "\n").replace("\r", "\n")
    start = data.draw(st.integers(0, len(raw)))
    quote = raw[start : data.draw(st.integers(start, len(raw)))]
    words = selected(text, quote, str(page))
    if comparable(quote).text.strip() and words is not None:
        assert comparable(quote).text.strip() in comparable(words).text
    if quote.strip():
        assert words is not None or not comparable(quote).text.strip()


@pytest.mark.slow
def test_no_character_is_told_apart_where_the_comparable_form_does_not():
    """The quick test must never say that words are missing which the slow one would find."""
    characters = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert [c for c in characters if _bare(comparable(c).text) != _bare(c)] == []
