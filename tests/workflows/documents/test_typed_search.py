"""Words as they were typed: which terms a passage holds, and what a misspelt one may be."""

import pytest

from dhrcode.errors import UsageError
from dhrcode.model.query import query
from dhrcode.workflows.documents.search import SearchExtent, find
from dhrcode.workflows.documents.typed_search import TypedSearch, cues_of, nearest_word


def plainly(files, total):
    return files


@pytest.fixture
def found(small):
    def run(words, part=None, limit=9):
        return find(small, TypedSearch(query(words)), None, SearchExtent(limit, part), plainly)[0]

    return run


def test_a_passage_says_which_words_it_holds_and_where(put, found):
    put("DHR2.txt", "A referral.", "The MARAC got two referrals.", "Nothing.")
    hits = found("MARAC OR referral").hits
    assert [(hit.page.text, hit.found) for hit in hits] == [
        ("The MARAC got two referrals.", ("MARAC", "referral")),
        ("A referral.", ("referral",)),
    ]
    assert [hits[0].page.text[a:b] for a, b in hits[0].marks] == ["MARAC", "referrals"]


def test_the_narrative_comes_first_and_a_part_can_be_had_alone(put, found):
    put("DHR2.txt", "Recommendations\n\n1. A referral, a referral.", "Police\n\nA referral came.")
    assert [hit.part for hit in found("referral").hits] == ["narrative", "recommendations"]
    result = found("referral", "recommendations")
    assert [hit.where for hit in result.hits] == ["DHR2 overview, page 1, recommendations"]
    assert result.total == 1


def test_a_word_that_no_document_has_gets_one_that_they_have(put, found):
    put("DHR2.txt", "The strangulation of the neighbour.")
    assert found("strangalation").note == (
        "No document has 'strangalation': did you mean 'strangulation'?"
    )
    for words in ("strangulation", "zyzzyva", "zyz", "strangal*"):
        assert found(words).note == ""


def test_the_nearest_word_is_the_likest_and_then_the_commonest():
    assert nearest_word("polcie", {"police": 3, "polite": 9, "policed": 1}) == "police"
    assert nearest_word("walks", {"talks": 1, "balks": 2}) == "balks"
    assert nearest_word("cat", {"bat": 1}) == ""
    assert nearest_word("2019", {"20191": 1}) == ""


def test_the_cues_of_a_subtheme_are_any_of_them(small):
    wanted = cues_of(small.codebook.subthemes["use-of-maracs"])
    assert [[term.shown for term in group] for group in wanted.groups] == [["MARAC", "referral"]]
    with pytest.raises(UsageError, match="no cues for gps"):
        cues_of(small.codebook.subthemes["gps"])
