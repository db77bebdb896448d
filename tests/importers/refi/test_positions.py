"""How positions are counted is found out, whichever way a program counts them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dhrcode.importers.refi.positions import (
    USUAL,
    CountedText,
    FileSelection,
    PositionUnit,
    reading_of,
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


def counted(before: str, reading: PositionUnit) -> int:
    """How far a program has counted at the end of a text."""
    if not reading.mark:
        before = before.removeprefix(MARK)
    if not reading.both:
        before = before.replace("\r\n", "\n")
    return len(before.encode("utf-16-le")) // 2 if reading.halves else len(before)


def selections(reading: PositionUnit, words=WORDS, name="") -> list[FileSelection]:
    made = []
    for part in words:
        at = TEXT.index(part)
        start, end = counted(TEXT[:at], reading), counted(TEXT[: at + len(part)], reading)
        made.append(FileSelection(TEXT, start, end - reading.inclusive, name and part))
    return made


EVERY = [PositionUnit(*(bool(n & bit) for bit in (1, 2, 4, 8))) for n in range(16)]


@pytest.mark.parametrize("reading", EVERY, ids=lambda r: r.in_words or "the usual")
def test_every_way_to_count_is_told_by_where_words_end(reading):
    found = reading_of(selections(reading))
    assert found == reading
    text = CountedText(TEXT, found)
    for one, words in zip(selections(reading), WORDS, strict=True):
        assert text.words(one.start, one.end).split() == words.split()


@pytest.mark.parametrize("reading", EVERY, ids=lambda r: r.in_words or "the usual")
def test_and_by_a_name_that_is_the_words(reading):
    """Parts of words, which end nowhere in particular."""
    parts = ("obody rang the sis", "orce closed th", "ractice did no", "ext page say")
    assert reading_of(selections(reading, parts, name="its words")) == reading


@pytest.mark.parametrize("reading", EVERY, ids=lambda r: r.in_words or "the usual")
@pytest.mark.parametrize("ellipsis", ["...", "…", " …"])
def test_and_by_a_name_that_is_their_beginning(reading, ellipsis):
    """It tells where a selection begins, and not where it ends."""
    parts = ("obody rang the sis", "orce closed th", "ractice did no", "ext page say")
    made = [
        one._replace(name=one.name[:9] + ellipsis)
        for one in selections(reading, parts, name="its words")
    ]
    found = reading_of(made)
    assert (found.both, found.halves, found.mark) == (reading.both, reading.halves, reading.mark)


def test_where_nothing_tells_the_usual_way_is_taken():
    assert reading_of([]) == USUAL
    assert reading_of([FileSelection("", 0, 5)]) == USUAL
    assert reading_of([FileSelection(TEXT, 5000, 5010)]) == USUAL
    assert USUAL.in_words == ""


def test_one_selection_in_twenty_does_not_change_the_way():
    usual = selections(USUAL) * 6
    odd = [FileSelection(TEXT, 1, 2), FileSelection(TEXT, 6, 7)]
    assert reading_of([*usual, *odd]) == USUAL


@given(
    st.text("a \r\n\f\U0001f600\ufeff", max_size=30),
    st.sampled_from(EVERY),
    st.integers(-3, 40),
    st.integers(-3, 40),
)
def test_no_position_at_all_is_a_fault(text, reading, start, end):
    made = CountedText(text, reading)
    words = made.words(start, end)
    assert words is None or (words and 0 <= start < end + reading.inclusive)
    made.likely(start, end, text)


def test_pages_are_told_where_a_text_has_them():
    text = CountedText("one\ftwo\ftwo", USUAL)
    assert [text.page(at) for at in (0, 3, 4, 8)] == ["1", "1", "2", "3"]
    assert text.pages == 3
    assert (CountedText("one", USUAL).page(0), CountedText("one", USUAL).pages) == (None, None)


def test_all_ways_have_words():
    assert len({reading.in_words for reading in EVERY}) == 16
    assert all(re.fullmatch(r"[A-Za-z0-9+,' ]*", reading.in_words) for reading in EVERY)
