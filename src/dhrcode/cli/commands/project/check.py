"""The command that prints every problem of a project: check."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from dhrcode.cli.options import RecordsOptions
from dhrcode.cli.problem_formats import CheckOptions
from dhrcode.text import all_of, plural


def check(options: CheckOptions, at: RecordsOptions) -> None:
    """Read everything and print every problem with its place."""
    from dhrcode.cli.progress import tracked
    from dhrcode.errors import DataProblemsError
    from dhrcode.workflows.project.check import check_project, codings, plans

    said = plural(0, "review")
    try:
        found = at.open()
        problems, said = check_project(found, tracked), plural(len(found.listing[0]), "review")
        if at.own is None:
            more = [(codings(found), "independent coding"), (plans(found), "plan")]
            said = all_of([said, *(plural(count, what) for count, what in more if count)])
    except DataProblemsError as error:  # the codebook: nothing can be checked against it
        problems = list(error.problems)
    options.conclude(problems, f"{said} checked")
