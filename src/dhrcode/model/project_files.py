"""The files of a project that name reviews or coders: by the path, or by what they hold.

A new kind of file that names them adds itself to `KINDS`: what is taken back, renamed or
removed for one review goes by them.
"""

import re
from typing import NamedTuple


class FileKind(NamedTuple):
    """A kind of file of a project.

    Attributes:
        pattern: its path from the project's folder; `{review}` and `{coder}` stand for what it is
            called by.
    """

    pattern: str

    def named(self, file: str) -> dict[str, str] | None:
        """Which review and which coder a path of this kind is called by; None for another kind."""
        wanted = re.escape(self.pattern).replace(r"\{", "(?P<").replace(r"\}", ">[^/]+)")
        found = re.fullmatch(wanted, file)
        return found.groupdict() if found else None


KINDS = (
    FileKind("records/{review}.yaml"),
    FileKind("coders/{coder}/{review}.yaml"),
    FileKind("verified/{review}.yaml"),
)
"""Every kind of file that is called by a review or a coder."""


def review_of(file: str) -> str | None:
    """The review by which a file of a project is called; None for another file.

    Args:
        file: its path from the project's folder, with `/`.
    """
    return next((n["review"] for kind in KINDS if (n := kind.named(file))), None)
