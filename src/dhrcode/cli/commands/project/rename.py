"""The command that gives a review another id: rename."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.options import ProjectOptions
from dhrcode.cli.terminal import say


def rename(
    old: Annotated[str, typer.Argument(metavar="REVIEW", help="The review's id.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id, which nothing has.")],
    at: ProjectOptions,
) -> None:
    """Give a review another id, in every file that names it."""
    from dhrcode.cli.commands.key.reminder import remind_of_key
    from dhrcode.workflows.project.rename import rename_review

    found = at.open()
    done = rename_review(found, old, new)
    say(f"{old} is {new} now ({done.said}). 'dhrcode undo' takes it back.")
    remind_of_key(found, old, new)
