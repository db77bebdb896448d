"""A project folder: its codebook, its records, and how they are read and changed."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from dhrcode.errors import (
    DataProblemsError,
    FileAccessError,
    NotFoundError,
    RefusedError,
    UsageError,
)
from dhrcode.model.codebook import Codebook
from dhrcode.model.ids import is_coder_id, is_review_id
from dhrcode.model.record import Record
from dhrcode.model.vocabulary import arranged, independent_fault
from dhrcode.problems import Fault, Problem
from dhrcode.store.atomic import locked, read_bytes, reason, sweep, write_bytes
from dhrcode.store.codebooks import CODEBOOK, read_codebook, shipped_codebook
from dhrcode.store.folder import list_coders, list_records
from dhrcode.store.journal import finish, refuse_unfinished
from dhrcode.store.loader import Loaded, digest, load_record
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import nearest, shown

__all__ = ["CODEBOOK", "CODERS", "Project", "find_root", "open_project", "shipped_codebook"]

CODERS = "coders"
RecordChange = Callable[[Record], Record]


@dataclass
class Project:
    """A folder with a codebook and records.

    Attributes:
        root: the folder.
        codebook: the codebook, read and checked.
        codebook_digest: SHA-256 of the codebook's content.
        problems: warnings of the codebook.
        coder: whose independent codings its records are; None for those that tables are made from.
    """

    root: Path
    codebook: Codebook
    codebook_digest: str = ""
    problems: list[Problem] = field(default_factory=list)
    coder: str | None = None

    @property
    def folder(self) -> Path:
        """The folder of the records: those that tables are made from, or one coder's own."""
        return self.root / "records" if self.coder is None else self.root / CODERS / self.coder

    def of_coder(self, coder: str | None) -> "Project":
        """The same project with one coder's independent codings as its records.

        Raises:
            UsageError: these cannot be anybody's initials.
        """
        if coder is not None and not is_coder_id(coder):
            raise UsageError(
                f"'{coder[:40]}' cannot be a coder's initials: letters, digits and "
                "single - _ and . alone"
            )
        return replace(self, coder=coder)

    @cached_property
    def coders(self) -> tuple[list[str], list[Problem]]:
        """The coders who have a folder of independent codings, and what else lies among them."""
        return list_coders(self.root / CODERS)

    def every(self) -> "list[Project]":
        """The project with the records that tables are made from, then with each coder's own.

        Where one coder's codings are asked for (`--as`), these alone.
        """
        if self.coder is not None:
            return [self]
        return [self, *(self.of_coder(coder) for coder in self.coders[0])]

    def path_of(self, review: str) -> Path:
        """Where the record of a review is, or would be."""
        return self.folder / f"{review}.yaml"

    @cached_property
    def listing(self) -> tuple[list[Path], list[Problem]]:
        """The records' files in natural order, and what else lies among them.

        Raises:
            BusyError: they are being migrated, or that was interrupted.
        """
        refuse_unfinished(self.root)
        return list_records(self.folder)

    def load_all(self) -> Iterator[Loaded]:
        """Reads every record, one at a time, so that ten thousand need no more room than one."""
        prefix = shown(self.folder)
        return (self.load(path, f"{prefix}/{path.name}") for path in self.listing[0])

    def load(self, path: Path, name: str) -> Loaded:
        """Reads one record's file; what cannot be read at all is a problem too."""
        try:
            data = read_bytes(path, MAX_BYTES)
        except (NotFoundError, FileAccessError) as error:
            return Loaded(name, b"", problems=[Problem(name, 1, 1, "unreadable", str(error))])
        loaded = load_record(data, name, self.codebook)
        if loaded.record is not None and (fault := self._misplaced(path, loaded.record)):
            loaded.problems.extend(loaded.located([fault]))
            loaded.record = None
        return loaded

    def _misplaced(self, path: Path, record: Record) -> Fault | None:
        if record.review != path.stem:
            return self._misnamed(path, record.review)
        if self.coder is not None and record.coder != self.coder:
            return Fault(
                ("coder",),
                "coder-and-folder",
                f"the coder is '{record.coder}' and the folder is that of '{self.coder}'",
                "put the file into the folder of its coder",
            )
        return None if self.coder is None else independent_fault(record)

    def _misnamed(self, path: Path, review: str) -> Fault:
        if self.path_of(review).exists():
            return Fault(
                ("review",),
                "duplicate-review",
                f"a second file for {review}, beside {review}.yaml",
                "join the two, or give this one an id of its own",
            )
        return Fault(
            ("review",),
            "id-and-file-name",
            f"the review is '{review}' and its file '{path.name}'",
            "rename one of the two",
        )

    def find(self, review: str) -> Path:
        """The path of a review's record.

        Raises:
            NotFoundError: there is none; names the nearest.
        """
        paths = {path.stem: path for path in list_records(self.folder)[0]}
        if review in paths:
            return paths[review]
        same = next((stem for stem in paths if stem.casefold() == review.casefold()), None)
        hint = f"did you mean '{same}'?" if same else nearest(review, paths)
        whose = f" coded by {self.coder}" if self.coder else ""
        said = f"there is no review '{review[:40]}'{whose}"
        raise NotFoundError(f"{said}: {hint}" if hint else said)

    def read(self, review: str) -> tuple[Record, bytes]:
        """One review's record and its bytes.

        Raises:
            NotFoundError: there is none.
            DataProblemsError: it has errors.
            BusyError: records are being migrated, or that was interrupted.
        """
        refuse_unfinished(self.root)
        path = self.path_of(review)
        if not is_review_id(review) or not path.exists():
            path = self.find(review)
        loaded = self.load(path, shown(path))
        if loaded.record is None:
            raise DataProblemsError(loaded.problems, f"{loaded.shown} has to be mended first")
        return loaded.record, loaded.data

    def change(
        self, review: str, change: RecordChange, fresh: Callable[[], Record] | None = None
    ) -> Record:
        """Reads a record, changes it and writes it back, alone and in one step.

        Args:
            review: the review's id.
            change: gives the new record from the one on disk now; if it raises, nothing is written.
            fresh: makes the record to change where the review has none yet.

        Raises:
            NotFoundError: there is none, and `fresh` is not given.
        """
        from dhrcode.store.yaml.writer import record_yaml  # noqa: PLC0415 - reading does without

        with self.writing():
            if fresh is not None and not (is_review_id(review) and self.path_of(review).exists()):
                return self._write_new(change(fresh()))
            record, data = self.read(review)
            changed = arranged(change(record), self.codebook)
            if changed != record:
                text = record_yaml(changed, data.decode("utf-8-sig"))
                write_bytes(self.path_of(review), text.encode(), expected=data)
            return changed

    def create(self, record: Record) -> Record:
        """Writes the first record of a review.

        Raises:
            RefusedError: the review exists, be it in other letters' case.
        """
        with self.writing():
            return self._write_new(record)

    def _write_new(self, record: Record) -> Record:
        from dhrcode.store.yaml.writer import record_yaml  # noqa: PLC0415 - reading does without

        self.refuse_existing(record.review)
        self._make_folder()
        record = arranged(record, self.codebook)
        write_bytes(self.path_of(record.review), record_yaml(record).encode(), new=True)
        return record

    def refuse_existing(self, review: str) -> None:
        """Raises RefusedError if there is a file for the review, be it in other letters' case."""
        wanted = f"{review}.yaml".casefold()
        names = (path.name for path in self.folder.iterdir()) if self.folder.is_dir() else ()
        taken = next((name for name in names if name.casefold() == wanted), None)
        if taken is not None:
            raise RefusedError(f"{shown(self.folder / taken)} exists already; nothing was written")

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the project's lock, an interrupted migration finished, the folder swept.

        Raises:
            RefusedError: a record has been edited since a migration was interrupted.
        """
        with locked(self.root):
            finish(self.root)
            sweep(self.folder)
            yield

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(exist_ok=True, parents=True)
        except OSError as error:
            raise FileAccessError(f"{shown(self.folder)} cannot be made: {reason(error)}") from None


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds `themes.yaml`.

    Raises:
        NotFoundError: there is none.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / CODEBOOK).is_file():
            return folder
    raise NotFoundError(
        f"no {CODEBOOK} in {start} or above it: 'dhrcode init DIR' starts a project, "
        "'--project DIR' names one"
    )


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:
        raise NotFoundError(
            "the folder that this terminal stands in is gone: change to another"
        ) from None


def open_project(folder: Path | None) -> Project:
    """The project in `folder`, or the one that the current folder lies in.

    Raises:
        NotFoundError: there is no codebook.
        DataProblemsError: the codebook has errors.
    """
    if folder is not None and not (folder / CODEBOOK).is_file():
        raise NotFoundError(f"there is no {CODEBOOK} in {folder}: is it a project?")
    root = find_root(_here()) if folder is None else folder
    read = read_codebook(root / CODEBOOK)
    return Project(root, read.codebook, digest(read.own), read.problems)
