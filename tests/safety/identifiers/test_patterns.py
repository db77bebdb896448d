"""Patterns that are compiled when they are first used, and lists of words in them."""

import re

import pytest

from dhrcode.safety.identifiers.patterns import Pattern, one_of
from dhrcode.text import words_of


def test_a_pattern_is_compiled_once_and_when_it_is_first_used():
    broken = Pattern("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("x")
    pattern = Pattern("[ab]")
    assert pattern._compiled is pattern._compiled


def test_what_it_finds_and_from_where():
    pattern = Pattern("a.")
    assert pattern.search("xab ac")[0] == "ab"
    assert pattern.search("xab ac", 2)[0] == "ac"
    assert pattern.search("x") is None
    assert pattern.match("xab", 1)[0] == "ab"
    assert pattern.match("xab") is None
    assert pattern.fullmatch("ab")[0] == "ab"
    assert pattern.fullmatch("abc") is None
    assert pattern.words("xab ac a") == ["ab", "ac"]
    assert pattern.sub("-", "xab ac") == "x- -"


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, None, ["ab", "ac"]), (1, None, ["ac"]), (0, 4, ["ab"]), (0, 5, ["ab", "ac"]), (0, 0, [])],
)
def test_every_match_between_two_positions(start, end, found):
    assert [one[0] for one in Pattern("a.").finditer("ab ac", start, end)] == found


def test_words_are_parted_by_white_space():
    assert words_of(" a b\n  a-c ") == {"a", "b", "a-c"}
    assert words_of("") == frozenset()


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("bill", True),
        ("bills", False),
        ("policy", True),
        ("policing", True),
        ("polic", True),
        ("polite", False),
        ("code of practice", True),
        ("code_of_practice", False),
        ("co", False),
    ],
)
def test_any_of_some_words_with_a_blank_or_any_ending(text, matches):
    pattern = Pattern(one_of("bill polic* code_of_practice"))
    assert (pattern.fullmatch(text) is not None) is matches


def test_the_longest_of_words_that_begin_alike_is_taken():
    assert Pattern(one_of("a ab abc")).search("abcd")[0] == "abc"
