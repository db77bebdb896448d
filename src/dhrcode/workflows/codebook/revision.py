"""A change of the codebook made, written down and counted as a version."""

import re
from typing import NamedTuple

from dhrcode.errors import DataProblemsError, RefusedError, UsageError
from dhrcode.model.base import today
from dhrcode.model.codebook import Codebook
from dhrcode.model.groupings import carried, emptied
from dhrcode.model.history import versions
from dhrcode.model.revision import CONCERNS, Revision
from dhrcode.model.schemas import record_schema
from dhrcode.store.atomic import read_bytes
from dhrcode.store.codebooks import CodebookFile, read_codebook
from dhrcode.store.loader import load_codebook
from dhrcode.store.project import Project
from dhrcode.store.root import CODEBOOK
from dhrcode.store.yaml.codebook_writer import codebook_yaml, with_disclosure_of
from dhrcode.text import shown
from dhrcode.workflows.codebook.changes import ChangedCodebook, CodebookChange
from dhrcode.workflows.codebook.places import refuse_called_alike
from dhrcode.workflows.codebook.wording import checked, remade
from dhrcode.workflows.project.check import codings

_NUMBERED = re.compile(r"(?:[0-9]+\.)*[0-9]+")
_SCHEMA = "schemas/record.schema.json"


class RevisionResult(NamedTuple):
    """What was done to a project's codebook.

    Attributes:
        codebook: as it is now.
        revision: what was done.
        notes: what a person should know of it, in sentences.
        records: how many records there are, all of an older version.
        codings: how many independent codings, likewise.
        stale: the schema that was made of the codebook before, or the empty string.
    """

    codebook: Codebook
    revision: Revision
    notes: tuple[str, ...]
    records: int
    codings: int
    stale: str


def next_version(codebook: Codebook, wanted: str | None = None) -> str:
    """The version after the codebook's: its last number and one, or the one that is wanted.

    Raises:
        UsageError: its version has no number to raise, and none is wanted.
        RefusedError: there was that version before.
    """
    if wanted is None:
        if not _NUMBERED.fullmatch(codebook.version):
            raise UsageError(
                f"the version '{codebook.version}' is no number that could be raised: "
                "name the next one with --version"
            )
        before, _, last = codebook.version.rpartition(".")
        wanted = f"{before}.{int(last) + 1}" if before else str(int(last) + 1)
    if wanted in versions(codebook):
        raise RefusedError(f"there was a version {wanted} before: name another with --version")
    return wanted


def revise(
    project: Project, change: CodebookChange, why: str, version: str | None = None
) -> RevisionResult:
    """Makes a change to a project's codebook, as a version with its place in the history.

    Args:
        project: the project; its codebook is read anew under the lock.
        change: what is done.
        why: the reason.
        version: the version that it makes; the next number if not given.

    Raises:
        UsageError: it cannot be meant.
        RefusedError: the version, an id or a label is taken.
        FormatError: the project's format lacks a key of the codebook.
        DataProblemsError: the codebook would have errors; nothing is written.
        BusyError: the file has changed since it was read.
    """
    path = project.root / CODEBOOK
    with project.writing():
        read = read_codebook(path)
        result = next_version(read.codebook, version)
        done = change(read.codebook, result)
        codebook = changed(read.codebook, done, result, why)
        refuse_called_alike(read.codebook, codebook)
        text, said = _file_text(codebook, read)
        refuse_faulty(text, codebook, shown(path))
        project.write([project.file_change(path, read.data, text.encode())])
    return RevisionResult(
        codebook,
        codebook.history[-1],
        (*done.notes, *emptied(read.codebook.groupings, codebook.groupings), *said),
        len(project.listing[0]),
        codings(project),
        stale_schema(project, codebook),
    )


def changed(codebook: Codebook, done: ChangedCodebook, version: str, why: str) -> Codebook:
    """The codebook with a change in it, as a version with its place in the history.

    Raises:
        UsageError: the version or the reason cannot be kept.
    """
    revision = checked(
        Revision,
        {
            "version": version,
            "after": codebook.version,
            "on": today(),
            "change": done.change,
            "becomes": done.becomes,
            "area": done.area,
            "why": why,
            "findings": done.findings,
            CONCERNS.get(done.change, "subthemes"): done.named,
            "to": done.to,
            "candidate": done.candidate,
        },
    )
    parts = {**done.parts, "version": version, "history": (*codebook.history, revision)}
    if codebook.groupings:
        parts["groupings"] = carried(codebook.groupings, revision)
    return remade(codebook, **parts)


def _file_text(codebook: Codebook, read: CodebookFile) -> tuple[str, tuple[str, ...]]:
    """The file of a codebook that was revised, and a sentence for what was otherwise before."""
    last, renamed = codebook.history[-1], {}
    if last.change.startswith("rename"):  # a comment goes with what is called otherwise now
        renamed = {last.named[0]: last.to or last.becomes[0]}
    text = codebook_yaml(codebook, read.own.decode("utf-8-sig"), renamed, read.format)
    if not read.points:
        return text, ()
    said = [f"{CODEBOOK} pointed to the codebook that dhrcode carries, and holds it itself now."]
    text, lost = with_disclosure_of(text, read.data.decode("utf-8-sig"))
    if lost:
        words = " ".join(note.lstrip("# ") for note in lost)
        said.append(f"What its comments said of that is gone: {words}")
    return text, tuple(said)


def refuse_faulty(text: str, codebook: Codebook, name: str) -> None:
    """Reads what is to be written as the next command would.

    Raises:
        DataProblemsError: it has errors.
        RefusedError: it would not come back as it is.
    """
    read, problems = load_codebook(text.encode(), name)
    if read is None:
        raise DataProblemsError(problems, "the codebook would have errors; nothing was written")
    if read != codebook:
        raise RefusedError("the codebook would not come back as it is written; nothing was written")


def stale_schema(project: Project, codebook: Codebook) -> str:
    """The project's schema for records, if it was made of another codebook; else empty."""
    path = project.root / _SCHEMA
    if not path.is_file() or read_bytes(path) == record_schema(codebook):
        return ""
    return _SCHEMA
