"""Passages that share words with a subtheme of the codebook, those that share most first.

The order is BM25 over the words of the subtheme's cues, labels and rules, each with its weight
(`model/theme_words`). To a passage's own words comes a share of what its neighbours have, since a
report tells of one matter in several paragraphs, and something for each cue of several words that
it holds as a phrase.
"""

import heapq
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dhrcode.model.codebook import Codebook, Subtheme
from dhrcode.model.marks import marks_among, merged
from dhrcode.model.passage import Span, as_quote
from dhrcode.model.record import Record
from dhrcode.model.report_parts import NARRATIVE, PARTS
from dhrcode.model.stem import stem
from dhrcode.model.theme_words import ThemeWords, is_common, theme_words
from dhrcode.model.words import TextWord, words
from dhrcode.progress import Progress
from dhrcode.store.passage_rows import K1, MOST, Holding
from dhrcode.store.passage_tables import PassageParts, PassageTables, key_of
from dhrcode.store.project import Project
from dhrcode.workflows.documents.named import places_of
from dhrcode.workflows.documents.search import (
    PassageRank,
    PlacesOfDocument,
    Ranking,
    Reason,
    SearchExtent,
    SearchResult,
    find_in,
)

OF_NEIGHBOURS = 0.15
"""How much of its neighbours' relevance a passage has."""
OF_PHRASES = 0.5
"""How much a cue of several words adds, of what its words weigh."""
CANDIDATES = 300
"""So many passages, the first by their words, are read for phrases."""
FAR, NOT = 1e6, -1e9
"""What puts passages outside the narrative after it, and those that share no word after all."""
SHOWN = 6
"""The most words that are given as the reason."""
SLIGHT = 0.25
"""What weighs less than this share of the weightiest word of a passage is no reason."""
NO_CUE = "No cue occurs; these share words of the definition."


def theme_search(codebook: Codebook, subtheme: Subtheme) -> "ThemeSearch":
    """What to look for for a subtheme."""
    return ThemeSearch(theme_words(subtheme, codebook.subthemes.values()))


def find_theme(
    project: Project, record: Record, subtheme: Subtheme, extent: SearchExtent, progress: Progress
) -> SearchResult:
    """What the documents of one record have on a subtheme."""
    wanted = theme_search(project.codebook, subtheme)
    return find_in(project, wanted, places_of(record), extent, progress)


@dataclass
class ThemeSearch:
    """A search for what a subtheme is about.

    Attributes:
        wanted: its words.
    """

    wanted: ThemeWords
    _weights: dict[str, float] = field(default_factory=dict)
    _rarity: dict[str, float] = field(default_factory=dict)

    def ranking(
        self, index: PassageTables, places: PlacesOfDocument, extent: SearchExtent
    ) -> Ranking:
        """Every passage that shares a word, the narrative before other parts of a report."""
        parts_of = index.parts(places)
        held = self._held(index, parts_of)
        self._rarity = _rarity(held, sum(len(of.parts) for of in parts_of.values()))
        scores = _with_neighbours(self._scores(held, parts_of))
        ranks, total, holding = _first(scores, parts_of, places, extent)
        phrased = self._with_phrases(index, ranks)
        return Ranking(phrased, total, holding, self._explain, self._note(index, phrased))

    def _held(self, index: PassageTables, documents: Collection[int]) -> dict[str, Holding]:
        """Where each word of the subtheme is."""
        begun = self.wanted.beginnings.items()
        more = {word: weight for b, weight in begun for word in index.stems_beginning(b)}
        self._weights = more | self.wanted.weights
        found = {word: index.holding(word, documents) for word in self._weights}
        return {word: held for word, held in found.items() if held.shares}

    def _scores(
        self, held: Mapping[str, Holding], parts_of: Mapping[int, PassageParts]
    ) -> dict[int, list[float]]:
        """BM25 for each passage of each document."""
        ends = {document: first + len(parts) for document, (first, parts) in parts_of.items()}
        scores = [0.0] * max(ends.values(), default=0)
        for word in sorted(held):  # always in one order, since sums of fractions depend on it
            worth = self._weights[word] * self._rarity[word] * (K1 + 1) / MOST
            adds = [worth * share for share in range(MOST + 1)]
            for number, share in zip(*held[word], strict=True):
                scores[number] += adds[share]
        return {document: scores[parts_of[document].first : end] for document, end in ends.items()}

    def _with_phrases(
        self, index: PassageTables, ranks: Sequence[PassageRank]
    ) -> list[PassageRank]:
        """The candidates in order once their phrases count; the rest as they were."""
        texts = _texts(index, ranks)
        worth = [
            (f" {' '.join(phrase)} ", OF_PHRASES * sum(map(self._worth, phrase)))
            for phrase in self.wanted.phrases
            if all(word in self._rarity or is_common(word) for word in phrase)
        ]
        added = {
            key: sum(extra for phrase, extra in worth if phrase in text)
            for key, text in texts.items()
        }
        first = [
            r._replace(relevance=round(r.relevance - added[r.key], 9)) for r in ranks[:CANDIDATES]
        ]
        return [*sorted(first), *ranks[CANDIDATES:]]

    def _worth(self, word: str) -> float:
        return (
            0.0 if is_common(word) else self._weights.get(word, 0.0) * self._rarity.get(word, 0.0)
        )

    def _note(self, index: PassageTables, ranks: Sequence[PassageRank]) -> str:
        """What is said where neither a cue nor a telling word of the label occurs."""
        telling = (*self.wanted.own, *(self._weights.keys() - self.wanted.weights.keys()))
        if not ranks or any(word in self._rarity for word in telling):
            return ""
        texts = _texts(index, ranks).values()
        phrases = [f" {' '.join(phrase)} " for phrase in self.wanted.phrases]
        return "" if any(p in text for text in texts for p in phrases) else NO_CUE

    def _explain(self, text: str) -> Reason:
        there = list(words(text))
        phrases = merged(self._phrases(there))
        single = [word for word in there if not _within(word, phrases)]
        telling = self._telling(single)
        spans = _outer((word.start, word.end) for word in single if stem(word.plain) in telling)
        marks = merged([*phrases, *spans])
        found: dict[str, str] = {}
        for start, end in (*phrases, *spans):
            said = as_quote(text[start:end])
            found.setdefault(" ".join(stem(w.plain) for w in words(said)), _uncapitalised(said))
        return Reason(tuple(found.values())[:SHOWN], marks)

    def _phrases(self, there: Sequence[TextWord]) -> Iterator[Span]:
        """The places of cues of several words."""
        said = f" {' '.join(stem(word.plain) for word in there if not word.beside)} "
        for cue in self.wanted.cues:
            if any(" " in v and f" {_stemmed(v)}" in said for v in cue.variants):
                yield from marks_among(there, cue)

    def _telling(self, there: Iterable[TextWord]) -> set[str]:
        """The stems that count most among the words of a passage."""
        worth = {found: self._worth(found) for found in {stem(word.plain) for word in there}}
        least = SLIGHT * max(worth.values(), default=0.0)
        ranked = sorted((-value, word) for word, value in worth.items() if value > least)
        return {word for _, word in ranked[:SHOWN]}


