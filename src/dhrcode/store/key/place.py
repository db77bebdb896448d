"""Where a key may be kept: outside every project and every git repository."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from dhrcode.errors import RefusedError, UsageError
from dhrcode.store.project import CODEBOOK

NAME = "key.age"
_SYNCED = re.compile(
    r"(?i)onedrive.*|dropbox.*|google ?drive.*|my drive|icloud ?drive|mobile documents|cloudstorage"
    r"|nextcloud|owncloud|box|box sync"
)
"""Names of folders that a program copies to the internet."""


def default_place(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The default place of a key: the user's own data folder.

    Windows: `%APPDATA%`; macOS: `~/Library/Application Support`; otherwise `$XDG_DATA_HOME`, which
    has to be absolute (XDG Base Directory Specification), or `~/.local/share`.

    Raises:
        UsageError: there is no home folder.
    """
    named = environ.get({"win32": "APPDATA", "darwin": ""}.get(platform, "XDG_DATA_HOME"), "")
    if Path(named).is_absolute():
        return Path(named) / "dhrcode" / NAME
    below = {"win32": "AppData/Roaming", "darwin": "Library/Application Support"}
    try:
        return Path.home() / below.get(platform, ".local/share") / "dhrcode" / NAME
    except RuntimeError:
        raise UsageError("there is no home folder: say where the key is, --key FILE") from None


def key_place(given: Path | None) -> Path:
    """The path of the key, absolute, links in it not followed.

    Args:
        given: the path that a person named; None for the default.

    Raises:
        UsageError: it names the home folder of a user who does not exist.
        RefusedError: it is in a project or a git repository, directly or through a link.
    """
    try:
        path = default_place() if given is None else given.expanduser()
    except RuntimeError:
        raise UsageError(f"there is no such home folder: {given}") from None
    typed, real = Path(os.path.abspath(path)), Path(os.path.realpath(path))  # noqa: PTH100
    for folder in dict.fromkeys((*typed.parents, *real.parents)):
        if kind := _kind(folder):
            raise RefusedError(
                f"{typed} is in {kind} {folder}, and a key kept beside the records protects "
                "nobody: keep it elsewhere, --key FILE; nothing was read or written"
            )
    return typed


def _kind(folder: Path) -> str:
    """The kind of a folder in which no key may be kept, or the empty string; also if unreadable."""
    if os.path.isfile(folder / CODEBOOK):  # noqa: PTH113 - says False where it may not look
        return "the project"
    bare = all(os.path.exists(folder / name) for name in ("HEAD", "objects", "refs"))  # noqa: PTH110
    if bare or os.path.exists(folder / ".git"):  # noqa: PTH110
        return "the git repository"
    return ""


def synced(path: Path) -> str:
    """The folder above a path that a program seems to copy to the internet, or the empty string."""
    parts = Path(os.path.realpath(path)).parent.parts
    return next((part for part in parts if _SYNCED.fullmatch(part)), "")


def readable_by_others(path: Path) -> bool:
    """Whether others on this machine may read the file; False on systems without file modes."""
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)
