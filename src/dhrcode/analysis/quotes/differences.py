"""Where a quote's words differ from a document's, word by word."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from dhrcode.analysis.quotes.searchable import Word
from dhrcode.text import MONTHS, words_of

AROUND = 2
"""Words shown on either side of a difference."""
INSERTED = 6
"""The most words of a document that a bracketed insertion may stand for."""

_NEGATIONS = words_of(
    """
    no not none nobody nothing nowhere neither nor never without cannot unable hardly scarcely
    barely rarely seldom
    """
)
_NUMBERS = words_of(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand half first second third once twice monday tuesday wednesday thursday
    friday saturday sunday
    """
) | {*MONTHS}
"""Numbers and dates in words."""
AGENCIES = words_of(
    """
    police gp gps doctor doctors practice surgery hospital trust nurse nurses midwife midwives
    health social council housing landlord school teacher probation prison court ambulance
    paramedic paramedics marac idva refuge charity coroner psychiatrist mental cps jobcentre
    solicitor employer officer officers constable sergeant detective victim perpetrator
    """
)
"""Who does something in a review: one in another's place makes another statement."""
DENYING = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
"""Prefixes that turn `safe` into `unsafe`."""
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[0-9]+")


class WordDifference(NamedTuple):
    """One place where they differ, with a few words around it.

    Attributes:
        document: the document's words.
        quote: the quote's.
        weighty: whether it concerns a negation, a number, a date or an agency, and may change the
            meaning.
    """

    document: str
    quote: str
    weighty: bool

    def __str__(self) -> str:
        return f'the document: "{self.document}"; the quote: "{self.quote}"'


def negates(text: str) -> bool:
    """Whether comparable text has a negating word."""
    return any(_is_negation(word) for word in _TOKEN.findall(text))


def _is_negation(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _turned(own: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a negation, number, date or agency is in one and not in the other."""
    mine, theirs = ([*_TOKEN.findall(" ".join(w.text for w in words))] for words in (own, other))
    if sorted(filter(_is_weighty, mine)) != sorted(filter(_is_weighty, theirs)):
        return True
    if [w for w in mine if w in AGENCIES] != [w for w in theirs if w in AGENCIES]:
        return True
    denied = {prefix + word for words in (mine, theirs) for word in words for prefix in DENYING}
    return bool((set(mine) ^ set(theirs)) & denied)


def _is_weighty(word: str) -> bool:
    return word[0].isdigit() or word in _NUMBERS or _is_negation(word)


class _ReplacedWords(NamedTuple):
    """Words of the quote, by number, and those that the document has in their place."""

    quote_from: int
    quote_to: int
    document_from: int
    document_to: int

    def on_to(self, later: "_ReplacedWords") -> "_ReplacedWords":
        """From here to the end of a later one."""
        return self._replace(quote_to=later.quote_to, document_to=later.document_to)

    @property
    def missing(self) -> int:
        """How many fewer words the document has."""
        return max(0, self.quote_to - self.quote_from - self.document_to + self.document_from)

    def touches(self, later: "_ReplacedWords") -> bool:
        """Whether there is no word in between."""
        return (self.quote_to, self.document_to) == (later.quote_from, later.document_from)


def inserted(
    quote: Sequence[Word], document: Sequence[Word], insertions: Collection[int]
) -> set[int]:
    """The document's words, by number, that the coder replaced by brackets in the quote."""
    return {
        number
        for change in _changes(quote, document)
        if _stands_for(change, document, insertions)
        for number in range(change.document_from, change.document_to)
    }


def lacking(quote: Sequence[Word], document: Sequence[Word]) -> tuple[int, int]:
    """How many of the quote's words at its beginning and at its end the document lacks there."""
    changes = _changes(quote, document)
    before = changes[0].missing if changes and changes[0].quote_from == 0 else 0
    after = changes[-1].missing if changes and changes[-1].quote_to == len(quote) else 0
    return before, after


def differences(quote: Sequence[Word], document: Sequence[Word]) -> list[WordDifference]:
    """The differences in order; those near each other are joined."""
    joined: list[_ReplacedWords] = []
    for change in _changes(quote, document):
        if joined and change.quote_from - joined[-1].quote_to <= AROUND:
            joined[-1] = joined[-1].on_to(change)
        else:
            joined.append(change)
    return [_shown(quote, document, change) for change in joined]


def _changes(quote: Sequence[Word], document: Sequence[Word]) -> list[_ReplacedWords]:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - true quotes do without

    steps = Levenshtein.opcodes([word.text for word in quote], [word.text for word in document])
    changes: list[_ReplacedWords] = []
    for step in steps:
        if step.tag == "equal":
            continue
        change = _ReplacedWords(step.src_start, step.src_end, step.dest_start, step.dest_end)
        if changes and changes[-1].touches(change):
            changes[-1] = changes[-1].on_to(change)
        else:
            changes.append(change)
    return changes


def _stands_for(
    change: _ReplacedWords, document: Sequence[Word], insertions: Collection[int]
) -> bool:
    if change.quote_from != change.quote_to or change.quote_from not in insertions:
        return False
    words = document[change.document_from : change.document_to]
    return len(words) <= INSERTED and not negates(" ".join(word.text for word in words))


def _shown(
    quote: Sequence[Word], document: Sequence[Word], change: _ReplacedWords
) -> WordDifference:
    own = quote[change.quote_from : change.quote_to]
    other = document[change.document_from : change.document_to]
    before, after = max(0, change.quote_from - AROUND), change.quote_to + AROUND
    lead = [
        word.written
        for word in document[max(0, change.document_from - AROUND) : change.document_from]
    ]
    tail = [word.written for word in document[change.document_to : change.document_to + AROUND]]
    return WordDifference(
        " ".join([*lead, *(word.written for word in other), *tail]),
        " ".join(word.written for word in quote[before:after]),
        _turned(own, other),
    )
