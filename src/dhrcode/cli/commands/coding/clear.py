"""The command that takes a finding or a piece of evidence out again: clear."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import RecordsOptions, ReviewArgument, SubthemeArgument
from dhrcode.cli.terminal import say

if TYPE_CHECKING:
    from dhrcode.workflows.coding.correction import Correction
    from dhrcode.workflows.documents.source_removal import RemovedSource


def clear(
    review: ReviewArgument,
    subtheme: SubthemeArgument,
    *,
    number: Annotated[
        int | None,
        typer.Option(
            "--evidence", metavar="N", min=1, help="This piece alone, as 'dhrcode show' numbers it."
        ),
    ] = None,
    at: RecordsOptions,
) -> None:
    """Take out what is coded of a subtheme, or one piece of it."""
    from dhrcode.workflows.coding.correction import clear as cleared

    done = cleared(at.open(), review, subtheme, number)
    named = f"{done.record.review}: {done.subtheme}"
    if number is None:
        say(f"{named} is not coded any more; it was {done.finding}{draft_again(done)}")
    else:
        say(f"{named} is {done.finding} without this piece{draft_again(done)}")
    say_taken(done)


def draft_again(done: "Correction | RemovedSource") -> str:
    """The end of a sentence where a complete record is a draft by a correction."""
    return f"; {done.record.review} was complete, and is a draft now" if done.reopened else ""


def say_taken(done: "Correction | RemovedSource") -> None:
    """The words of what was taken out."""
    from dhrcode.reports.cell_text import evidence_text

    for piece in done.pieces:
        say(f"Taken out: {evidence_text(piece)}")
