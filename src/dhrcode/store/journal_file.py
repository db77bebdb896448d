"""The file in which a change of many records is written down before it is done."""

import json
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import FileAccessError
from dhrcode.store.atomic import read_bytes

_FORMAT = 1
_FILE = re.compile(r"(records|coders/[^/\\\x00]+)/[^/\\\x00]+\.yaml")


class JournalChange(NamedTuple):
    """One record's change: its path from the project's folder with `/`, and both contents."""

    file: str
    old: bytes
    new: bytes


def journal_bytes(changes: Sequence[JournalChange]) -> bytes:
    """A journal: a line for each record, and last the digest of all lines."""
    lines = [json.dumps({"format": _FORMAT, "records": len(changes)})]
    lines += [
        json.dumps([change.file, change.old.decode(), change.new.decode()], ensure_ascii=False)
        for change in changes
    ]
    body = "".join(f"{line}\n" for line in lines).encode()
    return body + f"{sha256(body).hexdigest()}\n".encode()


def journal_changes(path: Path) -> list[JournalChange]:
    """The changes that a journal holds.

    Raises:
        FileAccessError: it cannot be read, or is not as it was written.
    """
    body, _, digest = read_bytes(path).removesuffix(b"\n").rpartition(b"\n")
    body += b"\n"
    if sha256(body).hexdigest().encode() != digest:
        raise _damaged(path)
    try:
        return list(_changes(body))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(path) from None


def _changes(body: bytes) -> Iterator[JournalChange]:
    head, *lines = body.decode().split("\n")[:-1]
    if json.loads(head)["format"] != _FORMAT:
        raise ValueError("another format")
    for line in lines:
        file, old, new = json.loads(line)
        change = JournalChange(file, old.encode(), new.encode())
        if not _FILE.fullmatch(change.file) or ".." in change.file.split("/"):
            raise ValueError("no record's name")
        yield change


def _damaged(path: Path) -> FileAccessError:
    return FileAccessError(
        f"{path} is not as dhrcode wrote it: put the records back from a copy, then delete it"
    )
