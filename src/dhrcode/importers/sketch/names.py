"""Which name in the codebook a heading may mean: the same one, or a similar one."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from dhrcode.importers.refi.clean import unambiguous
from dhrcode.model.codebook import BEARERS, Attribute, Bearer, Codebook

SURE = 100.0
"""The score of the same name, apart from capitals and punctuation."""
LEAST = 80.0
"""How similar to a name a heading must be, of 100, to be proposed: our choice, for a person to
check."""
STRONG = 95.0
"""Below this score a guess is weak: it stands in a proposed map as a comment. Our choice."""
_CUE = 81.0
LONGEST_NAME = 80
"""With more letters a cell is prose: it names nothing, and its line is no headings."""
_SHORT = 5  # in words this short one letter makes another word: Page, age
_FEWER_WORDS = 0.9  # all words of the heading are in the name, which has more words
_WORDS = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’]s\b|['’]")
_PEOPLE: tuple[tuple[Bearer, re.Pattern[str]], ...] = (
    ("victim", re.compile(r"\b(?:victims?|vic|deceased)\b")),
    ("perpetrator", re.compile(r"\b(?:perpetrators?|perps?|offenders?|suspects?)\b")),
)
_SMALL_WORDS = re.compile(r"\b(?:the|of|a|an|by|to|for|s|was|were)\b")
_NUMBER = re.compile(r"\b([1-9])\b")
_ACRONYM = re.compile("[A-Z]{4,}s?")
_ALSO = {"gender": "sex", "age": "age band", "ethnicity": "ethnic group"}
"""Other names of attributes; used only if the codebook has one of the second name."""


class Guess(NamedTuple):
    """What something may mean, and how similar it is, up to `SURE`."""

    target: str
    score: float

    @property
    def sure(self) -> bool:
        """Whether it is the same name."""
        return self.score >= SURE

    @property
    def weak(self) -> bool:
        """Whether it is too unlike to be taken until a person has said so."""
        return self.score < STRONG


def folded(text: str) -> str:
    """A name in lower case without punctuation."""
    return " ".join(_WORDS.findall(_APOSTROPHE.sub(" ", text.casefold())))


class NameIndex:
    """Names and what they mean; a name of two things means neither.

    Args:
        named: each name, folded, and what it means.
        lesser: words that are not names but may stand for one, as likely as `score` says.
        parts: whether words that are in only one name may stand for it.
    """

    def __init__(
        self,
        named: Iterable[tuple[str, str]],
        lesser: Mapping[str, str],
        score: float,
        *,
        parts: bool = False,
    ) -> None:
        self._score = score
        self._names = unambiguous(named)
        self._lesser = {name: of for name, of in lesser.items() if name not in self._names}
        self._list = list(self._names)
        self._stems = [(_stems(name), of) for name, of in self._names.items()] if parts else []

    def exactly(self, text: str) -> str | None:
        """What has exactly this name, folded."""
        return self._names.get(text)

    def best(self, text: str) -> Guess | None:
        """What a folded text most likely means."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a sketch needs it

        if not text:
            return None
        if text in self._names:
            return Guess(self._names[text], SURE)
        if text in self._lesser:
            return Guess(self._lesser[text], self._score)
        found = []
        long = len(text) > _SHORT
        if long and (near := process.extractOne(text, self._list, scorer=fuzz.token_sort_ratio)):
            found.append(Guess(self._names[near[0]], min(near[1], SURE - 1)))
        if " " in text and (
            near := process.extractOne(text, self._list, scorer=fuzz.token_set_ratio)
        ):
            found.append(Guess(self._names[near[0]], near[1] * _FEWER_WORDS))
        best = max(found, key=lambda guess: guess.score, default=None)
        return best if best and best.score >= LEAST else self._part(text)

    def _part(self, text: str) -> Guess | None:
        """The only thing whose name has all words of a text, in singular or plural."""
        words = _stems(text)
        having = {of for name, of in self._stems if words <= name}
        return Guess(having.pop(), LEAST) if len(having) == 1 else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in text.split())


