"""Many files written together: all of them, or none."""

import contextlib
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import BusyError, RefusedError
from dhrcode.store.atomic import (
    discard,
    failure,
    put_in_place,
    read_bytes,
    staged,
    sync_folder,
    write_bytes,
)

_SYNCING = 8
"""How many files are synced to disk at once; one after another takes three times as long."""


class Write(NamedTuple):
    """One file's new content; `before` is what it holds now, None where there must be no file."""

    path: Path
    data: bytes
    before: bytes | None = None


def write_together(files: Sequence[Write]) -> None:
    """Writes all files, each in one step, or leaves all as they were.

    All contents are on the disk before the first file changes. If one cannot be put in its place,
    those that were are put back. A process that is killed between the first and the last
    (a few milliseconds for thousands) leaves each file whole, the old or the new one.

    Args:
        files: their folders must exist; the caller holds the project's lock.

    Raises:
        RefusedError: a file that must not be there exists now.
        BusyError: a file has changed, or another program keeps it open.
        FileAccessError: the folder or disk refuses.
    """
    temporaries: list[Path] = []
    done: list[Write] = []
    try:
        temporaries.extend(_staged(file) for file in files)
        _sync(temporaries)
        for file, temporary in zip(files, temporaries, strict=True):
            done.append(file)  # before it is replaced, since Ctrl-C may come just after
            try:
                _replace(file, temporary)
            except Exception:
                done.pop()
                raise
        for folder in {file.path.parent for file in files}:
            sync_folder(folder)
    except BaseException:  # Ctrl-C too
        for file in reversed(done):
            _take_back(file)
        raise
    finally:
        for temporary in temporaries:
            discard(temporary)


def _target(file: Write) -> Path:
    return Path(os.path.realpath(file.path))


def _staged(file: Write) -> Path:
    try:
        return staged(_target(file), file.data, sync=False)
    except OSError as error:
        raise failure(file.path, error) from None


def _sync(temporaries: Iterable[Path]) -> None:
    def sync(path: Path) -> None:
        with path.open("r+b") as file:
            os.fsync(file.fileno())

    try:
        with ThreadPoolExecutor(_SYNCING) as pool:
            list(pool.map(sync, temporaries))
    except OSError as error:
        raise failure(next(iter(temporaries)).parent, error) from None


def _replace(file: Write, temporary: Path) -> None:
    if file.before is not None and read_bytes(file.path) != file.before:
        raise BusyError(f"{file.path} was changed by another program; nothing was written")
    try:
        put_in_place(temporary, _target(file), new=file.before is None)
    except FileExistsError:
        raise RefusedError(f"{file.path} exists already; nothing was written") from None
    except OSError as error:
        raise failure(file.path, error) from None


def _take_back(file: Write) -> None:
    """Puts the old content back if it can; a second failure must not hide the first."""
    with contextlib.suppress(Exception):
        if read_bytes(file.path) != file.data:
            return
        if file.before is None:
            file.path.unlink(missing_ok=True)
        else:
            write_bytes(file.path, file.before)
