"""Recommendations and actions with like words: what may be asked for twice. It joins nothing."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from dhrcode.model.plan import Plan
from dhrcode.model.stem import stem
from dhrcode.model.words import plain, words
from dhrcode.text import words_of

ALIKE = 0.6
"""The least share, by weight, of the rarer words of the shorter text that both have."""
LEAST_WORDS = 3
"""Fewer words in common tell nothing, unless they are all that a text has."""
_COMMON = words_of(
    """
    a about across after all also an and any are as at be been between both by can each ensure every
    for from had has have if in into is it its least made make makes may more most must need needed
    no not of on one or other others out over see seen should so such that the their them there
    these they this those to under up use used was were what when where whether which who will with
    within would
    """
)
"""Words that stand in any recommendation and tell nothing of what it asks."""


class PlanText(NamedTuple):
    """A recommendation or an action, by its name, `DHR7/R2` or `DHR7/R2.a`."""

    name: str
    text: str
    recommendation: str


class LikePair(NamedTuple):
    """Two of them, and how alike they are, from 0 to 1."""

    one: PlanText
    other: PlanText
    likeness: float


def texts_of(plan: Plan) -> list[PlanText]:
    """The recommendations and actions of a plan, in order."""
    found: list[PlanText] = []
    for one in plan.recommendations:
        name = f"{plan.plan}/{one.id}"
        found.append(PlanText(name, one.text, name))
        found += [PlanText(f"{name}.{a.id}", a.text, name) for a in one.actions]
    return found


def like_pairs(texts: Sequence[PlanText], of: str | None = None) -> list[LikePair]:
    """The pairs with like words, the most alike first.

    Args:
        texts: recommendations and actions; one and its own recommendation are never a pair.
        of: only pairs with this recommendation, or with an action of it.
    """
    stems = [_stems(one.text) for one in texts]
    held = Counter(word for own in stems for word in own)
    weight = {word: math.log(1 + len(texts) / number) for word, number in held.items()}
    pairs = (
        LikePair(texts[n], texts[m], likeness)
        for n, m in _candidates(stems)
        if texts[n].recommendation != texts[m].recommendation
        and (of is None or of in (texts[n].recommendation, texts[m].recommendation))
        and (likeness := _likeness(stems[n], stems[m], weight)) >= ALIKE
    )
    return sorted(pairs, key=lambda pair: -pair.likeness)


def _stems(text: str) -> frozenset[str]:
    """The stems of the words that tell what a text asks."""
    plains = (word.plain for word in words(text) if not word.beside)
    return frozenset(stem(plain(word)) for word in plains if plain(word) not in _COMMON)


def _candidates(stems: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The pairs that have enough words in common, by place, in order."""
    places: dict[str, list[int]] = {}
    for number, own in enumerate(stems):
        common = Counter(n for word in own for n in places.get(word, ()))
        for before, shared in sorted(common.items()):
            if shared >= min(LEAST_WORDS, len(stems[before]), len(own)) and shared > 1:
                yield before, number
        for word in own:
            places.setdefault(word, []).append(number)


def _likeness(one: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> float:
    """The weight of the words that both have, of that of the text with less of it."""

    def total(several: Iterable[str]) -> float:
        return math.fsum(sorted(weight[word] for word in several))

    return total(one & other) / min(total(one), total(other))


def marked(one: str, other: str) -> tuple[str, str]:
    """Both texts, what only one has in square brackets."""
    ours, theirs = one.split(), other.split()
    same = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False).get_matching_blocks()
    return (
        _bracketed(ours, [(block.a, block.a + block.size) for block in same]),
        _bracketed(theirs, [(block.b, block.b + block.size) for block in same]),
    )


def _keys(text: Sequence[str]) -> list[str]:
    return [stem(plain(word.strip(".,;:()").casefold())) for word in text]


def _bracketed(text: list[str], same: list[tuple[int, int]]) -> str:
    parts, at = list[str](), 0
    for start, end in same:
        if start > at:
            parts.append(f"[{' '.join(text[at:start])}]")
        if end > start:
            parts.append(" ".join(text[start:end]))
        at = end
    return " ".join(parts)
