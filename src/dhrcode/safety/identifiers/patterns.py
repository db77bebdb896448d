"""Patterns that are compiled when they are first used, and lists of words in them."""

import re
from collections.abc import Iterator
from functools import cached_property


class Pattern:
    """A regular expression, compiled when it is first used.

    The rules have about seventy, which together take 50 ms; most texts need only a few.

    Attributes:
        pattern: the regular expression.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match in a text that begins at `start` or later."""
        return self._compiled.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at a position."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of a whole text."""
        return self._compiled.fullmatch(text)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Every match that begins at `start` or later and ends before `end`."""
        return self._compiled.finditer(text, start, len(text) if end is None else end)

    def words(self, text: str) -> list[str]:
        """The texts of the matches, in order."""
        return [found[0] for found in self._compiled.finditer(text)]

    def sub(self, by: str, text: str) -> str:
        """The text with every match replaced."""
        return self._compiled.sub(by, text)


def hints_of(listed: str) -> tuple[str, ...]:
    """Parts of words to be looked for as they are: separated by spaces, `_` for a space."""
    return tuple(hint.replace("_", " ") for hint in listed.split())


def one_of(listed: str) -> str:
    """A pattern for any of the words: separated by spaces, `_` for a space, `*` for any ending.

    Words are grouped by their first character, so that at most places of a text only a few
    characters are tried, not every word.
    """
    words = sorted(listed.split(), key=lambda word: (-len(word), word))
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(_as_pattern(word[1:]))
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items())


def _as_pattern(letters: str) -> str:
    return letters.replace("_", " ").replace("*", r"\w*")
