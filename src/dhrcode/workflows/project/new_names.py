"""Everything in a project that names a review, a coder or a document, with new names."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dhrcode.errors import DataProblemsError
from dhrcode.model.base import Model
from dhrcode.model.plan import Plan
from dhrcode.model.project_files import KINDS, FileKind, NewNames
from dhrcode.model.record import Record
from dhrcode.model.verified import Verified
from dhrcode.store.atomic import read_bytes
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.loader import load_model
from dhrcode.store.project import Project
from dhrcode.store.verified import verified_data
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.plan_writer import plan_yaml
from dhrcode.store.yaml.writer import plain_yaml
from dhrcode.text import shown

Wanted = Callable[[FileKind, Mapping[str, str]], bool]
"""Whether a file is looked at, by its kind and by what it is called by."""


def coder_of(file: str) -> str | None:
    """The coder by whom a file of a project is called; None for another file."""
    return next((n["coder"] for kind in KINDS if "coder" in (n := kind.named(file) or {})), None)


def named_files(
    project: Project, wanted: Wanted
) -> Iterator[tuple[FileKind, Mapping[str, str], Path, bytes, Any]]:
    """The files that name reviews or coders: kind, names, path, bytes, and what they hold.

    Raises:
        DataProblemsError: one has errors, and has to be mended first.
    """
    for kind in KINDS:
        for path in sorted(project.root.glob(kind.glob())):
            named = kind.named(path.relative_to(project.root).as_posix())
            if named is not None and wanted(kind, named):
                yield kind, named, path, *_read(project, kind, named, path)


def _read(
    project: Project, kind: FileKind, named: Mapping[str, str], path: Path
) -> tuple[bytes, Any]:
    held: Model | None
    if kind.model is Record:
        loaded = project.of_coder(named.get("coder")).load(path)
        data, held, problems = loaded.data, loaded.record, loaded.problems
    else:
        data = read_bytes(path, MAX_BYTES)
        held, _, problems = load_model(data, shown(path), kind.model)
    if held is None:
        raise DataProblemsError(problems, f"{shown(path)} has to be mended first")
    return data, held


def changes_for(project: Project, names: NewNames, wanted: Wanted) -> list[FileChange]:
    """The changes that give files new names and contents, where they name what is renamed.

    Raises:
        DataProblemsError: one has errors, and has to be mended first.
    """
    changes: list[FileChange] = []
    for kind, named, path, data, held in named_files(project, wanted):
        file, renamed = kind.path(named, names), kind.renamed(held, names)
        old = path.relative_to(project.root).as_posix()
        if renamed is None:
            changes.append(FileChange(old, data, None))
        elif file != old or renamed != held:
            new = data if renamed == held else _written(project, renamed, data)
            moved = file != old
            changes.append(FileChange(file, None if moved else data, new))
            changes += [FileChange(old, data, None)] if moved else []
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
