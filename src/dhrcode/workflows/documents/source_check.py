"""The documents in `sources/` checked against what the records say of them."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dhrcode.checks.documents import changed, repaged, unusable
from dhrcode.errors import DocumentError
from dhrcode.model.record import Record, Source
from dhrcode.problems import Fault, Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.store.documents import SOURCES, read_document, refuse_link, sources_folder
from dhrcode.store.documents.listing import listed_files
from dhrcode.store.documents.reader import file_digest
from dhrcode.store.links import links_in
from dhrcode.store.project import Project
from dhrcode.text import nearest, shown
from dhrcode.workflows.documents.sources import in_ranges


class CheckedSource(NamedTuple):
    """One source of one record, and its file in words: `there`, `missing`, `changed since`."""

    review: str
    coder: str
    source: Source
    state: str


@dataclass
class SourceCheck:
    """What was found: problems in the order of the files, and what is worth knowing besides."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    documents: int = 0
    records: int = 0


def _codings(project: Project, review: str | None) -> list[tuple[Project, Path]]:
    """The records, and where a project is asked and not one coder, independent codings after them.

    Raises:
        NotFoundError: there is no such review.
    """
    found = [
        (one, path)
        for one in project.every()
        for path in one.listing[0]
        if review is None or path.stem == review
    ]
    if review is not None and not found:
        project.find(review)
    return found


def list_sources(
    project: Project, review: str | None = None, progress: Progress = no_progress
) -> tuple[list[CheckedSource], list[Problem]]:
    """Every source of the records of a project or coder, and the problems of unreadable records."""
    checked: list[CheckedSource] = []
    problems: list[Problem] = []
    found = [(one, path) for one, path in _codings(project, review) if one.coder == project.coder]
    for one, path in progress(found, len(found)):
        loaded = one.load(path)
        problems.extend(loaded.problems)
        if loaded.record is not None:
            record = loaded.record
            states = ((source, _state(project, source)) for source in record.sources)
            checked.extend(CheckedSource(record.review, record.coder, *row) for row in states)
    return checked, problems


def _state(project: Project, source: Source) -> str:
    if source.file is None:
        return "no file named"
    try:
        refuse_link(project.root, source.file)
        digest = file_digest(sources_folder(project.root) / source.file, source.file)
    except DocumentError as error:
        return "missing" if error.code == "document-missing" else "cannot be read"
    if source.sha256 is None:
        return "there, no digest noted"
    return "there" if digest == source.sha256 else "changed since it was noted"


def check_sources(
    project: Project, review: str | None = None, progress: Progress = no_progress
) -> SourceCheck:
    """Every problem of the documents that records name, and of files that none names.

    Raises:
        NotFoundError: there is no such review.
    """
    found = _codings(project, review)
    inspection = _SourceChecker(project)
    for one, path in progress(found, len(found)):
        inspection.look_at(one, path)
    inspected = inspection.found
    inspected.documents = len(inspection.read)
    if review is None and project.coder is None and not inspection.unread:
        inspected.problems.extend(_unlisted(project, inspection.read, inspection.files))
        inspected.problems.extend(links_in(project.root, SOURCES))
    return inspected


class _DocumentFacts(NamedTuple):
    """What is to be known of a document, so that its text need not be kept."""

    sha256: str
    pages: int | None
    pictured: str


class _SourceChecker:
    """Looks at one record after another; each document is read once, whoever names it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.found = SourceCheck()
        self.read: dict[str, _DocumentFacts | DocumentError] = {}
        self.unread = False
        self.files = list(listed_files(project.root))
        self.reviews = {path.stem.casefold() for path in project.listing[0]}

    def look_at(self, project: Project, path: Path) -> None:
        """Finds the problems of one record's documents; of a faulty record, those of the record."""
        loaded = project.load(path)
        self.found.records += 1
        if loaded.record is None:
            self.unread = True
            self.found.problems.extend(loaded.problems)
            return
        faults = list(
            self._faults(loaded.record, f" --as {project.coder}" if project.coder else "")
        )
        self.found.problems.extend(loaded.located(faults))

    def _faults(self, record: Record, own: str) -> Iterator[Fault]:
        for number, source in enumerate(record.sources):
            name = f"{record.review}{own}: {source.id}"
            if source.file is None:
                self.found.notes.append(f"{name} has no file")
                continue
            look = self._look(source.file)
            if isinstance(look, DocumentError):
                missing = look.code == "document-missing"
                hint = self._where(source.file, record.review) if missing else ""
                yield unusable(number, look, hint)
                continue
            if source.sha256 is None:
                self.found.notes.append(f"{name} has no digest, so that a change cannot be told")
            if look.pictured:
                self.found.notes.append(f"{name} has pictures without text: {look.pictured}")
            file = _typed(shown(sources_folder(self.project.root) / source.file))
            again = f"source add {record.review} {file} --id {source.id}{own}"
            yield from _differing(number, source, look, again)

    def _look(self, file: str) -> _DocumentFacts | DocumentError:
        if file not in self.read:
            try:
                document = read_document(self.project.root, file)
            except DocumentError as error:
                self.read[file] = error
            else:
                pages = len(document.pages) if document.paged else None
                self.read[file] = _DocumentFacts(
                    document.sha256, pages, in_ranges(document, document.pictured)
                )
        return self.read[file]

    def _where(self, file: str, review: str) -> str:
        """What to do about a missing file; the file of another review is never offered for it."""
        others = tuple(f"{other}-" for other in self.reviews - {review.casefold()})
        near = nearest(file, (name for name in self.files if not _alike(name).startswith(others)))
        return near or "put it there, or add it anew with 'dhrcode source add'"


def _differing(number: int, source: Source, look: _DocumentFacts, again: str) -> Iterator[Fault]:
    """What a record says of a document and is not so."""
    other = changed(
        number,
        source,
        look.sha256,
        f"put the earlier one back, or note this one with 'dhrcode {again} --replace' "
        "and verify its quotes again",
    )
    hint = f"is it the right file? 'dhrcode {again}' notes its pages"
    if fault := other or repaged(number, source, look.pages, hint):
        yield fault


def _typed(path: str) -> str:
    """A path as it is typed in a command."""
    return f'"{path}"' if " " in path else path


def _alike(name: str) -> str:
    """A name as file systems compare it that know neither capitals nor how accents are written."""
    return unicodedata.normalize("NFC", PurePosixPath(name).as_posix()).casefold()


def _unlisted(project: Project, listed: Iterable[str], files: Iterable[str]) -> Iterator[Problem]:
    """A warning for each file in `sources/` that no record names."""
    known = {_alike(name) for name in listed}
    folder = shown(sources_folder(project.root))
    for name in files:
        if _alike(name) not in known:
            yield Problem.of_file(
                f"{folder}/{name}",
                "document-unlisted",
                "no record names it",
                f"'dhrcode source add REVIEW {_typed(f'{folder}/{name}')} --id ID' notes it",
            )
