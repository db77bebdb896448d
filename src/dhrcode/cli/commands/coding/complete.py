"""The command that ends the coding of a review: complete."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.options import RecordsOptions, ReviewArgument
from dhrcode.cli.terminal import say


def complete(
    review: ReviewArgument,
    *,
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Coded as far as its source tells; the rest is not coded."),
    ] = False,
    at: RecordsOptions,
) -> None:
    """Mark a review complete, or name what it still lacks."""
    from dhrcode.workflows.coding import entry
    from dhrcode.workflows.coding.unfound_quotes import unfound_quotes

    found = at.open()
    if not partial:
        try:
            done = entry.complete(found, review)
        except entry.IncompleteError as error:
            own = f" --as {found.coder}" if found.coder else ""
            hint = f"; 'dhrcode edit {review}{own}' goes on" if error.uncoded else ""
            raise entry.IncompleteError(f"{error}{hint}", uncoded=error.uncoded) from None
        say(f"{done.review} is complete")
        if noted := unfound_quotes(found, review).noted:
            say(noted, "quiet")
        return
    record = entry.leave_partial(found, review)
    coded = record.coded_of(found.codebook.subthemes)
    say(f"{record.review} is partial: {coded} subthemes coded")
