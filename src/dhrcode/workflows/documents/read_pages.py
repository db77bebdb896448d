"""Pages that a coder says they have read, noted in the record."""

from typing import NamedTuple

from dhrcode.errors import RefusedError
from dhrcode.model.document import Document
from dhrcode.model.read_pages import ReadPages, page_ranges
from dhrcode.model.record import Record, Source
from dhrcode.store.documents import read_document
from dhrcode.store.project import Project
from dhrcode.workflows.documents.named import places_of, without_document
from dhrcode.workflows.documents.pages import chosen, pages_named


class ReadNote(NamedTuple):
    """Pages of a document that were read, or that were not after all.

    Attributes:
        source: the document's id in the record.
        document: the document that was read.
        numbers: the pages' positions in the file.
        read: whether they were read.
    """

    source: str
    document: Document
    numbers: frozenset[int]
    read: bool = True


def mark_read(project: Project, review: str, source: str | None, pages: str) -> tuple[Record, str]:
    """Notes that pages of a document were read, by their names (`1-3, 5`); besides those before.

    Returns:
        The record, and the document's id among its sources.

    Raises:
        NotFoundError: there is no such review, document or page.
        UsageError: the review has several documents, and none is named.
        DocumentError: the document cannot be read.
        RefusedError: the file is not the document that the record notes, or there is none.
    """
    record, _ = project.read(review)
    if not (places := places_of(record)):
        raise RefusedError(without_document(record.review, project.coder))
    place = chosen(places, source)
    document = read_document(project.root, place.file)
    named = (page for part in pages.split(",") for page in pages_named(document, part))
    note = ReadNote(place.source, document, frozenset(page.number for page in named))
    return note_read(project, record.review, note), place.source


def note_read(project: Project, review: str, note: ReadNote) -> Record:
    """Notes that pages were read, or were not.

    Raises:
        RefusedError: the file is not the document that the record notes.
    """

    def change(record: Record) -> Record:
        of = next(one for one in record.sources if one.id == note.source)
        if of.sha256 not in (None, note.document.sha256):
            raise RefusedError(
                f"{note.document.shown} has changed since {record.review} noted it: 'dhrcode "
                "source check' says more; nothing was written"
            )
        return _with_read(_counted(record, of, note.document), note)

    return project.change(review, change)


def _counted(record: Record, source: Source, document: Document) -> Record:
    """The record with how many pages the document has, without which none can be missing."""
    if source.pages is not None:
        return record
    known = source.model_copy(update={"pages": len(document.pages)})
    sources = tuple(known if one is source else one for one in record.sources)
    return record.model_copy(update={"sources": sources})


def _with_read(record: Record, note: ReadNote) -> Record:
    before, digest = record.read.get(note.source), note.document.sha256
    kept = before.numbers if before is not None and before.sha256 == digest else frozenset()
    pages = page_ranges(kept | note.numbers if note.read else kept - note.numbers)
    every = {name: one for name, one in record.read.items() if name != note.source}
    if pages:
        every[note.source] = ReadPages(sha256=digest, pages=pages)
    ordered = {one.id: every[one.id] for one in record.sources if one.id in every}
    return record.model_copy(update={"read": {**ordered, **every}})
