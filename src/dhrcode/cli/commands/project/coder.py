"""The command that gives a coder other initials: coder."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.options import ProjectOptions
from dhrcode.cli.terminal import say


def coder(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The coder's initials.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="New ones, which nobody has.")],
    at: ProjectOptions,
) -> None:
    """Give a coder other initials, in every file that names them."""
    from dhrcode.workflows.project.rename import rename_coder

    done = rename_coder(at.open(), old, new)
    say(f"{old} is {new} now ({done.said}). 'dhrcode undo' takes it back.")
