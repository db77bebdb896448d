"""Reading many records or plans on all cores, where there are enough of them to be worth it."""

# ruff: noqa: PLC0415 - a few records are read here, and need none of what a pool needs

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from dhrcode.errors import FileAccessError
from dhrcode.progress import Progress, no_progress
from dhrcode.store.loaded import Loaded
from dhrcode.store.project import Project
from dhrcode.text import shown

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

R = TypeVar("R")

WORTH_IT = 600
"""With fewer records, starting further processes costs more than it saves."""
_CHUNK = 20

_Job = Callable[[str], object]
_job: _Job | None = None


def map_records(project: Project, reduce: Callable[[Loaded], R]) -> Iterator[R]:
    """The result of `reduce` for each record, in the order of the files.

    Args:
        project: the project.
        reduce: a module-level function (it is sent to other processes) that keeps only what is
            needed of a record.

    Raises:
        FileAccessError: a worker process was ended from outside.
        BusyError: several records are being changed together, or were while they were read.
    """
    names = [path.name for path in project.listing[0]]
    yield from map_files(
        project, names, partial(_of_record, project, shown(project.folder), reduce)
    )


def _of_record(project: Project, prefix: str, reduce: Callable[[Loaded], R], name: str) -> R:
    return reduce(project.load(project.folder / name, f"{prefix}/{name}"))


def map_folders(
    folders: Sequence[Project],
    reduce: Callable[[Project], Callable[[Loaded], R]],
    progress: Progress = no_progress,
) -> Iterator[R]:
    """The same for the records of several folders, one folder after another.

    Args:
        folders: a project, and coders' parts of it.
        reduce: gives what `map_records` takes for a folder.
        progress: shows how far it is.
    """
    records = chain.from_iterable(map_records(one, reduce(one)) for one in folders)
    yield from progress(records, sum(len(one.listing[0]) for one in folders))


def map_files(project: Project, names: list[str], read: Callable[[str], R]) -> Iterator[R]:
    """The result of `read` for each file, in order.

    Args:
        project: whose files they are.
        names: what `read` is given.
        read: is sent to other processes, where there are many files.

    Raises:
        FileAccessError: a worker process was ended from outside.
        BusyError: several files are being changed together, or were while they were read.
    """
    seen = project.journal.seen
    workers = min(os.cpu_count() or 1, 8)
    if len(names) < WORTH_IT or workers < 2:
        yield from map(read, names)
    else:
        yield from _in_pool(read, names, workers)
    project.journal.refuse_changed(seen)


def _in_pool(read: Callable[[str], R], names: list[str], workers: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunks = [names[start : start + _CHUNK] for start in range(0, len(names), _CHUNK)]
    try:
        pool = ProcessPoolExecutor(workers, _context(), _begin, (read,))
    except OSError:  # a system that allows no semaphores
        yield from map(read, names)
        return
    try:
        for result in pool.map(_chunk, chunks):
            yield from result  # type: ignore[misc] # what `read` returns
    except BrokenProcessPool:
        raise FileAccessError("reading was ended from outside (was memory short?)") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _context() -> "BaseContext":
    """Fork is quick, and safe on Linux as long as this process has one thread."""
    import multiprocessing
    import threading

    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


def _begin(job: _Job) -> None:
    import signal
    import threading

    global _job  # noqa: PLW0603 - a pool's worker has no other place for what it was given
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # a worker lives for seconds and makes no cycles that matter


def _end_with_parent() -> None:
    """Ends a worker whose parent was killed; otherwise it would wait for work for ever."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _chunk(names: list[str]) -> list[object]:
    assert _job is not None  # noqa: S101 - set by _begin in every worker
    return [_job(name) for name in names]
