"""A project folder: its codebook, its records, and how they are read and changed."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from dhrcode.errors import BusyError, DataProblemsError, FileAccessError, NotFoundError
from dhrcode.model.codebook import Codebook
from dhrcode.model.ids import is_review_id
from dhrcode.model.record import Record
from dhrcode.model.record_file import misfiled
from dhrcode.model.vocabulary import arranged
from dhrcode.problems import Fault, Problem
from dhrcode.store.atomic import read_bytes, sweep
from dhrcode.store.codebooks import CodebookFile, read_codebook, shipped_codebook
from dhrcode.store.folder import list_coders, list_records, refuse_initials, refuse_taken
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.journal.journal import Journal, Recovered
from dhrcode.store.links import NOT_READ, PUT_THERE
from dhrcode.store.loaded import KeptRecords, Loaded
from dhrcode.store.loader import load_record
from dhrcode.store.locks import locked
from dhrcode.store.root import CODEBOOK, find_root, here
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown, with_nearest

__all__ = ["CODEBOOK", "CODERS", "Project", "find_root", "open_project", "shipped_codebook"]

CODERS = "coders"
RecordChange = Callable[[Record], Record]


@dataclass
class Project:
    """A folder with a codebook and records.

    Attributes:
        root: the folder.
        codebook: the codebook, read and checked.
        format: the number of the format that the project is in.
        codebook_digest: SHA-256 of the codebook's content.
        problems: warnings about the codebook.
        coder: the coder whose independent codings its records are; None for the records that tables
            are made from.
        opened: the journal with which it was opened.
        kept: keeps what was read, for who reads the same records again and again.
    """

    root: Path
    codebook: Codebook
    format: int
    codebook_digest: str
    problems: list[Problem] = field(default_factory=list)
    coder: str | None = None
    opened: Journal | None = field(default=None, compare=False, repr=False)
    kept: KeptRecords | None = field(default=None, compare=False, repr=False)

    @cached_property
    def journal(self) -> Journal:
        """By what the project's files change, and what tells a reader that they did."""
        return self.opened or Journal(self.root)

    @property
    def folder(self) -> Path:
        """The folder of the records: those that tables are made from, or one coder's own."""
        return self.root / "records" if self.coder is None else self.root / CODERS / self.coder

    def of_coder(self, coder: str | None) -> "Project":
        """The same project with one coder's independent codings as its records.

        Raises:
            UsageError: it cannot be a coder's initials, or are another's in other capitals.
        """
        if coder is not None:
            refuse_initials(coder, self.root / CODERS)
        return replace(self, coder=coder)

    @cached_property
    def coders(self) -> tuple[list[str], list[Problem]]:
        """The coders who have a folder of independent codings, and what else is among them."""
        return list_coders(self.root / CODERS)

    def every(self) -> "list[Project]":
        """The project with the records that tables are made from, then with each coder's own.

        If one coder's codings are asked for (`--as`), only these.
        """
        if self.coder is not None:
            return [self]
        return [self, *(self.of_coder(coder) for coder in self.coders[0])]

    def path_of(self, review: str) -> Path:
        """Where the record of a review is, or would be."""
        return self.folder / f"{review}.yaml"

    @cached_property
    def listing(self) -> tuple[list[Path], list[Problem]]:
        """The records' files in natural order, and what else is among them.

        Raises:
            BusyError: several are being changed together, or that was interrupted.
        """
        self.journal.refuse_unfinished()
        return list_records(self.folder)

    def load_all(self) -> Iterator[Loaded]:
        """Reads every record, one at a time, so that ten thousand need no more memory than one.

        Raises:
            BusyError: several were changed together meanwhile, or are being changed.
        """
        prefix, seen = shown(self.folder), self.journal.seen
        for path in self.listing[0]:
            yield self.load(path, f"{prefix}/{path.name}")
        self.journal.refuse_changed(seen)

    def load(self, path: Path, name: str = "") -> Loaded:
        """Reads one record's file, shown by `name`; one that cannot be read is a problem too."""
        name = name or shown(path)
        if path.is_symlink():
            link = Problem.of_file(name, "link-not-followed", NOT_READ, PUT_THERE)
            return Loaded(name, b"", problems=[link])
        try:
            data = read_bytes(path, MAX_BYTES)
        except (NotFoundError, FileAccessError) as error:
            return Loaded(name, b"", problems=[Problem.of_file(name, "unreadable", str(error))])
        if self.kept is not None and (before := self.kept.of(path, data)):
            return before
        loaded = load_record(data, name, self.codebook, self.format)
        if loaded.record is not None and (fault := self._misplaced(path, loaded.record)):
            loaded.problems.extend(loaded.located([fault]))
            loaded.record = None
        return loaded if self.kept is None else self.kept.keep(path, loaded)

    def _misplaced(self, path: Path, record: Record) -> Fault | None:
        if record.review != path.stem and self.path_of(record.review).exists():
            said = f"a second file for {record.review}, beside {record.review}.yaml"
            hint = "join the two, or give this one an id of its own"
            return Fault(("review",), "duplicate-review", said, hint)
        return misfiled(record, path.stem, self.coder)

    def find(self, review: str) -> Path:
        """The path of a review's record.

        Raises:
            NotFoundError: there is none; the message names the nearest.
        """
        paths = {path.stem: path for path in list_records(self.folder)[0]}
        if review in paths:
            return paths[review]
        whose = f" coded by {self.coder}" if self.coder else ""
        said = f"there is no review '{review[:40]}'{whose}"
        raise NotFoundError(with_nearest(said, review, paths))

    def read(self, review: str) -> tuple[Record, bytes]:
        """One review's record and its bytes.

        Raises:
            NotFoundError: there is none.
            DataProblemsError: it has errors.
            BusyError: several are being changed together, or that was interrupted.
        """
        self.journal.refuse_unfinished()
        path = self.path_of(review)
        if not is_review_id(review) or not path.exists():
            path = self.find(review)
        loaded = self.load(path)
        if loaded.record is None:
            raise DataProblemsError(loaded.problems, f"{loaded.shown} has to be mended first")
        return loaded.record, loaded.data

    def change(
        self,
        review: str,
        change: RecordChange,
        fresh: Callable[[], Record] | None = None,
        others: Callable[[], Iterable[FileChange]] = tuple,
    ) -> Record:
        """Reads a record, changes it and writes it back, under the lock and in one step.

        Args:
            review: the review's id.
            change: returns the new record from the one on disk now; if it raises, nothing is
                written.
            fresh: makes the record to change if the review has none yet.
            others: gives, after `change`, the other files that change together with it.

        Raises:
            NotFoundError: there is none, and `fresh` is not given.
            FormatError: the project's format lacks a key of the changed record.
        """
        with self.writing():
            if fresh is not None and not (is_review_id(review) and self.path_of(review).exists()):
                changed = change(fresh())
                return self._write_new(changed, others())
            record, data = self.read(review)
            changed = arranged(change(record), self.codebook)
            own = [self.changing(changed, data)] if changed != record else []
            self.write([*others(), *own])
            return changed

    def create(self, record: Record) -> Record:
        """Writes the first record of a review.

        Raises:
            RefusedError: the review exists, if only in other capitals.
            FormatError: the project's format lacks a key of the record.
        """
        with self.writing():
            return self._write_new(record)

    def _write_new(self, record: Record, others: Iterable[FileChange] = ()) -> Record:
        refuse_taken(self.path_of(record.review))
        refuse_initials(record.coder, self.root / CODERS)
        self.write([*others, self.changing(record, None)])
        return arranged(record, self.codebook)

    def changing(self, record: Record, before: bytes | None) -> FileChange:
        """The change by which a record is written; `before` is what its file holds, if it is."""
        from dhrcode.store.yaml.writer import record_yaml  # noqa: PLC0415 - reading does without

        known = (before or b"").decode("utf-8-sig")
        text = record_yaml(arranged(record, self.codebook), known, self.format)
        return self.file_change(self.path_of(record.review), before, text.encode())

    def file_change(self, path: Path, before: bytes | None, after: bytes | None) -> FileChange:
        """The change of a file of the project; None where there is no file."""
        return FileChange(path.relative_to(self.root).as_posix(), before, after)

    def write(
        self, changes: Iterable[FileChange], *, command: str | None = None, kept: bool = True
    ) -> None:
        """Changes files of the project, all or none, within `writing`.

        Args:
            changes: the files, with what they hold now.
            command: what changes them, where it is not what opened the project.
            kept: whether it is kept as a step, so that it can be taken back.

        Raises:
            BusyError: a file is not what it was; nothing was changed.
            RefusedError: where there was to be no file is one; nothing was changed.
            FileAccessError: the disk refuses; nothing was changed.
        """
        self.journal.carry_out(changes, command, coder=self.coder, kept=kept)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the project's lock; what was interrupted is finished or taken back first.

        Raises:
            RefusedError: a file has been edited since a change of several was interrupted.
            BusyError: another program holds the lock, or the codebook has changed by that.
        """
        with locked(self.root):
            recovered = self.journal.recover()
            if recovered is not None and self._codebook_changed(recovered):
                raise BusyError(f"{recovered.said} The codebook is another one: try again")
            sweep(self.folder)
            yield

    def _codebook_changed(self, recovered: Recovered) -> bool:
        if CODEBOOK not in recovered.files:
            return False
        return read_codebook(self.root / CODEBOOK).digest != self.codebook_digest

    def recover(self) -> None:
        """Finishes or takes back what was interrupted, for a command that reads before it writes.

        Raises:
            RefusedError: a file has been edited since a change of several was interrupted.
            BusyError: another program holds the lock, or the codebook has changed by that.
        """
        if self.journal.unfinished:
            with self.writing():
                pass


def open_project(
    folder: Path | None, command: str = "", tell: Callable[[Recovered], None] | None = None
) -> Project:
    """The project in `folder`, or the one that the current folder is in.

    Args:
        folder: the project's folder; None to find it upwards.
        command: what opens it, as it was typed, without its arguments: `import`.
        tell: is told what became of a command that was interrupted.

    Raises:
        NotFoundError: there is no codebook.
        DataProblemsError: the codebook has errors.
        FormatError: the project is in a format that this dhrcode does not know.
    """
    root = root_of(folder)
    journal = Journal(root, command, tell)  # first: what is changed from here on, it notices
    return project_of(root, read_codebook(root / CODEBOOK), journal)


def root_of(folder: Path | None) -> Path:
    """The folder of a project: the one that is named, or the one the current folder lies in.

    Raises:
        NotFoundError: there is no codebook.
    """
    if folder is not None and not (folder / CODEBOOK).is_file():
        raise NotFoundError(f"there is no {CODEBOOK} in {folder}: is it a project?")
    return find_root(here()) if folder is None else folder


def project_of(root: Path, read: CodebookFile, journal: Journal | None = None) -> Project:
    """The project in a folder whose `themes.yaml` has been read, after its journal was opened."""
    return Project(root, read.codebook, read.format, read.digest, read.problems, opened=journal)