class CodebookNames:
    """The names of a codebook's subthemes and attributes."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        subthemes = codebook.subthemes.values()
        named = [
            (folded(name), s.id) for s in subthemes for name in (s.id, s.label, *s.also_known_as)
        ]
        cues = unambiguous((folded(cue), s.id) for s in subthemes for cue in s.cues)
        self._subthemes = NameIndex(named, cues, _CUE, parts=True)
        self._attributes = {of: self._of(of) for of in BEARERS}
        self.areas = {folded(area.label) for area in codebook.areas}

    def _of(self, of: Bearer) -> NameIndex:
        named: list[tuple[str, str]] = []
        also: dict[str, str] = {}
        for attribute in self.codebook.asked_of[of]:
            names = {_bare(folded(attribute.id)), _bare(folded(attribute.label))}
            also |= {word: attribute.id for word, name in _ALSO.items() if name in names}
            named += [(name, attribute.id) for name in sorted(names)]
        return NameIndex(named, also, STRONG)

    @lru_cache(maxsize=4096)  # noqa: B019 - lives as long as one sketch
    def subtheme(self, heading: str) -> Guess | None:
        """The subtheme that a heading may mean, alone or under another: `Health: GPs`."""
        above, _, own = heading.rpartition(": ")
        guess = self._subthemes.best(folded(heading))
        if above and (folded(above) in self.areas or self._subthemes.exactly(folded(own))):
            guess = self._subthemes.best(folded(own))
        if guess and guess.weak and _ACRONYM.fullmatch(own) and self._has(guess.target, own):
            return guess._replace(score=STRONG)
        return guess

    def _has(self, subtheme: str, word: str) -> bool:
        """Whether a word is half of a label; `DASH` of `Failure to administer DASH` is not."""
        label = _stems(_bare(folded(self.codebook.subthemes[subtheme].label)))
        return _stems(folded(word)) <= label and len(label) <= 2

    def names(self, text: str) -> bool:
        """Whether a cell names a subtheme, and not only something like one."""
        short = " ".join(text.split())
        guess = self.subtheme(short) if len(short) <= LONGEST_NAME else None
        return guess is not None and not guess.weak

    def named(self, heading: str) -> bool:
        """Whether a heading is exactly the name of a subtheme."""
        guess = self.subtheme(heading)
        return guess is not None and guess.sure

    def attribute(self, heading: str, of: Bearer | None = None) -> Guess | None:
        """The attribute that a heading may mean, as a map names it: `victim.sex`.

        Args:
            heading: the heading.
            of: only attributes of this bearer; otherwise the heading may say whose it is, and if
                not, the review's attributes come before those of people.
        """
        own = folded(heading.rpartition(": ")[2])
        exact = any(self._attributes[bearer].exactly(_bare(own)) for bearer in BEARERS)
        text = folded(heading)
        if exact and not any(words.search(text) for _, words in _PEOPLE):
            text = own
        said = next((bearer for bearer, words in _PEOPLE if words.search(text)), None)
        bare = _bare(text)
        number = _NUMBER.search(bare) if said else None
        if number:
            bare = " ".join(_NUMBER.sub(" ", bare, count=1).split())
        bearers = (of,) if of else (said,) if said else BEARERS
        best = self._best(bearers, bare, number, sure=said is not None or of is not None)
        return best or (None if of else self._best(BEARERS, bare, None, sure=False))

    def _best(
        self, bearers: Iterable[Bearer], bare: str, number: "re.Match[str] | None", *, sure: bool
    ) -> Guess | None:
        """The attribute among these with the nearest name; not sure if nothing says whose it is."""
        best = None
        for bearer in bearers:
            guess = self._attributes[bearer].best(bare)
            if guess and (best is None or guess.score > best.score):
                best = guess._replace(target=_reference(bearer, number, guess.target))
        told = sure or best is None or "." not in best.target
        return best if told or best is None else best._replace(score=min(best.score, SURE - 1))

    def meant(self, target: str) -> Attribute:
        """The attribute of a name such as `victim.2.sex`."""
        from dhrcode.model.map_columns import reference  # noqa: PLC0415 - only a sketch needs it

        meant = reference(target)
        return self.codebook.attributes_of[meant.of][meant.attribute]


def _reference(of: Bearer, number: "re.Match[str] | None", attribute: str) -> str:
    if of == "review":
        return attribute
    return f"{of}.{number[1]}.{attribute}" if number and number[1] != "1" else f"{of}.{attribute}"


def _bare(text: str) -> str:
    """A folded name without whose it is, and without small words."""
    for _, words in _PEOPLE:
        text = words.sub(" ", text)
    return " ".join(_SMALL_WORDS.sub(" ", text).split())
