"""The words of a text: hyphens, lines' ends, apostrophes, slashes, accents, a scan's mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.words import plain, words


def in_order(text):
    return [word.plain for word in words(text) if not word.beside]


def beside(text):
    return [word.plain for word in words(text) if word.beside]


@pytest.mark.parametrize(
    ("text", "main", "others"),
    [
        ("ex-partner", ["ex", "partner"], ["expartner"]),
        ("brother-in-law", ["brother", "in", "law"], ["brotherinlaw"]),
        ("did-not-attend", ["did", "not", "attend"], ["didnotattend"]),
        ("non-MARAC", ["nonmarac"], ["non", "marac"]),
        ("non-compliance", ["noncompliance"], ["non", "compliance"]),
        ("co-ordinated", ["coordinated"], ["co", "ordinated"]),
        ("PHQ-9", ["phq", "9"], ["phq9"]),
        ("2019-20", ["2019", "20"], []),
        ("care/safety plan", ["care", "safety", "plan"], []),
        ("arrange-\nment", ["arrangement"], ["arrange", "ment"]),
        ("arrange- \r\n  ment", ["arrangement"], ["arrange", "ment"]),
        ("ex-\npartner", ["ex", "partner"], ["expartner"]),
        ("arrange\u00ad\nment", ["arrangement"], []),
        ("carer's carer\u2019s carers'", ["carer", "carer", "carers"], []),
        ("didn't O\u2019Brien", ["didnt", "obrien"], []),
        ("Zoë o\ufb03cer", ["zoe", "officer"], []),
        ("rnedication po1ice", ["rnedication", "po1ice"], ["medication", "police", "poiice"]),
        ("PHQ9 Child1 a1", ["phq9", "child1", "a1"], ["phq", "child"]),
        ("v1ctim", ["v1ctim"], ["vlctim", "victim"]),
        (
            "non-co-operation",
            ["non", "co", "operation"],
            ["noncooperation", "cooperation"],
        ),
        ("corn 10105 M1", ["corn", "10105", "m1"], []),
        ("_under_ (a) b.", ["under", "a", "b"], []),
    ],
)
def test_words_and_the_other_ways_to_read_them(text, main, others):
    assert (in_order(text), beside(text)) == (main, others)


def test_each_word_knows_its_place():
    text = "The non-MARAC ex-\npartner."
    assert [(text[w.start : w.end], w.plain) for w in words(text)] == [
        ("The", "the"),
        ("non-MARAC", "nonmarac"),
        ("non", "non"),
        ("MARAC", "marac"),
        ("ex", "ex"),
        ("partner", "partner"),
        ("ex-\npartner", "expartner"),
    ]


def test_a_words_plain_form():
    assert [plain(word) for word in ("Carer's", "MARAC", "É", "o'clock")] == [
        "carer",
        "marac",
        "e",
        "oclock",
    ]


@given(st.text(st.sampled_from("abC1'-\u2019\u00ad/ \n.é") | st.characters()))
def test_no_text_fails_and_every_word_is_somewhere_in_it(text):
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.plain == "" or not word.plain.isspace()
