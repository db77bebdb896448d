"""Reading a project's codebook: its own, or the one that dhrcode carries."""

import re
from pathlib import Path
from typing import NamedTuple

from dhrcode.errors import DataProblemsError
from dhrcode.model.base import Model, Slug, Version
from dhrcode.model.codebook import Codebook, Disclosure
from dhrcode.problems import Fault, Problem
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loader import Loaded, load_codebook, load_model
from dhrcode.store.shipped import shipped_path
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.text import shown

CODEBOOK = "themes.yaml"
_USES, _AREAS = (
    re.compile(rb"^(?:\xef\xbb\xbf)?[{ ]*[\"']?%s[\"']?[ \t]*:" % key, re.MULTILINE)
    for key in (b"uses", b"areas")
)
"""A key at the top level, in whatever layout; a file may begin with a byte order mark."""


class _Pointed(Model):
    id: Slug
    version: Version


class _Pointer(Model):
    """A `themes.yaml` that points to the codebook which dhrcode carries."""

    uses: _Pointed
    disclosure: Disclosure | None = None


class CodebookFile(NamedTuple):
    """A file with a codebook, or with a pointer to the one that dhrcode carries.

    Attributes:
        codebook: the codebook, read and checked.
        data: the file's content.
        own: the bytes that the codebook itself was read from: `data`, or the file that dhrcode
            carries.
        problems: warnings.
    """

    codebook: Codebook
    data: bytes
    own: bytes
    problems: list[Problem]

    @property
    def points(self) -> bool:
        """Whether the file points to the codebook that dhrcode carries."""
        return _is_pointer(self.data)


def read_codebook(path: Path) -> CodebookFile:
    """The codebook in a file.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
        DataProblemsError: it has errors.
    """
    name, data = shown(path), read_bytes(path, MAX_BYTES)
    if _is_pointer(data):
        codebook, own, problems = _pointed(data, name)
    else:
        own = data
        codebook, problems = load_codebook(data, name)
    if codebook is None:
        raise DataProblemsError(problems, f"{name} has to be mended first")
    return CodebookFile(codebook, data, own, problems)


def shipped_codebook() -> Codebook:
    """The codebook that dhrcode carries."""
    codebook, problems = load_codebook(read_bytes(shipped_path()), CODEBOOK)
    if codebook is None:
        raise DataProblemsError(problems, "the codebook that came with dhrcode is damaged")
    return codebook


def _is_pointer(data: bytes) -> bool:
    return bool(_USES.search(data)) and not _AREAS.search(data)


def _pointed(data: bytes, name: str) -> tuple[Codebook | None, bytes, list[Problem]]:
    pointer, text, problems = load_model(data, name, _Pointer)
    if pointer is None:
        return None, data, problems
    shipped = shipped_codebook()
    if (pointer.uses.id, pointer.uses.version) == (shipped.id, shipped.version):
        if pointer.disclosure is not None:
            shipped = shipped.model_copy(update={"disclosure": pointer.disclosure})
        return shipped, read_bytes(shipped_path()), problems
    place = Loaded(name, data, text).located(
        [
            Fault(
                ("uses",),
                "codebook-not-carried",
                f"this dhrcode carries {shipped.id} {shipped.version}, "
                f"not {pointer.uses.id} {pointer.uses.version}",
                "put the codebook itself into themes.yaml",
            )
        ]
    )
    return None, data, [*problems, *place]
