"""A project's codebook brought into step with the newest that dhrcode carries."""

from typing import NamedTuple

from dhrcode.errors import BusyError
from dhrcode.model.codebook import Codebook, CodebookVersion
from dhrcode.model.revision import Revision
from dhrcode.store.atomic import read_bytes
from dhrcode.store.codebooks import CodebookFile, codebook_file, read_codebook, shipped_codebook
from dhrcode.store.project import Project
from dhrcode.store.root import CODEBOOK
from dhrcode.store.yaml.codebook_writer import codebook_yaml, with_version
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown
from dhrcode.workflows.codebook.brought_in import brought_in
from dhrcode.workflows.codebook.places import refuse_called_alike
from dhrcode.workflows.codebook.revision import refuse_faulty
from dhrcode.workflows.codebook.shipped_base import shipped_base


class CodebookUpdate(NamedTuple):
    """A project's codebook with what the newest shipped one has anew.

    Attributes:
        before: as it is.
        after: as it becomes; its history says what has to be coded again.
        shipped: the shipped codebook that is brought in.
        kept: what stays as the project has it, although the shipped codebook has it otherwise.
        old: the file's content.
        new: what it becomes.
    """

    before: Codebook
    after: Codebook
    shipped: CodebookVersion
    kept: tuple[str, ...]
    old: bytes
    new: bytes

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """What is new in the history."""
        return self.after.history[len(self.before.history) :]


def planned_update(project: Project, version: str | None = None) -> CodebookUpdate | None:
    """What an update makes of a project's codebook; None if it has all that is new already.

    Args:
        project: the project; its codebook is read anew.
        version: the version that it makes, where the project has a codebook of its own; if not
            given the shipped one's, or the next number where that one is taken.

    Raises:
        UsageError: the version has no number that could be raised.
        RefusedError: the version is taken, or the codebook comes from none that this dhrcode
            carries, or what is new cannot be brought into it.
        FormatError: the project's format lacks a key of it.
        DataProblemsError: the codebook has errors, or would have.
    """
    path = project.root / CODEBOOK
    read, newest = read_codebook(path), shipped_codebook()
    base = read.codebook if read.points else shipped_base(read.codebook)
    if (base.id, base.version) == (newest.id, newest.version):
        return None
    if read.points:
        return _pointed(read, newest, shown(path))
    return _of_its_own(read, base, newest, version, shown(path))


def _pointed(read: CodebookFile, newest: Codebook, name: str) -> CodebookUpdate:
    new = with_version(read.data.decode("utf-8-sig"), newest.version).encode()
    after = codebook_file(new, name).codebook
    return CodebookUpdate(read.codebook, after, _named(newest), (), read.data, new)


def _of_its_own(
    read: CodebookFile, base: Codebook, newest: Codebook, version: str | None, name: str
) -> CodebookUpdate:
    after, kept = brought_in(read.codebook, base, newest, version)
    refuse_called_alike(read.codebook, after)
    text = codebook_yaml(after, read.own.decode("utf-8-sig"), number=read.format)
    refuse_faulty(text, after, name)
    return CodebookUpdate(read.codebook, after, _named(newest), kept, read.data, text.encode())


def _named(codebook: Codebook) -> CodebookVersion:
    return CodebookVersion(id=codebook.id, version=codebook.version)


def carry_out(project: Project, update: CodebookUpdate) -> None:
    """Writes what was planned, in one step.

    Raises:
        BusyError: the codebook has changed since it was read; nothing was written.
        FileAccessError: the disk refuses.
    """
    path = project.root / CODEBOOK
    with project.writing():
        if read_bytes(path, MAX_BYTES) != update.old:
            raise BusyError("the codebook has just been changed; nothing was written: try again")
        project.write([project.file_change(path, update.old, update.new)])
