"""The command that shows how far each coding of each review is: progress."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from dhrcode.cli.options import AsOption, OutputOptions, ProjectOptions


def progress(at: ProjectOptions, to: OutputOptions, coder: AsOption = None) -> None:
    """Show how far each coding of each review is, with totals."""
    from dhrcode.cli.output import Output
    from dhrcode.cli.problem_formats import end_if_wrong
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.progress import progress_report
    from dhrcode.workflows.outputs.progress import progress_of

    found = at.open(coder)
    output = Output(to, found)
    result = progress_of(found, tracked)
    output.deliver(progress_report(result.codings, result.subthemes))
    end_if_wrong(result.problems)
