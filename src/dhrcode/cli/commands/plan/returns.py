"""The command that writes a form for each agency, on its own actions: plan returns."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.commands.plan.options import OnOption, day_of
from dhrcode.cli.options import AllowOption, ProjectOptions
from dhrcode.cli.terminal import say, tell, warn
from dhrcode.text import plural, shown


def returns(
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="The folder; exports/returns if none."),
    ] = None,
    on: OnOption = None,
    allow_identifiers: AllowOption = False,
    at: ProjectOptions,
) -> None:
    """Write for each agency a form (.xlsx) on its own actions; 'dhrcode import' reads it back."""
    from dhrcode.cli.output import EXPORTS, refuse_own, say_what_it_may_tell
    from dhrcode.cli.progress import tracked_as
    from dhrcode.workflows.plan.returns import make_returns, write_returns
    from dhrcode.workflows.release import refuse_identifiers

    day, found = day_of(on), at.open()
    made = make_returns(found, day)
    perhaps = 0 if allow_identifiers else refuse_identifiers(found, made.texts())
    folder = output or found.root / EXPORTS / "returns"
    refuse_own(found, folder / "return.xlsx" if folder.is_dir() else folder)
    files = write_returns(folder, made.returns, tracked_as("Writing returns"))
    for one, path in zip(made.returns, files, strict=True):
        say(f"{shown(path)}: {one.holds}")
    for sentence in made.left_out:
        warn(sentence)
    tell(f"As at {day}: wrote {plural(len(files), 'return')} into {shown(folder)}")
    say_what_it_may_tell(perhaps, Path(shown(folder)) / "*.xlsx")
