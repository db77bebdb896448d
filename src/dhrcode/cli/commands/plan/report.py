"""The command that makes the report of plans: plan report."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.commands.plan.options import OnOption, day_of
from dhrcode.cli.options import AllowOption, OutputOptions, ProjectOptions
from dhrcode.exporters import PACK_FORMATS
from dhrcode.text import any_of

_SUFFIXES = any_of([f".{name}" for name in PACK_FORMATS])


def report(
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=f"Write a file: {_SUFFIXES}."),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help=f"Print as {any_of(PACK_FORMATS)}."),
    ] = None,
    on: OnOption = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Say what changed from this day on."),
    ] = None,
    allow_identifiers: AllowOption = False,
    at: ProjectOptions,
) -> None:
    """Make the report of all plans as at a day, with a page for the chair first."""
    from dhrcode.cli.output import Output
    from dhrcode.workflows.plan.report import report_plans

    day, first = day_of(on), None if since is None else day_of(since, "--since")
    found = at.open()
    options = OutputOptions(output, form, allow_identifiers)
    target = Output(options, found, among=PACK_FORMATS)
    target.deliver(report_plans(found, day, first))
