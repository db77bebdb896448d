"""The command that brings in the independent codings of another folder: merge."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.options import ProjectOptions
from dhrcode.cli.terminal import print_problems, say
from dhrcode.text import plural


def merge(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Another copy of the project, or coders/INITIALS."),
    ],
    at: ProjectOptions,
) -> None:
    """Bring in the independent codings of another folder.

    All of them come in, or none.
    """
    from dhrcode.workflows.double_coding.merge import merge as brought

    result = brought(at.open(), folder)
    print_problems(result.warnings)
    if result.new:
        say(f"{plural(len(result.new), 'coding')} brought in: {', '.join(result.new)}")
    if result.same:
        said = plural(len(result.same), "coding was", "codings were")
        say(f"{said} there already: {', '.join(result.same)}")
