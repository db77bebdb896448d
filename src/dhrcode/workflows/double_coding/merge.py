"""A coder's records brought in from another folder, all or none."""

from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import DataProblemsError, FormatError, NotFoundError, RefusedError
from dhrcode.model.formats import RAISE, refuse_newer
from dhrcode.model.ids import is_coder_id
from dhrcode.model.record import Record
from dhrcode.model.record_file import misfiled
from dhrcode.problems import Problem, has_errors
from dhrcode.store.atomic import read_bytes
from dhrcode.store.codebooks import format_of
from dhrcode.store.folder import list_coders, list_records, refuse_taken
from dhrcode.store.journal.journal import Journal
from dhrcode.store.loaded import digest
from dhrcode.store.loader import load_record
from dhrcode.store.project import CODEBOOK, CODERS, Project
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.writer import plain_data
from dhrcode.text import plural, shown


class MergeResult(NamedTuple):
    """What came: `CODER/REVIEW` of each record that is new, and of each that was there already.

    Attributes:
        warnings: what stands in the folder and is no record.
    """

    new: tuple[str, ...]
    same: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()


class IncomingRecord(NamedTuple):
    """One record that another folder has."""

    coder: str
    path: Path
    data: bytes

    @property
    def name(self) -> str:
        """`CODER/REVIEW`."""
        return f"{self.coder}/{self.path.stem}"


Incoming = tuple[list[IncomingRecord], list[Problem]]


def merge(project: Project, folder: Path) -> MergeResult:
    """Brings the independent codings of a folder into the project.

    Args:
        project: where they go.
        folder: another copy of the project, its `coders` folder, or one coder's folder.

    Raises:
        NotFoundError: there are no codings in it.
        DataProblemsError: one of them has an error; none was brought in.
        FormatError: they are in a later format than the project; none was brought in.
        RefusedError: one differs from the one that is there, or its id only in capitals; none was
            brought in.
        UsageError: a coder's initials differ from those of one who is there only in capitals.
        BusyError: they are being changed where they come from.
    """
    project.recover()
    theirs = Journal(_around(folder))
    coming, strays = _coming(folder)
    theirs.refuse_changed(theirs.seen)
    if has_errors(strays):
        raise DataProblemsError(strays, "nothing was brought in: mend these first")
    if not coming:
        raise NotFoundError(
            f"there are no independent codings in {folder}: a project with "
            "coders/INITIALS, or a folder of that name, is wanted"
        )
    _refuse_later_format(project, folder)
    _refuse_faulty(project, coming)
    with project.writing():
        fresh, same = _sorted(project, coming)
        project.write(
            project.file_change(project.of_coder(one.coder).path_of(one.path.stem), None, one.data)
            for one in fresh
        )
    new, known = (tuple(one.name for one in those) for those in (fresh, same))
    return MergeResult(new, known, tuple(strays))


def _coming(folder: Path) -> Incoming:
    """What another folder has, and what in it is no record."""
    if not folder.is_dir():
        raise NotFoundError(f"there is no folder {folder}")
    if (folder / CODERS).is_dir():
        folder = folder / CODERS
    elif (folder / CODEBOOK).is_file():
        return [], []  # a project, and nobody has coded apart in it
    coders, strays = list_coders(folder)
    if not coders:
        return _of_coder(folder)
    coming: list[IncomingRecord] = []
    for coder in coders:
        records, problems = _of_coder(folder / coder)
        coming += records
        strays += problems
    return coming, strays


def _of_coder(folder: Path) -> Incoming:
    coder = folder.resolve().name
    if not is_coder_id(coder):
        return [], []
    paths, strays = list_records(folder)
    records = [IncomingRecord(coder, path, read_bytes(path, MAX_BYTES)) for path in paths]
    return records, strays


def _around(folder: Path) -> Path:
    """The project that a folder of codings belongs to, if it belongs to one."""
    folder = folder.resolve()
    if CODERS in (folder.name, folder.parent.name):
        return folder.parent if folder.name == CODERS else folder.parent.parent
    return folder


def _refuse_later_format(project: Project, folder: Path) -> None:
    """Refuses codings out of a project, or of a copy of this one, that is in a later format."""
    around = _around(folder)
    number = format_of(around / CODEBOOK) if (around / CODEBOOK).is_file() else None
    if number is not None and number > project.format:
        raise FormatError(
            f"{shown(around)} is in format {number}, and this project is in format "
            f"{project.format}: {RAISE}; nothing was brought in"
        )


def _refuse_faulty(project: Project, coming: list[IncomingRecord]) -> None:
    problems: list[Problem] = []
    for one in coming:
        name = shown(one.path)
        loaded = load_record(one.data, name, project.codebook)
        problems.extend(loaded.problems)
        if (record := loaded.record) is None:
            continue
        if fault := misfiled(record, one.path.stem, one.coder):
            problems.extend(loaded.located([fault]))
        else:
            refuse_newer(Record, plain_data(record), project.format, name)
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
            refuse_taken(target)
            fresh.append(one)
        elif digest(read_bytes(target)) == digest(one.data):  # whatever its lines end with
            same.append(one)
        else:
            other.append(one.name)
    if other:
        raise RefusedError(
            f"{plural(len(other), 'coding differs', 'codings differ')} from what is "
            f"there: {', '.join(other[:8])}; nothing was brought in"
        )
    return fresh, same
