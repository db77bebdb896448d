"""The line and column of words in a YAML file."""

import re
from bisect import bisect_right

from dhrcode.problems import KeyPath
from dhrcode.store.yaml.encoding import Lines
from dhrcode.store.yaml.events import places

SourcePosition = tuple[int, int]
"""Line and column, both from 1."""


class SourcePositions:
    """The positions of the words of a file's values.

    Args:
        text: the file's text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._places = places(text)
        self._known = sorted({*self._places.keys.values(), *self._places.values.values()})

    def of_words(self, path: KeyPath, value: str, start: int, end: int) -> SourcePosition:
        """The position of the characters from `start` to before `end` of a value.

        If they are written differently in the file (escapes, a line break within a word), it is the
        position of the value itself.
        """
        place = self._places.of(path)
        written = re.compile(r"\s+".join(map(re.escape, value[start:end].split())))
        earlier = sum(1 for _ in written.finditer(value, 0, start))
        after = bisect_right(self._known, place)
        first, last = self._lines.position(*place), len(self._text)
        if after < len(self._known):
            last = self._lines.position(*self._known[after])
        for number, found in enumerate(written.finditer(self._text, first, last)):
            if number == earlier:
                return self._lines.place(found.start())
        return place

    def of(self, path: KeyPath) -> SourcePosition:
        """The position of a value."""
        return self._places.of(path)
