"""A file read: what it holds, if it can be used, and every problem found in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from dhrcode.model.plan import Plan
from dhrcode.model.record import Record
from dhrcode.problems import Fault, Problem
from dhrcode.store.yaml.events import places

_MOST_KEPT = 8
"""Records: more than the coders of one review."""


@dataclass(slots=True)
class LoadedFile:
    """A file of a project, whatever it holds.

    Attributes:
        shown: the file's name as it is to be printed.
        data: its bytes.
        text: its text, or None if the bytes are not text.
        problems: errors and warnings.
    """

    shown: str
    data: bytes
    text: str | None = None
    problems: list[Problem] = field(default_factory=list)

    def located(self, faults: Iterable[Fault]) -> list[Problem]:
        """The faults as problems of this file, with line and column."""
        return located(self.shown, self.text or "", faults)

    @property
    def digest(self) -> str:
        """SHA-256 of the content, the same whether lines end in LF or CRLF."""
        return digest(self.data)


@dataclass(slots=True)
class Loaded(LoadedFile):
    """A record's file; `record` is None if it has an error."""

    record: Record | None = None


class KeptRecords:
    """Records of one codebook that were read, each good as long as its file holds the same."""

    def __init__(self) -> None:
        self._kept: dict[Path, Loaded] = {}

    def of(self, path: Path, data: bytes) -> Loaded | None:
        """The record that was read of a file, where that held the same bytes."""
        before = self._kept.get(path)
        return before if before is not None and before.data == data else None

    def keep(self, path: Path, loaded: Loaded) -> Loaded:
        """Keeps it, if it is a record without problems, and a few others beside it; gives it."""
        if loaded.record is not None and not loaded.problems:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[path] = loaded
        return loaded


@dataclass(slots=True)
class LoadedPlan(LoadedFile):
    """A plan's file; `plan` is None if it has an error."""

    plan: Plan | None = None


def digest(data: bytes) -> str:
    """SHA-256 of a text file, the same whether its lines end in LF or CRLF."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def located(shown: str, text: str, faults: Iterable[Fault]) -> list[Problem]:
    """Faults as problems, at the line and column of their key path or the nearest one above it."""
    faults = list(faults)
    if not faults:
        return []
    where = places(text)
    return [
        Problem(shown, *where.of(f.path, at_key=f.at_key), f.code, f.message, f.hint, f.severity)
        for f in faults
    ]
