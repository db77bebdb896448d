"""From what is sought to the passages of documents that tell of it, most relevant first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from dhrcode.errors import DocumentError, NotFoundError
from dhrcode.model.document import Page
from dhrcode.model.marks import denies
from dhrcode.model.passage import Span
from dhrcode.model.report_parts import NARRATIVE
from dhrcode.problems import Problem
from dhrcode.progress import Progress
from dhrcode.store.passage_tables import PassageTables
from dhrcode.store.passages import refresh, with_index
from dhrcode.store.project import Project
from dhrcode.text import plural
from dhrcode.workflows.documents.named import DocumentPlace, failed, named, not_searched

PlacesOfDocument = Mapping[int, Sequence[int]]
"""The ids of documents in the index, and the numbers of the places that name each."""


class Reason(NamedTuple):
    """Why a passage was found.

    Attributes:
        found: the words of it that count most, as they stand there or as they were typed.
        marks: where they stand in its text.
    """

    found: tuple[str, ...]
    marks: tuple[Span, ...]


class PassageRank(NamedTuple):
    """A passage's place in an order; what sorts first comes first.

    Attributes:
        lacking: how many of the words that were typed it does not hold.
        outside: it is not part of the narrative.
        apart: it holds what was typed, but not side by side.
        otherwise: how far the words are written otherwise than they were typed.
        relevance: the lower, the more relevant.
        number: the number of its place among those that were searched.
        key: its id in the index.
    """

    lacking: int
    outside: bool
    apart: bool
    otherwise: int
    relevance: float
    number: int
    key: int


class Ranking(NamedTuple):
    """What a search found, before any passage is read.

    Attributes:
        ranks: the passages in order, at least as many as were wanted, if there are.
        total: how many there are.
        holding: in how many documents.
        explain: tells, of the text of a passage, why it was found.
        note: a sentence on what was found; empty if there is nothing to say.
    """

    ranks: Sequence[PassageRank]
    total: int
    holding: int
    explain: Callable[[str], Reason]
    note: str = ""


class SearchExtent(NamedTuple):
    """How much is wanted.

    Attributes:
        limit: how many passages.
        part: the part of a report to look in; None for all.
    """

    limit: int
    part: str | None = None


class Sought(Protocol):
    """What is looked for: words that were typed, or a subtheme."""

    def ranking(
        self, index: PassageTables, places: PlacesOfDocument, extent: SearchExtent
    ) -> Ranking:
        """The passages of some documents, most relevant first."""


class SearchHit(NamedTuple):
    """A passage that holds what was looked for.

    Attributes:
        place: the document, as a review names it.
        page: where it stands, with the passage's text alone.
        paged: whether the document knows its pages.
        start: the passage's first character in the page's text.
        found: what of that it holds, in words.
        marks: where they stand in the passage's text.
        part: the part of the report that it belongs to.
        heading: the heading above it.
        denies: it may say that something was not needed, or was not so.
    """

    place: DocumentPlace
    page: Page
    paged: bool
    start: int
    found: tuple[str, ...]
    marks: tuple[Span, ...]
    part: str = NARRATIVE
    heading: str = ""
    denies: bool = False

    @property
    def where(self) -> str:
        """Such as `DHR7 overview, page 20`."""
        named = f"{self.place.review} {self.place.source}"
        on = f"{named}, page {self.page.both}" if self.paged else named
        return on if self.part == NARRATIVE else f"{on}, {self.part}"

    def why(self, called: str) -> str:
        """Such as `words: carer, coping; says no?`; of its heading, if it has no such word itself.

        Args:
            called: what the words are called; if empty, they are not given.
        """
        said = [f"{called}: {', '.join(self.found)}"] if called and self.found else []
        if called and not self.found and self.heading:
            said = [f"heading: {self.heading}"]
        return "; ".join([*said, *["says no?"] * self.denies])


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
        note: a sentence on what was found; empty if there is nothing to say.
        left: what was not searched though it is there, each with a sentence.
    """

    hits: tuple[SearchHit, ...]
    total: int
    holding: int
    documents: int
    pages: int
    pictured: int
    failures: tuple[tuple[DocumentPlace, DocumentError], ...]
    note: str = ""
    left: tuple[str, ...] = ()

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


def find(
    project: Project,
    sought: Sought,
    review: str | None,
    extent: SearchExtent,
    progress: Progress,
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
            left = not_searched(project, known, index.documents()) if review is None else ()
            return replace(search(index, sought, places, extent, failures), left=tuple(left))

    found = with_index(project.root, use)
    said = [p for place, error in found.failures for p in failed(project, place, error)]
    return found, [*known.problems, *said]


def find_in(
    project: Project,
    sought: Sought,
    places: Sequence[DocumentPlace],
    extent: SearchExtent,
    progress: Progress,
) -> SearchResult:
    """The passages of some documents; no others are read for it."""

    def use(index: PassageTables) -> SearchResult:
        failures = refresh(index, project.root, [place.file for place in places], progress)
        with index.reading():
            return search(index, sought, places, extent, failures)

    return with_index(project.root, use)


def search(
    index: PassageTables,
    sought: Sought,
    places: Sequence[DocumentPlace],
    extent: SearchExtent,
    failures: dict[str, DocumentError],
) -> SearchResult:
    """The passages of an index that is up to date.

    Order: that of `PassageRank`, and last that of review, source, page and place on the page.
    """
    there = index.documents()
    searched = [place for place in places if place.file in there]
    of_document: dict[int, list[int]] = {}
    for number, place in enumerate(searched):
        of_document.setdefault(there[place.file].id, []).append(number)
    ranking = sought.ranking(index, of_document, extent)
    return SearchResult(
        hits=tuple(_hits(index, ranking, searched, extent.limit)),
        total=ranking.total,
        holding=ranking.holding,
        documents=len(searched),
        pages=sum(there[place.file].pages for place in searched),
        pictured=sum(there[place.file].pictured for place in searched),
        failures=tuple((p, failures[p.file]) for p in places if p.file in failures),
        note=ranking.note,
    )


def _hits(
    index: PassageTables, ranking: Ranking, places: Sequence[DocumentPlace], limit: int
) -> Iterator[SearchHit]:
    for rank in ranking.ranks[:limit]:
        page, start, paged, part, heading = index.passage(rank.key)
        reason, no = ranking.explain(page.text), denies(page.text)
        yield SearchHit(places[rank.number], page, paged, start, *reason, part, heading, no)
