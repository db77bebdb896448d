"""Text as it is compared, and the way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.comparable import comparable

TEXTS = st.text(
    st.characters(codec="utf-8")
    | st.sampled_from("ab \n\t-\u2010\u2011\u00ad\u2019\u201c\ufb01\ufb03\u2026\u200b\u0130")
)


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("the \ufb01rst o\ufb03ce", "the first office"),
        ("\u201cShe didn\u2019t\u201d", '"she didn\'t"'),
        ("her neigh-\n  bours", "her neighbours"),
        ("her neigh- bours", "her neighbours"),
        ("well-known", "wellknown"),
        ("co\u00adop\u00ad\nerate", "cooperate"),
        ("one \n\n two\u00a0three", "one two three"),
        ("1998\u20132003", "1998-2003"),
        ("a \u2013 b", "a - b"),
        ("said\u2026 that", "said... that"),
        ("home\u2014and", "homeand"),
        ("a\u0080b", "ab"),
        ("zero\u200bwidth", "zerowidth"),
        ("CAF\u00c9", "caf\u00e9"),
    ],
)
def test_what_printing_changes_is_taken_out(printed, typed):
    assert comparable(printed).text == typed


@pytest.mark.parametrize("text", ["2 - 3", "pages 2-3", "--replace", "- a point"])
def test_a_hyphen_that_is_no_part_of_a_word_stays(text):
    assert comparable(text).text == text


ORDINARY = st.text(
    # symbols that are spelt out in letters aside, such as the degree with its C
    st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd", "P", "Z", "Cc", "Cf"))
    | st.sampled_from("ab \n\t-\u2010\u2011\u00ad\u2019\u201c\ufb01\ufb03\u2026\u200b\u0130")
)


@given(ORDINARY)
def test_what_is_comparable_stays_as_it_is(text):
    once = comparable(text).text
    assert comparable(once).text == once


@given(TEXTS, st.data())
def test_each_part_leads_back_to_where_it_stood(text, data):
    made = comparable(text)
    end = data.draw(st.integers(0, len(made.text)))
    start = data.draw(st.integers(0, end))
    first, last = made.original(start, end)
    assert 0 <= first <= last <= len(text)
    found, wanted = comparable(text[first:last]).text, made.text[start:end]
    assert wanted.strip(" ") in found or wanted.replace("-", "") in found.replace("-", "")


def test_a_word_broken_at_the_end_of_a_line_is_found_whole():
    text = "for her neigh-\nbours\u2019 sake"
    made = comparable(text)
    at = made.text.index("neighbours'")
    first, last = made.original(at, at + len("neighbours'"))
    assert text[first:last] == "neigh-\nbours\u2019"


@pytest.mark.parametrize(
    "text", ["\r\u00af", "a \u200b b", "b\u2010a", "\ufb01\u2010\ufffe\ra", "a\n\u00a8 \u00a8b"]
)
def test_signs_side_by_side_leave_no_trace_of_each_other(text):
    once = comparable(text).text
    assert comparable(once).text == once
    assert "  " not in once
