"""Locks, by which two processes never change the same files at the same time."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from dhrcode import notices
from dhrcode.errors import BusyError, FileAccessError
from dhrcode.store.atomic import make_own, reason

TOLD_SECONDS = 1.0
"""How long a lock is waited for before it is said."""
LOCK_SECONDS = 30.0
"""How long a write waits for another dhrcode to finish with the project."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the project's lock.

    Args:
        folder: the project folder; the lock is `.dhrcode/lock` in it.

    Raises:
        BusyError: another process kept it for longer than `LOCK_SECONDS`.
        FileAccessError: the folder cannot be written.
    """
    own = folder / ".dhrcode"
    try:
        make_own(own)
    except OSError as error:
        raise FileAccessError(f"{own} cannot be written: {reason(error)}") from None
    with holding(own / "lock", f"another dhrcode is writing to {folder}: try again in a moment"):
        yield


@contextlib.contextmanager
def holding(file: Path, busy: str) -> Iterator[None]:
    """Holds a file as a lock; the system releases it if the process is killed.

    Raises:
        BusyError: another process kept it for longer than `LOCK_SECONDS`; says `busy`.
        FileAccessError: its folder cannot be written.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only commands that write need it

    try:
        lock = FileLock(file)
        try:
            lock.acquire(timeout=min(TOLD_SECONDS, LOCK_SECONDS))
        except Timeout:
            notices.tell(f"Waiting: another dhrcode holds {file}.")
            lock.acquire(timeout=max(LOCK_SECONDS - TOLD_SECONDS, 0))
    except Timeout:
        raise BusyError(busy) from None
    except OSError as error:
        raise FileAccessError(f"{file.parent} cannot be written: {reason(error)}") from None
    try:
        yield
    finally:
        lock.release()
