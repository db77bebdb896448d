"""The key: which real case has which id; and what is known of a key without opening it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from dhrcode.model.base import (
    Day,
    Model,
    OneLine,
    ReviewId,
    Several,
    Sha256,
    Text,
    WholeNumber,
    unusable,
)

FORMAT = 1
"""The version of the encrypted format; a later format gets a higher number."""
LEAST_CHARACTERS = 15
"""For a new passphrase: NIST SP 800-63B-4, section 3.1.1.2, where a password stands alone. Three
random words, as the UK's National Cyber Security Centre advises, are as long."""
_LEAST_DIFFERENT = 6

ReviewIds = Several[ReviewId]


class Entry(Model):
    """One case.

    Attributes:
        id: the review's id.
        case: what the case is really called, in one line.
        added: the day it was added to the key.
    """

    id: ReviewId
    case: OneLine
    added: Day


class Key(Model):
    """All cases, each id once and each case once."""

    format: Annotated[WholeNumber, Field(le=FORMAT, ge=FORMAT)] = FORMAT
    cases: Several[Entry] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for same in ({e.id.casefold() for e in self.cases}, {_same(e.case) for e in self.cases}):
            if len(same) < len(self.cases):
                raise ValueError("has an id or a case twice")
        return self

    def of_id(self, review: str) -> Entry | None:
        """The entry of an id, whatever its letters' case."""
        return next((e for e in self.cases if e.id.casefold() == review.casefold()), None)

    def of_case(self, case: str) -> Entry | None:
        """The entry of a case, whatever the letters' case and the white space in it."""
        return next((e for e in self.cases if _same(e.case) == _same(case)), None)

    def search(self, words: str) -> Iterator[Entry]:
        """The entries whose id is the words, or whose case contains each of them.

        Letters' case and accents do not matter.
        """
        wanted = _plain(words)
        for entry in self.cases:
            case = _plain(entry.case)
            if wanted == _plain(entry.id) or all(word in case for word in wanted.split()):
                yield entry


class KeyReminder(Model):
    """What a machine remembers about a key, so that a lost key is noticed. It holds no case.

    Attributes:
        path: where the key is kept.
        sha256: of the file as it was left, in hexadecimal.
        ids: the ids in it.
    """

    path: Text
    sha256: Sha256
    ids: ReviewIds


def weak(passphrase: str) -> str:
    """Why a passphrase cannot protect a new key: a sentence's end, or the empty string."""
    if not passphrase.strip():
        return "is empty"
    if unusable(passphrase) or "\t" in passphrase or "\n" in passphrase:
        return "holds a key such as Tab or an arrow, which nobody can see"
    if len(passphrase) < LEAST_CHARACTERS:
        return f"is shorter than {LEAST_CHARACTERS} characters: take three random words or more"
    if len(set(passphrase)) < _LEAST_DIFFERENT:
        return "repeats a few characters: take three random words or more"
    return ""


def _same(text: str) -> str:
    """The text for a caseless match (Unicode Standard, section 3.13, D146), white space as one."""
    folded = unicodedata.normalize("NFD", text)
    for _ in range(2):
        folded = unicodedata.normalize("NFKD", folded.casefold())
    return " ".join(folded.split())


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\u0300-\u036f]", "", _same(text)).split())
