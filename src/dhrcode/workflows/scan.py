"""Identifiers in a project: its list of names, codebook, records and documents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from dhrcode.errors import DocumentError
from dhrcode.model.codebook import NotIdentifying
from dhrcode.model.plan import Plan
from dhrcode.model.record import Record
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.allow_list import AllowList
from dhrcode.safety.identifiers import NameList
from dhrcode.safety.identifiers.listed import NO_NAMES
from dhrcode.safety.scan import (
    FoundIdentifier,
    RecordScan,
    Scanner,
    document_problems,
    idle_entries,
)
from dhrcode.store.atomic import read_bytes
from dhrcode.store.codebooks import codebook_digest
from dhrcode.store.documents import SOURCES, read_document
from dhrcode.store.loaded import Loaded, LoadedFile, LoadedPlan
from dhrcode.store.names import read_names
from dhrcode.store.plans import Plans
from dhrcode.store.pool import map_records
from dhrcode.store.project import CODEBOOK, Project
from dhrcode.text import shown
from dhrcode.workflows.scan_steps import StepScanner

T = TypeVar("T")


class ScanResult(NamedTuple):
    """What a scan found, in how much, and whether the project has a list of names."""

    problems: list[Problem]
    records: int
    documents: int
    with_names: bool
    plans: int = 0


@dataclass
class ScannedRecord:
    """What is kept of one record until its documents have been scanned.

    Attributes:
        problems: what was found in it, or what keeps it from being read.
        files: its documents.
        entries: its own under `not_identifying`.
        idle: a warning for each entry, by its number, that nothing found so far needs.
    """

    problems: list[Problem]
    files: tuple[str, ...] = ()
    entries: tuple[NotIdentifying, ...] = ()
    idle: dict[int, Problem] = field(default_factory=dict)


class RecordScanner:
    """Scans one record, or one plan; travels to other processes."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner

    def __call__(self, loaded: Loaded) -> ScannedRecord:
        """What is kept of a record."""
        scanned = self._kept(loaded, loaded.record, self.scanner.record(loaded))
        sources = loaded.record.sources if loaded.record is not None else ()
        scanned.files = tuple(source.file for source in sources if source.file is not None)
        return scanned

    def plan(self, loaded: LoadedPlan) -> ScannedRecord:
        """What is kept of a plan."""
        return self._kept(loaded, loaded.plan, self.scanner.plan(loaded))

    @staticmethod
    def _kept(loaded: LoadedFile, held: Record | Plan | None, scan: RecordScan) -> ScannedRecord:
        if held is None:  # of what cannot be read nobody can say that it holds none
            return ScannedRecord([found for found in loaded.problems if found.severity == "error"])
        idle = idle_entries(held, loaded.shown, loaded.text or "", scan.used)
        return ScannedRecord(scan.problems, entries=held.not_identifying, idle=idle)


def names_of(project: Project | None) -> tuple[NameList, list[Problem]]:
    """A project's own list of names, made ready, and warnings of it; without a project none.

    Raises:
        DataProblemsError: the list is no text.
    """
    if project is None:
        return NO_NAMES, []
    lines, problems = read_names(project.root)
    return NameList.of(lines), problems


