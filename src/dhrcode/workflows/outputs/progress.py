"""From a project to how far each coding of each review is."""

from collections.abc import Callable
from functools import partial
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
from dhrcode.store.pool import map_folders
from dhrcode.store.project import Project
from dhrcode.store.verified import read_verified
from dhrcode.text import natural
from dhrcode.workflows.queue import on_queue


class ProgressResult(NamedTuple):
    """Every coding by review, and what was found in reading."""

    codings: tuple[CodingProgress, ...]
    subthemes: int
    problems: tuple[Problem, ...]


def coding_progress(
    root: Path, codebook: Codebook, coder: str | None, loaded: Loaded
) -> tuple[CodingProgress | None, list[Problem]]:
    """How far one coding is, a coder's or the record, if it can be read; and its errors."""
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    if (record := loaded.record) is None:
        return None, errors
    coding = CodingProgress(
        record.review,
        record.coder,
        coder is not None,
        record.status,
        len(codebook.subthemes) - len(record.uncoded(codebook.subthemes)),
        len({entry.subtheme or entry.attribute for entry in on_queue(record, codebook)}),
        _unverified(root, record),
        _missing(root, record),
        record.coded.isoformat() if record.coded else "",
        is_behind(codebook, record.codebook.version),
    )
    return coding, errors


def _unverified(root: Path, record: Record) -> int:
    quotes = [quoted for quoted in quotes_of(record) if quoted.file is not None]
    if not quotes:
        return 0
    verified = read_verified(root, record.review)[0]
    return sum(last_time(quoted, verified) in (None, "not-found") for quoted in quotes)


def _missing(root: Path, record: Record) -> int:
    folder = sources_folder(root)
    files = {source.file for source in record.sources if source.file}
    return sum(not (folder / file).is_file() for file in files)


def progress_of(project: Project, progress: Progress = no_progress) -> ProgressResult:
    """How far every coding is, by review; of one coder's (`project.of_coder`) that coder's alone.

    Raises:
        BusyError: records are being changed together, or that was interrupted.
    """

    def reader(one: Project) -> Callable[[Loaded], tuple[CodingProgress | None, list[Problem]]]:
        return partial(coding_progress, one.root, one.codebook, one.coder)

    read = list(map_folders(project.every(), reader, progress))
    codings = [coding for coding, _ in read if coding is not None]
    codings.sort(key=lambda one: (natural(one.review), one.apart, natural(one.coder)))
    problems = tuple(problem for _, errors in read for problem in errors)
    return ProgressResult(tuple(codings), len(project.codebook.subthemes), problems)
