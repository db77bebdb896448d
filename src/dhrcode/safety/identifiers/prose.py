"""A text as the rules read it: with plain punctuation, joined lines, and known sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, pairwise

from dhrcode.safety.identifiers.patterns import Pattern

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000\r\x0b\x0c", " "),
        **{chr(blank): " " for blank in range(0x2000, 0x200B)},
        "\t": "|",  # what separates the cells of a table
        **dict.fromkeys("\u201c\u201d", '"'),
    }
)
_UNPLAIN = re.compile("[\t\r`\x0b\x0c]")
"""Those of ASCII."""
_SHORT_LINE = 40
"""A shorter line before a capital may be a heading."""
_POINT = re.compile(
    r"[ ]*(?:[-•*·▪>|]|[0-9]+(?:\.[0-9]+)+\.?|[0-9]{1,2}[.)]|\([a-z0-9]+\)|[0-9]{1,2}[:.][0-9]{2})"
    r"(?: |$)"
)
"""The beginning of a list item, a numbered paragraph, or an entry of a log."""
_LABEL = re.compile(r"[A-Z][\w' /]{0,24}:(?: |$)")
_ENDS = (".", "!", "?", ":", ";")
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
"""Characters without width, which come with text from web pages and PDFs."""
_SOFT_HYPHEN = "\u00ad"
_LEFT_OUT = re.compile(
    rf"(?<=[ \n])[ {_UNSEEN}]+|[{_UNSEEN}]+|(?<=[^\W\d_]){_SOFT_HYPHEN}(?=[^\W\d_])"
)
"""A soft hyphen within a word is removed; in figures it is what a PDF has made of a hyphen."""
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*(?: +(?=[\"'(\[]?[A-Z0-9])|$)|\n")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Drs|Prof|St|Nos?|no|[Rr]ef|Rev|Revd|Hon|Sgt|Insp|Supt|Con|Cllr|Det|Ch"
    r"|approx|e\.g|i\.e|vs?|cf|[Pp]aras?|pp?|ss?|[Tt]el|[Mm]ob|Rd|Ave|Reg|reg|[A-Z])\.$"
)


class Prose:
    """A text with the look-ups that the rules need.

    Attributes:
        original: as it was written.
        text: the text with plain quotation marks and hyphens, single spaces, and the lines of each
            paragraph joined. `place` gives positions in the original.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        plain = original if _is_plain(original) else original.translate(_PLAIN)
        joined = _joined(plain) if "\n" in plain else plain
        self.text = _LEFT_OUT.sub("", joined).replace(_SOFT_HYPHEN, "-")
        blanks = [found.span() for found in _LEFT_OUT.finditer(joined)]
        self._left_out = list(accumulate((end - start for start, end in blanks), initial=0))
        self._blanks = [
            start - out for (start, _), out in zip(blanks, self._left_out, strict=False)
        ]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The position in the original of the characters from `start` to before `end` of `text`."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        return at + self._left_out[bisect_right(self._blanks, at)]

    @cached_property
    def _ends(self) -> list[int]:
        """Where sentences end, in order."""
        ends = []
        for found in _SENTENCE_END.finditer(self.text):
            stop = found.start() + 1
            if found[0] == "\n" or not _ABBREVIATED.search(self.text, max(0, stop - 8), stop):
                ends.append(found.end())
        return ends

    def sentence(self, at: int, *, further: int = 0) -> tuple[int, int]:
        """Start and end of the sentence that a position is in, with `further` sentences more."""
        ends = self._ends
        place = bisect_right(ends, at)
        last = place + further
        return (
            ends[place - 1] if place else 0,
            ends[last] if last < len(ends) else len(self.text),
        )

    def near(
        self, pattern: Pattern, positions: Iterable[int], before: int, after: int
    ) -> Iterator[re.Match[str]]:
        """The matches of a pattern around some positions, so that most of a text is not searched.

        Args:
            pattern: what is looked for.
            positions: positions in `text`, of a word without which there is no match.
            before: how many characters before a position a match may begin.
            after: how many characters after a position it may end.
        """
        begun = ended = -1
        for position in sorted(positions):
            if position - before > ended:
                if ended >= 0:
                    yield from pattern.finditer(self.text, begun, ended)
                begun = max(0, position - before)
            ended = min(len(self.text), position + after)
        if ended >= 0:
            yield from pattern.finditer(self.text, begun, ended)

    def starts(self, pattern: Pattern) -> list[int]:
        """The positions at which a pattern matches."""
        return [found.start() for found in pattern.finditer(self.text)]

    def positions(self, words: Iterable[str]) -> list[int]:
        """The positions of some words, even within other words."""
        found = []
        for word in words:
            at = self.text.find(word)
            while at >= 0:
                found.append(at)
                at = self.text.find(word, at + 1)
        return found

    def before(self, at: int, most: int = 60) -> str:
        """The text before a position in its sentence, at most `most` characters."""
        return self.text[max(self.sentence(at)[0], at - most) : at]

    def after(self, at: int, most: int = 60) -> str:
        """The text after a position in its sentence, at most `most` characters."""
        return self.text[at : min(self.sentence(max(at - 1, 0))[1], at + most)]

    def begins_sentence(self, at: int) -> bool:
        """Whether there is only punctuation before a position in its sentence."""
        return not any(character.isalnum() for character in self.before(at))


def _is_plain(text: str) -> bool:
    return text.isascii() and not _UNPLAIN.search(text)


def flat(text: str) -> str:
    """A text with plain punctuation and single spaces, without lines: a quick `Prose.text`."""
    if not _is_plain(text):
        text = _LEFT_OUT.sub("", text.translate(_PLAIN)).replace(_SOFT_HYPHEN, "-")
    return " ".join(text.split())


def _joined(text: str) -> str:
    """The lines of each paragraph joined; a heading or list item stays on its own line."""
    lines = text.split("\n")
    parts = lines[:1]
    anew = True  # whether the line before this one ends a sentence or a heading
    for line, following in pairwise(lines):
        ends = not line.strip() or not following.strip() or bool(_POINT.match(following))
        ends = ends or (anew and _is_heading(line, following))
        parts += ("\n" if ends else " ", following)
        anew = ends or line.rstrip().endswith(_ENDS)
    return "".join(parts)


def _is_heading(line: str, following: str) -> bool:
    """Whether a line ends before the next: it is a heading, or one of several labels."""
    if not _begins_with_capital(line) and not line.lstrip()[:1].isdigit():
        return False
    short = len(line) < _SHORT_LINE and ", " not in line and _begins_with_capital(following)
    return short or bool(_LABEL.match(following))


def _begins_with_capital(line: str) -> bool:
    return line.lstrip(" ([\"'")[:1].isupper()
