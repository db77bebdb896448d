"""Documents under review: put into `sources/` and noted in a record."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import (
    DocumentError,
    NotFoundError,
    RefusedError,
    UsageError,
)
from dhrcode.model.base import unusable
from dhrcode.model.document import Document
from dhrcode.model.read_pages import runs
from dhrcode.model.record import Record, Source
from dhrcode.store.documents import SOURCES, cache_folder, refuse_link, sources_folder
from dhrcode.store.documents.kinds import suffix_for
from dhrcode.store.documents.reader import document_of, file_bytes, file_digest
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.project import Project
from dhrcode.text import shown
from dhrcode.workflows.coding.new_reviews import begun
from dhrcode.workflows.edits import of_typed


@dataclass(frozen=True)
class SourceRequest:
    """What a person says of a document that is to be added.

    Attributes:
        id: its id in the record; None for the one source that lacks its file, or one made from the
            file's name.
        title: its title; None for the one that the record or the document has.
        coder: who codes, if the review has no record yet.
        kind: the kind of the review, likewise.
        replace: in place of another file that the record has under the id.
        pages_by: what pages in evidence go by; None for what the record says.
    """

    id: str | None = None
    title: str | None = None
    coder: str | None = None
    kind: str | None = None
    replace: bool = False
    pages_by: str | None = None


class AddedSource(NamedTuple):
    """What was added: `replaced` is the file that the record named before, if it was another."""

    record: Record
    source: Source
    document: Document
    copied: bool
    replaced: str


def add_source(project: Project, review: str, file: Path, request: SourceRequest) -> AddedSource:
    """Reads a document, copies it into `sources/` and notes it in the review's record.

    All of it is done or nothing.

    Raises:
        NotFoundError: there is no such file.
        DocumentError: the document cannot be read, or has no text.
        UsageError: the id or title cannot be one, or who codes is not said.
        RefusedError: the record, or `sources/`, has another file there.
    """
    adding = _SourceAddition(project, file, request)
    record = project.change(
        review, adding.change, lambda: _fresh(project, review, request), adding.copying
    )
    return AddedSource(record, adding.source, adding.document, adding.copied, adding.replaced)


def _fresh(project: Project, review: str, request: SourceRequest) -> Record:
    coder = project.coder or request.coder
    if coder is None:
        raise UsageError(f"{review} has no record yet; say who codes: --coder INITIALS")
    return begun(project, review, coder, request.kind)


class _SourceAddition:
    """One document on its way into a record.

    Attributes:
        document: its text.
        source: what the record says of it.
        copied: whether it had to be put into `sources/`.
        replaced: the file that the record named before, if it was another.
    """

    source: Source
    copied: bool = False
    replaced: str = ""

    def __init__(self, project: Project, file: Path, request: SourceRequest) -> None:
        self._project, self._file, self._wanted = project, file, request
        self._folder = sources_folder(project.root)
        named, suffix = shown(file), file.suffix.lower()
        if not file.exists():
            raise NotFoundError(f"there is no file {named}")
        self._data = file_bytes(file, named)
        self.document = document_of(self._data, suffix, named, cache_folder(project.root))
        self._suffix = suffix_for(self._data, suffix)

    def change(self, record: Record) -> Record:
        """The record with the document, if nothing speaks against it."""
        before = self._before(record)
        name = self._name(record.review, before)
        refuse_link(self._project.root, name)
        self._note_replaced(record, before, name)
        self.source = self._noted(before, name)
        self.copied = not self._lies_here(name)
        if self.copied and (self._folder / name).exists():
            raise RefusedError(
                f"{SOURCES}/{name} exists and is another file: add that one, or move it away"
            )
        sources = [self.source if known.id == before.id else known for known in record.sources]
        if all(known.id != before.id for known in record.sources):
            sources.append(self.source)
        return record.model_copy(update={"sources": tuple(sources)})

    def copying(self) -> Iterator[FileChange]:
        """The change that puts the document into `sources/`, if it is not there."""
        if self.copied:
            target = self._folder / str(self.source.file)
            yield self._project.file_change(target, None, self._data)

    def _before(self, record: Record) -> Source:
        """What the record says of the document now; of a new one, its id alone."""
        name = self._wanted.id
        if name is None:
            name = self._proposed(record)
        known = next((known for known in record.sources if known.id == name), None)
        return known or of_typed(Source, {"id": name}, _WRONG)

    def _proposed(self, record: Record) -> str:
        """The id of a document that nobody has named: that of its digest, or of its file's name."""
        digest = self.document.sha256
        same = [known.id for known in record.sources if known.sha256 == digest]
        lacking = [known.id for known in record.sources if known.file is None]
        if same or len(lacking) == 1:
            return (same or lacking)[0]
        stem = self._file.stem.casefold().removeprefix(record.review.casefold())
        plain = _NOT_ID.sub("-", stem).strip("-")[:_LONGEST].strip("-") or "document"
        taken = {known.id for known in record.sources}
        return next(one for one in _numbered(plain) if one not in taken)

    def _name(self, review: str, before: Source) -> str:
        """The document's name in `sources/`."""
        here = _inside(self._file, self._folder)
        if here is not None:
            return here
        if before.file is not None and (
            before.sha256 == self.document.sha256 or self._is_missing(before)
        ):
            return before.file
        names = (f"{one}{self._suffix}" for one in _numbered(f"{review}-{before.id}"))
        return next(one for one in names if not self._wanted.replace or self._is_free(one))

    def _is_missing(self, before: Source) -> bool:
        """Whether the record names a file that has not been put there yet."""
        name = before.file or ""
        kept = (self._folder / name).exists()
        return not kept and before.sha256 is None and name.lower().endswith(self._suffix)

    def _is_free(self, name: str) -> bool:
        return not (self._folder / name).exists() or self._lies_here(name)

    def _lies_here(self, name: str) -> bool:
        """Whether `sources/` has the document under the name."""
        try:
            return file_digest(self._folder / name, name) == self.document.sha256
        except DocumentError:
            return False

    def _note_replaced(self, record: Record, before: Source, name: str) -> None:
        if before.file is None or before.sha256 == self.document.sha256:
            return
        if before.sha256 is None and before.file == name:
            return
        if not self._wanted.replace:
            here = _inside(self._file, self._folder) == before.file
            said = "an earlier content" if here else "another file"
            raise RefusedError(
                f"{record.review} has {said} as {before.id}, {before.file}: "
                "--replace puts this in its place"
            )
        self.replaced = before.file

    def _noted(self, before: Source, name: str) -> Source:
        document, given = self.document, self._wanted.title
        if given is not None and (wrong := unusable(given)):
            raise UsageError(f"the title {wrong}: type it again without it")
        pages = len(document.pages) if document.paged else None
        if pages is None and not self.replaced:
            pages = before.pages
        title = given or before.title or document.title or None
        by, shared = self._wanted.pages_by or before.pages_by, before.shared
        noted = {"id": before.id, "title": title, "file": name, "sha256": document.sha256}
        kept = {"pages": pages, "pages-by": by, "shared": shared}
        said = {key: value for key, value in (noted | kept).items() if value is not None}
        return of_typed(Source, said, _WRONG)


