"""A document as rows of the index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.model.document import Document, Page
from dhrcode.store.passage_rows import (
    MOST,
    packed,
    passage_rows,
    row_of,
    storable,
    unpacked,
)


def rows(*texts):
    pages = tuple(Page(number, "", text) for number, text in enumerate(texts, start=1))
    return list(passage_rows(Document("sources/a.txt", "0" * 64, pages)))


def test_words_stems_and_what_stands_beside_them():
    row = row_of("His ex-partner's PHQ-9 score.")
    assert (row.plain, row.beside) == ("his ex partner phq 9 score", "expartner phq9")
    assert (row.stems, row.beside_stems) == ("hi ex partner phq 9 score", "expartn phq9")
    assert row.counts["partner"] == 1


def test_a_heading_counts_in_what_stands_below_it():
    first, second = rows("Police\n\nThe officer came. The police left.", "Nobody asked again.")
    assert (first.counts["polic"], second.counts["polic"]) == (3, 1)
    assert (first.part, first.length) == (0, sum(first.counts.values()))
    assert "police" not in second.plain


def test_what_is_packed_comes_back():
    one, other = packed(rows("A plan. A plan.", "No plan."), 0), packed(rows("Plans."), 7)
    numbers, (twice, once, alone) = unpacked([one["plan"], other["plan"]])
    assert list(numbers) == [0, 1, 7]
    assert MOST > twice > alone > once > 0
    assert list(unpacked([one["no"]]).numbers) == [1]
    assert len(unpacked([]).shares) == 0


def test_bytes_that_are_no_such_list_are_refused():
    with pytest.raises(IndexError):
        unpacked([(b"\0\0\0", b"\0")])


def test_a_lone_surrogate_is_replaced():
    assert storable("a\ud800b") == "a?b"


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_a_row(text):
    row = row_of(storable(text))
    assert sum(row.counts.values()) == len(f"{row.stems} {row.beside_stems}".split())
