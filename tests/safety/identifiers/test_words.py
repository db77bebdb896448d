"""Words that are written with a capital, and which of them name somebody or something."""

import pytest

from dhrcode.safety.identifiers.prose import Prose
from dhrcode.safety.identifiers.words import is_proper, proper_start


@pytest.mark.parametrize(
    "word", ["Okafor", "O'Neill", "Smith-Jones", "Okafor's", "Okafor.", "OKAFOR", "Äöü"]
)
def test_a_word_written_as_a_name_is(word):
    assert is_proper(word)


@pytest.mark.parametrize(
    "word",
    [
        "okafor",
        "The",
        "GP",
        "GP's",
        "NHS",
        "Police",
        "Children",
        "A",
        "",
        "R2",
        "2012",
        "'s",
        "Oka4",
    ],
)
def test_one_that_is_none_or_names_nobody(word):
    assert not is_proper(word)


def test_at_the_beginning_of_a_sentence_an_ordinary_form_is_none():
    assert is_proper("Dunmere", first=True)
    assert is_proper("Speaking")
    assert not is_proper("Speaking", first=True)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("he went to the Dunmere Road surgery", "the Dunmere Road", "Dunmere"),
        ("he went to the local surgery", "the local", None),
        ("Speaking Dunmere was", "Speaking Dunmere", "Dunmere"),
        ("he said Speaking", "Speaking", "Speaking"),
    ],
)
def test_where_a_proper_name_begins_in_a_run_of_words(text, words, name):
    prose = Prose(text)
    start = prose.text.index(words)
    at = proper_start(prose, start, words)
    assert at == (None if name is None else prose.text.index(name))
