"""Commands that write into the log of an action: plan update, move, confirm, effect and others."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated, Any, NamedTuple

import typer

from dhrcode.cli.commands.plan.options import ActionArgument, day_of
from dhrcode.cli.commands.plan.recommend import say_written
from dhrcode.cli.options import ProjectOption, ProjectOptions

ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="AGENCY", help="Whose word it is; who owns the action."),
]
DayOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day of it, such as 2015-02-10; today."),
]
SaysOption = Annotated[str | None, typer.Option("--says", help="In words.")]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="WORDS", help="What shows it; again for more."),
]
WhyOption = Annotated[str, typer.Option("--why", help="Why.")]


class EntryOptions(NamedTuple):
    """When, in words, and where, as it was typed."""

    context: typer.Context
    says: SaysOption = None
    evidence: EvidenceOption = None
    on: DayOption = None
    project: ProjectOption = None

    def write(self, name: str, what: str, **more: Any) -> None:
        """Writes the entry, and prints it in a line."""
        given = more | {"says": self.says, "evidence": tuple(self.evidence or ())}
        _write(ProjectOptions(self.context, self.project), name, what, self.on, **given)


def _write(at: ProjectOptions, name: str, what: str, on: str | None, **more: Any) -> None:
    """Writes an entry, and prints it in a line."""
    from dhrcode.workflows.plan.log import NewEntry, enter

    entry = NewEntry(what, on=day_of(on), **more)
    say_written(enter(at.open(), name, entry))


def update(
    name: ActionArgument,
    what: Annotated[
        str, typer.Option("--what", help="What became of it: started, done, stopped or reopened.")
    ],
    entry: EntryOptions,
    by: ByOption = None,
) -> None:
    """Write that an action was started or done, and what shows it."""
    from dhrcode.workflows.plan.log import update_named

    entry.write(name, update_named(what), by=by)


def move(
    name: ActionArgument,
    to: Annotated[str, typer.Option("--to", metavar="DATE", help="The new day, or month.")],
    why: WhyOption,
    *,
    by: Annotated[str, typer.Option("--by", metavar="AGENCY", help="Who moved it.")] = (
        "partnership"
    ),
    on: DayOption = None,
    at: ProjectOptions,
) -> None:
    """Move the date of an action; the dates before stay in its log."""
    _write(at, name, "due-moved", on, by=by, says=why, to=to)


def confirm(
    name: ActionArgument,
    result: Annotated[
        str, typer.Option("--result", help="What the check found: shown, partly or not-shown.")
    ],
    entry: EntryOptions,
    by: Annotated[
        str, typer.Option("--by", metavar="AGENCY", help="Who checked; never who owns the action.")
    ] = "board",
) -> None:
    """Write that somebody else than its owner checked an action."""
    entry.write(name, "checked", by=by, result=result)


def effect(
    name: ActionArgument,
    result: Annotated[
        str, typer.Option("--result", help="change, some-change, no-change or not-known.")
    ],
    entry: EntryOptions,
    by: Annotated[str, typer.Option("--by", metavar="AGENCY", help="Who looked.")] = "board",
) -> None:
    """Write whether anything changed through an action."""
    entry.write(name, "effect", by=by, result=result)


def stop(
    name: ActionArgument,
    why: WhyOption,
    *,
    by: Annotated[str, typer.Option("--by", metavar="AGENCY", help="Who stopped it.")] = (
        "partnership"
    ),
    on: DayOption = None,
    at: ProjectOptions,
) -> None:
    """Write that an action was given up, and why."""
    _write(at, name, "stopped", on, by=by, says=why)


def reopen(
    name: ActionArgument,
    why: WhyOption,
    *,
    by: Annotated[str, typer.Option("--by", metavar="AGENCY", help="Who reopened it.")] = (
        "partnership"
    ),
    on: DayOption = None,
    at: ProjectOptions,
) -> None:
    """Open an action again that was done or stopped."""
    _write(at, name, "reopened", on, by=by, says=why)


def withdraw(
    name: ActionArgument,
    number: Annotated[
        int, typer.Argument(metavar="N", help="Which entry, as 'plan show' numbers them.")
    ],
    why: WhyOption,
    at: ProjectOptions,
) -> None:
    """Mark an entry of an action's log as counting no more; it stays where it is."""
    from dhrcode.workflows.plan.log import withdraw as mark_withdrawn

    say_written(mark_withdrawn(at.open(), name, number, why))
