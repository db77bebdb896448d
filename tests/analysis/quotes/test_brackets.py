"""What brackets may stand for without a word."""

import pytest

from dhrcode.analysis.quotes.brackets import agencies_in, names_somebody, says_more


@pytest.mark.parametrize(
    "words", ["she", "Ms A", "the mother", "her ex-partner's", "Town, County", ""]
)
def test_who_is_meant_may_be_put_otherwise(words):
    assert names_somebody(words)


@pytest.mark.parametrize("words", ["denied", "he had refused", "three of"])
def test_what_was_done_by_whom_may_not(words):
    assert not names_somebody(words)


def test_words_that_the_brackets_have_themselves_are_not_replaced():
    assert names_somebody("that he said", {"said", "that"})


def test_one_agency_does_not_stand_for_another_and_a_pronoun_for_any():
    assert names_somebody("the social worker", {"she"})
    assert not names_somebody("the social worker", {"the", "police"})
    assert agencies_in(["The GP,", "and she"]) == {"gp"}
    assert says_more("The officer admitted") == {"admitted"}
