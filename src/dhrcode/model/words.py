"""The words of a text, each with its place and with the other ways in which it may be looked for.

A hyphenated word is its parts and the whole: `ex-partner` is ex, partner and expartner. A word
broken at the end of a line is the whole. A slash parts words; an apostrophe's s is left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dhrcode.text import words_of

_APOSTROPHE = "'\u2018\u2019\u02bc`\u00b4\u2032"
_HYPHEN = "-\u2010-\u2013\u2212"
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_ATOM = rf"[^\W_][^\W_{_UNSEEN}]*(?:[{_UNSEEN}]+\s*[^\W_]+|[{_APOSTROPHE}][^\W_]+|\u0300-\u036f)*"
_BREAK = rf"[{_HYPHEN}][ \t]*\r?\n\s*"
_COMPOUND = re.compile(rf"{_ATOM}(?:(?:{_BREAK}|[{_HYPHEN}]){_ATOM})*")
_JOINT = re.compile(rf"({_BREAK}|[{_HYPHEN}])")
_DROPPED = re.compile(rf"[{_UNSEEN}]+\s*")
_APOSTROPHES = re.compile(rf"[{_APOSTROPHE}]")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHE}]s$", re.IGNORECASE)


OWN_HYPHEN = words_of(
    "all anti cross ex half high in long low mother father brother sister son daughter multi non "
    "post pre self short step well"
)
"""Beginnings of words whose hyphen is the word's own, more often than a broken line's."""
JOINED = words_of("anti co counter inter mis multi non over post pre re sub un under")
"""Beginnings that are written with a hyphen, without one or apart: the whole counts as the word."""
APART = words_of("anti co inter multi non self step")
"""Beginnings of words that somebody else may write as a word of its own."""
_MISREAD = (("rn", "m"), ("vv", "w"), ("0", "o"), ("5", "s"))
"""Letters that a scan takes for others, and what they were; a 1 may be an l or an i."""
_NUMBERED = re.compile(r"([^\W\d_]{3,})[0-9]{1,2}")


class TextWord(NamedTuple):
    """A word of a text.

    Attributes:
        start: its first character's place in the text.
        end: the place after its last.
        plain: in small letters, without accents and hyphens.
        beside: it is another way to read what stands at the place of one that is not.
    """

    start: int
    end: int
    plain: str
    beside: bool = False


def words(text: str) -> Iterator[TextWord]:
    """The words of a text, in order; those beside another follow it."""
    for found in _COMPOUND.finditer(text):
        pieces = [found[0]] if found[0].isalnum() else _JOINT.split(found[0])
        if len(pieces) == 1:
            said = plain(pieces[0])
            yield TextWord(*found.span(), said)
            for read in _otherwise(said):
                yield TextWord(*found.span(), read, beside=True)
        else:
            yield from _compound(found.start(), pieces)


def _compound(start: int, pieces: list[str]) -> Iterator[TextWord]:
    """The words of parts with hyphens between them; those of a broken line are one part."""
    parts: list[TextWord] = []
    beside: list[TextWord] = []
    for at in range(0, len(pieces), 2):
        part = TextWord(start, start + len(pieces[at]), plain(pieces[at]))
        if at and "\n" in pieces[at - 1] and _broken(parts[-1].plain, part.plain):
            before = parts.pop()
            beside += [before._replace(beside=True), part._replace(beside=True)]
            part = part._replace(start=before.start, plain=before.plain + part.plain)
        parts.append(part)
        start = part.end + (len(pieces[at + 1]) if at + 1 < len(pieces) else 0)
    whole = TextWord(parts[0].start, parts[-1].end, "".join(part.plain for part in parts))
    if len(parts) == 2 and parts[0].plain in JOINED:
        parts, beside = [whole], [*beside, *(part._replace(beside=True) for part in parts)]
    elif len(parts) > 1 and not whole.plain.isdecimal():
        beside += [whole._replace(beside=True), *_joined(parts)]
    yield from parts
    yield from beside


def _joined(parts: list[TextWord]) -> Iterator[TextWord]:
    """Of three parts and more the two that are one word: the cooperation of `non-co-operation`."""
    for before, after in pairwise(parts[1:]):
        if before.plain in JOINED:
            both = before.plain + after.plain
            yield TextWord(before.start, after.end, both, beside=True)


def _broken(before: str, after: str) -> bool:
    """Whether two parts at the end of a line are one word."""
    return before.isalpha() and after.isalpha() and before not in OWN_HYPHEN


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """A word without what makes no difference: capitals, accents, ligatures, an apostrophe's s."""
    word = _POSSESSIVE.sub("", _DROPPED.sub("", word))
    word = _APOSTROPHES.sub("", word)
    if word.isascii():
        return word.lower()
    parted = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in parted if c.isalnum())


@lru_cache(maxsize=100_000)
def _otherwise(word: str) -> tuple[str, ...]:
    """What else a word may be: without its number (`phq9`), or before a scan misread it."""
    if numbered := _NUMBERED.fullmatch(word):
        return (numbered[1],)
    if len(word) < 5 or word.isdecimal():
        return ()
    read = word
    for seen, was in _MISREAD:
        read = read.replace(seen, was)
    each = dict.fromkeys(read.replace("1", letter) for letter in "li")
    return tuple(one for one in each if one != word)
