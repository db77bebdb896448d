"""A key's file and what is remembered of it: there, never begun, or lost."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dhrcode.errors import NotFoundError, RefusedError
from dhrcode.model.key import KeyReminder
from dhrcode.store.key.file import read_key
from dhrcode.store.key.note import own_note, project_note, recall
from dhrcode.text import plural


@dataclass(frozen=True)
class Keyring:
    """A key's file, and the project it is used with, if any.

    Attributes:
        path: where the key is or is to be.
        root: the project's folder; None outside every project.
    """

    path: Path
    root: Path | None = None

    @property
    def notes(self) -> tuple[Path | None, Path | None]:
        """The files in which this machine and the project remember the key."""
        return own_note(self.path), self.root and project_note(self.root)

    @property
    def known(self) -> KeyReminder | None:
        """What is remembered of the key at this path."""
        notes = (recall(file) for file in self.notes)
        real = os.path.realpath(self.path)
        return next((note for note in notes if note and note.path == real), None)

    @property
    def remembered(self) -> KeyReminder | None:
        """The note of a key at this path or, of whatever path, of the project's."""
        return self.known or next((n for file in self.notes if (n := recall(file))), None)


def is_there(ring: Keyring, *, new: bool = False) -> bool:
    """Whether there is a key to add to; False where one is to be begun.

    Args:
        ring: the key.
        new: begin one, though one was used here before.

    Raises:
        RefusedError: `new`, and there is one; or one was there before and is not now.
    """
    if ring.path.exists():
        if new:
            raise RefusedError(
                f"{ring.path} exists; nothing was written. To add to it, leave out --new; to begin "
                "another, name another file, --key FILE"
            )
        return True
    if not new and (note := ring.remembered):
        raise RefusedError(f"{_lost(ring, note)}; to begin an empty one all the same, add --new")
    return False


def encrypted(ring: Keyring) -> bytes:
    """The key as it is on disk.

    Raises:
        NotFoundError: there is none; says whether it is lost.
        FileAccessError: it cannot be read.
    """
    try:
        return read_key(ring.path)
    except NotFoundError:
        if note := ring.remembered:
            raise NotFoundError(_lost(ring, note)) from None
        raise NotFoundError(
            f"there is no key at {ring.path}: 'dhrcode key add' begins one, --key FILE names one "
            "that is elsewhere. A key that is lost cannot be made again: look for a copy of it"
        ) from None


def _lost(ring: Keyring, note: KeyReminder) -> str:
    held, here = plural(len(note.ids), "case"), os.path.realpath(ring.path)
    if note.path != here and os.path.exists(note.path):  # noqa: PTH110 - may not be allowed to look
        return (
            f"there is no key at {ring.path}; this project's, with {held}, is {note.path}: name "
            "it, --key FILE"
        )
    if note.path == here:
        said = f"{ring.path} held {held} when it was last used here, and is not there"
    else:
        said = f"this project's, with {held}, was {note.path}, which is not there"
    return (
        f"the key is lost: {said}. Look where it was moved to, or put a copy of it back; it cannot "
        "be made again"
    )


def or_damaged(data: bytes, known: KeyReminder | None) -> str:
    """What else than the passphrase may be wrong, as the end of a sentence.

    Age cannot tell a wrong passphrase from damage to the file's beginning; the note of how the
    file was left can.
    """
    if known is None:
        return ". If you are sure of it, the file's beginning is damaged: put a copy of it back"
    if known.sha256 == sha256(data).hexdigest():
        return "; the file is whole, as dhrcode left it"
    return (
        ". The file is not as dhrcode left it on this machine: if you are sure of the passphrase, "
        "the file's beginning is damaged, or it is a copy under another passphrase"
    )
