"""The records' folder: which files are records, in what order, and what else is there."""

import os
import re
import stat
from pathlib import Path

from dhrcode.errors import FileAccessError, RefusedError, UsageError
from dhrcode.model.ids import is_coder_id, is_review_id, respelt
from dhrcode.problems import Problem
from dhrcode.store.atomic import SUFFIX, reason
from dhrcode.text import natural, shown

_NAMED_AS_ONE = re.compile(r"(?i).*\.ya?ml[^a-z].*|[a-z]+[-_]?[0-9]+[a-z0-9_-]*(\..*)?")
"""DHR42.yaml.txt, DHR42.yaml.orig, DHR43, DHR43.bak."""
_BEGINS = re.compile(rb"(?m)^(\xef\xbb\xbf)?review:[ \t]")


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    """The content of a folder, in natural order; empty if there is no such folder."""
    try:
        return sorted(os.scandir(folder), key=lambda entry: (natural(entry.name), entry.name))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FileAccessError(f"{folder} cannot be read: {reason(error)}") from None


def list_coders(folder: Path) -> tuple[list[str], list[Problem]]:
    """The coders who have a folder in `folder`, and a problem for each that cannot be one.

    Raises:
        FileAccessError: the folder cannot be read.
    """
    coders, problems, spelt = [], [], dict[str, str]()
    for entry in _entries(folder):
        if entry.name.startswith("."):
            continue
        problem = _no_coder(entry, f"{shown(folder)}/{entry.name}", spelt)
        if problem is None:
            coders.append(entry.name)
        else:
            problems.append(problem)
    return coders, problems


def refuse_initials(coder: str, folder: Path) -> None:
    """Refuses initials that no coder can have beside those who have a folder in `folder`.

    Raises:
        UsageError: they cannot be initials, or differ from another's only in capitals.
    """
    if not is_coder_id(coder):
        raise UsageError(
            f"'{coder[:40]}' cannot be a coder's initials: use only letters, "
            "digits and single - _ and ."
        )
    if same := respelt(coder, list_coders(folder)[0]):
        raise UsageError(f"'{coder}' differs from coders/{same} only in capitals: say {same}")


def _no_coder(entry: "os.DirEntry[str]", name: str, spelt: dict[str, str]) -> Problem | None:
    """A problem for something among the coders' folders that is not one, or is there twice."""
    if not entry.is_dir():
        said, hint = "it is in no coder's folder", "put it into the folder of its coder"
    elif not is_coder_id(entry.name):
        said = "the name is nobody's initials"
        hint = "use only letters, digits and single - _ and ."
    else:
        return _twin(entry, name, spelt, ("duplicate-coder", "folder"))
    return Problem.of_file(name, "stray-file", f"not read: {said}", hint)


def list_records(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The records' files in natural order, and a problem for each file that is not a record.

    Raises:
        FileAccessError: the folder cannot be read.
    """
    prefix = shown(folder)
    records, problems, spelt = [], [], dict[str, str]()
    for entry in _entries(folder):
        name = f"{prefix}/{entry.name}"
        problem = _stray(entry, name)
        if problem is None and entry.name.endswith(".yaml"):
            problem = _twin(entry, name, spelt, ("duplicate-review", "file"))
            if problem is None and not entry.name.startswith("."):
                records.append(folder / entry.name)
        if problem is not None:
            problems.append(problem)
    return records, problems


class FileTakenError(RefusedError):
    """There is a file already where a new one was to be written.

    Attributes:
        path: the file, in its own capitals.
    """

    def __init__(self, path: Path, hint: str = "") -> None:
        self.path = path
        super().__init__(f"{shown(path)} exists already; nothing was written{hint}")


def refuse_taken(path: Path) -> None:
    """Raises FileTakenError if there is a file of that name, if only in other capitals."""
    there = path.parent.iterdir() if path.parent.is_dir() else ()
    taken = next((one for one in there if one.name.casefold() == path.name.casefold()), None)
    if taken is not None:
        raise FileTakenError(taken)


def _stray(entry: "os.DirEntry[str]", name: str) -> Problem | None:
    """A problem for a file that looks like a record but cannot be one."""
    stem, suffix = os.path.splitext(entry.name)  # noqa: PTH122 - a DirEntry's name, ten thousand times
    if suffix.lower() not in (".yaml", ".yml"):
        return _like_a_record(entry, name)
    if stem.startswith("._"):
        said, hint = "a file that macOS keeps beside another", "delete it"
    elif stem.startswith("."):
        return None
    elif suffix != ".yaml":
        said, hint = "records end in .yaml", f"rename it to {stem}.yaml"
    elif not is_review_id(stem):
        said = "the name is not the id of a review (a copy or conflict of another file?)"
        hint = "compare it with that file, then delete or rename it"
    elif not _regular(entry):
        said, hint = "not a regular file", "remove it"
    else:
        return None
    return Problem.of_file(name, "stray-file", f"not read: {said}", hint)


def _like_a_record(entry: "os.DirEntry[str]", name: str) -> Problem | None:
    """A problem for what its name or content shows to be a record, and that nobody reads."""
    if entry.name.startswith((".", "#")) or entry.name.endswith(("~", SUFFIX)):
        return None  # what an editor keeps beside the file itself
    if entry.is_dir():
        inside = next(Path(entry.path).rglob("*.y*ml"), None)
        if inside is None:
            return None
        said = f"not read: there are records in this folder, such as {inside.name}"
        return Problem.of_file(name, "stray-file", said, "put them beside the other records")
    if not _NAMED_AS_ONE.fullmatch(entry.name) and not _begins_as_one(entry):
        return None
    stem = re.split(r"\.", entry.name, maxsplit=1)[0]
    hint = f"rename it to {stem}.yaml if it is one; else move it out of the folder"
    return Problem.of_file(name, "stray-file", "not read: records end in .yaml", hint)


def _begins_as_one(entry: "os.DirEntry[str]") -> bool:
    """Whether a file holds a line that begins a record."""
    try:
        if not entry.is_file(follow_symlinks=False):
            return False
        with Path(entry.path).open("rb") as file:
            return _BEGINS.search(file.read(4096)) is not None
    except OSError:
        return False


def _regular(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_file() or stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return True  # a broken or circular link or unreadable file is reported when it is read


def _twin(
    entry: "os.DirEntry[str]", name: str, spelt: dict[str, str], told: tuple[str, str]
) -> Problem | None:
    """An error for the second of two names that differ only in capitals; told by code and kind."""
    first = spelt.setdefault(entry.name.casefold(), entry.name)
    if first == entry.name:
        return None
    code, kind = told
    said = f"not read: differs from {first} only in capitals"
    return Problem.of_file(
        name, code, said, f"join the two: to other computers they are one {kind}"
    )