def _numbered(name: str) -> Iterator[str]:
    """A name, and the same with numbers from 2: `overview`, `overview-2`, ..."""
    return chain([name], (f"{name}-{number}" for number in count(2)))


def _inside(file: Path, folder: Path) -> str | None:
    """The name of a file that lies in the folder already, as a record gives it."""
    for one, other in ((file.absolute(), folder.absolute()), (file.resolve(), folder.resolve())):
        plain, base = (Path(os.path.normpath(path)) for path in (one, other))
        if plain.is_relative_to(base):
            return plain.relative_to(base).as_posix()
    return None


_NOT_ID = re.compile("[^a-z0-9]+")
_LONGEST = 50
"""Characters of an id that is made from a file's name."""
_WRONG = {
    "id": "the source may have only lower-case letters, digits and single hyphens",
    "title": "the title must be one line of at most 300 characters, without tabs",
    "file": "the file's name cannot stand in a record: rename it to letters, digits and hyphens",
}


def in_ranges(document: Document, numbers: Iterable[int]) -> str:
    """Pages by the names that people give them: `pages 3, 7 to 9`; empty where there are none."""
    ranges = runs(numbers)
    if not ranges:
        return ""
    named = [[document.pages[number - 1].name for number in one] for one in ranges]
    said = ", ".join(first if first == last else f"{first} to {last}" for first, last in named)
    return f"page {said}" if len(ranges) == 1 and len(set(ranges[0])) == 1 else f"pages {said}"
