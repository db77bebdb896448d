"""What a search of all documents leaves out, so that nobody takes it for silent."""

from collections.abc import Iterable, Iterator, Mapping

from dhrcode.store.documents.listing import listed_files
from dhrcode.store.passage_tables import IndexedDocument
from dhrcode.store.project import Project
from dhrcode.text import natural, plural
from dhrcode.workflows.documents.named import NamedDocuments

NAMED = 5
"""So many are named; of more, how many there are."""


def not_searched(
    project: Project, known: NamedDocuments, there: Mapping[str, IndexedDocument]
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
