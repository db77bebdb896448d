"""The passages of documents in a full-text index: SQLite's FTS5, in `.dhrcode/passages.sqlite`.

Everything in the index can be made again from the documents, so a fault in it (damage, another
version, a folder that cannot be written) costs only time.
"""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from dhrcode import __version__
from dhrcode.errors import DocumentError, FileAccessError
from dhrcode.progress import Progress
from dhrcode.store.atomic import make_own
from dhrcode.store.documents import SOURCES, read_document, sources_folder
from dhrcode.store.documents.cache import EXTRACTION
from dhrcode.store.links import link_within
from dhrcode.store.passage_tables import DamagedError, IndexedDocument, PassageTables

T = TypeVar("T")

MADE = f"5 {EXTRACTION} {__version__}"
"""What an index depends on: its format, the method of extracting text, the version of dhrcode."""
WAIT_SECONDS = 30.0
"""How long one dhrcode waits for another that writes to the index."""
SETTLED_SECONDS = 2.0
"""A file that changed more recently than this may change again without a new time."""
_NONSENSE = (UnicodeDecodeError, TypeError, OverflowError, IndexError)
"""The errors that a damaged index leads to, if SQLite does not notice, or as it reports it:
Python's module decodes its messages strictly, and they may hold damaged bytes."""


def with_index(root: Path, use: Callable[[PassageTables], T]) -> T:
    """The result of `use` on the index of a project's documents.

    `use` may be called again: an index that turns out to be damaged is deleted and made again, and
    if it cannot be kept on disk, one in memory is used instead.

    Raises:
        FileAccessError: this Python's SQLite has no full-text search.
    """
    path = _index(root)
    with contextlib.suppress(OSError):
        make_own(path.parent)
    try:
        return _used(path, use)
    except sqlite3.Error as error:
        if not _damaged(error):
            return _used(None, use)
    with contextlib.suppress(OSError):
        forget_passages(root)
    try:
        return _used(path, use)
    except sqlite3.Error:
        return _used(None, use)


def forget_passages(root: Path) -> None:
    """Deletes the index, with every document's text that is in it; OSError if that cannot be."""
    path = _index(root)
    for kept in (path, path.with_name(f"{path.name}-journal")):
        kept.unlink(missing_ok=True)


def _index(root: Path) -> Path:
    return root / ".dhrcode" / "passages.sqlite"


def _used(path: Path | None, use: Callable[[PassageTables], T]) -> T:
    where = ":memory:" if path is None else path
    connection = sqlite3.connect(where, timeout=WAIT_SECONDS, isolation_level=None)
    with contextlib.closing(connection):
        try:
            return use(PassageTables(connection, MADE))
        except sqlite3.OperationalError as error:
            if "no such module" in str(error):
                raise FileAccessError(
                    "passages cannot be searched: the SQLite of this Python has no full-text "
                    "search (FTS5); the Python of python.org has it"
                ) from None
            raise
        except _NONSENSE as error:
            raise DamagedError("what is in it makes no sense") from error


def _damaged(error: sqlite3.Error) -> bool:
    """Whether making the index again can help: not if it is busy, or the disk refuses."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def refresh(
    index: PassageTables,
    root: Path,
    files: Iterable[str],
    progress: Progress,
    *,
    alone: bool = False,
) -> dict[str, DocumentError]:
    """Indexes the documents that are new or have changed, and drops those that are gone.

    A file with the same size and times as before is not read again; for any other file, the digest
    tells whether it has changed.

    Args:
        index: the index.
        root: the project's folder.
        files: the documents' names under `sources/`.
        progress: shows how far it is.
        alone: drop all others; those whose file is gone, or cannot be read now, always are.

    Returns:
        The documents that cannot be read, with what is wrong.
    """
    known, files = index.documents(), list(dict.fromkeys(files))
    states = {file: _state(root, file) for file in {*known, *files}}
    changed = [f for f in files if not (states[f] and f in known and known[f].state == states[f])]
    failures: dict[str, DocumentError] = {}
    for file in progress(changed, len(changed)):
        try:
            _renew(index, root, file, known.get(file))
        except DocumentError as error:
            failures[file] = error
    dropped = {f for f in known if states[f] is None or (alone and f not in files)}
    index.drop(dropped | failures.keys())
    return failures


def _renew(index: PassageTables, root: Path, file: str, known: IndexedDocument | None) -> None:
    state = _settled(_state(root, file))  # before it is read, so that a change during reading shows
    document = read_document(root, file)
    if known is not None and known.sha256 == document.sha256:
        index.settle(file, state)
    else:
        index.put(file, state, document)


def _state(root: Path, file: str) -> str | None:
    """The size and times of a file as text, None if it is gone, empty if they cannot be read."""
    try:
        if link_within(root, f"{SOURCES}/{file}"):
            return None
        found = (sources_folder(root) / file).stat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _settled(state: str | None) -> str:
    """A state that may be trusted, or empty if the file has changed a moment ago."""
    latest = max((int(part) for part in (state or "").split()[1:]), default=0)
    return state if state and latest < (time.time() - SETTLED_SECONDS) * 1e9 else ""
