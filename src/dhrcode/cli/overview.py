"""What `dhrcode` says alone: in a project where one is, outside one how to start."""
# ruff: noqa: PLC0415 - --help and a folder without a project need none of it

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dhrcode.cli.terminal import say, write
from dhrcode.errors import NotFoundError
from dhrcode.store.root import find_root, here

if TYPE_CHECKING:
    from collections.abc import Iterable

START = (
    ("dhrcode init my-study", "a folder for one study"),
    ("cd my-study", ""),
    ("dhrcode source add REVIEW FILE --coder INITIALS", "takes a document in"),
    ("dhrcode desk", "codes in the browser"),
    ("dhrcode new --coder INITIALS", "codes here, by questions"),
    ("dhrcode table", "shows the occurrence table"),
)
"""From nothing to a table, for whom there is no project yet."""


def overview(context: typer.Context, folder: Path | None) -> None:
    """Says where the project is and what comes next; without one, how to start."""
    try:
        find_root(folder or here())
    except NotFoundError:
        if folder is not None:
            raise
        _say_start()
        return
    _say_where(context, folder)


def _say_start() -> None:
    say(
        "dhrcode codes themes in anonymised domestic homicide reviews. Nothing leaves this machine."
    )
    say("There is no project in this folder or above it. To start one:")
    say()
    _say_commands(START)
    say()
    say("'dhrcode --help' lists every command; '-C DIR' names a project elsewhere.")


def _say_where(context: typer.Context, folder: Path | None) -> None:
    from dhrcode.cli.commands.plan.options import day_of
    from dhrcode.cli.options import ProjectOptions
    from dhrcode.cli.problem_formats import end_if_wrong
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.project.overview import overview_of

    project = ProjectOptions(context, folder).open()
    found = overview_of(project, day_of(None), tracked)
    say(f"{project.codebook.title}, {project.codebook.version}", "title")
    write([[(str(project.root), "quiet")]])
    say()
    wide = max(len(name) for name, _ in found.lines)
    for name, said in found.lines:
        write([[(name.ljust(wide + 2), "band"), (said, "")]])
    say()
    say("Next")
    _say_commands(found.next)
    end_if_wrong(found.problems)


def _say_commands(commands: "Iterable[tuple[str, str]]") -> None:
    rows = list(commands)
    wide = max(len(command) for command, _ in rows)
    write([(f"  {command.ljust(wide)}", "title"), (f"  {does}", "")] for command, does in rows)
