"""Comparable text without the blanks that stand about joining signs in one text and not in another.

`pathway - and`, `cold / damp`, `R & D`, `police , health` are `pathwayand`, `cold/damp`, `r&d` and
`police, health`: a dash between letters is already nothing in comparable text.
"""

import re
from bisect import bisect_right

from dhrcode.model.comparable import Comparable

_LOOSE = re.compile(
    r"(?<=[^\W\d_]) ?- ?(?=[^\W\d_])"  # a dash between letters, with blanks or without
    r"|(?<=\S) (?=[-/&] ?\S)|(?<=\S[-/&]) (?=\S)|(?<=\S [-/&]) (?=\S)"
    r"|(?<=[\w)']) (?=[,;:.!?)])"
)


def folded(text: str) -> str:
    """Comparable text with one kind of quotation mark: a quote within a quote changes them."""
    return text.replace('"', "'")


class TightText:
    """A comparable text so, with one kind of quotation mark, and the way back to the original.

    Attributes:
        text: the text.
    """

    def __init__(self, form: Comparable) -> None:
        self._form = form
        whole = folded(form.text)
        self._starts, self._places = [0], [0]
        parts: list[str] = []
        length = done = 0
        for found in _LOOSE.finditer(whole):
            parts.append(whole[done : found.start()])
            length += found.start() - done
            done = found.end()
            self._starts.append(length)
            self._places.append(done)
        parts.append(whole[done:])
        self.text = "".join(parts)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The position in the original of the characters from `start` to before `end`."""
        if start >= end:
            place = self._place(start)
            return self._form.original(place, place)
        return self._form.original(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        piece = bisect_right(self._starts, at) - 1
        return self._places[piece] + at - self._starts[piece]
