"""From a review to the pages of its document, with what is looked for marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dhrcode.errors import NotFoundError, UsageError
from dhrcode.model.document import Document, Page
from dhrcode.model.layout import layouts
from dhrcode.model.marks import merged, term_marks
from dhrcode.model.passage import Span
from dhrcode.model.query import Term
from dhrcode.store.documents import read_document
from dhrcode.store.project import Project
from dhrcode.text import nearest, plural
from dhrcode.workflows.documents.named import DocumentPlace, named

_RANGE = re.compile(r"(.+?)\s*[-–]\s*(.+)")


@dataclass(frozen=True)
class PagesRead:
    """Pages of a document.

    Attributes:
        place: the document, as the review names it.
        document: the whole of it.
        pages: those that were asked for.
        marks: for the number of a page, where on it stands what is looked for.
    """

    place: DocumentPlace
    document: Document
    pages: tuple[Page, ...]
    marks: dict[int, tuple[Span, ...]]


def read(
    project: Project, review: str, source: str | None, page: str | None, terms: Sequence[Term]
) -> PagesRead:
    """Pages of a review's document; all of them if none is named.

    Raises:
        NotFoundError: there is no such review, document or page.
        UsageError: the review has several documents, and none is named.
        DocumentError: the document cannot be read.
    """
    place = chosen(named(project).of(review), source)
    document = read_document(project.root, place.file)
    pages = document.pages if page is None else pages_named(document, page)
    marks = _marks(document, terms) if terms else {}
    return PagesRead(place, document, pages, marks)


def chosen(places: Sequence[DocumentPlace], source: str | None) -> DocumentPlace:
    """The document of that id, or the one that there is.

    Raises:
        UsageError: there are several, and none is named.
        NotFoundError: there is none of that id.
    """
    ids = [place.source for place in places]
    if source is None:
        if len(places) > 1:
            raise UsageError(
                f"{places[0].review} has {plural(len(ids), 'document')}: name one, "
                f"--source {' or '.join(ids)}"
            )
        return places[0]
    if source not in ids:
        hint = nearest(source, ids) or f"it has {', '.join(ids)}"
        raise NotFoundError(f"{places[0].review} has no document '{source[:40]}': {hint}")
    return places[ids.index(source)]


def pages_named(document: Document, wanted: str) -> tuple[Page, ...]:
    """The pages of a name, or from one to another (`20-22`).

    A name is the number that the document itself gives the page; where it gives none like it, the
    page's position.

    Raises:
        NotFoundError: there is no such page.
    """
    wanted, pages = wanted.strip(), document.pages
    found = _called(pages, wanted)
    ends = _RANGE.fullmatch(wanted)
    if not found and ends:
        first, last = (_called(pages, end) for end in ends.groups())
        if first and last:
            found = pages[first[0].number - 1 : last[-1].number]
    if not found and not document.paged:
        raise NotFoundError(f"{document.shown} does not know its pages: leave out --page")
    if not found:
        of = f"{plural(len(pages), 'page')}, {pages[0].name} to {pages[-1].name}"
        raise NotFoundError(f"{document.shown} has no page '{wanted[:40]}': it has {of}")
    return found


def _called(pages: tuple[Page, ...], name: str) -> tuple[Page, ...]:
    labelled = tuple(page for page in pages if page.label.casefold() == name.casefold() != "")
    return labelled or tuple(page for page in pages if str(page.number) == name)


def _marks(document: Document, terms: Sequence[Term]) -> dict[int, tuple[Span, ...]]:
    """The places of terms on each page, without what stands at the head or foot of every page."""
    found = {}
    for page, layout in zip(document.pages, layouts(document.pages), strict=True):
        first, last = layout.body[0], layout.notes[1]
        spans = term_marks(page.text[first:last], terms)
        if marks := merged((first + start, first + end) for start, end in spans):
            found[page.number] = marks
    return found
