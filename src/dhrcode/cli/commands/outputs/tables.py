"""Commands that make tables: table, reconcile."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.options import (
    AllowOption,
    AreasOption,
    DraftsOption,
    FormatOption,
    KindsOption,
    OutputOption,
    ProjectOption,
    WhereOption,
    project_at,
    selected,
)
from dhrcode.cli.terminal import print_problems


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("table")(table)
    app.command("reconcile")(reconcile)


def table(
    context: typer.Context,
    project: ProjectOption = None,
    output: OutputOption = None,
    form: FormatOption = None,
    where: WhereOption = None,
    kind: KindsOption = None,
    area: AreasOption = None,
    include_drafts: DraftsOption = False,
    counts_only: Annotated[
        bool, typer.Option("--counts-only", help="Leave out which review is which.")
    ] = False,
    allow_identifiers: AllowOption = False,
) -> None:
    """Make the occurrence table: subthemes x reviews, with counts."""
    from dhrcode.cli.output import check_target, deliver
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.occurrence import occurrence_report
    from dhrcode.workflows.outputs.table import tabulate

    found = project_at(context, project)
    check_target(found, output, form)
    chosen = selected(found, where, kind, include_drafts, area)
    result = tabulate(found, chosen, tracked)
    print_problems(result.warnings, stderr=True)
    deliver(
        occurrence_report(found.codebook, result.table, result.origin, counts_only=counts_only),
        output,
        form,
        found,
        allow=allow_identifiers,
    )


def reconcile(
    context: typer.Context,
    published: Annotated[
        Path,
        typer.Argument(
            metavar="PUBLISHED.yaml", help="source, reviews and counts of a published table."
        ),
    ],
    project: ProjectOption = None,
    output: OutputOption = None,
    form: FormatOption = None,
    include_drafts: DraftsOption = False,
    allow_identifiers: AllowOption = False,
) -> None:
    """Hold the coded counts against a published table's."""
    from dhrcode.analysis.selection import Selection
    from dhrcode.cli.output import check_target, deliver
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.reconciliation import reconciliation_report
    from dhrcode.workflows.outputs.reconciliation import reconcile_with

    found = project_at(context, project)
    check_target(found, output, form)
    result, origin = reconcile_with(
        found, published, Selection(include_drafts=include_drafts), tracked
    )
    deliver(reconciliation_report(result, origin), output, form, found, allow=allow_identifiers)
    if not result.agrees:
        raise typer.Exit(1)
