"""The command that ends the coding of a review: complete."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

import typer

from dhrcode.cli.options import AsOption, ProjectOption, ReviewArgument, project_at
from dhrcode.cli.terminal import say


def complete(
    context: typer.Context,
    review: ReviewArgument,
    coder: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """Mark a review complete, or name what it still lacks."""
    from dhrcode.workflows.coding.entry import complete as completed

    say(f"{completed(project_at(context, project, coder), review).review} is complete")
