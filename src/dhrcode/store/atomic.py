"""Writing files so that a kill, a full disk or another program loses nothing."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from dhrcode.errors import (
    BusyError,
    DhrcodeError,
    FileAccessError,
    NotFoundError,
    RefusedError,
)

STRAY_SECONDS = 3600
"""A temporary file older than this was left by a process that was killed."""
_RETRIES = 5  # Windows refuses to replace a file for the moment that a scanner or Excel holds it
SUFFIX = ".dhrcode-tmp"
_OFFICE = frozenset({".csv", ".docx", ".xlsx"})
"""Endings of files that Excel or Word keeps others from writing while it has them open."""
_EVERYTHING = b"*\n"
"""A `.gitignore` by which git sees nothing of a folder, itself included."""


def reason(error: OSError) -> str:
    """What an operating-system error means, in plain words."""
    plain = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "the disk quota is used up",
        errno.EACCES: "permission is denied",
        errno.EPERM: "permission is denied",
        errno.EROFS: "the disk is read-only",
        errno.ENOENT: "it does not exist",
        errno.ENOTDIR: "part of its path is not a folder",
        errno.EISDIR: "it is a folder",
        errno.ENAMETOOLONG: "the name is too long",
        errno.ELOOP: "it is a link to itself",
    }
    if error.errno in plain:
        return plain[error.errno]
    return (error.strerror or str(error)).lower()


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """The bytes of a regular file, at most `limit` + 1 of them.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read, or is a pipe, device or folder.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileAccessError(f"{path} is not a regular file: nothing was read")
        with path.open("rb") as file:
            return file.read() if limit is None else file.read(limit + 1)
    except FileNotFoundError:
        raise NotFoundError(f"there is no file {path}") from None
    except OSError as error:
        raise FileAccessError(f"{path} cannot be read: {reason(error)}") from None


def read_if_there(path: Path, limit: int | None = None) -> bytes | None:
    """The bytes of a file as `read_bytes` reads it; None if there is no such file."""
    try:
        return read_bytes(path, limit)
    except NotFoundError:
        return None


def write_bytes(
    path: Path,
    data: bytes,
    *,
    expected: bytes | None = None,
    new: bool = False,
    private: bool = False,
) -> None:
    """Puts `data` into `path` in one durable step: temporary file, fsync, rename.

    A link is followed, and the mode of an existing file is kept unless it is to be private.

    Args:
        path: the file; its folder must exist.
        data: the whole content.
        expected: what the file must still hold, or the write is refused.
        new: refuse if the file exists, even if it was created a moment ago.
        private: only the owner may read it or write to it (mode 0600), from the first moment.

    Raises:
        RefusedError: `new`, and it exists.
        BusyError: it no longer holds `expected`, or another program keeps it open.
        FileAccessError: the folder or disk refuses; nothing has changed.
    """
    target = Path(os.path.realpath(path))
    temporary = None
    try:
        temporary = staged(target, data, private=private)
        if expected is not None and read_bytes(target) != expected:
            raise BusyError(f"{path} was changed by another program; nothing was written")
        put_in_place(temporary, target, new=new)
        sync_folder(target.parent)
    except FileExistsError:
        raise RefusedError(f"{path} exists already; nothing was written") from None
    except OSError as error:
        raise failure(path, error) from None
    finally:
        if temporary is not None:
            discard(temporary)


def staged(target: Path, data: bytes, *, private: bool = False) -> Path:
    """A temporary file beside `target` with its new content, safe on the disk; OSError if not.

    What is private nobody but the owner may read.
    """
    from tempfile import mkstemp  # noqa: PLC0415 - most commands do without

    handle, name = mkstemp(prefix=f".{target.name[:60]}.", suffix=SUFFIX, dir=target.parent)
    return _filled(handle, Path(name), data, None if private else target, sync=True)


