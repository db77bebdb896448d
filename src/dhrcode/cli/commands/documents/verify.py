"""The command that checks every quote against its document: verify."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import AsOption, CoderOption, ProjectOption, project_at
from dhrcode.cli.problem_formats import ProblemFormat, ProblemFormatOption, print_in
from dhrcode.cli.terminal import print_problems, say, write_output
from dhrcode.errors import UsageError
from dhrcode.problems import has_errors
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.documents.verification_run import VerificationRun


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
    accept: Annotated[
        tuple[str, str, int] | None,
        typer.Option(
            "--accept",
            metavar="REVIEW SUBTHEME N",
            help="Let the quote in the Nth piece of evidence stand as it is: --coder has looked.",
        ),
    ] = None,
    by: CoderOption = None,
    project: ProjectOption = None,
) -> None:
    """Hold every quote against its document."""
    from dhrcode.cli.progress import tracked_as
    from dhrcode.workflows.documents.verdicts import counted
    from dhrcode.workflows.documents.verification_run import VerificationRun

    if write and not fix_pages:
        raise UsageError("--write goes with --fix-pages")
    if fix_pages and form is not ProblemFormat.TEXT:
        raise UsageError("--fix-pages prints a patch: leave out --format")
    found = project_at(context, project, coder)
    if accept is not None:
        _accept(found, accept, coder or by)
        return
    run = VerificationRun(found, "written" if write else "proposed" if fix_pages else "as they are")
    run.over(review, tracked_as("Verifying quotes"))
    if fix_pages:  # standard output is the patch, which another program may read
        print_problems(run.problems, stderr=True)
        write_output(run.patch.encode())
        for line in run.changed:
            say(line)
    else:
        print_in(run.problems, form)
    if form is ProblemFormat.TEXT:
        say(f"{_what(review, coder, run)}: {counted(run.held)}", stderr=True)
    if run.failure is not None:
        raise run.failure
    if has_errors(run.problems):
        raise typer.Exit(1)


def _accept(project: "Project", piece: tuple[str, str, int], by: str | None) -> None:
    from dhrcode.workflows.documents.acceptance import accept

    if by is None:
        raise UsageError("say who has looked: --coder INITIALS, or set DHRCODE_CODER")
    review, subtheme, number = piece
    accept(project, review, subtheme, number, by)
    say(f"{review}: piece {number} of {subtheme} stands as it is; {by} has looked")


def _what(review: str | None, coder: str | None, run: "VerificationRun") -> str:
    if review is not None:
        return f"{review} as coded by {coder}" if coder else review
    codings = plural(run.codings, "independent coding")
    if coder is not None:
        return codings
    return plural(run.records, "review") + (f" and {codings}" if run.codings else "")
