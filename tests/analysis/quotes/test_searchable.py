"""A document's text as quotes are sought in it, with the way back to its pages and words."""

import pytest

from dhrcode.analysis.quotes.searchable import Searchable, Word
from dhrcode.analysis.quotes.tight import folded
from dhrcode.model.document import Document, Page


def pages(*texts, labels=None):
    return tuple(
        Page(number, labels[number - 1] if labels else "", text)
        for number, text in enumerate(texts, start=1)
    )


def searchable(*texts, labels=None, paged=True):
    return Searchable(Document("sources/a.pdf", "0" * 64, pages(*texts, labels=labels), paged))


def running(*texts):
    return searchable(*texts).running


THREE = ("The first page ends.\n", "The second page.\n", "And a third.\n")


def test_pages_are_one_text_in_comparable_form_with_a_blank_between():
    assert running(*THREE).text == "the first page ends. the second page. and a third."


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("They spoke to neigh-\n", "bours of hers.\n", "they spoke to neighbours of hers."),
        ("In 2012-\n", "2014 nobody did.\n", "in 2012- 2014 nobody did."),
        ("It was so -\n", "then not.\n", "it was so - then not."),
    ],
)
def test_a_word_that_runs_over_the_end_of_a_page_is_one(first, second, text):
    assert running(first, second).text == text


def test_pages_without_text_are_passed_over():
    assert running("One.\n", "\n", "Two.\n").text == "one. two."
    assert running("").text == ""


def test_quotation_marks_of_both_sorts_are_one():
    assert folded("a \"b\" 'c'") == "a 'b' 'c'"


def test_each_position_leads_back_to_its_page_and_its_words():
    text = running(*THREE)
    at = text.text.index("second")
    assert [text.page(n) for n in (0, at, len(text.text) - 1)] == [0, 1, 2]
    assert text.original(0, 9) == "The first"
    assert text.original(at - 4, at + 6) == "The second"


def test_words_over_the_end_of_a_page_come_back_as_they_stand():
    text = running("One of the\n", "Two.\n")
    assert text.original(0, len(text.text)) == "One of the Two."


def test_a_search_ends_with_the_next_page_and_begins_with_the_one_before():
    text = running("One.\n", "Two.\n", "Three.\n", "Four.\n")
    starts = [text.text.index(word) for word in ("one", "two", "three", "four")]
    assert [text.limit(at) for at in starts] == [
        starts[2],
        starts[3],
        len(text.text),
        len(text.text),
    ]
    assert [text.page_before(at) for at in starts] == [0, 0, starts[1], starts[2]]


def test_words_are_numbered_and_come_as_compared_and_as_written():
    text = running("She   SAID:\nno.\n")
    assert text.words == ([0, 4, 10], [3, 9, 13])
    assert text.form(1) == Word("said:", "said:")
    assert text.word(1) == Word("said:", "SAID:")
    assert text.written(-3, 99) == ["She", "SAID:", "no."]
    assert text.written(1, 2) == ["SAID:"]


@pytest.mark.parametrize(
    ("start", "end", "numbers"),
    [
        (0, 13, (0, 3)),
        (0, 9, (0, 2)),
        (1, 9, (1, 2)),
        (4, 9, (1, 2)),
        (4, 8, (1, 1)),
        (5, 6, (2, 1)),
    ],
)
def test_of_a_stretch_the_whole_words_count(start, end, numbers):
    assert running("she said: no.\n").word_range(start, end) == numbers


def test_a_hyphen_that_comparison_leaves_out_is_remembered():
    text = running("A con-\nfident re-examination of the low‑risk case.\n")
    assert text.hyphen_at(text.text.index("examination")) is True
    assert text.hyphen_at(text.text.index("risk")) is True
    assert text.hyphen_at(text.text.index("of the")) is False
    assert (text.hyphen_at(0), text.hyphen_at(len(text.text))) == (False, False)


HEADED = tuple(
    f"Overview report\n\nBody of page {word}.\n\n{n}\n"
    for n, word in enumerate(("one", "two", "three"), 5)
)


def test_heads_and_feet_are_left_out_and_read_last():
    document = searchable(*HEADED)
    first, *others = [text.text for text in document.texts()]
    assert first == "body of page one. body of page two. body of page three."
    assert len(others) == 1
    assert others[0].startswith("overview report body of page one. 5 overview report")


def test_without_notes_heads_or_feet_there_is_one_reading():
    assert len(list(searchable(*THREE).texts())) == 1


def test_a_document_without_pages_has_neither_head_nor_foot():
    document = searchable("Overview report\nBody.\n1\n", paged=False)
    assert [text.text for text in document.texts()] == ["overview report body. 1"]


@pytest.mark.parametrize(
    ("name", "indexes"),
    [
        ("i", [0]),
        ("I", [0]),
        ("1", [0, 2]),
        ("01", [0, 2]),
        ("2", [1]),
        ("3", [2]),
        ("4", []),
        ("", []),
    ],
)
def test_a_page_goes_by_its_label_and_by_its_position(name, indexes):
    document = searchable(*THREE, labels=["i", "ii", "1"])
    assert document.named(name) == indexes


def test_a_page_goes_by_the_number_that_is_printed_on_it():
    document = searchable(*HEADED)
    assert document.named("5") == [0]
    assert document.named("7") == [2]
    assert document.named("2") == [1]
