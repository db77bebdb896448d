"""Text cut into passages and sentences, and words made ready to be quoted."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dhrcode.model.comparable import comparable
from dhrcode.model.passage import (
    LONG,
    LONGEST,
    as_quote,
    marked,
    paragraphs,
    passages,
    sentences,
    unnumbered,
)

TEXTS = st.text(
    st.sampled_from("abc De.1-\n \u00adﬁ’“”?!•\t") | st.characters(exclude_categories=["Cs"])
)
SENTENCE = "The panel read the record of the call and found that nobody had looked at it again. "


def cut(text, spans):
    return [text[start:end] for start, end in spans]


def test_blank_lines_and_numbers_part_paragraphs():
    first, second, third = (f"2.{n} {SENTENCE * 2}".strip() for n in (1, 2, 3))
    page = f"{first}\n\n{second}\n{third}\n"
    assert cut(page, passages(page)) == [first, second, third]


def test_a_short_last_line_ends_a_paragraph_where_a_pdf_kept_no_blank_lines():
    line = "and so it went on for a line that is as wide as the page itself is wide"
    first = f"It began in March\n{line}\n{line}\nuntil it ended."
    second = f"Another paragraph begins\n{line}\n{line}\nand ends."
    page = f"{first}\n{second}"
    assert cut(page, passages(page)) == [first, second]


@pytest.mark.parametrize(
    "heading", ["7. Recommendations", "Recommendations", "7. It was said. In all, it was so and so"]
)
def test_a_heading_begins_a_paragraph_whatever_stands_above_it(heading):
    page = f"{SENTENCE * 2}\n{heading}\n7.1 {SENTENCE * 2}"
    spans = passages(page)
    assert cut(page, spans) == [(SENTENCE * 2).strip(), page[spans[1][0] :].strip()]
    assert page[spans[1][0] :].startswith(heading)


def test_a_counted_heading_begins_one_below_a_line_that_ends_no_sentence():
    page = f"A Review\n5. Analysis\n5.1 {SENTENCE}".strip()
    assert cut(page, paragraphs(page)) == ["A Review", "5. Analysis", f"5.1 {SENTENCE}".strip()]


def test_a_heading_goes_with_its_paragraph():
    page = f"3. Chronology\n\n3.1 {SENTENCE * 2}".strip()
    assert cut(page, passages(page)) == [page]


def test_a_long_paragraph_is_cut_between_sentences():
    page = (SENTENCE * 30).strip()
    found = cut(page, passages(page))
    assert " ".join(found) == page
    assert all(text.endswith("again.") and len(text) <= LONG for text in found)
    assert len(found) > 5


def test_what_has_no_sentences_is_cut_between_words():
    page = ("word " * 400).strip()
    found = cut(page, passages(page))
    assert " ".join(found) == page
    assert all(len(text) <= LONGEST for text in found)


@given(TEXTS)
def test_passages_hold_all_text_in_order_and_none_twice(text):
    spans = passages(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    between = [text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    assert "".join(between).strip() == ""
    assert all(cut(text, spans))
    assert all(end - start <= LONGEST for start, end in spans)


@given(TEXTS)
def test_sentences_hold_all_text_in_order_and_none_twice(text):
    edges = [0, *(edge for span in sentences(text) for edge in span), len(text)]
    assert edges == sorted(edges)
    assert "".join(text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)).strip() == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She rang. Nobody came.", ["She rang.", "Nobody came."]),
        ("Did she ring? She did!", ["Did she ring?", "She did!"]),
        (
            "She said, “They will take them.” He said so too.",
            ["She said, “They will take them.”", "He said so too."],
        ),
        (
            "Dr. A saw her (see para. 4 and p. 12). It was late.",
            ["Dr. A saw her (see para. 4 and p. 12).", "It was late."],
        ),
        ("2.3 In March she rang. 3. It rained.", ["2.3 In March she rang.", "3. It rained."]),
        ("He came in 2014. It was new.", ["He came in 2014.", "It was new."]),
        ("1. Introduction of it", ["1. Introduction of it"]),
        (
            "4.1 Police\n\nThe police came. They left.",
            ["4.1 Police", "The police came.", "They left."],
        ),
        ("no capital. follows", ["no capital. follows"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences(text, expected):
    assert cut(text, sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "whole", "expected"),
    [
        ("each eve-\nning he\n  looked", "", "each evening he looked"),
        ("her ex-\npartner", "", "her ex-partner"),
        ("the safe-\nguarding lead", "safe-guarding", "the safe-guarding lead"),
        ("the Safe-\nguarding lead", "of safe-guarding", "the Safe-guarding lead"),
        ("her mother-in-\nlaw", "", "her mother-in-law"),
        ("in 2019-\n2020 he", "", "in 2019- 2020 he"),
        ("“no action”\u00a0was the o\ufb03ce’s", "", "“no action” was the office’s"),
        ("neigh\u00ad\nbours and\u200b \x07others", "", "neighbours and others"),
        ("well - known\r\nhere", "", "well - known here"),
    ],
)
def test_a_quote_is_one_line_in_the_documents_words(text, whole, expected):
    assert as_quote(text, whole) == expected


@given(st.text(st.sampled_from("abcDé1-\n \r\u00ad\u2010ﬁ’“”.\u200b")), st.text("ab-"))
def test_a_quote_compares_as_its_words_do(text, whole):
    # the comparable form keeps a hyphen that something invisible parts from its word
    assume(not re.search(r"[-\u2010]\s*[\u00ad\u200b]|[\u00ad\u200b]\s*[-\u2010]", text))
    assert comparable(as_quote(text, whole)).text.strip() == comparable(text).text.strip()


def test_marks_stand_around_each_span():
    assert marked("one two three", [(0, 3), (8, 13)], "<", ">") == "<one> two <three>"
    assert marked("one", [], "<", ">") == "one"


def test_the_number_before_a_quote_goes_and_those_within_it_stay():
    assert unnumbered("2.1 She rang. 2.2 Nobody came in Box 3. The end.") == (
        "She rang. 2.2 Nobody came in Box 3. The end."
    )
    assert unnumbered("\u2022 She rang.") == "She rang."
    assert unnumbered("12 people rang.") == "12 people rang."
