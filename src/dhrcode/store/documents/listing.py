"""The files in `sources/` that may be documents."""

import os
from collections.abc import Iterator
from pathlib import Path

from dhrcode.store.documents import sources_folder
from dhrcode.text import natural

_NOT_DOCUMENTS = ("thumbs.db", "desktop.ini")
"""What Windows keeps in folders of its own accord, beside names that begin with a point or `~$`."""


def listed_files(root: Path) -> Iterator[str]:
    """The names of the files in a project's `sources/`, in natural order; links are none."""
    found = _files(str(sources_folder(root)), "")
    yield from sorted(found, key=lambda name: (natural(name), name))


def _files(folder: str, within: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        name = entry.name
        if name.startswith((".", "~$")) or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _files(entry.path, f"{within}{name}/")
        elif entry.is_file() and name.casefold() not in _NOT_DOCUMENTS:
            yield within + name
