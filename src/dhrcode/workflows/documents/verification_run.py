"""Quotes of many records verified in one run: counted, remembered, their pages put right."""

from dataclasses import dataclass, field
from typing import Literal

from dhrcode.errors import DhrcodeError
from dhrcode.problems import Problem
from dhrcode.progress import Progress
from dhrcode.store.project import Project
from dhrcode.workflows.documents.memory import remember
from dhrcode.workflows.documents.page_fixes import patch, write_pages
from dhrcode.workflows.documents.verdicts import CheckedQuote
from dhrcode.workflows.documents.verification import (
    Library,
    Verification,
    verified,
    verify,
)

Pages = Literal["as they are", "proposed", "written"]
"""What becomes of page numbers that are wrong."""


@dataclass
class VerificationRun:
    """What a run has found so far, and what it could not write.

    Attributes:
        project: the project.
        pages: what becomes of page numbers that are wrong.
        problems: everything that was found wrong.
        held: every quote, and what became of it.
        patch: the corrected pages, where they are proposed.
        changed: a sentence for each page that was written.
        records: how many records were read that are not independent codings.
        codings: how many are.
        failure: the first thing that could not be written; it ends nothing but the writing.
    """

    project: Project
    pages: Pages = "as they are"
    problems: list[Problem] = field(default_factory=list)
    held: list[CheckedQuote] = field(default_factory=list)
    patch: str = ""
    changed: list[str] = field(default_factory=list)
    records: int = 0
    codings: int = 0
    failure: DhrcodeError | None = None

    def over(self, review: str | None, progress: Progress) -> None:
        """Goes through the records of one review, or of all."""
        library = Library(self.project.root)
        for made in verify(self.project, library, review, progress):
            if self.pages == "proposed":
                self.patch += "".join(patch(one) for one in made)
            if self.pages == "written":
                made = [self._written(one, library) for one in made]  # noqa: PLW2901 - read anew
            for one in made:
                self._count(one)
            self._remember(made)

    def _count(self, one: Verification) -> None:
        self.problems += one.problems
        self.held += one.held
        self.records += one.project.coder is None
        self.codings += one.project.coder is not None

    def _written(self, one: Verification, library: Library) -> Verification:
        try:
            changed = write_pages(one)
        except DhrcodeError as error:
            self.failure = self.failure or error
            return one
        self.changed += changed
        return verified(one.project, one.path, library) if changed else one

    def _remember(self, made: list[Verification]) -> None:
        try:
            remember(self.project, made)
        except DhrcodeError as error:
            self.failure = self.failure or error
