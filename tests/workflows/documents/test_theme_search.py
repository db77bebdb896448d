"""Passages on a subtheme: which, in what order, why, and the same however they are asked for."""

import pytest

from dhrcode.model.codebook import Subtheme
from dhrcode.model.theme_words import theme_words
from dhrcode.workflows.documents.named import places_of
from dhrcode.workflows.documents.search import SearchExtent, find, find_in
from dhrcode.workflows.documents.theme_search import NO_CUE, ThemeSearch, theme_search

THEME = Subtheme(
    id="drink",
    label="Drink",
    definition="A service overlooked alcohol.",
    cues=("cider", "alcohol service", "intoxic*"),
)
OTHER = Subtheme(id="other", label="Other", definition="A service was late.")


def plainly(files, total):
    return files


@pytest.fixture
def look(small):
    def run(theme=THEME, review=None, limit=50, part=None):
        sought = ThemeSearch(theme_words(theme, [THEME, OTHER]))
        return find(small, sought, review, SearchExtent(limit, part), plainly)[0]

    return run


def texts(result):
    return [hit.page.text for hit in result.hits]


def test_every_passage_that_shares_a_word_is_listed_and_no_other(put, look):
    put(
        "DHR2.txt",
        "Cider again.",
        "Nothing.",
        "Alcohol alone.",
        "A late bus.",
        "He was intoxicated.",
    )
    result = look()
    assert sorted(texts(result)) == ["Alcohol alone.", "Cider again.", "He was intoxicated."]
    assert (result.total, result.holding) == (3, 1)
    assert look(limit=1).total == 3


def test_a_cue_that_stands_as_a_phrase_comes_before_its_words_apart(put, look):
    put(
        "DHR2.txt",
        "The service knew of alcohol.",
        "Nothing.",
        "Nothing.",
        "The alcohol service knew him.",
        "Nothing.",
    )
    assert texts(look())[0] == "The alcohol service knew him."


def test_a_rare_word_of_the_subtheme_counts_more_than_a_common_one(put, look):
    put("DHR2.txt", *["A service came."] * 6, "Nothing.", "Cider came.", "Nothing.")
    assert texts(look())[0] == "Cider came."


def test_neighbours_of_a_strong_passage_come_before_others_alike(put, look):
    put(
        "DHR2.txt",
        *["The service wrote."],
        *["Nothing."] * 4,
        "Cider, cider and cider.",
        "The service wrote.",
        *["Nothing."] * 3,
    )
    assert [hit.page.number for hit in look().hits] == [6, 7, 1]


def test_a_passage_says_why_in_its_own_words(put, look):
    put("DHR2.txt", "The Alcohol\nService saw CIDER and intoxication.", "Nothing.")
    (hit,) = look().hits
    assert hit.found == ("alcohol service", "CIDER", "intoxication")
    assert [hit.page.text[a:b] for a, b in hit.marks] == [
        "Alcohol\nService",
        "CIDER",
        "intoxication",
    ]
    assert hit.why("words") == "words: alcohol service, CIDER, intoxication"


def test_of_a_hyphenated_word_no_part_is_a_reason_beside_the_whole(put, look):
    put("DHR2.txt", "The co-ordinator left her ex-partner.", "Nothing.")
    (hit,) = look(THEME.model_copy(update={"cues": ("co-ordinator", "partner")})).hits
    assert hit.found == ("co-ordinator", "partner")


def test_a_passage_under_a_heading_that_has_the_word_says_so(put, look):
    put("DHR2.txt", "Cider\n\nIt was so.", "He said it too, and so did they.")
    assert [hit.why("words") for hit in look().hits] == ["words: cider", "heading: Cider"]


def test_what_may_be_a_denial_is_marked_and_kept(put, look):
    put("DHR2.txt", "No alcohol service was needed.", "Nothing.")
    (hit,) = look().hits
    assert hit.denies
    assert hit.why("words").endswith("; says no?")


def test_other_parts_come_after_the_narrative(put, look):
    put(
        "DHR2.txt",
        "Recommendations\n\n1. The alcohol service should see cider.",
        "The story\n\nThe service wrote.",
    )
    assert [hit.part for hit in look().hits] == ["narrative", "recommendations"]
    assert [hit.part for hit in look(part="recommendations").hits] == ["recommendations"]


def test_where_no_cue_occurs_it_is_said(put, look):
    put("DHR2.txt", "A service came.")
    assert look().note == NO_CUE
    for text in ("Cider.", "The alcohol service.", "Intoxicated.", "He drank.", "Nothing."):
        put("DHR2.txt", text)
        assert look().note == ""


def test_the_order_in_one_review_is_the_same_whoever_asks(small, put, look):
    put("DHR2.txt", "Cider.", "A service.", "The alcohol service.", "Cider and cider.")
    record, _ = small.read("DHR2")
    sought = ThemeSearch(theme_words(THEME, [THEME, OTHER]))
    here = find_in(small, sought, places_of(record), SearchExtent(50), plainly)
    assert texts(here) == texts(look(review="DHR2")) == texts(look())
    assert texts(look(limit=2)) == texts(look())[:2]


def test_the_words_are_those_of_the_projects_codebook(small):
    sought = theme_search(small.codebook, small.codebook.subthemes["use-of-maracs"])
    assert sought.wanted.weights["marac"] == 1.0
