"""verify: every quote held against its document."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import AsOption, ProjectOption, project_at
from dhrcode.cli.problem_formats import ProblemFormat, ProblemFormatOption, print_in
from dhrcode.cli.terminal import print_problems, say, write_output
from dhrcode.errors import DhrcodeError, UsageError
from dhrcode.problems import Problem, has_errors
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.documents.verdicts import CheckedQuote
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


@dataclass
class _Run:
    """What one run of the command has found so far, and what it could not write."""

    project: "Project"
    problems: list[Problem] = field(default_factory=list)
    held: list["CheckedQuote"] = field(default_factory=list)
    patch: str = ""
    changed: list[str] = field(default_factory=list)
    records: int = 0
    codings: int = 0
    failure: DhrcodeError | None = None

    def over(self, review: str | None, *, fix_pages: bool, write: bool) -> None:
        """Goes through the records; what cannot be written ends nothing but the writing."""
        from dhrcode.cli.progress import tracked_as
        from dhrcode.workflows.documents.verification import Library, verify

        library, shown = Library(self.project.root), tracked_as("Verifying quotes")
        for several in verify(self.project, library, review, shown):
            result = several
            if fix_pages and write:
                result = [self._written(one, library) for one in several]
            elif fix_pages:
                self._propose(several)
            for one in result:
                self._count(one)
            self._remember(result)

    def _count(self, one: "Verification") -> None:
        self.problems += one.problems
        self.held += one.held
        self.records += one.project.coder is None
        self.codings += one.project.coder is not None

    def _propose(self, result: list["Verification"]) -> None:
        from dhrcode.workflows.documents.page_fixes import patch

        self.patch += "".join(patch(one) for one in result)

    def _written(self, one: "Verification", library: "Library") -> "Verification":
        from dhrcode.workflows.documents.page_fixes import write_pages
        from dhrcode.workflows.documents.verification import verified

        try:
            changed = write_pages(one)
        except DhrcodeError as error:
            self.failure = self.failure or error
            return one
        self.changed += changed
        return verified(one.project, one.path, library) if changed else one

    def _remember(self, result: list["Verification"]) -> None:
        from dhrcode.workflows.documents.memory import remember

        try:
            remember(self.project, result)
        except DhrcodeError as error:
            self.failure = self.failure or error

    def counted(self) -> str:
        """How many quotes, and what became of them."""
        from dhrcode.workflows.documents.verdicts import counted

        return counted(self.held)


def _what(review: str | None, coder: str | None, run: _Run) -> str:
    if review is not None:
        return f"{review} as coded by {coder}" if coder else review
    codings = plural(run.codings, "independent coding")
    if coder is not None:
        return codings
    return plural(run.records, "review") + (f" and {codings}" if run.codings else "")
