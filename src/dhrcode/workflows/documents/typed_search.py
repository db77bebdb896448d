"""Passages that hold words as a person typed them, or their forms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dhrcode.errors import UsageError
from dhrcode.model.codebook import Subtheme
from dhrcode.model.marks import marks_among, merged
from dhrcode.model.query import Query, Term, as_term, query_of_cues
from dhrcode.model.report_parts import NARRATIVE, PARTS
from dhrcode.model.stem import stem
from dhrcode.model.theme_words import is_common
from dhrcode.model.words import words
from dhrcode.store.passage_tables import PassageTables, document_of, place_of
from dhrcode.store.passage_terms import TermMatch
from dhrcode.workflows.documents.search import (
    PassageRank,
    PlacesOfDocument,
    Ranking,
    Reason,
    SearchExtent,
)

TermMatches = Mapping[Term, Mapping[int, TermMatch]]
"""For each term the passages that hold it, and how."""
LIKENESS = 0.75
"""The least likeness of a word of the documents to one that is not in them."""


def cues_of(subtheme: Subtheme) -> Query:
    """A subtheme's cues, any of which is looked for.

    Raises:
        UsageError: the codebook gives it no cues.
    """
    wanted = query_of_cues(subtheme.cues)
    if wanted is None:
        raise UsageError(f"the codebook gives no cues for {subtheme.id}")
    return wanted


@dataclass(frozen=True)
class TypedSearch:
    """A search for the words of a query: passages with all of them, then those with fewer.

    Attributes:
        query: what was typed.
    """

    query: Query

    def ranking(
        self, index: PassageTables, places: PlacesOfDocument, extent: SearchExtent
    ) -> Ranking:
        """Passages with most of the words first.

        Of as many words, the narrative comes first; then words side by side; then what is written
        as it was typed, in other forms, in another spelling; then by BM25, added up over the terms.
        """
        matches = {term: index.matching(term) for term in self._terms}
        ranks = sorted(self._ranks(index, places, extent, matches))
        holding = len({rank.number for rank in ranks})
        note = " ".join([*self._misspelt(index, matches), *self._shared(ranks)])
        return Ranking(ranks, len(ranks), holding, self._explain, note)

    @property
    def several(self) -> bool:
        """Whether a passage may hold some of the words alone."""
        return len(self.query.groups) > 1

    @property
    def _terms(self) -> tuple[Term, ...]:
        together = [self.query.together] if self.query.together else []
        return (*self.query.terms, *together)

    def _ranks(
        self,
        index: PassageTables,
        places: PlacesOfDocument,
        extent: SearchExtent,
        matches: TermMatches,
    ) -> Iterator[PassageRank]:
        parts = {key: of.parts for key, of in index.parts(places).items()}
        groups = [_any_of([matches[term] for term in group]) for group in self.query.groups]
        together = matches[self.query.together] if self.query.together else {}
        telling = [g for g, terms in zip(groups, self.query.groups, strict=True) if _tells(terms)]
        for key in set[int]().union(*(telling or groups)) | together.keys():
            document = document_of(key)
            if document not in parts:
                continue
            part = PARTS[parts[document][place_of(key)]]
            if extent.part not in (None, part):
                continue
            held = [group[key] for group in groups if key in group]
            side = together.get(key)
            lacking = 0 if side else len(groups) - len(held)
            otherwise = side.written if side else sum(each.written for each in held)
            relevance = sum(each.relevance for each in held) + (side.relevance if side else 0.0)
            outside, relevance = part != NARRATIVE, round(relevance, 9)  # the same everywhere
            for number in places[document]:
                yield PassageRank(lacking, outside, not side, otherwise, relevance, number, key)

    def _explain(self, text: str) -> Reason:
        there = list(words(text))
        spans = {term: list(marks_among(there, term)) for term in self._terms}
        whole = self.query.together is not None and bool(spans[self.query.together])
        found = tuple(term.shown for term in self.query.terms if whole or spans[term])
        return Reason(found, merged(span for each in spans.values() for span in each))

    def _shared(self, ranks: Sequence[PassageRank]) -> Iterator[str]:
        """What is said where passages hold some of the words alone."""
        if ranks and ranks[-1].lacking:
            whole = sum(not rank.lacking for rank in ranks)
            if not whole:
                yield "No passage holds all of the words; these hold some of them."
            else:
                hold = "passage holds" if whole == 1 else "passages hold"
                yield f"{whole:,} {hold} all of the words; the others hold some of them."

    def _misspelt(self, index: PassageTables, matches: TermMatches) -> Iterator[str]:
        """For each word that no document has, the one of their words that is nearest."""
        sought = [term for term in self.query.terms if not matches[term] and not term.begins]
        known = dict(index.vocabulary()) if sought else {}
        for said in dict.fromkeys(word for term in sought for word in term.shown.split()):
            missing = as_term(said)
            if missing and not index.matching(missing):
                if near := nearest_word(missing.variants[0], known):
                    yield f"No document has '{said}': did you mean '{near}'?"
                elif len(self.query.terms) > 1:
                    yield f"No document has '{said}'."


def _any_of(terms: Sequence[Mapping[int, TermMatch]]) -> Mapping[int, TermMatch]:
    """The passages that hold one of some terms; what they add is added up."""
    if len(terms) == 1:
        return terms[0]
    found: dict[int, TermMatch] = {}
    for term in terms:
        for key, (written, relevance) in term.items():
            before = found.get(key, TermMatch(written, 0.0))
            found[key] = TermMatch(min(written, before.written), relevance + before.relevance)
    return found


def _tells(terms: Iterable[Term]) -> bool:
    """Whether one of some terms has a word that not every text is full of."""
    words_of = (word for term in terms for word in term.variants[0].split())
    return not all(is_common(stem(word)) for word in words_of)


def nearest_word(word: str, known: dict[str, int]) -> str:
    """The word nearest to another, of several the one in most passages; empty if none is near."""
    from rapidfuzz import process  # noqa: PLC0415 - only a mistake needs it
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    if len(word) < 4:
        return ""
    like = [each for each in known if abs(len(each) - len(word)) <= 2 and not each.isdecimal()]
    near = process.extract(
        word, like, scorer=OSA.normalized_similarity, score_cutoff=LIKENESS, limit=20
    )
    ranked: Iterable[tuple[float, int, str]] = ((-score, -known[w], w) for w, score, _ in near)
    return min(ranked, default=(0.0, 0, ""))[2]
