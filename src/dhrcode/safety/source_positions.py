"""The line and column of words in a YAML file."""

import re
from bisect import bisect_right

from dhrcode.problems import KeyPath
from dhrcode.store.yaml.events import places

SourcePosition = tuple[int, int]
"""Line and column, both from 1."""
_LINE_END = re.compile(r"\r\n|\r|\n")


class SourcePositions:
    """The positions of the words of a file's values.

    Args:
        text: the file's text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._places = places(text)
        known = {*self._places.keys.values(), *self._places.values.values()}
        self._known = sorted(known)

    def of_words(self, path: KeyPath, value: str, start: int, end: int) -> SourcePosition:
        """The position of the characters from `start` to before `end` of a value.

        If they are written differently in the file (escapes, a line break within a word), it is the
        position of the value itself.
        """
        place = self._places.of(path)
        written = re.compile(r"\s+".join(map(re.escape, value[start:end].split())))
        earlier = sum(1 for _ in written.finditer(value, 0, start))
        after = bisect_right(self._known, place)
        last = self._offset(self._known[after]) if after < len(self._known) else len(self._text)
        for number, found in enumerate(written.finditer(self._text, self._offset(place), last)):
            if number == earlier:
                return self._position(found.start())
        return place

    def of(self, path: KeyPath) -> SourcePosition:
        """The position of a value."""
        return self._places.of(path)

    def _offset(self, position: SourcePosition) -> int:
        return self._starts[position[0] - 1] + position[1] - 1

    def _position(self, offset: int) -> SourcePosition:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
