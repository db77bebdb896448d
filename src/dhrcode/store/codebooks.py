"""Reading a project's codebook: its own, or one that dhrcode carries."""

import re
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import DataProblemsError
from dhrcode.model.codebook import Codebook, CodebookPointer, CodebookVersion
from dhrcode.model.formats import refuse_unknown
from dhrcode.model.vocabulary import kind_fault
from dhrcode.problems import Fault, Problem
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loaded import digest, located
from dhrcode.store.loader import Themes, load_codebook, load_themes, stated_format
from dhrcode.store.root import CODEBOOK
from dhrcode.store.shipped import earlier_paths, shipped_path
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.text import shown

_USES, _AREAS = (
    re.compile(rb"^(?:\xef\xbb\xbf)?[{ ]*[\"']?%s[\"']?[ \t]*:" % key, re.MULTILINE)
    for key in (b"uses", b"areas")
)
"""A key at the top level, in whatever layout; a file may begin with a byte order mark."""
_FORMAT = re.compile(
    rb"^((?:\xef\xbb\xbf)?\{?) *[\"']?format[\"']?[ \t]*:[ \t]*[\"']?[0-9]+[\"']?"
    rb"(?:, *|[ \t]*(?:#[^\r\n]*)?\r?\n)",
    re.MULTILINE,
)
"""The number of the format, with the line that it stands in or the comma that follows it."""


class CodebookFile(NamedTuple):
    """A file with a codebook, or with a pointer to one that dhrcode carries.

    Attributes:
        codebook: the codebook, read and checked.
        format: the number of the format that the project is in.
        data: the file's content.
        own: the bytes that the codebook itself was read from: `data`, or the file that dhrcode
            carries.
        problems: warnings.
    """

    codebook: Codebook
    format: int
    data: bytes
    own: bytes
    problems: list[Problem]

    @property
    def digest(self) -> str:
        """SHA-256 of the codebook's content, to which the project's format does not belong."""
        return codebook_digest(self.own)

    @property
    def points(self) -> bool:
        """Whether the file points to a codebook that dhrcode carries."""
        return _is_pointer(self.data)


def read_codebook(path: Path) -> CodebookFile:
    """The codebook in a file.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
        DataProblemsError: it has errors.
        FormatError: its project is in a format that this dhrcode does not know.
    """
    return codebook_file(read_bytes(path, MAX_BYTES), shown(path))


def codebook_file(data: bytes, name: str, number: int | None = None) -> CodebookFile:
    """The codebook in the bytes of a file that is called `name`.

    With `number`, it is read as if it said that format.

    Raises:
        DataProblemsError: it has errors.
        FormatError: its project is in a format that this dhrcode does not know.
    """
    if _is_pointer(data):
        read, own = _pointed(data, name, number)
    else:
        read, own = load_themes(data, name, Codebook, number), data
    if read.model is None:
        raise DataProblemsError(read.problems, f"{name} has to be mended first")
    return CodebookFile(read.model, read.number, data, own, read.problems)


def format_of(path: Path) -> int | None:
    """The format that a project's `themes.yaml` says; None where that cannot be read.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
        FormatError: this dhrcode does not know the format.
    """
    name = shown(path)
    mapping = read_yaml(read_bytes(path, MAX_BYTES), name)[0]
    number = None if mapping is None else stated_format(mapping)[0]
    refuse_unknown(number or 1, name)
    return number


def codebook_digest(data: bytes) -> str:
    """SHA-256 of a codebook's content, whatever format its project is in."""
    return digest(_FORMAT.sub(rb"\1", data, count=1))


def shipped_codebook() -> Codebook:
    """The newest codebook that dhrcode carries."""
    return _carried(read_bytes(shipped_path()))


def carried_codebook(name: str, version: str) -> tuple[Codebook, bytes] | None:
    """A codebook that dhrcode carries, and the bytes of its file; None if it does not."""
    earlier = earlier_paths().get((name, version))
    data = read_bytes(earlier or shipped_path())
    codebook = _carried(data)
    return (codebook, data) if (codebook.id, codebook.version) == (name, version) else None


def _carried(data: bytes) -> Codebook:
    codebook, problems = load_codebook(data, CODEBOOK)
    if codebook is None:
        raise DataProblemsError(problems, "the codebook that came with dhrcode is damaged")
    return codebook


def _is_pointer(data: bytes) -> bool:
    return bool(_USES.search(data)) and not _AREAS.search(data)


def _pointed(data: bytes, name: str, number: int | None) -> tuple[Themes[Codebook], bytes]:
    """The codebook that a file points to, among those that dhrcode carries, and its bytes."""
    read = load_themes(data, name, CodebookPointer, number)
    if read.model is None:
        return Themes(None, read.number, read.text, read.problems), b""
    pointer = read.model
    carried = carried_codebook(pointer.uses.id, pointer.uses.version)
    faults = [_not_carried(pointer.uses)] if carried is None else []
    codebook, own = carried or (None, b"")
    if codebook is not None:
        faults += _unknown_kinds(pointer, codebook)
        codebook = _set_up(codebook, pointer)
    problems = [*read.problems, *located(name, read.text or "", faults)]
    return Themes(None if faults else codebook, read.number, read.text, problems), own


def _unknown_kinds(pointer: CodebookPointer, codebook: Codebook) -> list[Fault]:
    found = (kind_fault(kind, codebook, ("prefixes", kind)) for kind in pointer.prefixes)
    return [fault._replace(at_key=True) for fault in found if fault is not None]


def _set_up(codebook: Codebook, pointer: CodebookPointer) -> Codebook:
    """The codebook with what a pointer to it has otherwise."""
    update: dict[str, object] = {}
    if pointer.disclosure is not None:
        update["disclosure"] = pointer.disclosure
    if prefixes := pointer.prefixes:
        update["kinds"] = tuple(
            kind.model_copy(update={"prefix": prefixes.get(kind.id, kind.prefix)})
            for kind in codebook.kinds
        )
    return codebook.model_copy(update=update) if update else codebook


def _not_carried(uses: CodebookVersion) -> Fault:
    newest = shipped_codebook()
    every = dict.fromkeys((*earlier_paths(), (newest.id, newest.version)))
    names = ", ".join(f"{name} {version}" for name, version in every)
    return Fault(
        ("uses",),
        "codebook-not-carried",
        f"this dhrcode carries {names}, not {uses.id} {uses.version}",
        "put the codebook itself into themes.yaml",
    )
