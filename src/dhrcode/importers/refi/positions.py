"""How a program counts positions in a text: inferred from where its selections begin and end.

The standard counts Unicode code points from 0 and names a selection's last character (REFI-QDA 1.5,
section 10.2); many programs name the position after it, some count both characters of a line's end,
both halves of a character beyond U+FFFF, or the mark at the beginning of the file. A file does not
say which. A selection whose name is its words shows it; and people select from the beginning of a
word to the end of one, so the way of counting with which most selections do so is used.
"""

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from dhrcode.model.refi import PAGE_BREAK

PAGE_BREAKS = ("\f", PAGE_BREAK)
"""What stands between two pages: in anybody's text, and in one that dhrcode wrote."""
_SAMPLE = 1000
"""How many selections are looked at: enough, and quick."""
_LEAST_NAME = 8
"""The least characters of a name that is taken for the selection's words."""
_MARGIN = 0.1
"""By how much another way of counting has to be better than the usual one to be used."""
_ELLIPSES = ("…", "...")
_MARK = "\ufeff"


class PositionUnit(NamedTuple):
    """A way to count.

    Attributes:
        inclusive: the end is the last character itself, not the position after it.
        both: the two characters of a line's end count as two, not as one.
        halves: a character beyond U+FFFF counts as two.
        mark: the mark at the beginning of the file counts.
    """

    inclusive: bool = False
    both: bool = False
    halves: bool = False
    mark: bool = False

    @property
    def in_words(self) -> str:
        """What is unusual about it; empty for the usual way."""
        said = {
            "a selection's end is its last character": self.inclusive,
            "an end of line counts twice": self.both,
            "a character beyond U+FFFF counts twice": self.halves,
            "the mark at the beginning counts": self.mark,
        }
        return ", ".join(words for words, holds in said.items() if holds)


USUAL = PositionUnit()


class FileSelection(NamedTuple):
    """A selection as the file has it: its text, positions, and name (which may be empty)."""

    text: str
    start: int
    end: int
    name: str = ""


class CountedText:
    """A text whose characters are counted in one way.

    Args:
        text: as it is in the file, with its byte order mark and line ends.
        reading: the way of counting.
        page_break: what stands between two pages.
    """

    def __init__(self, text: str, reading: PositionUnit, page_break: str = PAGE_BREAKS[0]) -> None:
        self._reading, self._page_break = reading, page_break
        text = text if reading.mark else text.removeprefix(_MARK)
        if not reading.both and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._text = text
        self._halves = text.encode("utf-16-le", "surrogatepass") if reading.halves else b""
        self._length = len(self._halves) // 2 if reading.halves else len(text)

    def words(self, start: int, end: int) -> str | None:
        """The words of a selection; None if it is not within the text."""
        end += self._reading.inclusive
        if not 0 <= start < end <= self._length:
            return None
        return self._part(start, end)

    def page(self, start: int) -> str | None:
        """The page that a selection begins on; None in a text without pages."""
        if self._page_break not in self._text:
            return None
        return str(self._part(0, start).count(self._page_break) + 1)

    @property
    def pages(self) -> int | None:
        """How many pages the text has; None if it does not say."""
        breaks = self._text.count(self._page_break)
        return breaks + 1 if breaks else None

    def likely(self, start: int, end: int, name: str) -> int:
        """How well a selection fits: by its name, and whether it begins and ends with a word."""
        words = self.words(start, end)
        if words is None:
            return -2
        before = self._part(start - 1, start) if start else ""
        after = self._part(end + self._reading.inclusive, end + self._reading.inclusive + 1)
        begins = not words[0].isspace() and not (before.isalnum() and words[0].isalnum())
        ends = not words[-1].isspace() and not (after.isalnum() and words[-1].isalnum())
        return _named(words, name) + begins + ends

    def _part(self, start: int, end: int) -> str:
        if self._halves:
            return self._halves[2 * start : 2 * end].decode("utf-16-le", "replace")
        return self._text[start:end]


def _named(words: str, name: str) -> int:
    """How well a selection's name fits its words: 4 if it is all of them, 2 if their beginning."""
    name, words = (" ".join(text.replace(_MARK, "").split()) for text in (name, words))
    if len(name) < _LEAST_NAME:
        return 0
    if name == words:
        return 4
    for ellipsis in _ELLIPSES:
        if name.endswith(ellipsis):
            return 2 * words.startswith(name.removesuffix(ellipsis).rstrip())
    return 0


def reading_of(selections: Iterable[FileSelection]) -> PositionUnit:
    """The way of counting that fits a program's selections best; the usual one if none is better.

    Args:
        selections: the selections of one file.
    """
    sample = [one for one, _ in zip(selections, range(_SAMPLE), strict=False)]
    texts = {one.text for one in sample}
    both = any("\r\n" in text for text in texts)
    halves = any(max(text, default="") > "\uffff" for text in texts)
    mark = any(text.startswith(_MARK) for text in texts)
    ways = [
        PositionUnit(*reversed(switches))
        for switches in product(
            *((False, True) if may else (False,) for may in (mark, halves, both, True))
        )
    ]
    fits = {reading: _fit(reading, sample, texts) for reading in ways}
    best = max(
        ways, key=lambda reading: fits[reading]
    )  # of several the first, which is the simplest
    return best if fits[best] - fits[USUAL] > _MARGIN * len(sample) else USUAL


def _fit(reading: PositionUnit, sample: list[FileSelection], texts: set[str]) -> int:
    counted = {text: CountedText(text, reading) for text in texts}
    return sum(counted[one.text].likely(one.start, one.end, one.name) for one in sample)