def _texts(index: PassageTables, ranks: Sequence[PassageRank]) -> dict[int, str]:
    """The stems of the candidates, with a blank at either end."""
    found = index.stems([rank.key for rank in ranks[:CANDIDATES]])
    return {key: f" {stems} " for key, stems in found.items()}


def _stemmed(variant: str) -> str:
    """The stems of words as far as they tell that a term may be there."""
    return " ".join(map(stem, variant.split()[:-1]))


def _outer(spans: Iterable[Span]) -> list[Span]:
    """Spans in order without those that lie within another: of `co-ordinator` no `co`."""
    found: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


def _uncapitalised(said: str) -> str:
    """Words in small letters, but for those that are written in capitals."""
    return " ".join(w if sum(map(str.isupper, w)) > 1 else w.lower() for w in said.split(" "))


def _rarity(held: Mapping[str, Holding], count: int) -> dict[str, float]:
    """For each word how rare it is among the passages, as BM25 has it."""
    having = {word: len(of.shares) for word, of in held.items()}
    return {word: math.log(1 + (count - n + 0.5) / (n + 0.5)) for word, n in having.items()}


def _with_neighbours(scores: Mapping[int, list[float]]) -> dict[int, list[float]]:
    """Each passage that shares a word, with a share of what the one before and after it have."""
    found = {}
    for document, own in scores.items():
        before, after = [0.0, *own[:-1]], [*own[1:], 0.0]
        found[document] = [
            here + OF_NEIGHBOURS * (left + right) if here else 0.0
            for here, left, right in zip(own, before, after, strict=True)
        ]
    return found


def _first(
    scores: Mapping[int, list[float]],
    parts_of: Mapping[int, PassageParts],
    named: PlacesOfDocument,
    extent: SearchExtent,
) -> tuple[list[PassageRank], int, int]:
    """The first passages in order, how many there are in all, and in how many places."""
    narrative = PARTS.index(NARRATIVE)
    part = PARTS.index(extent.part) if extent.part else None
    values = {
        document: [
            (score if held == narrative else score - FAR) if score and part in (None, held) else NOT
            for score, held in zip(of_document, parts_of[document].parts, strict=True)
        ]
        for document, of_document in scores.items()
    }
    count = max(extent.limit, CANDIDATES)
    best = heapq.nlargest(count, chain.from_iterable(values.values()))
    least = best[-1] if best else NOT
    ranks = sorted(
        PassageRank(
            lacking=0,
            outside=value < 0,
            apart=False,
            otherwise=0,
            relevance=-scores[document][place],
            number=number,
            key=key_of(document, place),
        )
        for document, of_document in values.items()
        for place, value in enumerate(of_document)
        if value >= least and value > NOT
        for number in named[document]
    )
    having = {document: len(each) - each.count(NOT) for document, each in values.items()}
    places = {document: len(named[document]) for document in having}
    total = sum(count * places[document] for document, count in having.items())
    return ranks, total, sum(places[document] for document, count in having.items() if count)


def _within(word: TextWord, spans: Iterable[Span]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)
