"""Fields in one text under labels, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.labelled import PREAMBLE, labelled, unlabelled

LABELS = ("Page", "Note", "When to use")
LINES = st.sampled_from(
    ["Page:", "Page: 3", "Note:x", "\\Page:", "\\\\Note: x", " Page:", "", "a", " ", "When to use:"]
)
FIELD = st.one_of(
    st.text(st.sampled_from("aPgeNot:\\\n \t"), min_size=1),
    st.lists(LINES, min_size=1).map("\n".join),
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1),
).filter(lambda text: text.strip() != "")


@given(st.lists(st.tuples(st.sampled_from(LABELS), FIELD), unique_by=lambda pair: pair[0]))
def test_what_goes_in_comes_out(fields):
    assert unlabelled(labelled(fields, LABELS), LABELS) == dict(fields)


def test_how_it_looks():
    fields = [("Page", "20"), ("Note", "first\nPage: none\n"), ("When to use", "always")]
    text = "Page: 20\nNote:\nfirst\n\\Page: none\n\n\nWhen to use: always"
    assert labelled(fields, LABELS) == text
    assert labelled([("Page", ""), ("Note", "a\nb")], LABELS) == "Note:\na\nb"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("no label at all", {PREAMBLE: "no label at all"}),
        ("before\r\nPage: 3\r\n", {PREAMBLE: "before", "Page": "3"}),
        ("Page: 3\n\n\nNote:  \nwords\n\nPage: 4", {"Page": "4", "Note": "words"}),
        ("page: 3", {PREAMBLE: "page: 3"}),
        ("", {}),
        ("Page:", {}),
    ],
)
def test_what_a_person_may_have_made_of_it(text, fields):
    assert unlabelled(text, LABELS) == fields
