"""The command that makes the occurrence table: table."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.options import (
    AreasOption,
    DecimalsOption,
    GroupingOption,
    OutputOptions,
    SelectionOptions,
    project_at,
)


def table(
    context: typer.Context,
    to: OutputOptions,
    chosen: SelectionOptions,
    area: AreasOption = None,
    grouping: GroupingOption = None,
    counts_only: Annotated[
        bool, typer.Option("--counts-only", help="Leave out which review is which.")
    ] = False,
    decimals: DecimalsOption = 0,
) -> None:
    """Make the occurrence table: subthemes x reviews, with counts."""
    from dhrcode.cli.output import Output, say_small
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.occurrence import COUNTS, occurrence_report
    from dhrcode.workflows.outputs.table import tabulate

    found = project_at(context, to.project)
    output = Output(to, found, decimals=decimals)
    result = tabulate(found, chosen.of(found, area), tracked, grouping)
    report = occurrence_report(found.codebook, result.table, result.origin, counts_only=counts_only)
    output.deliver(report, result.warnings)
    if counts_only and output.written:
        counts = (row.counts for row in result.table.rows)
        say_small(found, (getattr(c, name) for c in counts for name in COUNTS))
