"""Where a selection is in a text: the words in its name decide, or else how its program counts.

The standard counts Unicode code points from 0 and names a selection's last character (REFI-QDA 1.5,
section 10.2); many programs name the position after it, and some count twice what UTF-16 and
Windows have two of: a character beyond U+FFFF, a line's end. A file does not say which. So of these
four ways that is taken by which most selections begin and end with a word, or are what their names
say; and a selection whose name are words stands where these are, if that is near.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice, product
from typing import NamedTuple

from dhrcode.model.refi import PAGE_BREAK

PAGE_BREAKS = ("\f", PAGE_BREAK)
"""What stands between two pages: in anybody's text, and in one that dhrcode wrote."""
_SAMPLE = 1000
"""How many selections are looked at: enough, and quick."""
_LEAST_NAME = 8
"""The least characters of a name that is taken for the selection's words."""
_LEAST_WORDS = 20
"""The least characters of a name that is words for certain."""
_MOST_ALIKE = 0.8
"""The part of a selection's length that a shorter name has to have, if it is its words."""
_MARGIN = 0.1
"""By how much another way of counting has to be better than the usual one to be used."""
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")
_LINE_END = re.compile("\r\n?")
_PAIRS = re.compile("\r\n|[\U00010000-\U0010ffff]")
_MARK = "\ufeff"
_LONE = "surrogatepass"


class PositionUnit(NamedTuple):
    """A way to count.

    Attributes:
        inclusive: the end is the last character itself, not the position after it.
        twice: what UTF-16 and Windows have two of counts as two.
    """

    inclusive: bool = False
    twice: bool = False

    @property
    def in_words(self) -> str:
        """What is unusual about it; empty for the usual way."""
        said = {
            "a selection's end is its last character": self.inclusive,
            "an end of line, and a character beyond U+FFFF, counts twice": self.twice,
        }
        return ", ".join(words for words, holds in said.items() if holds)


USUAL = PositionUnit()
WAYS = tuple(PositionUnit(*reversed(way)) for way in product((False, True), repeat=2))


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

    Attributes:
        text: the text with uniform line ends, in which spans count code points.
    """

    def __init__(self, text: str, reading: PositionUnit, page_break: str = PAGE_BREAKS[0]) -> None:
        text = text.removeprefix(_MARK)
        self.text = _LINE_END.sub("\n", text)
        self._inclusive, self._break = reading.inclusive, page_break
        units = len(text) if text.isascii() else len(text.encode("utf-16-le", _LONE)) // 2
        self._drift = units - len(self.text) + 2
        self._seconds: list[int] = []  # of two units that are one character
        beyond = 0
        for pair in _PAIRS.finditer(text) if reading.twice else ():
            self._seconds.append(pair.start() + beyond + 1)
            beyond += pair[0] != "\r\n"

    def span(self, start: int, end: int, name: str = "") -> tuple[int, int] | None:
        """Where a selection is; None if it is not within the text.

        Args:
            start: its first position, as the file counts.
            end: its last, likewise.
            name: its name, which may be its words, or their beginning.
        """
        first, last = self._at(start), self._at(end + self._inclusive)
        length, (named, whole) = last - first, name_as_words(name)
        if spans := self._near(first, named) if named else []:
            first, last = min(spans, key=lambda span: abs(span[0] - first))
            if not whole or abs(last - first - length) > self._drift:
                last = min(first + length, len(self.text))
        return (first, last) if 0 <= first < last <= len(self.text) else None

    def page(self, at: int) -> str | None:
        """The page that a position in the text is on; None in a text without pages."""
        if self._break not in self.text:
            return None
        return str(self.text.count(self._break, 0, at) + 1)

    @property
    def pages(self) -> int | None:
        """How many pages the text has; None if it does not say."""
        breaks = self.text.count(self._break)
        return breaks + 1 if breaks else None

    def likely(self, start: int, end: int, name: str) -> int:
        """How well a selection fits: by its name, and whether it begins and ends with a word."""
        span = self.span(start, end)
        if span is None:
            return -2
        words = self.text[slice(*span)]
        before, after = self.text[max(span[0] - 1, 0) : span[0]], self.text[span[1] : span[1] + 1]
        begins = not words[0].isspace() and not (before.isalnum() and words[0].isalnum())
        ends = not words[-1].isspace() and not (after.isalnum() and words[-1].isalnum())
        named, whole = name_as_words(name)
        fits = named == _squeezed(words) if whole else _squeezed(words).startswith(named)
        return begins + ends + (2 + 2 * whole) * (bool(named) and fits)

    def _near(self, first: int, named: str) -> list[tuple[int, int]]:
        """Where a name's words stand, no farther off than another way of counting could be."""
        words = re.compile(r"\s+".join(map(re.escape, named.split())))
        ends = first + self._drift + 2 * len(named)
        found = words.finditer(self.text, max(first - self._drift, 0), max(ends, 0))
        return [one.span() for one in found if one.start() - first <= self._drift]

    def _at(self, position: int) -> int:
        """A position as the file counts, in the text."""
        return position - bisect_left(self._seconds, position)


def name_as_words(name: str) -> tuple[str, bool]:
    """The words in a selection's name, and whether they are all; empty if it is too short."""
    words = _squeezed(name)
    begun = _ELLIPSIS.sub("", words)
    return (begun if len(begun) >= _LEAST_NAME else ""), begun == words


def words_named(name: str, positions: tuple[int, int] | None) -> str:
    """The words in the name of a selection whose text is not there; empty if it cannot be these.

    They are about as many characters as the selection has, or so many that they are no label.
    """
    words, _ = name_as_words(name)
    length = positions[1] - positions[0] if positions else len(words)
    long = len(words) >= _LEAST_WORDS or len(words) > _MOST_ALIKE * length
    return words if long and " " in words and len(words) <= length / _MOST_ALIKE + 2 else ""


def reading_of(selections: Iterable[FileSelection]) -> PositionUnit:
    """The way of counting that fits a program's selections best; the usual one if none is better.

    Args:
        selections: the selections of one file.
    """
    sample = list(islice(selections, _SAMPLE))
    told = any(map(_PAIRS.search, {one.text for one in sample}))
    fits = {way: _fit(way, sample) for way in WAYS if told or not way.twice}
    best = max(fits, key=lambda way: fits[way])  # of several the first, which is the simplest
    return best if fits[best] - fits[USUAL] > _MARGIN * len(sample) else USUAL


def _fit(way: PositionUnit, sample: list[FileSelection]) -> int:
    counted = {text: CountedText(text, way) for text in {one.text for one in sample}}
    return sum(counted[one.text].likely(one.start, one.end, one.name) for one in sample)


def _squeezed(text: str) -> str:
    return " ".join(text.replace(_MARK, "").split())
