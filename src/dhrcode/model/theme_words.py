"""The words by which passages on a subtheme are looked for, and how much each of them weighs."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from dhrcode.model.codebook import Subtheme
from dhrcode.model.query import Term, query_of_cues
from dhrcode.model.stem import stem
from dhrcode.model.words import words
from dhrcode.text import words_of

WORDS_OF_CUES, WORDS_OF_RULES, WORDS_AGAINST = 1.0, 0.5, 0.1
"""The weights of a word of cues and labels, of definition, rule and example, and of the rule on
when not to use the subtheme. A word in several of them has the greatest."""

FEW = 3
"""A word of a label that so many subthemes have says something of each."""

COMMON = words_of(
    "a about after again all also an and another any are as at be because been before being "
    "between both but by can cannot come could did do does done down during each either else ever "
    "every few for from further get go had has have having he her here hers herself him himself "
    "his how i if in instead into is it its itself just kind made make many may me might more "
    "most much must my neither no none nor not nothing of off on once one only onto or other "
    "others our out over own per put round same shall she should since so some somebody something "
    "such than that the their them then there these they thing this those though through till to "
    "too under until up upon us very was way we were what when where whether which while who whom "
    "whose why will with within without would yet you your"
)
"""Words that every text is full of; in a phrase they count."""
_COMMON_STEMS = frozenset(stem(word) for word in COMMON)
_NOT_SAID = re.compile(r"`[^`]*`|\bInvented:|\bCode\b")
"""What stands in a codebook's texts and is not about the subtheme: ids, and how to code."""


class ThemeWords(NamedTuple):
    """What is looked for for a subtheme.

    Attributes:
        weights: for the stem of each word what it weighs, from 0 to 1.
        beginnings: the same for beginnings of words, which cues with a star are.
        cues: the cues, as terms.
        phrases: the cues of several words, each as stems.
        own: the stems of cues of one word, and of those of the label that few other subthemes have.
    """

    weights: dict[str, float]
    beginnings: dict[str, float]
    cues: tuple[Term, ...]
    phrases: tuple[tuple[str, ...], ...]
    own: frozenset[str]


def theme_words(subtheme: Subtheme, among: Iterable[Subtheme]) -> ThemeWords:
    """The words of one subtheme of a codebook.

    A word weighs the less, the more of the codebook's subthemes have it: `police` tells little
    where every rule names the police.
    """
    every = [_raw_weights(each) for each in among]
    shared = Counter(word for raw in every for word in raw)
    whole = math.log(len(every) + 1)
    weights = {
        word: weight * math.log((len(every) + 1) / max(1, shared[word])) / whole
        for word, weight in _raw_weights(subtheme).items()
    }
    wanted = query_of_cues(subtheme.cues)
    cues = wanted.terms if wanted else ()
    return ThemeWords(
        {word: weight for word, weight in weights.items() if weight > 0},
        {term.variants[0]: WORDS_OF_CUES for term in cues if _is_beginning(term)},
        cues,
        tuple(dict.fromkeys(phrase for term in cues if (phrase := _phrase(term)))),
        frozenset([*_single(cues), *(w for w in _content(subtheme.label) if shared[w] <= FEW)]),
    )


def _single(cues: Iterable[Term]) -> Iterable[str]:
    words_of_one = (term.variants[0] for term in cues if not term.begins)
    return (stem(word) for word in words_of_one if " " not in word)


@lru_cache(maxsize=1000)
def _raw_weights(subtheme: Subtheme) -> dict[str, float]:
    cues = [cue for cue in subtheme.cues if not cue.endswith("*")]
    rules = (subtheme.definition, subtheme.when_to_use, subtheme.example)
    found: dict[str, float] = {}
    for texts, weight in (
        ([*cues, subtheme.label, *subtheme.also_known_as], WORDS_OF_CUES),
        (rules, WORDS_OF_RULES),
        ([subtheme.when_not_to_use], WORDS_AGAINST),
    ):
        for word in _content("\n\n".join(text or "" for text in texts)):
            found.setdefault(word, weight)
    return found


def _content(text: str) -> Iterable[str]:
    """The stems of a text's words, common ones left out; of hyphenated words the parts too."""
    for word in words(_NOT_SAID.sub(" ", text)):
        found = stem(word.plain)
        if found not in _COMMON_STEMS and not found.isdecimal():
            yield found


def _is_beginning(term: Term) -> bool:
    return term.begins and " " not in term.variants[0]


def _phrase(term: Term) -> tuple[str, ...]:
    said = term.variants[0].split()
    return tuple(map(stem, said)) if len(said) > 1 and not term.begins else ()


def is_common(stemmed: str) -> bool:
    """Whether a stem is that of a word that every text is full of."""
    return stemmed in _COMMON_STEMS
