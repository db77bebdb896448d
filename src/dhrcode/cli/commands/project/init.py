"""The command that begins a project, or brings one into step with this dhrcode: init."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.options import tell_recovered
from dhrcode.cli.terminal import say
from dhrcode.errors import UsageError


def init(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR", help="The folder to make a project; with --update, the project."
        ),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Raise the project's format to the newest, and make the schemas and settings for "
            "editors anew; the codebook's content and the records stay as they are.",
        ),
    ] = False,
) -> None:
    """Start a project, or bring one into step with this dhrcode."""
    from dhrcode.workflows.project.start import start_project

    if update:
        _update(context, folder)
        return
    if folder is None:
        raise UsageError("name the folder that is to be a project: dhrcode init DIR")
    for path in start_project(folder):
        say(f"wrote {path}")
    say("Documents under review belong in sources/, which stays out of git.")
    say(f"Next: dhrcode --project {folder} new --coder INITIALS")


def _update(context: typer.Context, folder: Path | None) -> None:
    from dhrcode.store.project import root_of
    from dhrcode.workflows.project.start import update_project

    codebook, done = update_project(root_of(folder or context.obj), tell_recovered)
    for said in done:
        say(said)
    if not done:
        say(f"Schemas and settings are in step with {codebook.id} {codebook.version}.")
