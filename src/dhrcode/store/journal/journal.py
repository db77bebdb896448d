"""The journal of a project: changes written down, done, finished or taken back after a kill.

A change of one file is one rename, and whole by itself. A change of several is first written down
(`begun`), then its new contents are put beside their places; when the disk has all of them it is
`doing`, and each is put in its place. Until `doing` nothing has changed, and whoever comes next
drops it; from then on whoever comes next finishes it, and takes it back if that cannot be.

A file is put in place in one step, so it holds the old content or the new one, and the journal
tells which. One that holds neither has been edited meanwhile: it is never overwritten.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dhrcode.errors import BusyError, DhrcodeError, FileAccessError, RefusedError
from dhrcode.store.atomic import failure
from dhrcode.store.journal.file_change import ByDigest, FileChange
from dhrcode.store.journal.step import Step, read_head
from dhrcode.store.journal.step_in_progress import StepInProgress, listed
from dhrcode.store.journal.steps_folder import StepsFolder
from dhrcode.text import plural


class ChangedSinceError(RefusedError):
    """Files are not as a step left them, so it is not taken back or done again.

    Attributes:
        changes: what would become of each, `old` being what it was expected to hold.
    """

    def __init__(self, said: str, changes: Sequence[FileChange]) -> None:
        self.changes = tuple(changes)
        super().__init__(said)


@dataclass(frozen=True)
class Recovered:
    """What became of a step that was interrupted: finished, or taken back."""

    step: Step
    finished: bool

    @property
    def files(self) -> set[str]:
        """The files that it concerns."""
        return {change.file for change in self.step.changes}

    @property
    def said(self) -> str:
        """What became of it, in a sentence."""
        did = "finished" if self.finished else "taken back"
        files = plural(self.step.files, "file")
        return f"{self.step.said} was interrupted, and is {did} now ({files})."


class Journal:
    """The journal of the project in a folder.

    Attributes:
        command: what changes files now, as it was typed, without its arguments.
        tell: is told what became of a step that was interrupted.
        seen: what files were when the journal was opened, or when it last changed several itself.
    """

    def __init__(
        self, root: Path, command: str = "", tell: Callable[[Recovered], None] | None = None
    ) -> None:
        self.command, self.tell = command, tell
        self._root = root
        self._steps = StepsFolder(root)
        self.seen = self._steps.stamp()

    @property
    def unfinished(self) -> bool:
        """Whether several files are being changed, or that was interrupted."""
        return self._steps.doing.exists()

    @property
    def number(self) -> int | None:
        """The number of the step that was done last by way of this journal; None if none was."""
        return self._steps.number

    @property
    def interrupted(self) -> bool:
        """Whether a change was written down that is not done, be it begun or not."""
        return self.unfinished or self._steps.begun.exists()

    def refuse_unfinished(self) -> None:
        """Refuses to read while several files are being changed, or after that was interrupted.

        Raises:
            BusyError: some may be old, some new.
        """
        if not self.unfinished:
            return
        try:
            said = read_head(self._steps.doing).said
        except FileAccessError:
            said = Step("").said
        raise BusyError(
            f"{said} is under way, or was interrupted: no record is read until a command that "
            "writes has finished it or taken it back ('dhrcode init --update' does)"
        )

    def refuse_changed(self, since: bytes) -> None:
        """Refuses what was read if several files were changed together since something was seen.

        Raises:
            BusyError: some of what was read may be old, some new.
        """
        self.refuse_unfinished()
        if self._steps.stamp() != since:
            raise BusyError("several records were changed while they were read: try again")

    def carry_out(
        self,
        changes: Iterable[FileChange],
        command: str | None = None,
        *,
        coder: str | None = None,
        folders: Sequence[str] = (),
        kept: bool = True,
    ) -> None:
        """Changes files, all or none. The caller holds the project's lock and has recovered.

        A folder within a folder of the project (`coders/EM`) goes when nothing is left in it.

        Args:
            changes: the files; those that stay as they are are passed over.
            command: what changes them, where it is not what opened the project.
            coder: whose independent codings the command works on.
            folders: folders to be made, besides those of the files.
            kept: whether it is kept as a step, so that it can be taken back.

        Raises:
            BusyError: a file is not what it was; nothing was changed.
            RefusedError: where there was to be no file is one; nothing was changed.
            FileAccessError: the disk refuses; nothing was changed.
        """
        real = tuple(change for change in changes if change.old != change.new)
        missing = self._missing_folders(real, folders)
        if real or missing:
            name = self.command if command is None else command
            gone = _left(real)
            step = Step(name, coder or "", folders=missing, emptied=gone, kept=kept, changes=real)
            with self._noticed():
                self._in_progress(step.counted()).carry_out(real)

    def recover(self) -> Recovered | None:
        """Finishes a step that was interrupted, or takes it back. The caller holds the lock.

        Raises:
            RefusedError: a file has been edited since; it is named, and nothing is changed.
            BusyError: it can neither be finished nor taken back.
            FileAccessError: the step cannot be read.
        """
        if self._steps.begun.exists():
            self._recover_begun()
        if not self.unfinished:
            return None
        step = self._steps.read(self._steps.doing)
        with self._noticed():
            recovered = Recovered(step, self._in_progress(step).finish_or_go_back())
        if self.tell is not None:
            self.tell(recovered)
        return recovered

    def take_back(self, number: int, command: str) -> Step:
        """Takes a step back that is done. The caller holds the project's lock and has recovered.

        Args:
            number: the step's.
            command: what takes it back, as it was typed.

        Returns:
            The step.

        Raises:
            ChangedSinceError: one of its files has changed since; nothing is taken back.
            FileAccessError: the disk refuses; nothing is taken back.
        """
        step = self._steps.numbered(number)
        back = tuple(change.reversed() for change in step.changes)
        taking = Step(command, step.coder, emptied=step.folders, undoes=number, changes=back)
        self._turn(taking, f"{step.said}: nothing was taken back")
        return step

    def do_again(self, number: int, command: str) -> Step:
        """Does a step again that was taken back; as `take_back`, and with the same failures."""
        step = self._steps.numbered(number)
        again = replace(step, command=command, redoes=number)
        self._turn(again, f"{step.said} was taken back: nothing was done again")
        return step

    def _turn(self, step: Step, since: str) -> None:
        folders = self._missing_folders(step.changes, step.folders)
        going = self._in_progress(replace(step, folders=folders).counted())
        stand = going.standing()
        if other := [*stand["other"], *stand["gone"]]:
            files = listed([one.file for one in other])
            raise ChangedSinceError(f"{files} changed since {since}", other)
        with self._noticed():
            going.carry_out(stand["old"])

    def done(self) -> Iterable[tuple[int, Step]]:
        """The steps that can be taken back, the last one first: number, and all but the changes."""
        return self._steps.done()

    def undone(self) -> Iterable[tuple[int, Step]]:
        """The steps that can be done again, in their order: number, and all but the changes."""
        return self._steps.undone()

    def step(self, number: int) -> Step:
        """A step that is kept, with its changes.

        Raises:
            NotFoundError: there is none of that number.
            FileAccessError: it cannot be read, or is not as it was written.
        """
        return self._steps.numbered(number)

    def content(self, content: bytes | ByDigest) -> bytes:
        """What a step holds of a file, or what is kept for it.

        Raises:
            NotFoundError: it is not kept, since the project still has the file as it was.
        """
        return self._steps.content(content) if isinstance(content, ByDigest) else content

    def forget(self, numbers: Iterable[int]) -> None:
        """Deletes steps, which nothing can bring back. The caller holds the project's lock.

        Raises:
            FileAccessError: the disk refuses.
        """
        try:
            self._steps.forget(numbers)
        except OSError as error:
            raise failure(self._steps.path, error) from None

    @contextlib.contextmanager
    def _noticed(self) -> Iterator[None]:
        """What is changed here surprises no reader of this process."""
        try:
            yield
        finally:
            self.seen = self._steps.stamp()

    def _in_progress(self, step: Step) -> StepInProgress:
        return StepInProgress(self._root, self._steps, step)

    def _recover_begun(self) -> None:
        try:
            step = self._steps.read(self._steps.begun)
        except DhrcodeError:  # killed while it was written: nothing had begun
            self._steps.drop()
        else:
            self._in_progress(step).drop_or_finish()

    def _missing_folders(
        self, changes: Iterable[FileChange], more: Sequence[str]
    ) -> tuple[str, ...]:
        """The folders that changes need and that are not there, the outer ones first."""
        wanted = {change.file.rpartition("/")[0] for change in changes if change.new is not None}
        needed = set(more)
        for folder in wanted - {""}:
            parts = folder.split("/")
            needed |= {"/".join(parts[:number]) for number in range(1, len(parts) + 1)}
        return tuple(folder for folder in sorted(needed) if not (self._root / folder).exists())


def _left(changes: Iterable[FileChange]) -> tuple[str, ...]:
    """The folders within folders of the project that lose files, the outer ones first."""
    folders = {change.file.rpartition("/")[0] for change in changes if change.new is None}
    return tuple(sorted(folder for folder in folders if "/" in folder))
