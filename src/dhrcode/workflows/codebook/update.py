"""A project's codebook brought into step with the newest that dhrcode carries."""

from collections.abc import Iterator
from typing import NamedTuple

from dhrcode.errors import BusyError, RefusedError
from dhrcode.model.codebook import Codebook, CodebookVersion
from dhrcode.model.history import versions
from dhrcode.model.revision import Revision
from dhrcode.store.atomic import read_bytes
from dhrcode.store.codebooks import (
    CodebookFile,
    carried_codebook,
    codebook_file,
    read_codebook,
    shipped_codebook,
)
from dhrcode.store.project import Project
from dhrcode.store.root import CODEBOOK
from dhrcode.store.shipped import earlier_paths
from dhrcode.store.yaml.codebook_writer import codebook_yaml, with_version
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown
from dhrcode.workflows.codebook.brought_in import brought_in
from dhrcode.workflows.codebook.places import refuse_called_alike
from dhrcode.workflows.codebook.revision import refuse_faulty


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
    return CodebookUpdate(read.codebook, after, newest.named, (), read.data, new)


def _of_its_own(
    read: CodebookFile, base: Codebook, newest: Codebook, version: str | None, name: str
) -> CodebookUpdate:
    after, kept = brought_in(read.codebook, base, newest, version)
    refuse_called_alike(read.codebook, after)
    text = codebook_yaml(after, read.own.decode("utf-8-sig"), number=read.format)
    refuse_faulty(text, after, name)
    return CodebookUpdate(read.codebook, after, newest.named, kept, read.data, text.encode())


def shipped_base(codebook: Codebook) -> Codebook:
    """The carried codebook that a project's own was made of, or was last brought into step with.

    Its `based_on` says so. Without one, its history tells: it begins with that of the other.

    Raises:
        RefusedError: it is of none that this dhrcode carries.
    """
    if codebook.based_on is not None:
        name, version = codebook.based_on.id, codebook.based_on.version
        if (carried := carried_codebook(name, version)) is not None:
            return carried[0]
        raise RefusedError(f"based_on says {name} {version}, which this dhrcode does not carry")
    found = next((one for one in _carried(codebook.id) if _leads_to(one, codebook)), None)
    if found is not None:
        return found
    newest = shipped_codebook()
    raise RefusedError(
        f"{codebook.id} {codebook.version} comes from no codebook that this dhrcode carries: if "
        f"it does under another name, say so in themes.yaml, such as 'based_on: {{id: {newest.id}, "
        f'version: "{newest.version}"}}\''
    )


def _carried(name: str) -> Iterator[Codebook]:
    """Every carried codebook of an id, the newest first."""
    newest = shipped_codebook()
    known = dict.fromkeys((*earlier_paths(), (newest.id, newest.version)))
    for one in reversed(known):
        if one[0] == name and (carried := carried_codebook(*one)) is not None:
            yield carried[0]


def _leads_to(carried: Codebook, codebook: Codebook) -> bool:
    """Whether a history begins with another's, and that one's version is in it."""
    begun = codebook.history[: len(carried.history)]
    return begun == carried.history and carried.version in versions(codebook)


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
