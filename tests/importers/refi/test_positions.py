"""Where a selection is: its words decide, or else how its program counts, whichever way that is."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.importers.refi.positions import (
    PAGE_BREAKS,
    USUAL,
    WAYS,
    CountedText,
    FileSelection,
    reading_of,
    words_named,
)

MARK = "\ufeff"
TEXT = (
    f"{MARK}The panel \U0001f600 saw it.\r\nNobody rang the sister, and the force closed the\r\n"
    "file \U0001f600\U0001f600 too soon; the practice did not ask.\fThe next page says so.\r\n"
    "Nobody else knew."
)
WORDS = (
    "panel",
    "Nobody rang the sister",
    "force closed the\r\nfile",
    "practice did not",
    "next page says",
    "Nobody else",
    "saw it",
)
PARTS = ("obody rang the sis", "orce closed th", "ractice did no", "ext page say")
"""Parts of words, which end nowhere in particular."""


def counted(before: str, halves: bool, both: bool, mark: bool) -> int:
    """How far a program has counted at the end of a text."""
    before = before if mark else before.removeprefix(MARK)
    before = before if both else before.replace("\r\n", "\n")
    return len(before.encode("utf-16-le")) // 2 if halves else len(before)


def selections(how, words=WORDS, name="", text=TEXT) -> list[FileSelection]:
    """What a program writes that counts in a way: its end, halves, line ends, mark."""
    inclusive, *rest = how
    made = []
    for part in words:
        at = text.index(part)
        start, end = counted(text[:at], *rest), counted(text[: at + len(part)], *rest)
        made.append(FileSelection(text, start, end - inclusive, name and part))
    return made


def words_of(made: list[FileSelection]) -> list[str]:
    """What is read of them."""
    reading = reading_of(made)
    found = []
    for one in made:
        text = CountedText(one.text, reading)
        span = text.span(one.start, one.end, one.name)
        found.append(text.text[slice(*span)] if span else None)
    return found


def uniform(words):
    return [one.replace("\r\n", "\n") for one in words]


EVERY = list(product((False, True), repeat=4))


@pytest.mark.parametrize("way", WAYS)
def test_without_names_the_way_is_told_by_where_words_end(way):
    made = selections((way.inclusive, way.twice, way.twice, False))
    assert reading_of(made) == way
    assert words_of(made) == uniform(WORDS)


@pytest.mark.parametrize("how", EVERY)
def test_names_that_are_words_decide_in_whichever_way_a_program_counts(how):
    words = [one for one in WORDS if len(one) > 7]
    assert words_of(selections(how, words, name="its words")) == uniform(words)
    assert words_of(selections(how, PARTS, name="its words")) == uniform(PARTS)


@pytest.mark.parametrize("how", EVERY)
@pytest.mark.parametrize("ellipsis", ["...", "…", " …"])
def test_names_that_are_their_beginning_tell_where_they_begin(how, ellipsis):
    made = [
        one._replace(name=one.name[:9] + ellipsis)
        for one in selections(how, PARTS, name="its words")
    ]
    for found, part in zip(words_of(made), uniform(PARTS), strict=True):
        assert found.startswith(part[:9])
        assert abs(len(found) - len(part)) <= 1


def test_equal_words_elsewhere_are_not_taken():
    text = "the practice did not ask. " * 9
    [found] = words_of([FileSelection(text, 26 * 4, 26 * 4 + 12, "the practice")])
    assert found == "the practice"
    counted_text = CountedText(text, USUAL)
    assert counted_text.span(26 * 4, 26 * 4 + 12, "the practice") == (104, 116)
    assert counted_text.span(26 * 4 + 1, 26 * 4 + 13, "the practice") == (104, 116)
    assert counted_text.span(26 * 4 + 9, 26 * 4 + 21, "the practice") == (113, 125)


def test_a_name_that_is_no_words_changes_nothing():
    text = CountedText(TEXT, USUAL)
    for name in ("", "line:12", "Quotation 3:45", "An idea of my own"):
        start, end = text.span(4, 9, name)
        assert text.text[start:end] == "panel"


def test_where_nothing_tells_the_usual_way_is_taken():
    assert reading_of([]) == USUAL
    assert reading_of([FileSelection("", 0, 5)]) == USUAL
    assert reading_of([FileSelection(TEXT, 5000, 5010)]) == USUAL
    assert USUAL.in_words == ""


def test_one_selection_in_twenty_does_not_change_the_way():
    usual = selections((False, False, False, False)) * 6
    odd = [FileSelection(TEXT, 1, 2), FileSelection(TEXT, 6, 7)]
    assert reading_of([*usual, *odd]) == USUAL


@given(
    st.text("a \r\n\f\U0001f600\ufeff", max_size=30),
    st.sampled_from(WAYS),
    st.integers(-3, 40),
    st.integers(-3, 40),
    st.text("a .", max_size=12),
)
def test_no_position_at_all_is_a_fault(text, reading, start, end, name):
    made = CountedText(text, reading)
    span = made.span(start, end, name)
    assert span is None or 0 <= span[0] < span[1] <= len(made.text)
    made.likely(start, end, name)


@pytest.mark.parametrize("mark", PAGE_BREAKS)
def test_pages_are_told_where_a_text_has_them(mark):
    text = CountedText(f"one{mark}two{mark}two", USUAL, mark)
    assert [text.page(at) for at in (0, 3, 4, 8)] == ["1", "1", "2", "3"]
    assert text.pages == 3
    assert (CountedText("one", USUAL).page(0), CountedText("one", USUAL).pages) == (None, None)


def test_all_ways_have_words():
    assert len({reading.in_words for reading in WAYS}) == len(WAYS) == 4


@pytest.mark.parametrize(
    ("name", "positions", "words"),
    [
        ("The practice did not ask", (0, 24), "The practice did not ask"),
        ("The practice did not ask…", (0, 300), "The practice did not ask"),
        ("The practice did not ask", None, "The practice did not ask"),
        ("did not ask", (4, 15), "did not ask"),
        ("Selection 12", (0, 300), ""),
        ("The practice did not ask", (0, 6), ""),
        ("line:12", (0, 7), ""),
        ("practice", (0, 8), ""),
    ],
)
def test_a_name_that_may_be_the_words(name, positions, words):
    assert words_named(name, positions) == words
