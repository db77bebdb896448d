"""Identifiers in what is kept to take changes back, and in no file of the project any more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dhrcode.errors import DhrcodeError, NotFoundError
from dhrcode.model.document import Document
from dhrcode.model.project_files import review_of
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.safety.allow_list import AllowList, normalised
from dhrcode.safety.identifiers import find_identifiers
from dhrcode.safety.scan import FoundIdentifier, Scanner, document_problems, position_of, problem
from dhrcode.store.atomic import read_bytes
from dhrcode.store.codebooks import codebook_file
from dhrcode.store.documents import SOURCES
from dhrcode.store.documents.reader import extracted
from dhrcode.store.journal.file_change import FileChange, digest_of
from dhrcode.store.loader import load_record
from dhrcode.store.project import CODEBOOK, CODERS, Project
from dhrcode.text import first_of, shown, verb

_NAMED = 5
"""Steps that one sentence names."""


@dataclass
class _FormerFile:
    """A file of the project as steps hold it: what was found in it, and in which steps."""

    review: str | None
    found: dict[str, Problem] = field(default_factory=dict)
    steps: dict[int, None] = field(default_factory=dict)


@dataclass
class StepScanner:
    """Scans what steps hold.

    Attributes:
        project: the project; of one coder's, only that coder's codings are looked at.
        scanner: what finds identifiers.
        review: this review's files alone; None for all.
        documents: documents as well.
    """

    project: Project
    scanner: Scanner
    review: str | None = None
    documents: bool = True
    _former: dict[str, _FormerFile] = field(default_factory=dict)
    _scanned: dict[tuple[str, str], list[FoundIdentifier]] = field(default_factory=dict)

    def problems(self, progress: Progress = no_progress) -> list[Problem]:
        """A problem for each file of which steps hold words that it does not have any more."""
        journal = self.project.journal
        numbers = sorted(number for one in (journal.done(), journal.undone()) for number, _ in one)
        for number in progress(numbers, len(numbers), "Scanning kept steps"):
            self._read(number)
        return [_said(self.project, file, one) for file, one in self._former.items() if one.found]

    def _read(self, number: int) -> None:
        try:
            changes = self.project.journal.step(number).changes
        except DhrcodeError:  # damaged, or just forgotten: nothing can be taken back by it either
            return
        reviews = {review for change in changes if (review := review_of(change.file))}
        for change in changes:
            if self._wanted(change.file, reviews):
                self._compare(number, change, next(iter(reviews), None))

    def _wanted(self, file: str, reviews: Iterable[str]) -> bool:
        if self.project.coder is not None:
            return file.startswith(f"{CODERS}/{self.project.coder}/")
        if file.startswith(f"{SOURCES}/"):
            return self.documents and self.review in (None, *reviews)
        return self.review in (None, review_of(file))

    def _compare(self, number: int, change: FileChange, review: str | None) -> None:
        file, now = change.file, self._now(change.file)
        for content in (change.old, change.new):
            if content is None or (now is not None and digest_of(content) == digest_of(now)):
                continue
            try:
                data = self.project.journal.content(content)
            except NotFoundError:  # the project has it
                continue
            there = {} if now is None else {one.words: one for one in self._found(file, now)}
            allowed = self._allowed(file, now)
            gone = [
                one
                for one in self._found(file, data)
                if one.words not in there and not allowed.covering(one.words)
            ]
            if gone:
                former = self._former.setdefault(file, _FormerFile(review_of(file) or review))
                former.found |= {one.words: one.problem for one in gone}
                former.steps[number] = None

    def _now(self, file: str) -> bytes | None:
        try:
            return read_bytes(self.project.root / file)
        except DhrcodeError:
            return None

    def _allowed(self, file: str, now: bytes | None) -> AllowList:
        """What the file's own list allows today; it may have been told so since."""
        record = (
            load_record(now, file, self.scanner.codebook).record
            if now and review_of(file)
            else None
        )
        own = record.not_identifying if record else ()
        return AllowList(own, self.scanner.codebook.not_identifying)

    def _found(self, file: str, data: bytes) -> list[FoundIdentifier]:
        known = (file, digest_of(data))
        if known not in self._scanned:
            self._scanned[known] = list(self._identifiers(file, data))
        return self._scanned[known]

    def _identifiers(self, file: str, data: bytes) -> Iterable[FoundIdentifier]:
        if file.startswith(f"{SOURCES}/"):
            return self._in_document(file, data)
        try:
            if file == CODEBOOK:
                codebook = codebook_file(data, file).codebook
                return Scanner(codebook, self.scanner.names).own_codebook(
                    file, data.decode("utf-8-sig")
                )
            loaded = load_record(data, file, self.scanner.codebook)
        except DhrcodeError:
            return self._in_text(file, data)
        return (
            self._in_text(file, data)
            if loaded.record is None
            else self.scanner.record(loaded).found
        )

    def _in_document(self, file: str, data: bytes) -> Iterator[FoundIdentifier]:
        try:
            extract = extracted(data, f".{file.rpartition('.')[2].lower()}")
        except DhrcodeError:
            return
        document = Document(file, "", extract.pages, extract.paged)
        allowed = AllowList(self.scanner.codebook.not_identifying)
        for one in document_problems(document, self.scanner.names, allowed)[0]:
            yield FoundIdentifier(one, normalised(one.message))

    def _in_text(self, file: str, data: bytes) -> Iterator[FoundIdentifier]:
        """What surely identifies, in a file that cannot be read as what it was."""
        text = data.decode(errors="replace")
        for one in find_identifiers(text, self.scanner.names):
            if one.severity == "error":
                said = problem(file, position_of(text, one.start), one)
                yield FoundIdentifier(said, normalised(one.text))


def _said(project: Project, file: str, former: _FormerFile) -> Problem:
    found = list(former.found.values())
    worst = next((one for one in found if one.severity == "error"), found[0])
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    steps = [f"{number:06}" for number in former.steps]
    held = f"kept {verb(len(steps), 'step', 'steps')} {first_of(steps, _NAMED)}"
    which = f" {former.review}" if former.review else ""
    return Problem.of_file(
        shown(project.root / ".dhrcode" / "steps" / steps[0]),
        "kept-in-steps",
        f"{file} as it was: {worst.message}{more}; it is still in {held}",
        f"'dhrcode undo --forget{which}' deletes what is kept",
        worst.severity,
    )
