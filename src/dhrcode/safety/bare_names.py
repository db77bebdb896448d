"""Words that may be names: with a capital, and in no dictionary; for a person to look through."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dhrcode.safety.identifiers.abbreviations import ABBREVIATIONS
from dhrcode.safety.identifiers.ordinary import MONTHS, ORDINARY
from dhrcode.safety.identifiers.words import GENERIC
from dhrcode.store.dictionary import english_words
from dhrcode.text import words_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST_LETTERS = 5
"""A longer word in capitals alone is no abbreviation."""
_PUBLIC = words_of("""
    england english britain british scotland scottish scots wales welsh ireland irish northern
    london europe european america american africa african asia asian caribbean poland polish
    pakistan pakistani india indian bangladesh bangladeshi romania romanian nigeria nigerian jamaica
    jamaican somalia somali china chinese france french germany german spain spanish portugal italy
    italian turkey turkish iraq iraqi iran iranian afghanistan syria syrian ukraine ukrainian russia
    russian lithuania lithuanian latvia albanian sikh hindu muslim islam christian christmas easter
    ramadan eid diwali catholic protestant jewish buddhist quran bible facebook whatsapp google
    instagram snapchat youtube twitter skype tiktok iphone android microsoft excel outlook ofsted
    nhs barnardo barnardo's samaritans refuge childline relate nspcc stalking multi-agency zoom
    covid covid-19 internet online safelives marac maracs idva idvas mappa dash mash camhs
""")


_NO_FIRST_NAMES = (GENERIC - ORDINARY) | MONTHS


class BareName(NamedTuple):
    """A word, or a first name that is a word too with what follows it, that may be a name.

    Attributes:
        name: as it is written, without `'s`.
        times: how often it stands in the texts.
        within: how often of these within a sentence, where no other word has a capital.
        first: where it stands first.
    """

    name: str
    times: int
    within: int
    first: str


def names_of_text(text: str) -> dict[str, tuple[int, int, int]]:
    """The words of a text that may be names: how often, how often within a sentence, where first.

    Where first is a position in the text.
    """
    found: dict[str, tuple[int, int, int]] = {}
    for name, at, within in _candidates(text):
        times, inside, first = found.get(name, (0, 0, at))
        found[name] = times + 1, inside + within, first
    return found


def ranked(several: Iterable[tuple[str, Mapping[str, tuple[int, int]]]]) -> list[BareName]:
    """The names of several texts together, the most frequent first.

    Args:
        several: for each text where it is, and its names with how often they are there.
    """
    names: dict[str, BareName] = {}
    for where, found in several:
        for name, (times, within) in found.items():
            known = names.get(name, BareName(name, 0, 0, where))
            names[name] = known._replace(times=known.times + times, within=known.within + within)
    return sorted(names.values(), key=lambda one: (-one.times, -one.within, one.name))


def _candidates(text: str) -> Iterator[tuple[str, int, bool]]:
    words = list(_WORD.finditer(text))
    skip = -1
    for number, found in enumerate(words):
        if number == skip or not found[0][0].isupper():
            continue
        within = _is_within(text, found.start())
        name = _bare(found[0])
        if _may_be_a_name(name):
            yield name, found.start(), within
        elif number + 1 < len(words) and name.lower() not in _NO_FIRST_NAMES:
            following = words[number + 1]
            joined = text[found.end() : following.start()] == " "
            last = _bare(following[0])
            if joined and _follows_a_first_name(name, last):
                yield f"{name} {last}", found.start(), within
                skip = number + 1 if not _may_be_a_name(last) else -1


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _is_within(text: str, at: int) -> bool:
    """Whether a position is within a sentence, and not at its beginning."""
    before = text[max(0, at - 4) : at].rstrip(" \"'“‘(")
    return bool(before) and before[-1] not in ".!?:;\n|-•"


def _may_be_a_name(word: str) -> bool:
    """Whether a word with a capital is in no dictionary, and no abbreviation or public name."""
    small = word.lower()
    if len(word) < 2 or small in GENERIC or small in _PUBLIC or word in ABBREVIATIONS:
        return False
    if word.isupper() and len(word) <= _LONGEST_LETTERS:
        return False
    known = english_words()
    parts = re.split("[-’']", small)
    return small not in known and not all(part in known or len(part) < 2 for part in parts)


def _follows_a_first_name(name: str, word: str) -> bool:
    """Whether a word with a capital makes a name of it and of a word that may be a first name."""
    if not word[:1].isupper() or word.isupper() or len(word) < 3 or name.isupper():
        return False
    return _may_be_a_name(word) or {name.lower(), word.lower()} <= ORDINARY
