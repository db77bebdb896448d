"""The command that brings a codebook into step with the shipped one: codebook update."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.commands.codebook.revision import say_behind
from dhrcode.cli.options import OutputOptions, ProjectOptions
from dhrcode.cli.terminal import say, tell

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.codebook.update import CodebookUpdate


def update(
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
    ] = False,
    version: Annotated[
        str | None,
        typer.Option(
            "--version",
            metavar="V",
            help="The new version; otherwise the shipped one's, or the next number.",
        ),
    ] = None,
    at: ProjectOptions,
) -> None:
    """Bring in what is new in the shipped codebook. Changes of your own stay."""
    from dhrcode.workflows.codebook.update import carry_out, planned_update

    found = at.open()
    plan = planned_update(found, version)
    if plan is None:
        own = found.codebook
        say(f"{own.id} {own.version} has all that is new in the codebook that dhrcode carries.")
    elif dry_run:
        _show(found, plan)
    else:
        carry_out(found, plan)
        _say(found, plan)


def _show(project: "Project", plan: "CodebookUpdate") -> None:
    from dhrcode.analysis.codebook_diff import compare_codebooks
    from dhrcode.cli.output import Output
    from dhrcode.reports.codebook_diff import codebook_diff_report

    report = codebook_diff_report(compare_codebooks(plan.before, plan.after))
    Output(OutputOptions(allow_identifiers=True), project).deliver(report)
    _say_kept(plan)
    tell("Nothing was written.")


def _say(project: "Project", plan: "CodebookUpdate") -> None:
    from dhrcode.reports.codebook_update import said_of_update
    from dhrcode.workflows.codebook.revision import stale_schema
    from dhrcode.workflows.project.check import codings

    for sentence in said_of_update(plan.before, plan.after, plan.shipped):
        say(sentence)
    _say_kept(plan)
    moved = bool(plan.revisions)
    records, coded = len(project.listing[0]), codings(project)
    say_behind(records * moved, coded * moved, stale_schema(project, plan.after))


def _say_kept(plan: "CodebookUpdate") -> None:
    if plan.kept:
        say(f"Left as this project has it: {', '.join(plan.kept)}.")
