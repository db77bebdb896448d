"""A review given another id, or a coder other initials, in every file that names them."""

from collections.abc import Iterator
from typing import NamedTuple

from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.model.ids import is_coder_id, is_review_id
from dhrcode.model.project_files import NewNames
from dhrcode.store.atomic import read_bytes
from dhrcode.store.documents import SOURCES, sources_folder
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.project import Project
from dhrcode.text import natural, plural, with_nearest
from dhrcode.workflows.documents.named import named_elsewhere
from dhrcode.workflows.edits import refuse_no_id
from dhrcode.workflows.project.new_names import (
    called_files,
    changes_for,
    documents_of,
    named_files,
)


class RenamedFiles(NamedTuple):
    """What was renamed.

    Attributes:
        files: how many files have another name or other contents.
        documents: the documents that have another name, old and new.
    """

    files: int
    documents: dict[str, str]

    @property
    def said(self) -> str:
        """How much it was, in words: `3 files, DHR7-a.pdf is DHR70-a.pdf`."""
        named = (f"{old} is {new} now" for old, new in self.documents.items())
        return ", ".join([plural(self.files, "file"), *named])


def rename_review(project: Project, old: str, new: str) -> RenamedFiles:
    """Gives a review another id in its record, every coding, what was verified, and the sample.

    Documents whose names begin with the old id are renamed, unless another review names them too.

    Raises:
        UsageError: the new id cannot be one.
        NotFoundError: there is no such review.
        RefusedError: the new id exists, in whatever capitals, or a document of that name.
        DataProblemsError: a file that names it has errors, and has to be mended first.
    """
    refuse_no_id(new)
    with project.writing():
        reviews = set(_reviews(project))
        if old not in reviews:
            raise NotFoundError(with_nearest(f"there is no review '{old[:40]}'", old, reviews))
        _refuse_taken(new, reviews)
        files = _documents(project, old, new)
        moves = [change for names in files.items() for change in _moved(project, *names)]
        changes = changes_for(
            project,
            NewNames({old: new}, files=files),
            lambda one: one.kind.of_many or one.called.get("review") == old,
        )
        project.write([*changes, *moves])
    return RenamedFiles(_counted([*changes, *moves]), files)


def rename_coder(project: Project, old: str, new: str) -> RenamedFiles:
    """Gives a coder other initials: records, independent codings, settlements, agreed records.

    Raises:
        UsageError: the new initials cannot be anybody's.
        NotFoundError: nobody in the project has the old ones.
        RefusedError: somebody has the new ones, in whatever capitals.
        DataProblemsError: a record has errors, and has to be mended first.
    """
    if not is_coder_id(new):
        raise UsageError(
            f"'{new[:40]}' cannot be a coder's initials: use only letters, digits and single - _ "
            "and ."
        )
    with project.writing():
        coders = set(_coders(project))
        if old not in coders:
            raise NotFoundError(with_nearest(f"nobody codes here as '{old[:40]}'", old, coders))
        _refuse_taken(new, coders)
        changes = changes_for(
            project, NewNames(coders={old: new}), lambda one: one.kind.names_coders
        )
        project.write(changes)
    return RenamedFiles(_counted(changes), {})


def _refuse_taken(new: str, names: set[str]) -> None:
    taken = next((name for name in names if name.casefold() == new.casefold()), None)
    if taken is not None:
        raise RefusedError(f"{taken} exists already; nothing was renamed")


def _reviews(project: Project) -> Iterator[str]:
    """Every review that a file of the project is called by, or that the sample names."""
    yield from filter(is_review_id, (one.called.get("review", "") for one in called_files(project)))
    for one in named_files(project, lambda one: one.kind.of_many):
        yield from one.of.kind.reviews(one.held)


def _coders(project: Project) -> Iterator[str]:
    """The initials that a record names, or that independent codings lie under."""
    for one in named_files(project, lambda one: one.kind.names_coders):
        yield from one.of.kind.coders(one.held)
        yield from filter(None, [one.of.called.get("coder")])
    yield from project.coders[0]


def _documents(project: Project, old: str, new: str) -> dict[str, str]:
    """The documents of a review that are called by it, with their new names."""
    named = documents_of(project, old)
    own = [file for file in named if file.startswith((f"{old}-", f"{old}."))]
    if not own:
        return {}
    others = named_elsewhere(project, old)
    free = sorted((file for file in own if file not in others), key=natural)
    return {file: new + file.removeprefix(old) for file in free}


def _moved(project: Project, old: str, new: str) -> Iterator[FileChange]:
    folder = sources_folder(project.root)
    if (folder / new).exists():
        raise RefusedError(f"{SOURCES}/{new} exists already; nothing was renamed")
    if (folder / old).is_file():
        data = read_bytes(folder / old)
        yield FileChange(f"{SOURCES}/{new}", None, data)
        yield FileChange(f"{SOURCES}/{old}", data, None)


def _counted(changes: list[FileChange]) -> int:
    return sum(change.new is not None for change in changes)
