"""Commands for records and a codebook that has changed: migrate, queue."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import AsOption, ProjectOption, project_at
from dhrcode.cli.terminal import (
    StyledText,
    print_problems,
    say,
    width,
    wrapped,
    write,
    write_output,
)
from dhrcode.errors import UsageError
from dhrcode.problems import has_errors
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.codebook.migration import MigrationPlan
    from dhrcode.workflows.queue import Queue

INTERRUPTED = 130


class QueueFormat(StrEnum):
    """How `queue` prints what has to be coded again."""

    TEXT = "text"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("migrate")(migrate)
    app.command("queue")(queue)


def migrate(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show each record's change, and write nothing.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Put the records of the last migration back.")
    ] = False,
    project: ProjectOption = None,
) -> None:
    """Bring all records forward to the codebook's version."""
    if dry_run and undo:
        raise UsageError(
            "--dry-run shows what a migration would do, and --undo takes one back: "
            "give one of the two"
        )
    found = project_at(context, project)
    try:
        if undo:
            _undo(found)
        elif dry_run:
            _show(found)
        else:
            _migrate(found)
    except KeyboardInterrupt:
        say()
        say("Interrupted: 'dhrcode migrate' finishes what was begun, or begins again.", stderr=True)
        raise typer.Exit(INTERRUPTED) from None


def _undo(project: "Project") -> None:
    from dhrcode.workflows.codebook.migration import take_back

    say(f"{plural(take_back(project), 'record is', 'records are')} as before the migration.")


def _show(project: "Project") -> None:
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.codebook.migration import differences, planned

    plan = planned(project, tracked)
    write([(line, _style(line))] for line in differences(plan))
    say(f"{plan.counted()} Nothing was written.", stderr=True)


def _style(line: str) -> str:
    if line.startswith(("---", "+++")):
        return "title"
    return {"@": "quiet", "-": "error", "+": "band"}.get(line[:1], "")


def _migrate(project: "Project") -> None:
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.codebook.migration import carry_out, finish, planned

    if finished := finish(project):
        said = plural(finished, "record", "records")
        say(f"A migration that was interrupted is finished now ({said}).")
    plan = planned(project, tracked)
    carry_out(project, plan)
    say(plan.counted())
    _go_on(plan)


def _go_on(plan: "MigrationPlan") -> None:
    if any(step.queued for step in plan.steps):
        say(
            "'dhrcode queue' lists what has to be coded and why; 'dhrcode edit --queue' leads "
            "through it."
        )
    if plan.steps:
        say("'dhrcode migrate --undo' puts the records back as they were.")


def queue(
    context: typer.Context,
    form: Annotated[
        QueueFormat, typer.Option("--format", help="How to print the queue.")
    ] = QueueFormat.TEXT,
    coder: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """List what has to be coded again, and why."""
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.queue import queue as queue_of

    found = queue_of(project_at(context, project, coder), tracked)
    if form is QueueFormat.JSON:
        import json

        rows = [one._asdict() for one in found.waiting]
        # in ASCII, since a reason may hold what a terminal obeys
        write_output(f"{json.dumps(rows, indent=2)}\n".encode())
    else:
        write(_listed(found))
    if found.behind:
        said = plural(found.behind, "record is", "records are")
        say(
            f"{said} coded with an older version of the codebook: 'dhrcode migrate' brings them "
            "forward first.",
            stderr=True,
        )
    if has_errors(found.problems):
        print_problems(found.problems, stderr=True)
        raise typer.Exit(1)


def _listed(queue: "Queue") -> Iterator[list[StyledText]]:
    """A line for each review and subtheme, with the reasons below it."""
    if not queue.waiting:
        yield [("Nothing has to be coded again.", "")]
        return
    room, before = width() or 100, None
    for one in queue.waiting:
        if (one.coder, one.review) != before:
            before = (one.coder, one.review)
            own = f" (coded by {one.coder} independently)" if one.coder else ""
            yield [(one.review, "title"), (own, "quiet")]
        yield [(f"  {one.label}", ""), (f"  {one.subtheme}, since {one.version}", "quiet")]
        yield from ([(line, "")] for line in wrapped(one.why, room, "      "))
    yield []
    said = plural(queue.findings, "finding")
    yield [(f"{said} to be coded again: 'dhrcode edit --queue' leads through them.", "")]


def walk_queue(project: "Project", review: str | None, theme: str | None) -> None:
    """Asks about all that is on the queue of one review, or of all that have something on it."""
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.coding.dialogue import StopCodingError
    from dhrcode.workflows.queue import reviews_on_queue

    if theme is not None:
        raise UsageError(
            "--theme goes to one subtheme, --queue to all that have to be coded "
            "again: give one of the two"
        )
    reviews = [review] if review else reviews_on_queue(project, tracked)
    if not reviews:
        say("Nothing has to be coded again.")
    try:
        for one in reviews:
            _ask(project, one)
    except StopCodingError:
        say("What was answered is kept: 'dhrcode edit --queue' goes on.")
    except KeyboardInterrupt:
        say()
        say("What was answered is kept: 'dhrcode edit --queue' goes on.")
        raise typer.Exit(INTERRUPTED) from None


def _ask(project: "Project", review: str) -> None:
    from dhrcode.cli.screen import TerminalScreen
    from dhrcode.workflows.coding.queue_dialogue import QueueDialogue, waiting_in
    from dhrcode.workflows.coding.session import Session

    session = Session.resume(project, review)
    waiting = len(waiting_in(session))
    if not waiting:
        say(f"{session.review} has nothing to be coded again.")
        return
    own = f" --as {project.coder}" if project.coder else ""
    say(f"{session.review}: {plural(waiting, 'subtheme')} to be coded again.", "title")
    QueueDialogue(
        session, TerminalScreen(f"{session.review}{own}", "dhrcode edit --queue")
    ).ask_queue()
