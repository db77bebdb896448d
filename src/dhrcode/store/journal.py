"""A change of many records that is whole, whatever ends the program: written down first, then done.

`.dhrcode/migration/` holds at most three files, each with the name and both contents of every
record that is changed:

- `journal`: records are being changed. Whoever next writes to the project finishes it.
- `done`: the last change; it can be taken back.
- `undo`: it is being taken back. Whoever next writes finishes that.

A record is put in place in one step, so it is the old one or the new one, and the journal tells
which. A record that is neither has been edited meanwhile: it is never overwritten.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dhrcode.errors import BusyError, NotFoundError, RefusedError
from dhrcode.store.atomic import (
    discard,
    failure,
    put_in_place,
    read_bytes,
    reason,
    staged,
    sweep,
    sync_folder,
    write_bytes,
)
from dhrcode.store.journal_file import JournalChange, journal_bytes, journal_changes

_FOLDER = Path(".dhrcode", "migration")
_JOURNAL, _DONE, _UNDO = "journal", "done", "undo"
_NAMED = 8
"""Records that are named in one sentence."""


def refuse_unfinished(root: Path) -> None:
    """Refuses to read records while they are being changed, or after that was interrupted.

    Raises:
        BusyError: some may be old, some new.
    """
    if _unfinished(root):
        raise BusyError(
            "the records are being migrated, or that was interrupted and 'dhrcode "
            "migrate' finishes it: until then none is read"
        )


def stamp(root: Path) -> tuple[int, int]:
    """What changes whenever records have been changed together, so that a reader can tell.

    Raises:
        BusyError: they are being changed now.
    """
    refuse_unfinished(root)
    try:
        stat = (root / _FOLDER / _DONE).stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_ino)


def refuse_changed(root: Path, before: tuple[int, int]) -> None:
    """Refuses what was read if records were changed together since the stamp `before`.

    Raises:
        BusyError: some of what was read may be old, some new.
    """
    if stamp(root) != before:
        raise BusyError("the records were migrated while they were read: try again")


def carry_out(root: Path, changes: Sequence[JournalChange]) -> None:
    """Changes records, all or none. The caller holds the project's lock.

    Raises:
        BusyError: a record is not what it was; nothing was changed.
        FileAccessError: the disk refuses.
    """
    finish(root)
    if other := [change.file for change, now in _held(root, changes) if now != change.old]:
        raise BusyError(
            f"{_listed(other)} changed by another program meanwhile; nothing was written"
        )
    folder = _made(root)
    sweep(folder)
    write_bytes(folder / _JOURNAL, journal_bytes(changes))
    _apply(root, changes, folder / _JOURNAL, whole=True)
    _finish_as(folder / _JOURNAL, folder / _DONE)


def finish(root: Path) -> int:
    """Finishes what was interrupted, be it a change or its undoing.

    Returns:
        How many records it concerns; 0 where nothing was interrupted.

    Raises:
        RefusedError: a record has been edited since; it is named, and nothing is changed.
    """
    name = _unfinished(root)
    if name is None:
        return 0
    journal = root / _FOLDER / name
    changes = journal_changes(journal)
    if name == _UNDO:
        changes = [_reversed(change) for change in changes]
    pending = _pending(root, changes)
    _apply(root, pending, journal, whole=len(pending) == len(changes))
    _finish_as(journal, None if name == _UNDO else journal.with_name(_DONE))
    for parent in {Path(os.path.realpath(root / change.file)).parent for change in changes}:
        sweep(parent, 0)  # what the interrupted run wrote beside the records; the lock is ours
    return len(changes)


def undo(root: Path) -> int:
    """Puts the records of the last change back as they were. The caller holds the project's lock.

    Returns:
        How many they are.

    Raises:
        NotFoundError: there is nothing to take back.
        RefusedError: one of them has changed since; nothing is taken back.
    """
    finish(root)
    folder = root / _FOLDER
    if not (folder / _DONE).is_file():
        raise NotFoundError("there is no migration to take back")
    changes = [_reversed(change) for change in journal_changes(folder / _DONE)]
    other = [c.file for c, now in _held(root, changes) if now not in (c.old, c.new)]
    if other:
        raise RefusedError(f"{_listed(other)} changed since the migration: nothing was taken back")
    pending = _pending(root, changes)
    _finish_as(folder / _DONE, folder / _UNDO)
    _apply(root, pending, folder / _UNDO, whole=len(pending) == len(changes))
    _finish_as(folder / _UNDO, None)
    return len(changes)


def _unfinished(root: Path) -> str | None:
    return next((name for name in (_JOURNAL, _UNDO) if (root / _FOLDER / name).exists()), None)


def _reversed(change: JournalChange) -> JournalChange:
    return JournalChange(change.file, change.new, change.old)


def _pending(root: Path, changes: Sequence[JournalChange]) -> list[JournalChange]:
    """Those that are not done yet; a record that has been taken away since is left alone.

    Raises:
        RefusedError: a record is neither the old one nor the new one.
    """
    held = list(_held(root, changes))
    other = [c.file for c, now in held if now is not None and now not in (c.old, c.new)]
    if other:
        which = "it" if len(other) == 1 else "them"
        raise RefusedError(
            f"{_listed(other)} edited since a migration was interrupted: move "
            f"{which} out of the folder, let 'dhrcode migrate' finish, and put back "
            "what is to stay"
        )
    return [change for change, now in held if now == change.old]


def _held(
    root: Path, changes: Iterable[JournalChange]
) -> Iterator[tuple[JournalChange, bytes | None]]:
    """Each change, and what the record holds now; None where it is gone."""
    for change in changes:
        try:
            yield change, read_bytes(root / change.file)
        except NotFoundError:
            yield change, None


def _listed(files: Sequence[str]) -> str:
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    return f"{', '.join(files[:_NAMED])}{more} {'was' if len(files) == 1 else 'were'}"


def _apply(root: Path, changes: Sequence[JournalChange], journal: Path, *, whole: bool) -> None:
    """Writes everything beside the records, waits once for the disk, then puts it in place.

    Where the first half fails and `changes` are the whole of the journal, nothing has changed, and
    the journal goes: there is nothing to finish.
    """
    temporaries: list[tuple[Path, Path]] = []
    try:
        temporaries.extend(_staged(root / change.file, change.new) for change in changes)
        if temporaries and hasattr(os, "sync"):
            os.sync()  # once, since ten thousand files one after another take half a minute
    except BaseException:  # Ctrl-C too
        for temporary, _ in temporaries:
            discard(temporary)
        if whole:
            _finish_as(journal, None if journal.name == _JOURNAL else journal.with_name(_DONE))
        raise
    for temporary, target in temporaries:
        _put(temporary, target)
    for folder in {target.parent for _, target in temporaries}:
        sync_folder(folder)


def _staged(path: Path, data: bytes) -> tuple[Path, Path]:
    target = Path(os.path.realpath(path))
    try:
        return staged(target, data, sync=not hasattr(os, "sync")), target
    except OSError as error:
        raise failure(path, error) from None


def _put(temporary: Path, target: Path) -> None:
    try:
        put_in_place(temporary, target, new=False)
    except OSError as error:
        raise BusyError(
            f"{target} cannot be replaced ({reason(error)}; is it open in another "
            "program?): 'dhrcode migrate' finishes this"
        ) from None


def _finish_as(journal: Path, name: Path | None) -> None:
    try:
        if name is None:
            journal.unlink()
        else:
            os.replace(journal, name)  # noqa: PTH105 - the name says that it is atomic
    except OSError as error:
        raise failure(journal, error) from None
    sync_folder(journal.parent)


def _made(root: Path) -> Path:
    folder = root / _FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure(folder, error) from None
    return folder
