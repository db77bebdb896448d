"""The project's own list of names and places, which never goes into git."""

from pathlib import Path

from dhrcode.errors import DataProblemsError
from dhrcode.problems import Problem, has_errors
from dhrcode.store.atomic import read_if_there
from dhrcode.store.yaml.encoding import MAX_BYTES, decoded
from dhrcode.text import shown

NAMES = "private/names.txt"


def read_names(root: Path) -> tuple[tuple[str, ...], list[Problem]]:
    """The lines of a project's list, and warnings; nothing if there is no list.

    A line that begins with `#` is a comment.

    Raises:
        DataProblemsError: the list is not text, so names would be missed silently.
        FileAccessError: it cannot be read.
    """
    path = root / NAMES
    data = read_if_there(path, MAX_BYTES)
    if data is None:
        return (), []
    text, problems = decoded(data, shown(path))
    if text is None or has_errors(problems):
        raise DataProblemsError(problems, f"{shown(path)} has to be mended first")
    if not _kept_out_of_git(root):
        said, hint = "git is not told to leave this file out", "write private/ into .gitignore"
        problems.append(Problem.of_file(shown(path), "names-in-git", said, hint))
    lines = [line.strip() for line in text.splitlines()]
    for number, line in enumerate(lines, start=1):
        if len(line) == 1 and line != "#":
            said = "a single letter is in every text and is not looked for"
            hint = "write the name out, or delete the line"
            problems.append(Problem(shown(path), number, 1, "name-of-one-letter", said, hint))
    return tuple(line for line in lines if len(line) > 1 and not line.startswith("#")), problems


def _kept_out_of_git(root: Path) -> bool:
    """Whether the project is not a repository, or its `.gitignore` names the folder or the file."""
    if not (root / ".git").exists():
        return True
    told = read_if_there(root / ".gitignore") or b""
    ignored = told.decode("utf-8", "replace").splitlines()
    return any(line.strip().strip("/") in ("private", NAMES, "private/*") for line in ignored)
