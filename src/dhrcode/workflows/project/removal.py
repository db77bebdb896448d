"""A review removed: its record, codings, what was verified of it, and its documents if wanted."""

from typing import NamedTuple

from dhrcode.errors import NotFoundError
from dhrcode.model.ids import is_review_id
from dhrcode.model.project_files import NewNames
from dhrcode.store.atomic import read_bytes
from dhrcode.store.documents import SOURCES, sources_folder
from dhrcode.store.journal.file_change import FileChange
from dhrcode.store.project import Project
from dhrcode.workflows.documents.named import named_elsewhere
from dhrcode.workflows.project.forget import forget_steps, steps_of
from dhrcode.workflows.project.new_names import called_files, changes_for, documents_of


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
    files = called_files(project) if is_review_id(review) else ()
    called = (one for one in files if one.called.get("review") == review)
    own = [one.file for one in called if project.coder in (None, one.called.get("coder"))]
    steps = tuple(number for number, _ in steps_of(project, review))
    if not own and not steps:
        project.find(review)
    changes = [_going(project, file) for file in own]
    if project.coder is not None:
        return Removal(review, tuple(changes), steps=steps)
    folder = sources_folder(project.root)
    named = [file for file in documents_of(project, review) if (folder / file).is_file()]
    others = named_elsewhere(project, review) if documents and named else set()
    staying = tuple(file for file in named if file in others)
    free = tuple(file for file in named if file not in others)
    if documents:
        changes += [_going(project, f"{SOURCES}/{file}") for file in free]
    changes += changes_for(
        project,
        NewNames({review: None}),
        lambda one: one.kind.of_many and one.called.get("review") != review,
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
            forget_steps(project, removal.review, removal.changes)


def _going(project: Project, file: str) -> FileChange:
    return FileChange(file, read_bytes(project.root / file), None)
