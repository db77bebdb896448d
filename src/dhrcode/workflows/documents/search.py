"""From words, or the cues of a subtheme, to the passages that hold them, most relevant first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dhrcode.errors import DocumentError, NotFoundError, UsageError
from dhrcode.model.codebook import Subtheme
from dhrcode.model.document import Page
from dhrcode.model.passage import Span
from dhrcode.model.query import Query, Term, query_of_cues
from dhrcode.problems import Problem
from dhrcode.progress import Progress
from dhrcode.store.passage_tables import PassageTables, document_of
from dhrcode.store.passages import refresh, with_index
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.documents.named import DocumentPlace, failed, named

DocumentFailures = tuple[tuple[DocumentPlace, DocumentError], ...]


class SearchHit(NamedTuple):
    """A passage that holds what was looked for.

    Attributes:
        place: the document, as a review names it.
        page: where it stands, with the passage's text alone.
        paged: whether the document knows its pages.
        start: the passage's first character in the page's text.
        found: which of the terms it holds, as they were typed.
        marks: where they stand in the passage's text.
    """

    place: DocumentPlace
    page: Page
    paged: bool
    start: int
    found: tuple[str, ...]
    marks: tuple[Span, ...]

    @property
    def where(self) -> str:
        """Such as `DHR7 overview, page 20`."""
        named = f"{self.place.review} {self.place.source}"
        return f"{named}, page {self.page.name}" if self.paged else named


@dataclass(frozen=True)
class SearchResult:
    """What a search found.

    Attributes:
        hits: the passages, most relevant first, as many as were wanted.
        total: how many there are.
        holding: how many documents they stand in.
        documents: how many documents were searched.
        pages: how many pages these have.
        pictured: how many of the pages are pictures without text, where nothing can be found.
        failures: documents that could not be read.
    """

    hits: tuple[SearchHit, ...]
    total: int
    holding: int
    documents: int
    pages: int
    pictured: int
    failures: DocumentFailures

    @property
    def searched(self) -> str:
        """What was searched, in words."""
        return f"{plural(self.documents, 'document')}, {plural(self.pages, 'page')}"

    @property
    def unsearched(self) -> str:
        """A sentence on pages where nothing can be found, or the empty string."""
        if not self.pictured:
            return ""
        are = "page is a picture" if self.pictured == 1 else "pages are pictures"
        return f"{self.pictured} {are} without text, where nothing can be found."


def cues_of(subtheme: Subtheme) -> Query:
    """What to look for for a subtheme.

    Raises:
        UsageError: the codebook gives it no cues.
    """
    wanted = query_of_cues(subtheme.cues)
    if wanted is None:
        raise UsageError(f"the codebook gives no cues for {subtheme.id}")
    return wanted


def find(
    project: Project, query: Query, review: str | None, limit: int, progress: Progress
) -> tuple[SearchResult, list[Problem]]:
    """The passages of all documents, or of one review's, with what is wrong with records.

    Raises:
        NotFoundError: there is no such review, or nothing names a document.
        DataProblemsError: the one review's record has to be mended first.
    """
    known = named(project)
    places = known.places if review is None else known.of(review)
    if not places and not any(problem.severity == "error" for problem in known.problems):
        raise NotFoundError("no record names a document: 'dhrcode source add REVIEW FILE' adds one")
    alone = not any(problem.severity == "error" for problem in known.problems)

    def use(index: PassageTables) -> SearchResult:
        failures = refresh(index, project.root, known.files, progress, alone=alone)
        with index.reading():
            return search(index, query, places, limit, failures)

    found = with_index(project.root, use)
    said = [p for place, error in found.failures for p in failed(project, place, error)]
    return found, [*known.problems, *said]


def find_in(
    project: Project, query: Query, places: Sequence[DocumentPlace], limit: int, progress: Progress
) -> SearchResult:
    """The passages of some documents; no others are read for it.

    The order may differ from that of `find`, which weighs words by how rare they are in all.
    """

    def use(index: PassageTables) -> SearchResult:
        failures = refresh(index, project.root, [place.file for place in places], progress)
        with index.reading():
            return search(index, query, places, limit, failures)

    return with_index(project.root, use)


def search(
    index: PassageTables,
    query: Query,
    places: Sequence[DocumentPlace],
    limit: int,
    failures: dict[str, DocumentError],
) -> SearchResult:
    """The passages of an index that is up to date.

    Order: those with all words side by side; then BM25, added up over the terms; then review,
    source, page and place on the page.
    """
    there = index.documents()
    searched = [place for place in places if place.file in there]
    of_document: dict[int, list[int]] = {}
    for number, place in enumerate(searched):
        of_document.setdefault(there[place.file].id, []).append(number)
    ranked = _ranked(index, query, of_document)
    return SearchResult(
        hits=tuple(_hits(index, query, searched, ranked[:limit])),
        total=len(ranked),
        holding=len({number for _, _, number, _ in ranked}),
        documents=len(searched),
        pages=sum(there[place.file].pages for place in searched),
        pictured=sum(there[place.file].pictured for place in searched),
        failures=tuple((p, failures[p.file]) for p in places if p.file in failures),
    )


_Rank = tuple[bool, float, int, int]
"""Whether the words are apart, the sum of BM25, the place's number, the passage's id."""


def _ranked(index: PassageTables, query: Query, of_document: dict[int, list[int]]) -> list[_Rank]:
    scores = {term: index.matching(term) for term in _all_terms(query)}
    in_each = [set[int]().union(*(scores[term] for term in group)) for group in query.groups]
    together = scores[query.together] if query.together else {}
    keys = set.intersection(*in_each) | together.keys()
    return sorted(
        (key not in together, _sum(key, scores.values()), number, key)
        for key in keys
        for number in of_document.get(document_of(key), ())
    )


def _sum(key: int, scores: Iterable[dict[int, float]]) -> float:
    """Rounded, since the last digits of a logarithm are another on another machine."""
    return round(sum(each.get(key, 0.0) for each in scores), 9)


def _all_terms(query: Query) -> tuple[Term, ...]:
    return (*query.terms, *([query.together] if query.together else []))


def _hits(
    index: PassageTables, query: Query, places: Sequence[DocumentPlace], ranked: Iterable[_Rank]
) -> Iterator[SearchHit]:
    for _, _, number, key in ranked:
        page, start, paged = index.passage(key)
        spans = {term: list(index.marks(key, page.text, term)) for term in _all_terms(query)}
        found = tuple(term.shown for term in query.terms if spans[term])
        marks = merged(span for each in spans.values() for span in each)
        yield SearchHit(places[number], page, paged, start, found, marks)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap or touch joined."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
