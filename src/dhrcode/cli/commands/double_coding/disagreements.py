"""The command that lists where coders differ: disagreements."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from dhrcode.cli.commands.double_coding.codings import CodersOptions, compared
from dhrcode.cli.options import OutputOptions, ProjectOptions, SelectionOptions


def disagreements(
    at: ProjectOptions,
    to: OutputOptions,
    of: CodersOptions,
    chosen: SelectionOptions,
) -> None:
    """List where coders differ, with each one's evidence."""
    from dhrcode.cli.output import Output
    from dhrcode.reports.differences import differences_report
    from dhrcode.workflows.double_coding.comparison import (
        differences,
        origin_of_codings,
        refuse_nothing_differing,
    )

    found = at.open()
    output = Output(to, found)
    result, selection = compared(found, of, chosen)
    refuse_nothing_differing(found, result, selection)
    output.deliver(
        differences_report(
            differences(found.codebook, result, selection.areas),
            list(result.cases),
            len(result.twice()),
            origin_of_codings(found, selection, result).lines(),
        )
    )
