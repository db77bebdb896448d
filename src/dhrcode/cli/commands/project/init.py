"""The command that begins a project, or brings its schemas into step: init."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.options import project_at
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
            help="Make the schemas and settings for editors anew; no codebook, no record.",
        ),
    ] = False,
) -> None:
    """Start a project in a folder, or bring its schemas into step with its codebook."""
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
    from dhrcode.workflows.project.start import update_project

    found = project_at(context, folder)
    done = update_project(found)
    for said in done:
        say(said)
    if not done:
        say(f"Schemas and settings are in step with {found.codebook.id} {found.codebook.version}.")
