"""From a project to how far each coding of each review is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dhrcode.analysis.quotes.quoted import last_time, quotes_of
from dhrcode.model.codebook import Codebook
from dhrcode.model.former_names import is_behind
from dhrcode.model.record import Record
from dhrcode.problems import Problem
from dhrcode.progress import Progress, no_progress
from dhrcode.reports.progress import CodingProgress
from dhrcode.store.documents import sources_folder
from dhrcode.store.loaded import Loaded
from dhrcode.store.pool import map_records
from dhrcode.store.project import Project
from dhrcode.store.verified import read_verified
from dhrcode.text import natural
from dhrcode.workflows.queue import on_queue


class ProgressResult(NamedTuple):
    """Every coding by review, and what was found in reading."""

    codings: tuple[CodingProgress, ...]
    subthemes: int
    problems: tuple[Problem, ...]


class _ReadCoding(NamedTuple):
    coding: CodingProgress | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ProgressReader:
    """Keeps of a record how far it is; travels to other processes."""

    root: Path
    codebook: Codebook
    apart: bool

    def __call__(self, loaded: Loaded) -> _ReadCoding:
        """How far one coding is."""
        record = loaded.record
        errors = tuple(problem for problem in loaded.problems if problem.severity == "error")
        return _ReadCoding(None if record is None else self._of(record), errors)

    def _of(self, record: Record) -> CodingProgress:
        subthemes = self.codebook.subthemes
        return CodingProgress(
            record.review,
            record.coder,
            self.apart,
            record.status,
            len(subthemes) - len(record.uncoded(subthemes)),
            len({entry.subtheme or entry.attribute for entry in on_queue(record, self.codebook)}),
            self._unverified(record),
            self._missing(record),
            record.coded.isoformat() if record.coded else "",
            is_behind(self.codebook, record.codebook.version),
        )

    def _unverified(self, record: Record) -> int:
        quotes = [quoted for quoted in quotes_of(record) if quoted.file is not None]
        if not quotes:
            return 0
        verified = read_verified(self.root, record.review)[0]
        return sum(last_time(quoted, verified) in (None, "not-found") for quoted in quotes)

    def _missing(self, record: Record) -> int:
        folder = sources_folder(self.root)
        files = {source.file for source in record.sources if source.file}
        return sum(not (folder / file).is_file() for file in files)


def progress_of(project: Project, progress: Progress = no_progress) -> ProgressResult:
    """How far every coding is, by review; of one coder's (`project.of_coder`) that coder's alone.

    Raises:
        BusyError: records are being changed together, or that was interrupted.
    """
    folders = project.every()
    total = sum(len(one.listing[0]) for one in folders)
    read = list(progress(_all(folders), total))
    codings = [one.coding for one in read if one.coding is not None]
    codings.sort(key=lambda one: (natural(one.review), one.apart, natural(one.coder)))
    problems = (problem for one in read for problem in one.problems)
    return ProgressResult(tuple(codings), len(project.codebook.subthemes), tuple(problems))


def _all(folders: Iterable[Project]) -> Iterator[_ReadCoding]:
    for one in folders:
        reader = ProgressReader(one.root, one.codebook, one.coder is not None)
        yield from map_records(one, reader)
