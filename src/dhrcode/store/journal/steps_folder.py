"""The folder of steps, `.dhrcode/steps`: the one that is being done, and those that are done.

- `begun`: what is about to be done. Nothing has changed yet, or the one file that it names has.
- `doing`: several files are being changed. Whoever next writes to the project finishes it.
- `000012`: a step that is done; `000012.undone`, one that was taken back.
- `files/`: what a step does not hold itself and the project does not hold any more, by digest.
- `changed`: a mark that is another one whenever several files were changed together.

Nobody but the owner may read them, and git leaves them out.
"""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from dhrcode.errors import FileAccessError, NotFoundError
from dhrcode.store.atomic import (
    discard,
    read_bytes,
    sync_folder,
    write_bytes,
    write_temporary,
)
from dhrcode.store.journal.file_change import ByDigest, is_same
from dhrcode.store.journal.step import Step, read_head, read_step, step_bytes

MOST = 100
"""Steps that are kept."""
_NAME = re.compile(r"([0-9]{6,})(\.undone)?")


class StepsFolder:
    """The steps of the project in a folder."""

    def __init__(self, root: Path) -> None:
        self.path = root / ".dhrcode" / "steps"
        self.begun = self.path / "begun"
        self.doing = self.path / "doing"
        self._files = self.path / "files"
        self._changed = self.path / "changed"
        self._changing = self.path / "changing"
        self.number: int | None = None
        """That of the step that was given one last, here and not by another process."""

    def make(self) -> None:
        """Makes the folder, if need be."""
        if self.path.is_dir():
            return
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_temporary(self.path / ".gitignore", b"*\n", sync=False)

    def stamp(self) -> bytes:
        """What is another whenever several files were changed together."""
        try:
            return self._changed.read_bytes()
        except OSError:
            return b""

    def begin(self, step: Step) -> None:
        """Writes down what is about to be done."""
        data = step_bytes(step)
        write_temporary(self.begun, data)
        if step.files > 1:
            another = sha256(self.stamp() + data).hexdigest().encode()
            write_temporary(self._changing, another, sync=False)

    def commit(self) -> None:
        """From here on the step is done, whatever ends the program."""
        os.replace(self.begun, self.doing)  # noqa: PTH105 - the name says that it is atomic
        sync_folder(self.path)

    def drop(self) -> None:
        """Forgets what was begun or taken back while it was being done."""
        self._let_readers_know()
        self.begun.unlink(missing_ok=True)
        self.doing.unlink(missing_ok=True)
        discard(self._changing)
        sync_folder(self.path)
        self._tidy()

    def finish(self, step: Step) -> None:
        """Gives the step that was being done its number, or forgets it where it is not kept.

        What was taken back before a new step is not done again any more, and goes.
        """
        self._let_readers_know()
        self._turn(step)
        now = self.doing if self.doing.exists() else self.begun
        if step.kept and step.turns is None:
            number = max(self._numbered(), default=0) + 1
            for _, undone in self._lying(undone=True):
                undone.unlink(missing_ok=True)
            os.replace(now, self.path / _named(number))  # noqa: PTH105
            self.number = number
        else:
            now.unlink()
        sync_folder(self.path)
        self._tidy()

    def read(self, path: Path) -> Step:
        """A step and its changes: its own, or those of the step that it takes back or does again.

        Raises:
            NotFoundError: there is none.
            FileAccessError: it cannot be read, or is not as it was written.
        """
        step = read_step(path)
        if step.turns is None:
            return step
        changes = self.numbered(step.turns).changes
        if step.undoes is not None:
            changes = tuple(change.reversed() for change in changes)
        return replace(step, changes=changes)

    def done(self) -> Iterator[tuple[int, Step]]:
        """The steps that can be taken back, the last one first: number and first line."""
        return self._heads(undone=False)

    def undone(self) -> Iterator[tuple[int, Step]]:
        """The steps that can be done again, that of the lowest number first."""
        return self._heads(undone=True)

    def _heads(self, *, undone: bool) -> Iterator[tuple[int, Step]]:
        for number, path in self._lying(undone=undone):
            with contextlib.suppress(FileAccessError):
                yield number, read_head(path)

    def _lying(self, *, undone: bool) -> Iterator[tuple[int, Path]]:
        """Where steps lie: those that are done, the last one first; or those taken back."""
        for number, path in sorted(self._numbered().items(), reverse=not undone):
            if bool(path.suffix) is undone:
                yield number, path

    def numbered(self, number: int) -> Step:
        """A step that is done, or was taken back, with its changes.

        Raises:
            NotFoundError: there is none of that number.
            FileAccessError: it cannot be read, or is not as it was written.
        """
        path = self._numbered().get(number)
        if path is None:
            raise NotFoundError(f"there is no step {number}")
        return read_step(path)

    def forget(self, numbers: Iterable[int]) -> None:
        """Deletes steps, so that nothing of them can be taken back or done again; OSError if not.

        What they alone had kept goes with them.
        """
        numbered = self._numbered()
        for number in numbers:
            numbered[number].unlink(missing_ok=True)
        sync_folder(self.path)
        self._tidy()

    def keep(self, target: Path, digest: str) -> None:
        """Keeps what a file holds, before the file is replaced or removed."""
        kept = self._files / digest
        if kept.exists():
            return
        self._files.mkdir(mode=0o700, exist_ok=True)
        try:
            os.link(target, kept)
        except OSError:  # another disk, or one without hard links
            write_bytes(kept, read_bytes(target), private=True)

    def content(self, kept: ByDigest) -> bytes:
        """What was kept by its digest.

        Raises:
            NotFoundError: it is not there, or is not what it was.
        """
        data = read_bytes(self._files / kept.sha256)
        if not is_same(kept, data):
            raise NotFoundError(f"{self._files / kept.sha256} is not what was kept there")
        return data

    def _numbered(self) -> dict[int, Path]:
        every = self.path.iterdir() if self.path.is_dir() else ()
        found = ((path, _NAME.fullmatch(path.name)) for path in every)
        return {int(name[1]): path for path, name in found if name}

    def _turn(self, step: Step) -> None:
        """Notes of the step that another takes back, or does again, that it was."""
        if step.turns is not None:
            done = self.path / _named(step.turns)
            undone = done.with_suffix(".undone")
            before, after = (done, undone) if step.redoes is None else (undone, done)
            if before.exists():
                os.replace(before, after)  # noqa: PTH105

    def _let_readers_know(self) -> None:
        if self._changing.exists():
            os.replace(self._changing, self._changed)  # noqa: PTH105

    def _tidy(self) -> None:
        """Removes the steps that are too many, and what no step names any more."""
        with contextlib.suppress(OSError):
            numbered = self._numbered()
            for number in sorted(numbered)[:-MOST]:
                numbered.pop(number).unlink()
            if self._files.is_dir():
                named = {digest for path in numbered.values() for digest in _large(path)}
                for kept in self._files.iterdir():
                    if kept.name not in named:
                        kept.unlink()
                    elif kept.stat().st_nlink == 1:  # or else its mode is that of the file itself
                        kept.chmod(0o600)


def _named(number: int) -> str:
    return f"{number:06}"


def _large(path: Path) -> tuple[str, ...]:
    try:
        return read_head(path).large
    except FileAccessError:
        return ()
