"""Quotes of many records verified in one run: counted, remembered, their pages put right."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dhrcode.errors import DhrcodeError
from dhrcode.problems import Problem
from dhrcode.progress import Progress
from dhrcode.store.project import Project
from dhrcode.workflows.documents.memory import ReviewOutcome, keep, outcome
from dhrcode.workflows.documents.page_fixes import patch
from dhrcode.workflows.documents.verdicts import CheckedQuote
from dhrcode.workflows.documents.verification import Library, Verification, verify
from dhrcode.workflows.plan.quotes import PlanVerification, verify_plans

Pages = Literal["as they are", "proposed", "written"]
"""What becomes of page numbers that are wrong."""


class VerifiedRecord(NamedTuple):
    """What was found of one record: whose it is, what is wrong, and its quotes."""

    coder: str | None
    problems: Sequence[Problem]
    held: Sequence[CheckedQuote]

    @classmethod
    def of(cls, result: Verification) -> "VerifiedRecord":
        """What a run keeps of a verification."""
        return cls(result.project.coder, result.problems, result.held)


@dataclass
class VerificationRun:
    """What a run has found so far, and what it could not write.

    Attributes:
        project: the project.
        pages: what becomes of page numbers that are wrong.
        found: what was found, the records of one review together.
        plans: what was found of plans.
        patch: the corrected pages, where they are proposed.
        changed: a sentence for each page that was written.
        failure: what could not be written; it ends nothing but the writing.
    """

    project: Project
    pages: Pages = "as they are"
    found: list[list[VerifiedRecord]] = field(default_factory=list)
    plans: list[PlanVerification] = field(default_factory=list)
    patch: str = ""
    changed: list[str] = field(default_factory=list)
    failure: DhrcodeError | None = None

    @property
    def problems(self) -> list[Problem]:
        """Everything that was found wrong."""
        return [problem for one in self._parts for problem in one.problems]

    @property
    def held(self) -> list[CheckedQuote]:
        """Every quote, and what became of it."""
        return [held for one in self._parts for held in one.held]

    @property
    def records(self) -> int:
        """How many records were read that are not independent codings."""
        return sum(one.coder is None for one in self._every)

    @property
    def codings(self) -> int:
        """How many independent codings were read."""
        return len(self._every) - self.records

    @property
    def _parts(self) -> list[VerifiedRecord | PlanVerification]:
        return [*self._every, *self.plans]

    @property
    def _every(self) -> list[VerifiedRecord]:
        return [one for several in self.found for one in several]

    def over(self, review: str | None, progress: Progress) -> None:
        """Goes through the records of one review, or of all, and writes down what was found.

        The plans go with them, but not with one coder's codings, who does not see them.
        """
        library = Library(self.project.root)
        outcomes: list[ReviewOutcome] = []
        fix_pages = self.pages == "written"
        self.project.recover()
        if self.project.coder is None:
            self.plans = list(verify_plans(self.project, library, review))
        own = review is None or not self.plans or self.project.path_of(review).exists()
        for several in verify(self.project, library, review, progress) if own else ():
            self.found.append([VerifiedRecord.of(one) for one in several])
            if self.pages == "proposed":
                self.patch += "".join(patch(one) for one in several)
            outcomes.append(outcome(self.project, several, library, fix_pages=fix_pages))
        self._keep(outcomes, library)

    def _keep(self, outcomes: list[ReviewOutcome], library: Library) -> None:
        try:
            plans = {one.name: one.remembered for one in self.plans}
            written = keep(self.project, library, outcomes, plans)
        except DhrcodeError as error:
            self.failure = error
            return
        for several, one in zip(self.found, written, strict=True):
            for number, fix in one.fixes.items():
                several[number] = VerifiedRecord.of(fix.made)
                self.changed += fix.said
