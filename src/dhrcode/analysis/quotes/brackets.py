"""What a coder's brackets may stand for without a word: somebody named, and no more."""

import re
from collections.abc import Collection, Iterable, Iterator

from dhrcode.analysis.quotes.differences import AGENCIES
from dhrcode.text import words_of

_STANDS_FOR_SOMEBODY = words_of(
    """
    i you he she it we they me him her us them his hers its our ours your yours their theirs my
    mine himself herself themselves who whom whose this that these those a an the of and or to
    by with in at on for from mr mrs ms miss dr offender suspect subject deceased woman man girl
    boy child children baby mother father mum dad parent parents son daughter brother sister
    wife husband partner ex-partner ex girlfriend boyfriend friend neighbour family grandmother
    grandfather aunt uncle cousin panel review town city county village worker workers visitor
    manager team
    """
)
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")


def names_somebody(words: str, kept: Collection[str] = ()) -> bool:
    """Whether words say no more than who is meant, and brackets name no agency in another's place.

    Args:
        words: as they are written; a word with a capital is taken for a name.
        kept: words that the brackets have themselves, which nothing replaces.
    """
    named = AGENCIES.isdisjoint(kept)  # a pronoun may stand for an agency, and no other agency
    return all(
        word.casefold() in kept or (named and word.casefold() in AGENCIES) or _names(word)
        for word in _said(words)
    )


def says_more(words: str) -> frozenset[str]:
    """The words in brackets that are neither names nor roles, in small letters."""
    said = (word for word in _said(words) if not _names(word))
    return frozenset(word.casefold() for word in said) - AGENCIES


def agencies_in(words: Iterable[str]) -> frozenset[str]:
    """The agencies and roles among words, in small letters."""
    return AGENCIES.intersection(word.casefold() for word in _said(" ".join(words)))


def _said(words: str) -> Iterator[str]:
    for found in _WORD.findall(words):
        yield found.replace("\u2019", "'").removesuffix("'s")


def _names(word: str) -> bool:
    if word.casefold() in AGENCIES:
        return False
    return word[0].isupper() or word.casefold() in _STANDS_FOR_SOMEBODY
