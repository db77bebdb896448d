"""Text as it is compared: without the differences that printing and typing make to the same words.

Ligatures are spelt out, curly quotation marks and dashes made plain, runs of white space reduced to
one space, soft hyphens removed, capitals made lower case. A hyphen or dash between letters is
removed too: in a PDF the hyphen of `well-known` cannot be told from that of a word broken at the
end of a line.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2026": "...",
}
_UNSEEN = (
    "\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
"""Characters without width or meaning in a text: controls, marks of direction and of joining."""
_HYPHENS = "-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_CANDIDATE = re.compile(r"[-\x00-\x1f\x7f-\U0010ffff]|  ")
"""Where something special may begin; this search is much quicker than the full pattern."""
_SPECIAL = re.compile(
    # the hyphen of a word, or of a word broken at the end of a line
    rf"(?P<gone>(?<=[^\W\d_])(?:\u00ad\s*|[{_UNSEEN}])*[{_HYPHENS}][\s\u00ad{_UNSEEN}]*"
    r"(?=[^\W\d_])"
    r"|\u00ad\s*"  # a soft hyphen, which PDFs leave at the ends of lines
    rf"|[{_UNSEEN}]+)"
    r"|(?P<blank>(?: (?=\s)|[^\S ])\s*)"  # one blank alone stays as it is
    r"|[^\x00-\x7f]"
)


@dataclass(frozen=True)
class Comparable:
    """A text in its comparable form, and where each part of it came from.

    Attributes:
        text: the comparable text.
    """

    text: str
    _starts: tuple[int, ...]
    _sources: tuple[tuple[int, bool], ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The position in the original of the characters from `start` to before `end`."""
        if start >= end:
            place = self._place(start)
            return place, place
        return self._place(start), self._place(end - 1, after=True)

    def _place(self, at: int, *, after: bool = False) -> int:
        piece = bisect_right(self._starts, at) - 1
        source, copied = self._sources[piece]
        if copied:
            return source + at - self._starts[piece] + after
        return self._sources[piece + 1][0] if after else source


def comparable(text: str) -> Comparable:
    """The comparable form of a text."""
    parts: list[str] = []
    starts: list[int] = []
    sources: list[tuple[int, bool]] = []
    length = done = 0

    def add(part: str, source: int, *, copied: bool) -> None:
        nonlocal length
        if part.startswith(" ") and parts and parts[-1].endswith(" "):
            part, source = part[1:], source + copied
        if part:
            starts.append(length)
            sources.append((source, copied))
            parts.append(part)
            length += len(part)

    for found in _specials(text):
        start, end = found.span()
        add(text[done:start].lower(), done, copied=True)
        if not found["gone"]:
            add(" " if found["blank"] else _spelt(found[0]), start, copied=False)
        done = end
    add(text[done:].lower(), done, copied=True)
    starts.append(length)
    sources.append((len(text), True))
    return Comparable("".join(parts), tuple(starts), tuple(sources))


def _specials(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while candidate := _CANDIDATE.search(text, at):
        at = candidate.start() + 1
        if found := _SPECIAL.match(text, candidate.start()):
            at = found.end()
            yield found


def _spelt(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).casefold()
    plain = unicodedata.normalize("NFKC", folded)
    return re.sub(r"\s+", " ", "".join(_PLAIN.get(sign, sign) for sign in plain))