def written_through(target: Path, write: Callable[[Path], object]) -> bytes:
    """What a library writes that can only write to a path: in a temporary file beside `target`.

    Only the owner may read it, and it is gone afterwards.

    Raises:
        FileAccessError: the folder or disk refuses.
    """
    temporary = None
    try:
        temporary = staged(target, b"", private=True)
        write(temporary)
        return temporary.read_bytes()
    except OSError as error:
        raise failure(target, error) from None
    finally:
        if temporary is not None:
            discard(temporary)


def write_temporary(
    temporary: Path, data: bytes, like: Path | None = None, *, sync: bool = True
) -> None:
    """Writes a file that nobody knows yet, under a name of one's own; OSError if that fails.

    Args:
        temporary: the file; one of that name goes.
        data: the whole content.
        like: the file whose mode it takes, or whose place; without it, the owner's alone (0600).
        sync: whether the disk has it then; if not, whoever asks sees to that.
    """
    discard(temporary)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    _filled(os.open(temporary, flags, 0o600), temporary, data, like, sync=sync)


def _filled(handle: int, temporary: Path, data: bytes, like: Path | None, *, sync: bool) -> Path:
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if like is not None:  # the temporary file is created so that only the owner may read it
                _keep_mode(file.fileno(), like)
            if sync:
                os.fsync(file.fileno())
    except BaseException:
        discard(temporary)
        raise
    return temporary


def discard(temporary: Path) -> None:
    """Removes a temporary file, if it is still there."""
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def failure(path: Path, error: OSError) -> BusyError | FileAccessError:
    """What an operating-system error means for a file that was to be written."""
    if isinstance(error, PermissionError) and getattr(error, "winerror", None) in (5, 32):
        return BusyError(f"{path} is open in another program: close it there and try again")
    said = f"{path} cannot be written: {reason(error)}; nothing was changed"
    if isinstance(error, PermissionError) and path.suffix.lower() in _OFFICE and path.is_file():
        said += ": is it open in Excel or Word? Close it and try again"
    return FileAccessError(said)


def _keep_mode(handle: int, target: Path) -> None:
    if not hasattr(os, "fchmod"):  # Windows before 3.13 has no modes to keep
        return
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.fchmod(handle, mode)


def put_in_place(temporary: Path, target: Path, *, new: bool) -> None:
    """Gives a temporary file its name; FileExistsError if `new` and the name is taken."""
    if new:
        _link_new(temporary, target)
        return
    for attempt in range(_RETRIES):
        try:
            os.replace(temporary, target)  # noqa: PTH105 - the name says that it is atomic
        except PermissionError:
            if attempt == _RETRIES - 1 or os.name != "nt":
                raise
            time.sleep(0.05 * 2**attempt)
        else:
            return


def _link_new(temporary: Path, target: Path) -> None:
    """A rename that never replaces: a hard link fails where the name exists."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # file systems without hard links (FAT, some network drives)
        if target.exists():
            raise FileExistsError from None
        os.replace(temporary, target)  # noqa: PTH105


def sync_file(path: Path) -> None:
    """Waits until the disk has what a file holds."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder survive a loss of power, where the system supports it."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # some network file systems cannot; the data is synced
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path, older: float | None = None) -> None:
    """Removes temporary files that a killed process left in `folder`.

    Args:
        folder: where the temporary files are.
        older: the least age in seconds; if not given, an hour, since a process without the lock may
            be writing now.
    """
    oldest = STRAY_SECONDS if older is None else older
    with contextlib.suppress(OSError):
        for stray in folder.glob(f".*{SUFFIX}"):
            if time.time() - stray.stat().st_mtime > oldest:
                stray.unlink(missing_ok=True)


def make_own(folder: Path) -> None:
    """Makes a folder; git leaves `.dhrcode` alone whatever a project's `.gitignore` says.

    It may hold words that were taken out of records.

    Raises:
        OSError: the folder cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for own in (one for one in (folder, folder.parent) if one.name == ".dhrcode"):
        ignored = own / ".gitignore"
        with contextlib.suppress(DhrcodeError, OSError):
            if not ignored.is_file() or ignored.read_bytes() != _EVERYTHING:
                write_bytes(ignored, _EVERYTHING)
