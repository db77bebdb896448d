"""The documents that a project's records name, each with the review and source it is of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dhrcode.checks.documents import unusable
from dhrcode.errors import DataProblemsError, DocumentError, NotFoundError
from dhrcode.model.document import Document
from dhrcode.model.record import Record, Source
from dhrcode.problems import Problem
from dhrcode.store.documents import read_document
from dhrcode.store.documents.listing import listed_files
from dhrcode.store.loaded import Loaded
from dhrcode.store.pool import map_records
from dhrcode.store.project import Project
from dhrcode.text import natural, plural, with_nearest

if TYPE_CHECKING:
    from dhrcode.store.passage_tables import IndexedDocument

NAMED = 5
"""So many reviews or files are named that were not searched; of more, how many there are."""


class DocumentPlace(NamedTuple):
    """A document as one review names it.

    Attributes:
        review: the review's id.
        source: its id among the review's sources.
        file: its name under `sources/`.
        number: its place among the review's sources, from 0.
        coder: whose coding names it; None for the record that tables are made from.
    """

    review: str
    source: str
    file: str
    number: int = 0
    coder: str | None = None


class _RecordDocuments(NamedTuple):
    problems: tuple[Problem, ...]
    places: tuple[DocumentPlace, ...] = ()


@dataclass
class NamedDocuments:
    """What records name.

    Attributes:
        places: the documents of each review, in natural order of the reviews.
        files: every document that any record names, other coders' codings included.
        reviews: the reviews that have a file, whether it can be read or not.
        problems: what is wrong with records.
        coder: whose codings come first; None for the records that tables are made from.
    """

    places: list[DocumentPlace] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    reviews: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    coder: str | None = None

    def of(self, review: str) -> list[DocumentPlace]:
        """The documents of one review.

        Raises:
            NotFoundError: there is no such review, or it names no document.
            DataProblemsError: its record has to be mended first.
        """
        if review not in self.reviews:
            said = f"there is no review '{review[:40]}'"
            raise NotFoundError(with_nearest(said, review, self.reviews))
        found = [place for place in self.places if place.review == review]
        wrong = [p for p in self.problems if p.file.endswith(f"/{review}.yaml")]
        if not found and any(problem.severity == "error" for problem in wrong):
            raise DataProblemsError(wrong, f"the record of {review} has to be mended first")
        if not found:
            raise NotFoundError(without_document(review, self.coder))
        return found


def without_document(review: str, coder: str | None) -> str:
    """The sentence for a review, or a coder's coding of it, that names no document."""
    own = f" --as {coder}" if coder else ""
    return f"{review} names no document: 'dhrcode source add {review} FILE{own}' adds one"


def texts_of(
    project: Project, sources: Iterable[Source], unread: list[str], lacking: str
) -> Iterator[tuple[Source, Document]]:
    """The text of each document; a sentence on each that cannot be read joins `unread`.

    Raises:
        NotFoundError: with the sentence of `lacking`, if none of the sources has a file.
    """
    files = [(source, source.file) for source in sources if source.file]
    if not files:
        raise NotFoundError(lacking)
    for source, file in files:
        try:
            yield source, read_document(project.root, file)
        except DocumentError as error:
            unread.append(f"Not read: {error}.")


def places_of(record: Record) -> list[DocumentPlace]:
    """The documents of a record: its sources that have a file."""
    return [
        DocumentPlace(record.review, source.id, source.file, number)
        for number, source in enumerate(record.sources)
        if source.file
    ]


def named(project: Project) -> NamedDocuments:
    """The documents of every review of a project.

    A review's documents are those of the record that tables are made from; where it has none, or
    names no document, those of the first coder who names one. Of a coder's own codings (`--as`),
    that coder's come first.
    """
    own = [project.coder] if project.coder else []
    found, taken = NamedDocuments(coder=project.coder), set[str]()
    for coder in dict.fromkeys([*own, None, *project.coders[0]]):
        for kept in _read(project.of_coder(coder), found):
            found.files += [place.file for place in kept.places]
            if kept.places and kept.places[0].review not in taken:
                taken.add(kept.places[0].review)
                found.places += [place._replace(coder=coder) for place in kept.places]
    found.files = sorted(set(found.files))
    found.places.sort(key=lambda place: (natural(place.review), place.number))
    return found


def _read(project: Project, found: NamedDocuments) -> Iterable[_RecordDocuments]:
    paths, problems = project.listing
    found.reviews.update(path.stem for path in paths)
    found.problems += problems
    for kept in map_records(project, _places):
        found.problems += kept.problems
        yield kept


def named_elsewhere(project: Project, review: str, coder: str | None = None) -> set[str]:
    """The documents that other reviews name than this one, by whatever coder.

    Args:
        project: the project.
        review: the review.
        coder: whose record of it is meant, so that other codings of it count too; empty for the
            record that tables are made from, None for all codings of the review.

    Raises:
        DataProblemsError: a record cannot be read, and may name any.
    """
    found: set[str] = set()
    wrong: list[Problem] = []
    for one in project.of_coder(None).every():
        own = coder is None or coder == (one.coder or "")
        for kept in map_records(one, _places):
            wrong += [problem for problem in kept.problems if problem.severity == "error"]
            found |= {p.file for p in kept.places if p.review != review or not own}
    if wrong:
        raise DataProblemsError(
            wrong, "mend these first: nobody can tell which documents they name"
        )
    return found


def _places(loaded: Loaded) -> _RecordDocuments:
    places = places_of(loaded.record) if loaded.record else ()
    return _RecordDocuments(tuple(loaded.problems), tuple(places))


def failed(project: Project, place: DocumentPlace, error: DocumentError) -> list[Problem]:
    """The warning that a document cannot be read, where the record names it."""
    of = project.of_coder(place.coder)
    path = of.path_of(place.review)
    loaded = of.load(path)
    return loaded.located([unusable(place.number, error, severity="warning")])


def not_searched(
    project: Project, known: NamedDocuments, there: "Mapping[str, IndexedDocument]"
) -> Iterator[str]:
    """A sentence each on reviews without a document, files in no record, and files without text.

    Args:
        project: the project.
        known: what records name.
        there: the documents in the index.
    """
    without = known.reviews - {place.review for place in known.places}
    yield from _sentence(without, "review", "that names no document", "that name no document")
    listed = {name.casefold() for name in known.files}
    extra = [name for name in listed_files(project.root) if name.casefold() not in listed]
    yield from _sentence(extra, "file", "in sources that no record names", "")
    silent = [each.file for each in there.values() if each.pages == each.pictured]
    yield from _sentence(silent, "document", "that has no text", "that have no text")


def _sentence(names: Iterable[str], noun: str, one: str, several: str) -> Iterator[str]:
    ordered = sorted(names, key=natural)
    if ordered:
        shown = ", ".join(ordered[:NAMED]) + ", ..." * (len(ordered) > NAMED)
        that = one if len(ordered) == 1 else several or one
        yield f"Not searched: {plural(len(ordered), noun)} {that} ({shown})."
