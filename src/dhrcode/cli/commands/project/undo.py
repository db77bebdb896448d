"""The command that takes back what other commands changed: undo."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import RecordsOptions, command_of
from dhrcode.cli.terminal import say, write
from dhrcode.errors import UsageError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.project.undo import KeptStep, StepQuery


def undo(
    *,
    review: Annotated[
        str | None,
        typer.Argument(metavar="[REVIEW]", help="The last step of this review, such as DHR7."),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also where the step changed other reviews: do not ask."),
    ] = False,
    redo: Annotated[bool, typer.Option("--redo", help="Do again what was taken back.")] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="Show what can be taken back, the last step first.")
    ] = False,
    forget: Annotated[
        bool,
        typer.Option("--forget", help="Delete what is kept, so that nothing brings it back."),
    ] = False,
    at: RecordsOptions,
) -> None:
    """Take back the last step, or do it again.

    A step is what a command, or an answer in new and edit, changed.
    """
    from dhrcode.workflows.project.undo import StepQuery

    found = at.open()
    if (listed or forget) and sum((listed, forget, redo, everything)) > 1:
        raise UsageError("--list shows steps, --forget deletes them: give one of the options alone")
    if listed:
        _list(found, review)
        return
    if forget:
        _forget(found, review)
        return
    from dhrcode.workflows.project.what_changed import what_changed

    command = f"{command_of(at.context)}{' --redo' if redo else ''}"
    query = StepQuery(review, redo=redo)
    kept = turned(found, query, command, everything=everything)
    if kept is None:
        say("Nothing was changed.")
        return
    (changed,) = what_changed(found, [kept])
    told = kept.files if changed == kept.files else f"{kept.files} ({changed})"
    if redo:
        say(f"Did {kept.step.said} of {kept.day} again: {told}.")
        return
    say(f"Took back {kept.step.said} of {kept.day}: {told}. {_redo(found, review, kept)}".rstrip())


def _redo(project: "Project", review: str | None, kept: "KeptStep") -> str:
    """How the step is done again; empty where another that was taken back comes first."""
    from dhrcode.workflows.project.undo import StepQuery, kept_steps

    first = next(kept_steps(project, StepQuery(review, redo=True)), None)
    if first is None or first.number != kept.number:
        return ""
    own = f" --as {project.coder}" if project.coder else ""
    return f"'dhrcode undo{f' {review}' if review else ''}{own} --redo' does it again."


def turned(
    project: "Project", query: "StepQuery", command: str, *, everything: bool
) -> "KeptStep | None":
    """Takes a step back or does it again; what keeps it from that is shown."""
    from dhrcode.cli.screen import confirmed
    from dhrcode.workflows.project.undo import turn

    def agreed(question: str) -> bool:
        said = question.partition(". ")[0]
        return everything or confirmed(question, f"{said}: --all takes all; nothing was changed")

    with differences_shown(project):
        return turn(project, query, agreed, command)


@contextmanager
def differences_shown(project: "Project") -> Iterator[None]:
    """Shows what has changed since a step, where that keeps it from being taken back."""
    from dhrcode.store.journal.journal import ChangedSinceError
    from dhrcode.workflows.project.undo import differing

    try:
        yield
    except ChangedSinceError as error:
        write([[(line, "quiet")] for line in differing(project, error)], stderr=True)
        raise


def _forget(project: "Project", review: str | None) -> None:
    from dhrcode.workflows.project.forget import forget

    steps = plural(forget(project, review), "step is", "steps are")
    say(f"{steps} deleted; what was changed before cannot be taken back any more.")


def _list(project: "Project", review: str | None) -> None:
    from dhrcode.cli.layout import print_listing
    from dhrcode.workflows.project.undo import StepQuery, kept_steps
    from dhrcode.workflows.project.what_changed import what_changed

    undone = list(kept_steps(project, StepQuery(review, redo=True)))
    done = list(kept_steps(project, StepQuery(review)))
    if not undone and not done:
        say("Nothing is kept that could be taken back.")
        return
    kept = sorted([*undone, *done], reverse=True)
    rows = [
        (one.day, one.step.command, one.step.coder, changed, "taken back" if one.undone else "")
        for one, changed in zip(kept, what_changed(project, kept), strict=True)
    ]
    print_listing(("When", "Command", "Coder", "Changed", ""), rows)
