"""Comparable text without loose blanks, and the way back."""

import pytest

from dhrcode.analysis.quotes.tight import TightText
from dhrcode.model.comparable import comparable


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        ("the pathway - and only", "the pathwayand only"),
        ("the pathway\u2014and only", "the pathwayand only"),
        ("the pathway \u2013 and only", "the pathwayand only"),
        ("cold / damp /dark", "cold/damp/dark"),
        ("R & D, A& E", "r&d, a&e"),
        ("2014 \u2013 2016", "2014-2016"),
        ("police , health :  no minutes .", "police, health: no minutes."),
        ('him" - and', "him'-and"),
        ("- one", "- one"),
    ],
)
def test_blanks_about_joining_signs_are_nothing(text, tight):
    assert TightText(comparable(text)).text == tight


@pytest.mark.parametrize("text", ["cold / damp - and R & D , once", "a - b", "plain words"])
def test_each_word_is_found_again_in_the_original(text):
    made = TightText(comparable(text))
    for word in ("damp", "once", "b", "words"):
        at = made.text.find(word.casefold())
        if at >= 0:
            start, end = made.original(at, at + len(word))
            assert text[start:end] == word
