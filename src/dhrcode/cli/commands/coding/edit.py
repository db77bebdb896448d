"""The command that goes on with a coding, or goes through the queue: edit."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.coding.dialogue import ask, ask_queue
from dhrcode.cli.options import RecordsOptions
from dhrcode.errors import UsageError


def edit(
    *,
    review: Annotated[
        str | None,
        typer.Argument(metavar="REVIEW", help="The review's id; all of them with --queue alone."),
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="SUBTHEME", help="Go to this one alone.")
    ] = None,
    queue: Annotated[
        bool, typer.Option("--queue", help="Go through what has to be coded again, and why.")
    ] = False,
    attributes: Annotated[
        bool, typer.Option("--attributes", help="Go to the attributes alone: all of them.")
    ] = False,
    at: RecordsOptions,
) -> None:
    """Go on coding a review, or go to one subtheme.

    Or go to the attributes, or through the queue.
    """
    from dhrcode.workflows.coding.session import Session
    from dhrcode.workflows.edits import subtheme_id

    found = at.open()
    if queue and theme is not None:
        raise UsageError(
            "--theme goes to one subtheme, --queue to all that have to be coded "
            "again: give one of the two"
        )
    if attributes and (queue or theme is not None):
        raise UsageError("--attributes goes to the attributes alone: leave out --theme and --queue")
    if queue:
        ask_queue(found, review)
    elif review is None:
        raise UsageError(
            "say which review: 'dhrcode edit REVIEW', or --queue for all that have to "
            "be coded again"
        )
    else:
        only = subtheme_id(found.codebook, theme) if theme else None
        ask(Session.resume(found, review), only, attributes=attributes)
