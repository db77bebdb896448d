"""The passages that a person does not want to be shown again: `.dhrcode/desk/dismissed.json`.

The file is the owner's alone, and holds no word of a document and no id, but digests of both.
"""

import json
from pathlib import Path

from dhrcode.errors import DhrcodeError
from dhrcode.store.atomic import failure, make_own, read_bytes, write_bytes
from dhrcode.store.locks import locked


def dismissed(root: Path) -> frozenset[str]:
    """The digests of a project's dismissed passages; none if the file cannot be read."""
    try:
        kept = json.loads(read_bytes(_file(root)))
    except (DhrcodeError, OSError, ValueError, RecursionError):
        return frozenset()
    listed = kept if isinstance(kept, list) else []
    return frozenset(one for one in listed if isinstance(one, str))


def keep_dismissed(root: Path, digest: str, *, gone: bool) -> None:
    """Notes that a passage is dismissed, or is so no more.

    Raises:
        BusyError: another dhrcode is writing to the project.
        FileAccessError: the folder cannot be written.
    """
    file = _file(root)
    with locked(root):
        before = dismissed(root)
        after = before | {digest} if gone else before - {digest}
        try:
            make_own(file.parent)
        except OSError as error:
            raise failure(file, error) from None
        write_bytes(file, json.dumps(sorted(after), indent=0).encode(), private=True)


def _file(root: Path) -> Path:
    return root / ".dhrcode" / "desk" / "dismissed.json"
