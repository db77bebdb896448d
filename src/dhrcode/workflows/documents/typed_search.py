"""Passages that hold words as a person typed them, or their forms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dhrcode.errors import UsageError
from dhrcode.model.codebook import Subtheme
from dhrcode.model.marks import marks_among, merged
from dhrcode.model.query import Query, Term, query_of_cues
from dhrcode.model.report_parts import NARRATIVE, PARTS
from dhrcode.model.words import words
from dhrcode.store.passage_tables import PassageTables, document_of, place_of
from dhrcode.workflows.documents.search import PassageRank, Ranking, Reason, SearchScope

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
    """A search for all words of a query in one passage.

    Attributes:
        query: what was typed.
    """

    query: Query

    def ranking(self, index: PassageTables, scope: SearchScope) -> Ranking:
        """Passages with all words side by side first, then by BM25, added up over the terms."""
        scores = {term: index.matching(term) for term in self._terms}
        in_each = [set[int]().union(*(scores[t] for t in group)) for group in self.query.groups]
        together = scores[self.query.together] if self.query.together else {}
        parts = {document: index.parts(document) for document in scope.of_document}
        ranks = sorted(
            PassageRank(part != NARRATIVE, key not in together, _sum(key, scores), number, key)
            for key in set.intersection(*in_each) | together.keys()
            if (document := document_of(key)) in parts
            and scope.extent.part in (None, part := PARTS[parts[document][place_of(key)]])
            for number in scope.of_document[document]
        )
        holding = len({rank.number for rank in ranks})
        note = "" if ranks else " ".join(self._misspelt(index, scores))
        return Ranking(ranks, len(ranks), holding, self._explain, note)

    @property
    def _terms(self) -> tuple[Term, ...]:
        together = [self.query.together] if self.query.together else []
        return (*self.query.terms, *together)

    def _explain(self, key: int, text: str) -> Reason:  # noqa: ARG002 - the text tells all
        there = list(words(text))
        spans = {term: list(marks_among(there, term)) for term in self._terms}
        found = tuple(term.shown for term in self.query.terms if spans[term])
        return Reason(found, merged(span for each in spans.values() for span in each))

    def _misspelt(
        self, index: PassageTables, scores: dict[Term, dict[int, float]]
    ) -> Iterator[str]:
        """For each word that no document has, the one of their words that is nearest."""
        unknown = [
            term
            for term in self.query.terms
            if not scores[term] and not term.begins and " " not in term.variants[0]
        ]
        known = dict(index.vocabulary()) if unknown else {}
        for term in unknown:
            if near := nearest_word(term.variants[0], known):
                yield f"No document has '{term.shown}': did you mean '{near}'?"


def _sum(key: int, scores: dict[Term, dict[int, float]]) -> float:
    """Rounded, since the last digits of a logarithm are another on another machine."""
    return round(sum(each.get(key, 0.0) for each in scores.values()), 9)


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
