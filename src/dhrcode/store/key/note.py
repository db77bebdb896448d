"""What this machine remembers about keys: where one is, and which ids it holds; no case."""

import contextlib
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from dhrcode.errors import DhrcodeError, UsageError
from dhrcode.model.key import Key, KeyReminder
from dhrcode.store.atomic import make_own, read_bytes, write_bytes
from dhrcode.store.key.place import default_place
from dhrcode.store.loader import load_model
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.writer import plain_yaml


def project_note(root: Path) -> Path:
    """The file in which a project remembers the key that was last used with it."""
    return root / ".dhrcode" / "key.yaml"


def own_note(path: Path) -> Path | None:
    """The file for the key at `path` in the user's own data folder; None without a home folder."""
    name = sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    try:
        return default_place().parent / "known" / f"{name}.yaml"
    except UsageError:
        return None


def recall(file: Path | None) -> KeyReminder | None:
    """The note in a file; None if there is none that can be read."""
    if file is None:
        return None
    with contextlib.suppress(DhrcodeError):
        return load_model(read_bytes(file, MAX_BYTES), str(file), KeyReminder)[0]
    return None


def remember(files: Iterable[Path | None], path: Path, key: Key, data: bytes) -> None:
    """Writes a note about the key at `path` into each of the files, as far as they can be written.

    A note helps to notice that a key is lost. If none can be written, the key itself is still good,
    so nothing is reported.
    """
    digest, ids = sha256(data).hexdigest(), tuple(entry.id for entry in key.cases)
    try:
        note = KeyReminder(path=os.path.realpath(path), sha256=digest, ids=ids)
    except ValidationError:  # a path that is no text
        return
    text = plain_yaml(note.model_dump()).encode()
    for file in filter(None, files):
        with contextlib.suppress(DhrcodeError, OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            make_own(file.parent)
            if recall(file) != note:
                write_bytes(file, text, private=True)


def reserved(root: Path) -> tuple[str, ...]:
    """The ids that a key holds for a project, whether or not they have a record yet."""
    note = recall(project_note(root))
    return note.ids if note else ()
