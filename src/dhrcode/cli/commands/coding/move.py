"""The command that takes evidence to another subtheme: move."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.coding.clear import draft_again
from dhrcode.cli.options import RecordsOptions, ReviewArgument
from dhrcode.cli.terminal import say


def move(
    review: ReviewArgument,
    subtheme: Annotated[
        str, typer.Argument(metavar="FROM", help="The subtheme that has it, by its id or label.")
    ],
    to: Annotated[str, typer.Argument(metavar="TO", help="The subtheme that it belongs to.")],
    number: Annotated[
        int,
        typer.Option(
            "--evidence", metavar="N", min=1, help="Which piece, as 'dhrcode show' numbers it."
        ),
    ],
    *,
    finding: Annotated[
        str | None,
        typer.Option(
            "--finding", metavar="FINDING", help="What is found of TO, if it is not coded yet."
        ),
    ] = None,
    at: RecordsOptions,
) -> None:
    """Take a piece of evidence to another subtheme."""
    from dhrcode.reports.cell_text import evidence_text
    from dhrcode.workflows.coding.correction import EvidencePlace
    from dhrcode.workflows.coding.correction import move as moved

    found = at.open()
    done = moved(found, review, EvidencePlace(subtheme, number), to, finding)
    say(
        f"{done.record.review}: it is evidence {done.number} of {done.subtheme} ({done.finding}) "
        f"now{draft_again(done)}"
    )
    say(f"Moved: {evidence_text(done.pieces[0])}")
