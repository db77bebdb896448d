"""New contents put in the place of old ones: first all beside their places, then one by one."""

import os
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import RefusedError
from dhrcode.store.atomic import (
    discard,
    failure,
    put_in_place,
    read_bytes,
    read_if_there,
    sync_file,
    sync_folder,
    write_temporary,
)
from dhrcode.store.journal.file_change import (
    ByDigest,
    FileChange,
    as_kept,
    digest_of,
    is_same,
)
from dhrcode.store.journal.steps_folder import StepsFolder
from dhrcode.store.links import GUARDED, NOT_FOLLOWED, link_within

_EACH = 20
"""Files up to which the disk is asked for each; ten thousand one by one take half a minute."""


class _Place(NamedTuple):
    target: Path
    beside: Path


class Placement:
    """Contents on their way into the files of a project.

    Args:
        root: the project's folder.
        steps: where contents are kept that a step does not hold itself.
    """

    def __init__(self, root: Path, steps: StepsFolder) -> None:
        self._root, self._steps = root, steps
        self._places: dict[FileChange, _Place] = {}
        self._folders: dict[str, Path] = {}

    def now(self, change: FileChange) -> bytes | None:
        """What the file of a change holds; None if there is none."""
        return read_if_there(self._root / change.file)

    def stage(self, changes: Sequence[FileChange]) -> None:
        """Puts new contents beside their places, and waits until the disk has them.

        What the step does not hold itself may lie there already, from a run that was interrupted.

        Raises:
            FileAccessError: the disk refuses.
            NotFoundError: a content that the step does not hold itself is gone.
        """
        together = len(changes) > _EACH and hasattr(os, "sync")
        for change in changes:
            if change.new is not None:
                self._stage(change, change.new, sync=not together)
        if together:
            os.sync()

    def put(self, changes: Iterable[FileChange], done: list[FileChange]) -> None:
        """Gives each file its new content, in one step a file, and waits for the disk.

        Args:
            changes: the files.
            done: takes what was put in place; of what Ctrl-C came upon, it may hold one too many.

        Raises:
            RefusedError: where there was to be no file is one.
            BusyError: another program holds the file.
            FileAccessError: the disk refuses.
        """
        folders: set[Path] = set()
        for change in changes:
            done.append(change)  # before it is, since Ctrl-C may come the moment after
            path = self._root / change.file
            try:
                folders.add(self._put(change))
            except Exception as error:
                done.pop()
                if isinstance(error, FileExistsError):
                    raise RefusedError(f"{path} exists already; nothing was written") from None
                if isinstance(error, OSError):
                    raise failure(path, error) from None
                raise
        for folder in folders:
            sync_folder(folder)

    def discard(self, changes: Iterable[FileChange]) -> None:
        """Removes what lies beside the places of changes."""
        for change in changes:
            if change.new is not None:
                discard(self._place(change).beside)

    def _place(self, change: FileChange) -> _Place:
        """Where a file lies, and where its new content waits: named by digest, so it is found."""
        if (place := self._places.get(change)) is None:
            target = self._real(change.file)
            digest = "" if change.new is None else digest_of(change.new)
            name = sha256(f"{change.file}\0{digest}".encode()).hexdigest()[:16]
            beside = target.with_name(f".{target.name[:60]}.{name}.dhrcode-tmp")
            place = self._places[change] = _Place(target, beside)
        return place

    def _real(self, file: str) -> Path:
        """Where a file lies, links followed; each folder is looked at once.

        Raises:
            RefusedError: a link inside a folder of records or documents leads there.
        """
        if file.partition("/")[0] in GUARDED and (link := link_within(self._root, file)):
            raise RefusedError(f"{link} {NOT_FOLLOWED}")
        folder, _, name = file.rpartition("/")
        if folder not in self._folders:
            self._folders[folder] = Path(os.path.realpath(self._root / folder))
        path = self._folders[folder] / name
        return Path(os.path.realpath(path)) if path.is_symlink() else path

    def _stage(self, change: FileChange, new: bytes | ByDigest, *, sync: bool) -> None:
        target, beside = self._place(change)
        try:
            if isinstance(new, bytes):
                write_temporary(beside, new, target, sync=sync)
            elif beside.is_file() and is_same(new, read_bytes(beside)):
                sync_file(beside)
            else:
                write_temporary(beside, self._steps.content(new), target, sync=sync)
        except OSError as error:
            raise failure(self._root / change.file, error) from None

    def _put(self, change: FileChange) -> Path:
        """Puts one file in place, and gives the folder that it lies in."""
        target, beside = self._place(change)
        kept = as_kept(change.old)
        if isinstance(kept, ByDigest):
            self._steps.keep(target, kept.sha256)
        if change.new is None:
            target.unlink()
        else:
            put_in_place(beside, target, new=change.old is None)
            if change.old is None:
                discard(beside)  # a hard link leaves it
        return target.parent
