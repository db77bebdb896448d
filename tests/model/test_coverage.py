"""Which passages hold a quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.coverage import covers, same_words


@pytest.mark.parametrize(
    ("passage", "quote", "covered"),
    [
        ("It was so. And more.", "was so", True),
        ("was so", "It was so. And more.", True),
        ("It was so and that was all", "that was all of it", True),
        ("nearly all of it, and of that", "It was nearly all of it", True),
        ("neigh-\nbours", "The neighbours", True),
        ("It was so and that", "that was all of it then", False),
        ("Other words.", "It was so.", False),
        ("", "It was so.", False),
        ("...", "It", False),
    ],
)
def test_half_of_the_shorter_is_enough(passage, quote, covered):
    assert covers(passage, quote) is covered


@given(st.text(), st.text())
def test_any_texts_can_be_compared(one, other):
    assert covers(one, other) == covers(other, one)


def test_the_same_words_whatever_stands_between_them():
    assert same_words("The 2nd, plan-\nned.", "the 2nd planned")
    assert not same_words("The plan", "The plans")
    assert not same_words("--", "")
