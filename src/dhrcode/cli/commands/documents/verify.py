"""The command that checks every quote against its document: verify."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import AsOption, CoderOption, ProjectOptions
from dhrcode.cli.problem_formats import ProblemFormat, ProblemFormatOption, end_if_wrong, print_in
from dhrcode.cli.terminal import print_problems, say, tell, write_output
from dhrcode.errors import UsageError
from dhrcode.text import all_of, plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.documents.verification_run import VerificationRun


def verify(
    *,
    review: Annotated[
        str | None,
        typer.Argument(metavar="REVIEW", help="The review's or study's id; otherwise all."),
    ] = None,
    subtheme: Annotated[
        str | None, typer.Argument(metavar="SUBTHEME", help="With --accept: whose evidence.")
    ] = None,
    number: Annotated[
        int | None, typer.Argument(metavar="N", help="With --accept: which piece of it, from 1.")
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
        bool,
        typer.Option("--accept", help="Let the quote of that piece stand: --coder has looked."),
    ] = False,
    every: Annotated[
        bool,
        typer.Option("--all", help="With --accept: all quotes of REVIEW that are not found."),
    ] = False,
    by: CoderOption = None,
    at: ProjectOptions,
) -> None:
    """Check every quote against its document."""
    from dhrcode.cli.progress import tracked_as
    from dhrcode.workflows.documents.verdicts import counted
    from dhrcode.workflows.documents.verification_run import VerificationRun

    if write and not fix_pages:
        raise UsageError("--write goes with --fix-pages")
    if fix_pages and form is not ProblemFormat.TEXT:
        raise UsageError("--fix-pages prints a patch: leave out --format")
    found = at.open(coder)
    if accept:
        _accept(found, (review, subtheme, number), coder or by, every=every)
        return
    if every or subtheme is not None:
        raise UsageError("SUBTHEME, N and --all go with --accept")
    run = VerificationRun(found, "written" if write else "proposed" if fix_pages else "as they are")
    run.over(review, tracked_as("Verifying quotes"))
    if fix_pages:  # standard output is the patch, which another program may read
        print_problems(run.problems)
        write_output(run.patch.encode())
        for line in run.changed:
            say(line)
    else:
        print_in(run.problems, form)
    if form is ProblemFormat.TEXT:
        tell(f"{_what(review, coder, run)}: {counted(run.held)}")
    if run.failure is not None:
        raise run.failure
    end_if_wrong(run.problems, printed=True)


def _accept(
    project: "Project",
    piece: tuple[str | None, str | None, int | None],
    by: str | None,
    *,
    every: bool,
) -> None:
    from dhrcode.workflows.documents.acceptance import accept, accept_unfound

    review, subtheme, number = piece
    if every and review is not None and subtheme is None:
        stand = len(accept_unfound(project, review, _looked(by)))
        quotes = plural(stand, "quote that is not found stands", "quotes that are not found stand")
        if stand:
            say(f"{review}: {quotes} as written; {by} has looked")
        else:
            say(f"{review}: no quote was looked for and not found; nothing was changed")
    elif every or review is None or subtheme is None or number is None:
        raise UsageError("--accept goes with REVIEW SUBTHEME N, or with --all REVIEW")
    else:
        accept(project, review, subtheme, number, _looked(by))
        say(f"{review}: piece {number} of {subtheme} stands as it is; {by} has looked")


def _looked(by: str | None) -> str:
    if by is None:
        raise UsageError("say who has looked: --coder INITIALS, or set DHRCODE_CODER")
    return by


def _what(review: str | None, coder: str | None, run: "VerificationRun") -> str:
    if review is not None:
        return f"{review} as coded by {coder}" if coder else review
    codings = plural(run.codings, "independent coding")
    if coder is not None:
        return codings
    parts = [plural(run.records, "review"), *([codings] if run.codings else [])]
    return all_of([*parts, *([plural(len(run.plans), "plan")] if run.plans else [])])
