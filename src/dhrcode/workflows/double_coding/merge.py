"""A coder's records brought in from another folder, all or none."""

from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import DataProblemsError, NotFoundError, RefusedError
from dhrcode.model.ids import is_coder_id
from dhrcode.model.vocabulary import independent_fault
from dhrcode.problems import Problem, has_errors
from dhrcode.store.atomic import read_bytes, write_bytes
from dhrcode.store.folder import list_coders, list_records
from dhrcode.store.loader import load_record
from dhrcode.store.project import CODEBOOK, CODERS, Project
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import plural, shown


class MergeResult(NamedTuple):
    """What came: `CODER/REVIEW` of each record that is new, and of each that was there already."""

    new: tuple[str, ...]
    same: tuple[str, ...]


class IncomingRecord(NamedTuple):
    """One record that another folder has."""

    coder: str
    path: Path
    data: bytes

    @property
    def name(self) -> str:
        """`CODER/REVIEW`."""
        return f"{self.coder}/{self.path.stem}"


def merge(project: Project, folder: Path) -> MergeResult:
    """Brings the independent codings of a folder into the project.

    Args:
        project: where they go.
        folder: another copy of the project, its `coders` folder, or one coder's folder.

    Raises:
        NotFoundError: there are no codings in it.
        DataProblemsError: one of them has an error; none was brought in.
        RefusedError: one differs from the one that is there; none was brought in.
    """
    coming = _coming(folder)
    if not coming:
        raise NotFoundError(
            f"there are no independent codings in {folder}: a project with "
            "coders/INITIALS, or a folder of that name, is wanted"
        )
    _refuse_faulty(project, coming)
    with project.writing():
        fresh, same = _sorted(project, coming)
        for one in fresh:
            target = project.of_coder(one.coder).path_of(one.path.stem)
            target.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(target, one.data, new=True)
    return MergeResult(tuple(one.name for one in fresh), tuple(one.name for one in same))


def _coming(folder: Path) -> list[IncomingRecord]:
    if not folder.is_dir():
        raise NotFoundError(f"there is no folder {folder}")
    if (folder / CODERS).is_dir():
        folder = folder / CODERS
    elif (folder / CODEBOOK).is_file():
        return []  # a project, and nobody has coded apart in it
    coders = list_coders(folder)[0]
    if coders:
        return [one for coder in coders for one in _of_coder(folder / coder)]
    return _of_coder(folder)


def _of_coder(folder: Path) -> list[IncomingRecord]:
    coder = folder.resolve().name
    if not is_coder_id(coder):
        return []
    paths = list_records(folder)[0]
    return [IncomingRecord(coder, path, read_bytes(path, MAX_BYTES)) for path in paths]


def _refuse_faulty(project: Project, coming: list[IncomingRecord]) -> None:
    problems: list[Problem] = []
    for one in coming:
        name = shown(one.path)
        loaded = load_record(one.data, name, project.codebook)
        problems.extend(loaded.problems)
        record = loaded.record
        if record is not None and (record.coder, record.review) != (one.coder, one.path.stem):
            problems.append(
                Problem(
                    name,
                    1,
                    1,
                    "coder-and-folder",
                    f"the record is {record.coder}'s of {record.review}",
                    "the folder is named after the coder, the file after the review",
                )
            )
        if record is not None and (fault := independent_fault(record)) is not None:
            problems.extend(loaded.located([fault]))
    if has_errors(problems):
        raise DataProblemsError(problems, "nothing was brought in: mend these first")


def _sorted(
    project: Project, coming: list[IncomingRecord]
) -> tuple[list[IncomingRecord], list[IncomingRecord]]:
    """Those that are new and those that are there; refuses all if one differs."""
    fresh, same, other = [], [], []
    for one in coming:
        target = project.of_coder(one.coder).path_of(one.path.stem)
        if not target.exists():
            fresh.append(one)
        elif _alike(read_bytes(target), one.data):
            same.append(one)
        else:
            other.append(one.name)
    if other:
        raise RefusedError(
            f"{plural(len(other), 'coding differs', 'codings differ')} from what is "
            f"there: {', '.join(other[:8])}; nothing was brought in"
        )
    return fresh, same


def _alike(first: bytes, second: bytes) -> bool:
    return first.replace(b"\r\n", b"\n") == second.replace(b"\r\n", b"\n")
