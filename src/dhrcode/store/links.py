"""Links inside a project's folders, which lead out of it and are not followed.

The project's folder, and each of its folders, may be a link itself: to an encrypted disk, say.
"""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from dhrcode.problems import Problem

NOT_READ = "not read: it is a link, and may lead anywhere"
PUT_THERE = "put the file itself there"
NOT_FOLLOWED = f"is a link, which is not followed: {PUT_THERE}"
GUARDED = frozenset(("records", "coders", "sources", "verified", "actions"))
"""The folders in which no link is followed."""


def link_within(root: Path, file: str) -> str | None:
    """The first link on the way from a folder of the project to a file; None if there is none.

    Args:
        root: the project's folder.
        file: the file, such as `sources/DHR7.pdf`; its first part may be a link.
    """
    folder, *parts = PurePosixPath(file).parts
    named = folder
    for part in parts:
        named = f"{named}/{part}"
        if os.path.islink(f"{root}/{named}"):  # noqa: PTH114 - a Path takes longer to make
            return named
    return None


def links_in(root: Path, folder: str) -> list[Problem]:
    """A problem for each link in a folder of the project, in order."""
    return [
        Problem.of_file(name, "link-not-followed", NOT_READ, PUT_THERE)
        for name in sorted(_links(root / folder, folder))
    ]


def _links(path: Path, named: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        name = f"{named}/{entry.name}"
        if entry.is_symlink():
            yield name
        elif entry.is_dir(follow_symlinks=False):
            yield from _links(Path(entry.path), name)
