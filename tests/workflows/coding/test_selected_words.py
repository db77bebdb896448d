"""Words selected in a document, as a quote with its page that is found again."""

from pathlib import Path

import pytest

from dhrcode.analysis.quotes.match import match
from dhrcode.analysis.quotes.searchable import Searchable
from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.document import Document, Page
from dhrcode.model.passage import sentences
from dhrcode.model.record import Source
from dhrcode.store.documents.reader import read_file
from dhrcode.workflows.coding.selected_words import SelectableText, TextPlace

DOCUMENTS = Path(__file__).parents[3] / "examples" / "fictional" / "documents"
TEXTS = (
    "A review\n\n1.1 Nobody asked her whether she was. The refer-\nral was made late. She re-\n\n1",
    "A review\n\nfused it. \u201cI was \ufb01ne,\u201d she said. A long-\nterm.\n1.2 No note.\n2",
    "A review\n\n1.3 The end of it, which is short.\n\n3",
)
PAGES = tuple(Page(number, "", text) for number, text in enumerate(TEXTS, 1))
TEXT = SelectableText(Document("a", "0" * 64, PAGES))
SOURCE = Source(id="overview")


def at(page, words, *, after=False):
    place = TEXTS[page - 1].index(words)
    return TextPlace(page, place + (len(words) if after else 0))


def taken(first, last, text=TEXT, source=SOURCE):
    return tuple(text.words(first, last, source))


def test_words_of_a_page_in_one_line_with_broken_words_joined():
    words = taken(at(1, "The refer"), at(1, "made late", after=True))
    assert words == ("The referral was made late", "1")
    words = taken(at(2, "\u201cI was"), at(2, "said.", after=True))
    assert words == ("\u201cI was fine,\u201d she said.", "2")


def test_the_way_in_which_they_were_selected_makes_no_difference():
    assert taken(at(1, "late"), at(1, "asked")) == taken(at(1, "asked"), at(1, "late"))


def test_words_that_are_cut_are_taken_whole():
    assert taken(at(1, "sked"), at(1, "whe", after=True)) == ("asked her whether", "1")
    assert taken(at(1, "efer"), at(1, "was made", after=True)) == ("referral was made", "1")
    assert taken(at(1, "The"), at(1, "ref", after=True)) == ("The referral", "1")


def test_the_number_of_a_paragraph_is_none_of_its_words():
    assert taken(at(1, "1.1"), at(1, "asked", after=True)) == ("Nobody asked", "1")


def test_words_over_the_end_of_a_page_leave_out_head_and_foot():
    words = taken(at(1, "was made late"), at(2, "fused it.", after=True))
    assert words == ("was made late. She refused it.", "1-2")
    whole, pages = taken(at(1, "Nobody"), at(3, "short.", after=True))
    assert pages == "1-3"
    assert "A review" not in whole
    assert whole.startswith("Nobody asked")
    assert whole.endswith("which is short.")


def test_a_document_without_pages_gives_none():
    text = SelectableText(Document("a", "0" * 64, PAGES[:1], paged=False))
    assert taken(at(1, "Nobody"), at(1, "her", after=True), text) == ("Nobody asked her", None)


def test_pages_go_by_what_the_source_says():
    labelled = tuple(page._replace(label=label) for page, label in zip(PAGES, "abc", strict=True))
    text = SelectableText(Document("a", "0" * 64, labelled))
    places = at(3, "The end"), at(3, "short.", after=True)
    assert taken(*places, text)[1] == "c"
    by_file = Source(id="overview", **{"pages-by": "file"})
    assert taken(*places, text, by_file)[1] == "3"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ((1, 9), (1, 10)),
        ((1, 40), (1, 40)),
        ((0, 1), (1, 20)),
        ((1, 1), (4, 1)),
        ((2, 900), (2, 950)),
    ],
)
def test_no_words_and_no_such_page_are_said(first, last):
    with pytest.raises((UsageError, RefusedError)):
        taken(TextPlace(*first), TextPlace(*last))


@pytest.mark.parametrize("name", ["DHR41-overview.txt", "DHR58-overview.txt"])
def test_every_sentence_of_the_fictional_documents_is_a_quote_that_is_found(name, tmp_path):
    document = read_file(DOCUMENTS / name, name, tmp_path)
    text, searchable, seen = SelectableText(document), Searchable(document), 0
    for page in document.pages:
        for start, end in sentences(page.text):
            first, last = TextPlace(page.number, start), TextPlace(page.number, end)
            if len(page.text[start:end].split()) > 5:
                quote, named = taken(first, last, text)
                assert match(quote, named, searchable).kind == "found"
                seen += 1
    assert seen > 50
