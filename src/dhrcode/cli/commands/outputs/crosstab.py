"""The command that counts reviews by two attributes or subthemes: crosstab."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.options import DecimalsOption, OutputOptions, SelectionOptions, project_at


def crosstab(
    context: typer.Context,
    row: Annotated[
        str, typer.Argument(metavar="ROW", help="An attribute or a subtheme: victim.sex, gps.")
    ],
    column: Annotated[str, typer.Argument(metavar="COLUMN", help="Another.")],
    to: OutputOptions,
    chosen: SelectionOptions,
    decimals: DecimalsOption = 0,
) -> None:
    """Count reviews by two attributes or subthemes."""
    from dhrcode.cli.output import Output, say_small
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.crosstab import crosstab_report
    from dhrcode.reports.texts import counts_in
    from dhrcode.workflows.outputs.report import cross

    found = project_at(context, to.project)
    output = Output(to, found, decimals=decimals)
    result = cross(found, chosen.of(found), row, column, tracked)
    made = crosstab_report(result.table, result.origin)
    output.deliver(made, result.warnings)
    if output.written:
        say_small(found, counts_in(made))
