"""A step on its way: begun, put in place, finished; or forgotten, or taken back half-way."""

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from dhrcode.errors import BusyError, DhrcodeError, FileAccessError, RefusedError
from dhrcode.store.atomic import failure, reason
from dhrcode.store.journal.file_change import FileChange, is_same
from dhrcode.store.journal.placement import Placement
from dhrcode.store.journal.step import Step
from dhrcode.store.journal.steps_folder import StepsFolder

_NAMED = 8
"""Files that are named in one sentence."""
Standing = Literal["old", "new", "other", "gone"]


class StepInProgress:
    """A step that is being done, or that was when the program ended.

    Args:
        root: the project's folder.
        steps: where steps are written down.
        step: with its changes.
    """

    def __init__(self, root: Path, steps: StepsFolder, step: Step) -> None:
        self.step = step
        self._root, self._steps = root, steps
        self._placement = Placement(root, steps)

    def standing(self) -> dict[Standing, list[FileChange]]:
        """The changes by what their files hold: the old content, the new one, another, none."""
        stand: dict[Standing, list[FileChange]] = {"old": [], "new": [], "other": [], "gone": []}
        for change in self.step.changes:
            stand[self._stands(change)].append(change)
        return stand

    def carry_out(self, pending: Sequence[FileChange]) -> None:
        """Does the step, all of it or nothing.

        Args:
            pending: those of its changes that are not done already.

        Raises:
            BusyError: a file is not what it was; nothing was changed.
            RefusedError: where there was to be no file is one; nothing was changed.
            FileAccessError: the disk refuses; nothing was changed.
        """
        try:
            self._begin(pending)
        except BaseException:  # Ctrl-C too
            self.forget()
            raise
        done: list[FileChange] = []
        try:
            self._placement.put(pending, done)
        except BaseException as error:
            self._go_back(done, error)
            raise
        self._finish()

    def drop_or_finish(self) -> None:
        """Drops a step that had only begun; where its one file is changed, it is done."""
        if self.step.files == 1 and self.standing()["new"]:
            self._placement.discard(self.step.changes)
            self._finish()
        else:
            self.forget()

    def finish_or_go_back(self) -> bool:
        """Finishes a step that was interrupted; False where it had to be taken back.

        Raises:
            RefusedError: a file has been edited since; nothing is changed.
            BusyError: neither can be.
        """
        step, stand = self.step, self.standing()
        if edited := [one.file for one in stand["other"]]:
            which = "it" if len(edited) == 1 else "them"
            raise RefusedError(
                f"{listed(edited)} edited since {step.said} was interrupted: move {which} out of "
                "the project, try again, and put back what is to stay"
            )
        pending, done = stand["old"], stand["new"]
        try:
            self._make_folders()
            self._placement.stage(pending)
            self._placement.put(pending, done)
        except DhrcodeError as error:
            self._go_back(done, error)
            return False
        self._placement.discard([*step.changes, *(one.reversed() for one in step.changes)])
        self._finish()
        return True

    def forget(self) -> None:
        """Takes away what was made of a step that has changed nothing."""
        self._placement.discard(self.step.changes)
        self._remove(self.step.folders)
        with contextlib.suppress(OSError):
            self._steps.drop()

    def _begin(self, pending: Sequence[FileChange]) -> None:
        """Writes the step down, and its new contents beside their places; changes nothing."""
        step = self.step
        if step.files == 1:  # one that was done already would be taken for this step's doing
            self._refuse_other(pending)
        try:
            self._steps.make()
            self._steps.begin(step)
            self._make_folders()
            self._placement.stage(pending)
            self._refuse_other(pending)
            if step.files > 1:
                self._steps.commit()
        except OSError as error:
            first = step.changes[0].file if step.changes else step.folders[0]
            raise failure(self._root / first, error) from None

    def _finish(self) -> None:
        self._remove(self.step.emptied)
        try:
            self._steps.finish(self.step)
        except OSError as error:
            raise BusyError(
                f"{self._steps.path} cannot be written: {reason(error)}; {self.step.said} is done, "
                "and the next command that writes notes it"
            ) from None

    def _go_back(self, done: Iterable[FileChange], cause: BaseException) -> None:
        """Puts back what was put in place.

        Raises:
            BusyError: that cannot be.
        """
        try:
            back = [one.reversed() for one in done if self._stands(one) == "new"]
            self._placement.stage(back)
            self._placement.put(back, [])
            self._placement.discard(self.step.changes)
            self._remove(self.step.folders)
            self._steps.drop()
        except (DhrcodeError, OSError):
            why = str(cause).partition("; nothing was")[0] or "interrupted"
            raise BusyError(
                f"{why}; some files have changed, and the next command that writes finishes this "
                "or takes it back"
            ) from None

    def _stands(self, change: FileChange) -> Standing:
        now = self._placement.now(change)
        if is_same(change.new, now):
            return "new"
        if is_same(change.old, now):
            return "old"
        return "gone" if now is None else "other"

    def _refuse_other(self, changes: Iterable[FileChange]) -> None:
        """Refuses to change a file that is not what it was."""
        other = [change for change in changes if self._stands(change) != "old"]
        for change in other:
            if change.old is None:
                raise RefusedError(
                    f"{self._root / change.file} exists already; nothing was written"
                )
        if other:
            files = [one.file for one in other]
            said = f"{self._root / files[0]} was" if len(files) == 1 else listed(files)
            raise BusyError(f"{said} changed by another program meanwhile; nothing was written")

    def _make_folders(self) -> None:
        for folder in self.step.folders:
            path = self._root / folder
            try:
                path.mkdir(exist_ok=True)
            except OSError as error:
                raise FileAccessError(
                    f"{path} cannot be made: {reason(error)}; nothing was changed"
                ) from None

    def _remove(self, folders: Sequence[str]) -> None:
        """Removes folders, the inner ones first, as far as they are empty."""
        for folder in reversed(folders):
            with contextlib.suppress(OSError):
                (self._root / folder).rmdir()


def listed(files: Sequence[str]) -> str:
    """Files by their names, the first few of many, with the verb that goes on: `a, b were`."""
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    return f"{', '.join(files[:_NAMED])}{more} {'was' if len(files) == 1 else 'were'}"
