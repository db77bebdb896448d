"""The command that brings records forward to a codebook that has changed: migrate."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import ProjectOptions
from dhrcode.cli.screen import interruptible
from dhrcode.cli.terminal import say, tell, write
from dhrcode.errors import UsageError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.codebook.migration import MigrationPlan


def migrate(
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show each record's change, and write nothing.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Put the records of the last migration back.")
    ] = False,
    at: ProjectOptions,
) -> None:
    """Bring all records forward to the codebook's version."""
    if dry_run and undo:
        raise UsageError(
            "--dry-run shows what a migration would do, and --undo takes one back: "
            "give one of the two"
        )
    found = at.open()
    with interruptible(_interrupted):
        if undo:
            _undo(found)
        elif dry_run:
            _show(found)
        else:
            _migrate(found)


def _interrupted() -> None:
    tell("Interrupted: 'dhrcode migrate' finishes what was begun, or begins again.")


def _undo(project: "Project") -> None:
    from dhrcode.cli.commands.project.undo import differences_shown
    from dhrcode.workflows.codebook.migration import take_back

    with differences_shown(project):
        back = take_back(project)
    say(f"{plural(back, 'file is', 'files are')} as before the migration.")


def _show(project: "Project") -> None:
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.codebook.migration import differences, planned

    plan = planned(project, tracked)
    write([(line, _style(line))] for line in differences(plan))
    tell(f"{plan.counted()} Nothing was written.")


def _style(line: str) -> str:
    if line.startswith(("---", "+++")):
        return "title"
    return {"@": "quiet", "-": "error", "+": "band"}.get(line[:1], "")


def _migrate(project: "Project") -> None:
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.codebook.migration import carry_out, planned

    project.recover()
    plan = planned(project, tracked)
    carry_out(project, plan)
    say(plan.counted())
    _go_on(plan)


def _go_on(plan: "MigrationPlan") -> None:
    if any(step.queued or step.asked for step in plan.steps):
        say(
            "'dhrcode queue' lists what has to be coded and why; 'dhrcode edit --queue' leads "
            "through it."
        )
    if plan.steps:
        say("'dhrcode migrate --undo' puts the records back as they were.")
