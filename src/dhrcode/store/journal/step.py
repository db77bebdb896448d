"""A step: what one command changes in a project's files, as the file in which it is written down.

Its first line says which command, when, and how many files; then comes a line for each file, with
what it held and what it holds; and last the digest of all lines.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from dhrcode.errors import FileAccessError
from dhrcode.store.atomic import read_bytes
from dhrcode.store.journal.file_change import ByDigest, Content, FileChange, as_kept

_FORMAT = 1
_NAMED = 20
"""Files that the first line of a step names."""
_ODD = re.compile(r"[\\\x00]")


@dataclass(frozen=True)
class Step:
    """What one command changes, all of it or nothing.

    Attributes:
        command: as it was typed, without its arguments: `import`; empty where no command did it.
        coder: whose independent codings it works on (`--as`); empty for the project's own records.
        at: when it was written down, in UTC; nothing that is made for people depends on it.
        files: how many files it changes.
        folders: those that it makes, the outer ones first.
        emptied: those that it leaves empty, and that go when it is done.
        large: the SHA-256 of each content that lies beside the step and not in it.
        kept: whether it is kept when it is done, so that it can be taken back.
        undoes: the number of the step that this one takes back; its changes are that one's.
        redoes: the number of the step, taken back before, that this one does again; likewise.
        named: its files, the first twenty of many, for whoever reads the first line alone.
        changes: the files; none where the first line alone was read.
    """

    command: str
    coder: str = ""
    at: str = ""
    files: int = 0
    folders: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    large: tuple[str, ...] = ()
    kept: bool = True
    undoes: int | None = None
    redoes: int | None = None
    named: tuple[str, ...] = ()
    changes: tuple[FileChange, ...] = ()

    @property
    def said(self) -> str:
        """The command as a sentence names it."""
        return f"'dhrcode {self.command}'" if self.command else "a change of several files"

    @property
    def turns(self) -> int | None:
        """The number of the step that it takes back or does again."""
        return self.redoes if self.undoes is None else self.undoes

    def counted(self) -> "Step":
        """The step with what its changes tell, and when it is."""
        large = dict.fromkeys(digest for change in self.changes for digest in change.large())
        now = datetime.now(UTC).isoformat(timespec="seconds")
        named = tuple(change.file for change in self.changes[:_NAMED])
        return replace(self, at=now, files=len(self.changes), large=tuple(large), named=named)


def step_bytes(step: Step) -> bytes:
    """The file of a step."""
    head = asdict(replace(step, changes=()))
    del head["changes"]
    lines = [json.dumps({"format": _FORMAT, **head}, ensure_ascii=False)]
    if step.turns is None:
        lines += [
            json.dumps([c.file, _kept(c.old), _kept(c.new)], ensure_ascii=False)
            for c in step.changes
        ]
    body = "".join(f"{line}\n" for line in lines).encode()
    return body + f"{sha256(body).hexdigest()}\n".encode()


def read_step(path: Path) -> Step:
    """A step with its changes; one that takes another back, or does it again, holds none itself.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read, or is not as it was written.
    """
    body, _, digest = read_bytes(path).removesuffix(b"\n").rpartition(b"\n")
    body += b"\n"
    if sha256(body).hexdigest().encode() != digest:
        raise _damaged(path)
    try:
        head, *lines = body.decode().split("\n")[:-1]
        return replace(_head(head), changes=tuple(_changes(lines)))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(path) from None


def read_head(path: Path) -> Step:
    """What the first line of a step says.

    Raises:
        FileAccessError: it cannot be read, or is not as it was written.
    """
    try:
        with path.open("rb") as file:
            return _head(file.readline().decode())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(path) from None


def _kept(content: Content) -> str | dict[str, str] | None:
    kept = as_kept(content)
    return kept._asdict() if isinstance(kept, ByDigest) else kept


def _head(line: str) -> Step:
    head = json.loads(line)
    if head.pop("format") != _FORMAT:
        raise ValueError("another format")
    for several in ("folders", "emptied", "large", "named"):
        head[several] = tuple(head[several])
    if not all(map(_lies_inside, (*head["folders"], *head["emptied"]))):
        raise ValueError("no folder of a project")
    return Step(**head)


def _changes(lines: list[str]) -> Iterator[FileChange]:
    for line in lines:
        file, old, new = json.loads(line)
        if not _lies_inside(file):
            raise ValueError("no file of a project")
        yield FileChange(file, _content(old), _content(new))


def _content(kept: Any) -> Content:
    if isinstance(kept, dict):
        return ByDigest(kept["sha256"])
    return None if kept is None else kept.encode()


def _lies_inside(file: str) -> bool:
    """Whether a path stays in the project's folder, and out of what is no file of the project."""
    parts = file.split("/")
    return not (
        _ODD.search(file)
        or ":" in parts[0]
        or {"", ".", ".."} & set(parts)
        or parts[0].casefold() in (".dhrcode", ".git")
    )


def _damaged(path: Path) -> FileAccessError:
    return FileAccessError(
        f"{path} is not as dhrcode wrote it: put the project's files back from a copy, then delete "
        "it"
    )
