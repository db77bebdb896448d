"""The command that sets attributes: set."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.options import RecordsOptions, ReviewArgument
from dhrcode.cli.terminal import say


def set_(
    review: ReviewArgument,
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="ATTRIBUTE=VALUE...",
            help="Such as year=2012 victim.relationship=partner, or victim.2.sex=female of the "
            "second victim; an empty value clears.",
        ),
    ],
    at: RecordsOptions,
) -> None:
    """Set attributes of the review, its victims or perpetrators."""
    from dhrcode.workflows.coding.settings import settings, with_settings

    found = at.open()
    wanted = settings(found.codebook, assignments)
    record = found.change(review, lambda record: with_settings(record, wanted))
    say(f"{record.review}: set {', '.join(assignments)}")
