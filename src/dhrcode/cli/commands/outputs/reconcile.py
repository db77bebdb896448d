"""The command that compares the coded counts with published ones: reconcile."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.options import DraftsOption, OutputOptions, ProjectOptions


def reconcile(
    published: Annotated[
        Path,
        typer.Argument(
            metavar="PUBLISHED.yaml", help="source, reviews and counts of a published table."
        ),
    ],
    at: ProjectOptions,
    to: OutputOptions,
    include_drafts: DraftsOption = False,
) -> None:
    """Compare the coded counts with those of a published table."""
    from dhrcode.analysis.selection import Selection
    from dhrcode.cli.output import Output
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.reconciliation import reconciliation_report
    from dhrcode.workflows.outputs.reconciliation import reconcile_with

    found = at.open()
    output = Output(to, found, inputs=[published])
    result = reconcile_with(found, published, Selection(include_drafts=include_drafts), tracked)
    output.deliver(reconciliation_report(result.result, result.origin), result.warnings)
    if not result.result.agrees:
        raise typer.Exit(1)
