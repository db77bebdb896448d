"""The files in `sources/` that may be documents."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from dhrcode.store.documents import sources_folder
from dhrcode.text import natural

_NOT_DOCUMENTS = ("thumbs.db", "desktop.ini")
"""What Windows keeps in folders of its own accord, beside names that begin with a point or `~$`."""


def listed_files(root: Path) -> Iterator[str]:
    """The names of the files in a project's `sources/`, in natural order; links are none."""
    folder = sources_folder(root)
    every = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    found = [path.relative_to(folder).as_posix() for path in every]
    for name in sorted(found, key=lambda name: (natural(name), name)):
        parts = PurePosixPath(name).parts
        hidden = any(part.startswith((".", "~$")) for part in parts)
        if not hidden and parts[-1].casefold() not in _NOT_DOCUMENTS:
            yield name
