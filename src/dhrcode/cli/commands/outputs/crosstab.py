"""The command that counts reviews by two attributes or subthemes: crosstab."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.outputs.report import ProfileName, note
from dhrcode.cli.options import DecimalsOption, OutputOptions, ProjectOptions, SelectionOptions


def crosstab(
    row: Annotated[
        str, typer.Argument(metavar="ROW", help="An attribute or a subtheme: victim.sex, gps.")
    ],
    column: Annotated[str, typer.Argument(metavar="COLUMN", help="Another.")],
    at: ProjectOptions,
    to: OutputOptions,
    chosen: SelectionOptions,
    decimals: DecimalsOption = 0,
    profile: Annotated[
        ProfileName,
        typer.Option(
            "--profile",
            help="publication hides small counts; of one subtheme by one attribute alone.",
        ),
    ] = ProfileName.INTERNAL,
) -> None:
    """Count reviews by two attributes or subthemes."""
    from dhrcode.cli.output import Output, say_small
    from dhrcode.cli.progress import tracked, tracked_as
    from dhrcode.reports.crosstab import crosstab_report
    from dhrcode.reports.texts import counts_in
    from dhrcode.workflows.outputs.crosstab import cross, publish_cross
    from dhrcode.workflows.outputs.report import ReportProgress

    found = at.open()
    output = Output(to, found, decimals=decimals)
    selection = chosen.of(found)
    if profile is ProfileName.PUBLICATION:
        watch = ReportProgress(tracked, tracked_as("Hiding counts"))
        result = publish_cross(found, selection, row, column, watch)
    else:
        result = cross(found, selection, row, column, tracked)
    made = crosstab_report(result.table, result.origin, result.published)
    output.deliver(made, result.warnings)
    if not output.written:
        return
    if result.published is None:
        say_small(found, counts_in(made))
    else:
        note("crosstab", found, result.origin.selection, result.by, output.written)
