"""verify: every quote held against its document."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.options import AsOption, ProjectOption, project_at
from dhrcode.cli.problem_formats import ProblemFormat, ProblemFormatOption, print_in
from dhrcode.cli.terminal import print_problems, say, write_output
from dhrcode.errors import DhrcodeError, UsageError
from dhrcode.problems import Problem, has_errors
from dhrcode.text import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dhrcode.store.project import Project
    from dhrcode.workflows.documents.memory import Outcome
    from dhrcode.workflows.documents.verdicts import Held
    from dhrcode.workflows.documents.verification import Library, Verification


def add_to(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command("verify")(verify)


def verify(
    context: typer.Context,
    review: Annotated[
        str | None, typer.Argument(metavar="REVIEW", help="The review's id; all if not given.")
    ] = None,
    coder: AsOption = None,
    form: ProblemFormatOption = ProblemFormat.TEXT,
    fix_pages: Annotated[
        bool, typer.Option("--fix-pages", help="Propose corrected pages as a patch.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="With --fix-pages: write them into the records.")
    ] = False,
    project: ProjectOption = None,
) -> None:
    """Hold every quote against its document."""
    if write and not fix_pages:
        raise UsageError("--write goes with --fix-pages")
    if fix_pages and form is not ProblemFormat.TEXT:
        raise UsageError("--fix-pages prints a patch: leave out --format")
    found = project_at(context, project, coder)
    run = _Run(found)
    run.over(review, fix_pages=fix_pages, write=write)
    if fix_pages:  # standard output is the patch, which another program may read
        print_problems(run.problems, stderr=True)
        write_output(run.patch.encode())
        for line in run.changed:
            say(line)
    else:
        print_in(run.problems, form)
    if form is ProblemFormat.TEXT:
        say(f"{_what(review, coder, run)}: {run.counted()}", stderr=True)
    if run.failure is not None:
        raise run.failure
    if has_errors(run.problems):
        raise typer.Exit(1)


class _Coding(NamedTuple):
    """What was found of one record, and whose it is."""

    coder: str | None
    problems: "Sequence[Problem]"
    held: "Sequence[Held]"

    @classmethod
    def of(cls, made: "Verification") -> "_Coding":
        return cls(made.project.coder, made.problems, made.held)


@dataclass
class _Run:
    """What one run of the command has found so far, and what it could not write."""

    project: "Project"
    found: list[list[_Coding]] = field(default_factory=list)
    patch: str = ""
    changed: list[str] = field(default_factory=list)
    failure: DhrcodeError | None = None

    @property
    def codings(self) -> list[_Coding]:
        """The records that were gone through."""
        return [one for several in self.found for one in several]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with them."""
        return [problem for one in self.codings for problem in one.problems]

    def over(self, review: str | None, *, fix_pages: bool, write: bool) -> None:
        """Goes through the records; what cannot be written ends nothing but the writing."""
        from functools import partial

        from dhrcode.cli.progress import tracked
        from dhrcode.workflows.documents.memory import outcome
        from dhrcode.workflows.documents.verification import Library, verify

        library, shown = Library(self.project.root), partial(tracked, doing="Verifying quotes")
        outcomes: list[Outcome] = []
        self.project.recover()
        for several in verify(self.project, library, review, shown):
            self.found.append([_Coding.of(one) for one in several])
            if fix_pages and not write:
                self._propose(several)
            outcomes.append(outcome(self.project, several, library, fix_pages=write))
        self._keep(outcomes, library)

    def _propose(self, made: list["Verification"]) -> None:
        from dhrcode.workflows.documents.page_fixes import patch

        self.patch += "".join(patch(one) for one in made)

    def _keep(self, outcomes: "list[Outcome]", library: "Library") -> None:
        from dhrcode.workflows.documents.memory import keep

        try:
            written = keep(self.project, library, outcomes)
        except DhrcodeError as error:
            self.failure = error
            return
        for several, one in zip(self.found, written, strict=True):
            for number, fix in one.fixes.items():
                several[number] = _Coding.of(fix.made)
                self.changed += fix.said

    def counted(self) -> str:
        """How many quotes, and what became of them."""
        from dhrcode.workflows.documents.verdicts import counted

        return counted([held for one in self.codings for held in one.held])


def _what(review: str | None, coder: str | None, run: _Run) -> str:
    if review is not None:
        return f"{review} as coded by {coder}" if coder else review
    own = sum(one.coder is not None for one in run.codings)
    codings = plural(own, "independent coding")
    if coder is not None:
        return codings
    return plural(len(run.codings) - own, "review") + (f" and {codings}" if own else "")
