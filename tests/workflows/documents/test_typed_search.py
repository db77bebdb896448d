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
    assert found("neighbour strangalation zyzzyva").note == (
        "No document has 'strangalation': did you mean 'strangulation'? "
        "No document has 'zyzzyva'. No passage holds all of the words; these hold some of them."
    )
    assert found("'neigbour of'").note == "No document has 'neigbour': did you mean 'neighbour'?"


def test_passages_with_fewer_of_the_words_follow_and_say_which(put, found):
    put(
        "DHR2.txt",
        "A plan of safety.",
        "Recommendations\n\n1. A safety plan should be made.",
        "Safety, safety and safety.",
        "She spoke of nothing.",
    )
    result = found("plan of safety")
    assert [(hit.page.number, hit.found) for hit in result.hits] == [
        (1, ("plan", "of", "safety")),
        (2, ("plan", "safety")),
        (3, ("safety",)),
    ]
    assert result.total == 3
    assert result.note == "1 passage holds all of the words; the others hold some of them."
    assert found("plan safety").note == (
        "2 passages hold all of the words; the others hold some of them."
    )
    assert [hit.why("words") for hit in found("'safety plan' spoke").hits] == [
        "words: spoke",
        "words: safety plan",
    ]
    assert [hit.page.number for hit in found("of spoke of").hits] == [4]


def test_as_typed_comes_before_other_forms_and_these_before_other_spellings(put, found):
    put(
        "DHR2.txt",
        "Behavior, behavior: a behavior, and behavior again.",
        "Behaviours, behaviours and behaviours.",
        "Of his behaviour much was said by many people who had known him at the time.",
    )
    assert [hit.page.number for hit in found("behaviour").hits] == [3, 2, 1]
    assert [hit.page.number for hit in found("behavior").hits] == [1, 2, 3]
    assert [hit.page.number for hit in found("behaviors").hits] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Her ex-partner rang.", "partner"),
        ("Her ex-partner rang.", "ex-partner"),
        ("Her expartner rang.", "ex-partner"),
        ("Her ex partner rang.", "ex-partner"),
        ("His brother-in-law came.", "brother"),
        ("His brother-in-law came.", "law"),
        ("His brother-in-law came.", "'brother in law'"),
        ("His brother in law came.", "brother-in-law"),
        ("His brother-in-\nlaw came.", "brother-in-law"),
        ("Marked did-not-attend.", "attend"),
        ("Marked did-not-attend.", "'did not attend'"),
        ("Marked did-not-\nattend.", "'did not attend'"),
        ("She did not attend.", "did-not-attend"),
        ("A non-MARAC case.", "MARAC"),
        ("A non-\nMARAC case.", "MARAC"),
        ("A co-ordinated, non-co-operating trust.", "cooperating"),
        ("A PHQ-9 score.", "PHQ"),
        ("A PHQ-9 score.", "PHQ-9"),
        ("A PHQ9 score.", "PHQ-9"),
        ("A PHQ9 score.", "PHQ"),
        ("A PHQ score.", "PHQ-9"),
        ("His noncompliance.", "non-compliance"),
        ("His non-compliance.", "noncompliance"),
        ("His non compliance.", "noncompliance"),
        ("His non-\ncompliance.", "noncompliance"),
        ("His stepfather.", "step-father"),
        ("His step father.", "stepfather"),
        ("A multi-\nagency meeting.", "'multi agency'"),
        ("His medi-\ncation.", "medication"),
        ("His medi-\r\n  cation.", "medication"),
        ("His medi\u00ad\ncation.", "medication"),
        ("A self\u2010harm plan.", "harm"),
        ("A self\u2011harm plan.", "self-harm"),
        ("The carer's bed.", "carer\u2019s"),
        ("The carer\u2019s bed.", "carer's"),
        ("The carer\u2019s bed.", "carer"),
        ("The carers\u2019 bed.", "carers'"),
        ("She didn\u2019t.", "didn't"),
        ("Mrs O'Brien.", "O\u2019Brien"),
        ("The victim/perpetrator.", "perpetrator"),
        ("The GP/nurse.", "GP/nurse"),
        ("A care/safety plan.", "'safety plan'"),
        ("His rnedication.", "medication"),
        ("The po1ice.", "police"),
        ("The v1ctim.", "victim"),
        ("The d0ctor.", "doctor"),
        ("A vvitness.", "witness"),
    ],
)
def test_a_word_is_found_however_it_is_written(put, found, text, words):
    put("DHR2.txt", text, "Nothing of it here.")
    (hit,) = found(words).hits
    assert hit.page.text == text.replace("\r\n", "\n")
    assert hit.marks


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
