"""A review removed: its record, codings, what was verified of it, and its documents if wanted."""

from collections.abc import Iterator
from typing import NamedTuple

from dhrcode.errors import DataProblemsError, NotFoundError
from dhrcode.model.ids import is_review_id
from dhrcode.model.project_files import KINDS, NewNames, review_of
from dhrcode.store.atomic import read_bytes
from dhrcode.store.documents import SOURCES, sources_folder
from dhrcode.store.journal.file_change import FileChange, digest_of
from dhrcode.store.project import Project
from dhrcode.workflows.documents.named import named_elsewhere
from dhrcode.workflows.project.forget import forget_documents, steps_of
from dhrcode.workflows.project.new_names import changes_for, coder_of


class Removal(NamedTuple):
    """What is removed with a review.

    Attributes:
        review: its id.
        changes: the files that go, and those that do not name it any more.
        staying: documents that stay, since another review names them.
        untouched: documents that stay, since they were not asked to go.
        steps: the steps that are kept of it.
    """

    review: str
    changes: tuple[FileChange, ...]
    staying: tuple[str, ...] = ()
    untouched: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()

    @property
    def gone(self) -> list[str]:
        """The files that go."""
        return [change.file for change in self.changes if change.new is None]


def planned_removal(project: Project, review: str, *, documents: bool) -> Removal:
    """What goes with a review; of one coder's (`project.of_coder`) that coding alone.

    Args:
        project: the project.
        review: the review's id.
        documents: its documents too, unless another review names them.

    Raises:
        NotFoundError: there is neither such a review, nor anything kept of it.
        DataProblemsError: a record has to be mended before it is known which documents it names.
    """
    files = list(_called_by(project, review)) if is_review_id(review) else []
    steps = tuple(number for number, _ in steps_of(project, review))
    if not files and not steps:
        project.find(review)
    changes = [_going(project, file) for file in files]
    if project.coder is not None:
        return Removal(review, tuple(changes), steps=steps)
    named = _documents(project, files)
    others = named_elsewhere(project, review) if documents and named else set()
    staying = tuple(file for file in named if file in others)
    free = tuple(file for file in named if file not in others)
    if documents:
        changes += [_going(project, f"{SOURCES}/{file}") for file in free]
    changes += changes_for(
        project,
        NewNames({review: None}),
        lambda kind, called: kind.of_many and called.get("review") != review,
    )
    return Removal(review, tuple(changes), staying, () if documents else free, steps)


def remove(project: Project, removal: Removal, *, for_good: bool) -> None:
    """Removes what was planned, all of it or nothing; for good, nothing of it is kept.

    Raises:
        BusyError: a file has changed since it was planned; nothing was removed.
        FileAccessError: the disk refuses.
    """
    if not removal.changes and not for_good:
        raise NotFoundError(f"there is no review '{removal.review}'")
    with project.writing():
        project.write(removal.changes, kept=not for_good)
        if for_good:
            steps = list(steps_of(project, removal.review))
            project.journal.forget(number for number, _ in steps)
            changes = [*removal.changes, *(change for _, several in steps for change in several)]
            forget_documents(project, _digests(changes))


def _digests(changes: list[FileChange]) -> Iterator[str]:
    for change in changes:
        if change.file.startswith(f"{SOURCES}/"):
            yield from (digest_of(one) for one in (change.old, change.new) if one is not None)


def _called_by(project: Project, review: str) -> Iterator[str]:
    """The files that are called by a review."""
    for kind in KINDS if review else ():
        for path in project.root.glob(kind.glob(review)) if kind.by_review else ():
            file = path.relative_to(project.root).as_posix()
            if review_of(file) == review and project.coder in (None, coder_of(file)):
                yield file


def _going(project: Project, file: str) -> FileChange:
    return FileChange(file, read_bytes(project.root / file), None)


def _documents(project: Project, files: list[str]) -> list[str]:
    """The documents that a review's own record and codings name, and that are there."""
    found: dict[str, None] = {}
    for file in files:
        if file.startswith(("records/", "coders/")):
            path = project.root / file
            loaded = project.of_coder(coder_of(file)).load(path)
            if loaded.record is None:
                raise DataProblemsError(loaded.problems, f"{loaded.shown} has to be mended first")
            found |= {one.file: None for one in loaded.record.sources if one.file}
    return [file for file in found if (sources_folder(project.root) / file).is_file()]
