"""The command that removes a review: remove."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import RecordsOptions, ReviewArgument
from dhrcode.cli.terminal import say
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.workflows.project.removal import Removal


def remove(
    review: ReviewArgument,
    *,
    documents: Annotated[
        bool,
        typer.Option("--with-documents", help="Its documents too, unless another review has them."),
    ] = False,
    for_good: Annotated[
        bool,
        typer.Option(
            "--for-good",
            help="With documents, their text and every kept step, after asking; nothing brings it "
            "back.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    at: RecordsOptions,
) -> None:
    """Remove a review: its record and every coding of it.

    What was verified of it goes as well.
    """
    from dhrcode.cli.commands.key.reminder import remind_of_key
    from dhrcode.cli.screen import confirmed
    from dhrcode.workflows.project.removal import planned_removal
    from dhrcode.workflows.project.removal import remove as carry_out

    found = at.open()
    found.recover()
    removal = planned_removal(found, review, documents=documents or for_good)
    if for_good and not yes:
        question = f"{_question(removal)} Nothing brings it back. Go on?"
        refused = (
            f"{removal.review} is removed for good only if you say so: --yes; nothing was done"
        )
        if not confirmed(question, refused):
            say("Nothing was changed.")
            return
    carry_out(found, removal, for_good=for_good)
    end = "Nothing is kept of it here" if for_good else "'dhrcode undo' takes it back"
    say(f"Removed {removal.review}: {', '.join(removal.gone) or 'what was kept of it'}. {end}.")
    _say_what_stays(removal)
    if for_good:
        say(
            "Copies of the folder, files written with -o, backups and git's history still have "
            "what they had."
        )
    if at.own is None:
        remind_of_key(found, removal.review)


def _question(removal: "Removal") -> str:
    steps = f" and {plural(len(removal.steps), 'kept step')}" if removal.steps else ""
    files = f"{plural(len(removal.gone), 'file')} ({', '.join(removal.gone)})"
    return f"{files if removal.gone else 'No file'}{steps} are deleted."


def _say_what_stays(removal: "Removal") -> None:
    for file in removal.untouched:
        say(f"sources/{file} stays: --with-documents removes it too.")
    for file in removal.staying:
        say(f"sources/{file} stays, since another review names it.")
