"""The project as each request finds it on disk."""

from dataclasses import replace

from dhrcode.desk.given import Given, text_of
from dhrcode.errors import NotFoundError
from dhrcode.model.record import Record, Source
from dhrcode.store.journal.journal import Journal
from dhrcode.store.loaded import KeptRecords
from dhrcode.store.project import CODEBOOK, Project, open_project
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.queue import refuse_behind

COMMAND = "desk"
"""What a step of the desk is called among those that can be taken back."""


class CurrentProject:
    """A project, opened anew for each request; its codebook is read anew where it has changed.

    Args:
        project: the project, or one coder's part of it.
    """

    def __init__(self, project: Project) -> None:
        self._project, self._stamp = replace(project, kept=KeptRecords()), self._stamped(project)

    @property
    def coder(self) -> str | None:
        """The coder whose part of the project it is; None for the project's own records."""
        return self._project.coder

    def project(self) -> Project:
        """The project as it is now."""
        stamp = self._stamped(self._project)
        if stamp != self._stamp:
            opened = open_project(self._project.root, COMMAND).of_coder(self._project.coder)
            self._project, self._stamp = replace(opened, kept=KeptRecords()), stamp
        return replace(self._project, opened=Journal(self._project.root, COMMAND))

    def asked(self, given: Given) -> tuple[Project, Record, bytes]:
        """The project, and the record of the review that the page means with its bytes."""
        project = self.project()
        return project, *self.read(project, text_of(given, "review"))

    def read(self, project: Project, review: str) -> tuple[Record, bytes]:
        """One review's record and its bytes, as `Project.read` gives them."""
        return project.read(review)

    @staticmethod
    def _stamped(project: Project) -> tuple[int, int, int]:
        status = (project.root / CODEBOOK).stat()
        return status.st_size, status.st_mtime_ns, status.st_ino


def session_of(project: Project, record: Record) -> Session:
    """Goes on with a record as it is, whatever its status.

    Raises:
        RefusedError: it has to be brought forward to the codebook's version first.
    """
    refuse_behind(record, project.codebook)
    return Session(project, record.review, record)


def source_of_id(record: Record, name: str) -> tuple[Source, str]:
    """A document of a record, and the name of its file.

    Raises:
        NotFoundError: the record names none, or not by a file.
    """
    source = next((one for one in record.sources if one.id == name), None)
    if source is None or source.file is None:
        raise NotFoundError(f"{record.review} names no document '{name[:40]}'")
    return source, source.file
