"""Everything in a project that names a review, a coder or a document, with new names."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from dhrcode.errors import DataProblemsError
from dhrcode.model.plan import Plan
from dhrcode.model.project_files import KINDS, FileKind, NewNames
from dhrcode.model.record import Record
from dhrcode.model.verified import Verified
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.loader import read_model
from dhrcode.store.project import Project
from dhrcode.store.verified import verified_data
from dhrcode.store.yaml.plan_writer import plan_yaml
from dhrcode.store.yaml.writer import plain_yaml


class CalledFile(NamedTuple):
    """A file that names reviews or coders.

    Attributes:
        kind: what it is.
        called: the review and the coder whom its path names: `review`, `coder`.
        file: its path from the project's folder.
    """

    kind: FileKind
    called: Mapping[str, str]
    file: str


class ReadFile(NamedTuple):
    """The same with its bytes, and what it holds."""

    of: CalledFile
    data: bytes
    held: Any


Wanted = Callable[[CalledFile], bool]
"""Whether a file is looked at."""


def called_files(project: Project) -> Iterator[CalledFile]:
    """The files that name reviews or coders, by their path or in it."""
    for kind in KINDS:
        for path in sorted(project.root.glob(kind.glob())):
            file = path.relative_to(project.root).as_posix()
            if (called := kind.named(file)) is not None:
                yield CalledFile(kind, called, file)


def named_files(project: Project, wanted: Wanted) -> Iterator[ReadFile]:
    """The files that are wanted, read.

    Raises:
        DataProblemsError: one has errors, and has to be mended first.
    """
    for one in filter(wanted, called_files(project)):
        path = project.root / one.file
        if one.kind.model is Record:
            loaded = project.of_coder(one.called.get("coder")).load(path)
            if loaded.record is None:
                raise DataProblemsError(loaded.problems, f"{loaded.shown} has to be mended first")
            yield ReadFile(one, loaded.data, loaded.record)
        else:
            yield ReadFile(one, *read_model(path, one.kind.model))


def documents_of(project: Project, review: str) -> list[str]:
    """The documents that a review's record and codings name.

    Raises:
        DataProblemsError: one has errors, and has to be mended first.
    """
    codings = named_files(
        project, lambda one: one.kind.model is Record and one.called["review"] == review
    )
    files = (source.file for one in codings for source in one.held.sources)
    return list(dict.fromkeys(filter(None, files)))


def changes_for(project: Project, names: NewNames, wanted: Wanted) -> list[FileChange]:
    """The changes that give files new names and contents, where they name what is renamed.

    Raises:
        DataProblemsError: one has errors, and has to be mended first.
    """
    changes: list[FileChange] = []
    for (kind, called, old), data, held in named_files(project, wanted):
        file, renamed = kind.path(called, names), kind.renamed(held, names)
        if renamed is None:
            changes.append(FileChange(old, data, None))
        elif file != old or renamed != held:
            new = data if renamed == held else _written(project, renamed, data)
            changes.append(FileChange(file, data if file == old else None, new))
            changes += [FileChange(old, data, None)] if file != old else []
    return changes


def _written(project: Project, held: Any, before: bytes) -> bytes:
    if isinstance(held, Record):
        change = project.changing(held, before)
        assert isinstance(change.new, bytes)  # noqa: S101 - a record is written as text
        return change.new
    if isinstance(held, Plan):
        return plan_yaml(held, before.decode("utf-8-sig"), project.format).encode()
    if isinstance(held, Verified):
        return verified_data(held)
    return plain_yaml(held.model_dump(exclude_none=True)).encode()
