"""Differences word by word."""

import pytest

from dhrcode.analysis.quotes.differences import differences, negates
from dhrcode.analysis.quotes.searchable import Word


def words(text):
    return [Word(word.lower(), word) for word in text.split()]


def shown(document, quote):
    return [(one.document, one.quote) for one in differences(words(quote), words(document))]


@pytest.mark.parametrize(
    ("document", "quote", "said"),
    [
        ("a b c d e", "a b c d e", []),
        ("A b C d E", "a B c d e", []),
        ("a b X c d", "a b c d", [("a b X c d", "a b c d")]),
        ("a b c d", "a b X c d", [("a b c d", "a b X c d")]),
        ("a b X c d e", "a b Y c d e", [("a b X c d", "a b Y c d")]),
        ("X b c d", "Y b c d", [("X b c", "Y b c")]),
        ("a b c X", "a b c Y", [("b c X", "b c Y")]),
        ("a X c d Y f g", "a V c d W f g", [("a X c d Y f g", "a V c d W f g")]),
        ("X b c d e Y", "V b c d e W", [("X b c", "V b c"), ("d e Y", "d e W")]),
    ],
)
def test_each_with_two_words_around_it_and_near_ones_as_one(document, quote, said):
    assert shown(document, quote) == said


@pytest.mark.parametrize(
    ("document", "quote", "weighty"),
    [
        ("she was asked", "she was not asked", True),
        ("she wasn't asked", "she was asked", True),
        ("she was never asked", "she was rarely asked", True),
        ("on 3 May", "on 4 May", True),
        ("in May she", "in June she", True),
        ("two calls", "three calls", True),
        ("it was safe", "it was unsafe", True),
        ("she was honest", "she was dishonest", True),
        ("it was lawful", "it was safe", False),
        ("she was under watch", "she was in watch", False),
        ("2012, and", "2012 and", False),
        ("no. they", "no they", False),
        ("a sister", "a mother", False),
    ],
)
def test_negations_numbers_and_dates_weigh(document, quote, weighty):
    (one,) = differences(words(quote), words(document))
    assert one.weighty == weighty


def test_what_denies():
    assert all(map(negates, ("was not", "nobody", "didn't ask", "no.", "without")))
    assert not any(map(negates, ("note", "known", "nor'easter", "another", "")))
