"""What was verified: one file for each review in `verified/`, kept with the records."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from dhrcode.errors import FileAccessError
from dhrcode.model.verified import Verified
from dhrcode.problems import Problem
from dhrcode.store.atomic import read_if_there
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.loader import load_model
from dhrcode.store.project import Project
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown

FOLDER = "verified"
VerifiedChange = Callable[[Verified], Verified]


def verified_path(root: Path, review: str) -> Path:
    """The file, existing or not, that says which quotes of a review were verified."""
    return root / FOLDER / f"{review}.yaml"


def read_verified(root: Path, review: str) -> tuple[Verified, list[Problem]]:
    """What was verified of a review; nothing, and a warning, if the file is damaged."""
    path, nothing = verified_path(root, review), Verified(review=review)
    try:
        data = read_if_there(path, MAX_BYTES)
    except FileAccessError as error:
        return nothing, [_damaged(path, review, str(error))]
    if data is None:
        return nothing, []
    result, _, problems = load_model(data, shown(path), Verified)
    if result is None:
        first = problems[0]
        return nothing, [_damaged(path, review, first.message, (first.line, first.column))]
    if result.review != review:
        return nothing, [_damaged(path, review, f"it is that of {result.review}")]
    return result, []


def _damaged(path: Path, review: str, why: str, place: tuple[int, int] = (1, 1)) -> Problem:
    line, column = place
    return Problem(
        shown(path),
        line,
        column,
        "verified-damaged",
        f"what was verified of {review} cannot be read ({why})",
        f"'dhrcode verify {review}' makes it again",
    )


def verified_changes(
    project: Project, changes: Mapping[str, VerifiedChange]
) -> Iterator[FileChange]:
    """The changes of what is remembered of reviews; none of what stays the same.

    Args:
        project: the project.
        changes: for each review, what is remembered of it from what was.

    Raises:
        FileAccessError: a file cannot be read.
    """
    for review, change in changes.items():
        path = verified_path(project.root, review)
        changed = change(read_verified(project.root, review)[0])
        before, after = read_if_there(path), verified_data(changed) if changed.quotes else None
        if after != before:
            yield project.file_change(path, before, after)


def verified_data(verified: Verified) -> bytes:
    """The file of what was verified of a review."""
    from dhrcode.store.yaml.writer import plain_yaml  # noqa: PLC0415 - reading does without

    data = verified.model_dump()
    for key in ("two_ways", "accepted"):
        if not data[key]:
            del data[key]
    return plain_yaml(data).encode()