def scan_project(
    project: Project,
    review: str | None = None,
    *,
    documents: bool = True,
    progress: Progress = no_progress,
) -> ScanResult:
    """The identifiers in a project, in the order of its files.

    Of a project: its list of names, its own codebook, its records and every coder's, its plans, and
    what is kept of records to take changes back. Of one coder's (`project.of_coder`): those records
    alone.

    Args:
        project: the project.
        review: this review alone, without the codebook.
        documents: the records' documents as well.
        progress: shows how far it is.

    Raises:
        NotFoundError: there is no such review.
        DataProblemsError: the list of names is no text.
    """
    names, problems = names_of(project)
    scanner = Scanner(project.codebook, names)
    if review is None and project.coder is None:
        problems += [found.problem for found in codebook_found(project, scanner)]
    reading, seen = RecordScanner(scanner), list[ScannedRecord]()
    for part in project.every():
        found = read_records(part, review, reading)
        records = len(part.listing[0])
        seen += progress(found, records, "Scanning records") if review is None else found
    plans = _plans(project, review, reading)
    if review is not None and not seen and not plans:
        project.find(review)  # there is none: names the nearest
    problems += [found for one in (*seen, *plans) for found in one.problems]
    files = _citing(seen) if documents else {}
    unread = 0
    for file, citing in progress(files.items(), len(files), "Scanning documents"):
        try:
            problems += _of_document(project, names, file, citing)
        except DocumentError as error:
            unread += 1
            problems.append(_unread(file, citing, error))
    idle = [one.idle for one in (*seen, *plans) if documents or not one.files]
    problems += [found for entries in idle for found in entries.values()]
    problems += StepScanner(project, scanner, review, documents).problems(progress)
    return ScanResult(problems, len(seen), len(files) - unread, bool(names.forms), len(plans))


def _plans(project: Project, name: str | None, reading: RecordScanner) -> list[ScannedRecord]:
    """What is kept of each plan, or of one; of one coder's codings none."""
    if project.coder is not None:
        return []
    plans = Plans(project)
    if name is None:
        return list(plans.map(reading.plan))
    return [reading.plan(plans.load(p.name)) for p in plans.listing[0] if p.stem == name]


def codebook_found(project: Project, scanner: Scanner) -> list[FoundIdentifier]:
    """The identifiers in a project's codebook; the one that dhrcode carries is another file's."""
    path = project.root / CODEBOOK
    data = read_bytes(path)
    text = data.decode("utf-8-sig")
    own = codebook_digest(data) == project.codebook_digest
    return scanner.own_codebook(shown(path), text) if own else []


def read_records(part: Project, review: str | None, reduce: Callable[[Loaded], T]) -> Iterable[T]:
    """The result of `reduce` for each record, or for that of one review, if it has one."""
    if review is None:
        return map_records(part, reduce)
    paths = (path for path in part.listing[0] if path.stem == review)
    return [reduce(part.load(path)) for path in paths]


def _citing(seen: Iterable[ScannedRecord]) -> dict[str, list[ScannedRecord]]:
    """The documents, each with the records that name it."""
    files: dict[str, list[ScannedRecord]] = {}
    for one in seen:
        for file in dict.fromkeys(one.files):
            files.setdefault(file, []).append(one)
    return files


def _of_document(
    project: Project, names: NameList, file: str, citing: list[ScannedRecord]
) -> list[Problem]:
    """The identifiers in a document that no entry of a record that names it silences.

    Entries that silence something there are needed.

    Raises:
        DocumentError: it cannot be read.
    """
    document = read_document(project.root, file)
    entries = [(one, number) for one in citing for number in range(len(one.entries))]
    allow_list = AllowList(*(one.entries for one in citing), project.codebook.not_identifying)
    problems, used = document_problems(document, names, allow_list)
    for needed in used:
        if needed < len(entries):
            one, number = entries[needed]
            one.idle.pop(number, None)
    return problems


def _unread(file: str, citing: list[ScannedRecord], error: DocumentError) -> Problem:
    """A warning of a document that cannot be read: entries may be needed there."""
    for one in citing:
        one.idle.clear()
    return Problem.of_file(f"{SOURCES}/{file}", error.code, str(error), "", "warning")


def entries_of(loaded: Loaded) -> tuple[NotIdentifying, ...]:
    """A record's entries under `not_identifying`."""
    return loaded.record.not_identifying if loaded.record is not None else ()


def allowed(project: Project | None) -> list[NotIdentifying]:
    """Every entry under `not_identifying` of a project's records, its coders' and its codebook."""
    if project is None:
        return []
    every = project.of_coder(None).every()
    entries = [entry for part in every for own in map_records(part, entries_of) for entry in own]
    return [*entries, *project.codebook.not_identifying]
