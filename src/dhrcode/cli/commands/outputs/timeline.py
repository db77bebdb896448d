"""The command that draws one review's contacts: timeline."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.options import AllowOption, RecordsOptions, ReviewArgument
from dhrcode.cli.terminal import tell
from dhrcode.errors import UsageError


def timeline(
    review: ReviewArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write it: .html.")
    ],
    *,
    allow_identifiers: AllowOption = False,
    at: RecordsOptions,
) -> None:
    """Draw a review's contacts by agency and time before the death."""
    from dhrcode.cli.output import refuse_own, say_what_it_may_tell
    from dhrcode.exporters.html.timeline import render_timeline
    from dhrcode.store.atomic import write_bytes
    from dhrcode.workflows.contacts.timeline import how_to_date
    from dhrcode.workflows.contacts.timeline import timeline as timeline_of_review
    from dhrcode.workflows.release import refuse_identifiers

    found = at.open()
    if output.suffix.lower() != ".html":
        raise UsageError(f"'{output.name[-40:]}' does not end in .html")
    refuse_own(found, output)
    made = timeline_of_review(found, review)
    own = {value for _, value in made.origin}
    perhaps = 0 if allow_identifiers else refuse_identifiers(found, set(made.texts()), made=own)
    write_bytes(output, render_timeline(made))
    tell(f"wrote {output}")
    if undated := how_to_date(found, review):
        tell(undated)
    say_what_it_may_tell(perhaps, output)
