"""What becomes of one file: what it holds before and after, or that there is none."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

EMBEDDED = 200_000
"""Bytes up to which a text stands in the journal itself."""


class ByDigest(NamedTuple):
    """What a file holds, by its SHA-256 alone: it is large, or no text."""

    sha256: str


Content = bytes | ByDigest | None
"""What a file holds; None where there is no file."""


class FileChange(NamedTuple):
    """One file's change: its path from the project's folder with `/`, and what it holds."""

    file: str
    old: Content
    new: Content

    def reversed(self) -> "FileChange":
        """The change that takes this one back."""
        return FileChange(self.file, self.new, self.old)

    def large(self) -> Iterator[str]:
        """The SHA-256 of what the journal does not hold itself."""
        for content in (self.old, self.new):
            if isinstance(kept := as_kept(content), ByDigest):
                yield kept.sha256


def as_kept(content: Content) -> str | ByDigest | None:
    """How the journal holds a content: as a text, or by its digest."""
    if not isinstance(content, bytes):
        return content
    if len(content) <= EMBEDDED:
        try:
            return content.decode()
        except UnicodeDecodeError:
            pass
    return ByDigest(digest_of(content))


def digest_of(content: bytes | ByDigest) -> str:
    """The SHA-256 of a content."""
    return content.sha256 if isinstance(content, ByDigest) else sha256(content).hexdigest()


def is_same(content: Content, now: bytes | None) -> bool:
    """Whether a file that holds `now` (None: there is none) holds the content."""
    if isinstance(content, ByDigest):
        return now is not None and sha256(now).hexdigest() == content.sha256
    return now == content
