"""A quote as its coder wrote it: the words to find, and what stands for other words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from dhrcode.analysis.quotes.searchable import Word
from dhrcode.analysis.quotes.tight import TightText
from dhrcode.model.comparable import comparable

LEAST_WORDS, LEAST_CHARACTERS = 3, 12
"""The least words of a part that proves anything: fewer words in a row ("no action", "the panel")
are on many pages of any review, so finding them proves nothing."""
ALIKE_WORDS, ALIKE_CHARACTERS = 6, 30
"""The least words of a part that may be found with differences: in a shorter one a changed word is
a sixth of it or more, and it is like too many others."""

Joint = Literal["insertion", "ending"]
"""What stands between two pieces of a part: `[the victim]`, or the `[ed]` of `walk[ed]`."""

_ELLIPSIS = re.compile(
    r"\s*(?:\[\s*(?:\.{3,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|\.{3,}|…|\.(?:\s\.){2,})\s*"
)
_NOTHING = re.compile(r"\s*[\[(]\s*sic\.?\s*[!?]?\s*[\])]", re.IGNORECASE)
_LETTERS = re.compile(r"\[([^\W\d_]{1,2})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,2})\](?=\w)")
_BRACKETS = re.compile(
    r"\s*(?P<ending>(?<=[^\W\d_])\[[^\W\d_]{1,6}\])|\s*\[[^\[\]]{1,200}\](?:['’]s\b)?\s*"
)
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_BEGINS = re.compile(r"\W*\[([^\[\]]{3,200})\]")
_EDGES = " '\",.;:"
_MARKS = _EDGES + "\u2018\u2019\u201c\u201d"
_WORD = re.compile(r"\S+")


class QuotePiece(NamedTuple):
    """Words in a row, in comparable form, which the document must have as they are."""

    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class QuotePart:
    """The text between two ellipses: pieces, and what joins each to the next.

    Attributes:
        pieces: at least one.
        joints: one fewer than pieces.
        opening: the words of brackets at its beginning.
        ending: the words of brackets at its end.
        bracketed: the words in its brackets.
    """

    pieces: tuple[QuotePiece, ...]
    joints: tuple[Joint, ...] = ()
    opening: str = ""
    ending: frozenset[str] = frozenset()
    bracketed: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, without those in brackets."""
        return tuple(word for piece in self.pieces for word in piece.words)

    @cached_property
    def text(self) -> str:
        """Its words in comparable form."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def insertions(self) -> frozenset[int]:
        """The numbers of the words before which the document may have other words."""
        numbers, count = set(), 0
        for piece, joint in zip(self.pieces, self.joints, strict=False):
            count += len(piece.words)
            if joint == "insertion":
                numbers.add(count)
        return frozenset(numbers)

    @cached_property
    def runs(self) -> tuple[tuple[Word, ...], ...]:
        """Its words in groups within which the document has no other words."""
        cuts = [0, *sorted(self.insertions), len(self.words)]
        return tuple(self.words[start:end] for start, end in pairwise(cuts))


@dataclass(frozen=True)
class Quotation:
    """A quote in one reading: its parts in order, ellipses between them."""

    parts: tuple[QuotePart, ...]

    @property
    def says_anything(self) -> bool:
        """Whether it has a letter or number."""
        return any(letter.isalnum() for part in self.parts for letter in part.text)

    @cached_property
    def telling(self) -> bool:
        """Whether finding it proves anything: half of its words are in long enough runs."""
        runs = [run for part in self.parts for run in part.runs]
        telling = [run for run in runs if is_long(run, LEAST_WORDS, LEAST_CHARACTERS)]
        return bool(telling) and 2 * sum(map(len, telling)) >= sum(map(len, runs))

    @cached_property
    def long(self) -> bool:
        """Whether a part of it is long enough to be found with differences."""
        return any(is_long(part.words, ALIKE_WORDS, ALIKE_CHARACTERS) for part in self.parts)


def is_long(words: Sequence[Word], least: int, characters: int) -> bool:
    """Whether there are enough words, and enough characters in them and between them."""
    telling = sum(any(letter.isalnum() for letter in word.text) for word in words)
    return telling >= least and len(" ".join(word.text for word in words)) >= characters


def readings(quote: str) -> list[Quotation]:
    """The ways to read a quote, the plainest first.

    Brackets are first read as the document's own, as in `in [town]`, and then as the coder's: first
    only `[sic]`, then all. The list is empty if the quote has no words.
    """
    quote = unicodedata.normalize("NFC", quote)  # as a document's text is
    without = _NOTHING.sub("", quote)
    plain = _quotation(quote, brackets=False)
    marked = _quotation(without, brackets=False)
    understood = _quotation(without, brackets=True)
    if not marked.says_anything:
        return []
    return [one for one in dict.fromkeys((plain, marked, understood)) if one.says_anything]


def _quotation(quote: str, *, brackets: bool) -> Quotation:
    parts = (_part(text, brackets=brackets) for text in _ELLIPSIS.split(quote))
    return Quotation(tuple(part for part in parts if part is not None))


def _part(text: str, *, brackets: bool) -> QuotePart | None:
    cut = _cut(text) if brackets else iter([(text, None)])
    result = [(piece, joint) for written, joint in cut if (piece := _piece(written)) is not None]
    while result and not (first := _stripped(result[0][0], left=True)).text:
        del result[0]
    if not result:
        return None
    result[0] = (first, result[0][1])
    written = _BRACKETED.findall(text) if brackets else []
    begun = _BEGINS.match(text) if brackets else None
    while not (last := _stripped(result[-1][0], left=False)).text:
        del result[-1]
    pieces = (*(piece for piece, _ in result[:-1]), last)
    return QuotePart(
        pieces,
        tuple(joint or "insertion" for _, joint in result[:-1]),
        opening=begun[1] if begun else "",
        ending=_words(written[-1]) if result[-1][1] == "insertion" else frozenset(),
        bracketed=_words(" ".join(written)),
    )


def _words(written: str) -> frozenset[str]:
    return frozenset(bare(word) for word in _WORD.findall(written.casefold()))


def _cut(text: str) -> Iterator[tuple[str, Joint | None]]:
    """The pieces of a part, each with what joins it to the next."""
    text = _LETTERS.sub(lambda found: found[1] or found[2], text)
    done = 0
    for found in _BRACKETS.finditer(text):
        yield text[done : found.start()], "ending" if found["ending"] else "insertion"
        done = found.end()
    yield text[done:], None


def _piece(written: str) -> QuotePiece | None:
    form = TightText(comparable(written))
    text = form.text
    words = tuple(
        Word(found[0], written[slice(*form.original(*found.span()))])
        for found in _WORD.finditer(text)
    )
    return QuotePiece(text.strip(" "), words) if words else None


def _stripped(piece: QuotePiece, *, left: bool) -> QuotePiece:
    """A piece without the quotation marks and stops at one end, since quoting changes these."""
    text = piece.text.lstrip(_EDGES) if left else piece.text.rstrip(_EDGES)
    return QuotePiece(text, unmarked(piece.words, left=left, right=not left))


def bare(word: str) -> str:
    """A word in comparable form without the marks that quoting changes."""
    return word.strip(_EDGES)


def unmarked(words: Sequence[Word], *, left: bool = True, right: bool = True) -> tuple[Word, ...]:
    """Words in a row without the marks at either end that quoting changes."""
    kept = list(words)
    while left and kept and not kept[0].text.strip(_EDGES):
        del kept[0]
    while right and kept and not kept[-1].text.strip(_EDGES):
        del kept[-1]
    if left and kept:
        kept[0] = Word(kept[0].text.lstrip(_EDGES), kept[0].written.lstrip(_MARKS))
    if right and kept:
        kept[-1] = Word(kept[-1].text.rstrip(_EDGES), kept[-1].written.rstrip(_MARKS))
    return tuple(kept)
