"""The command that mends a piece of evidence: evidence."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.coding.code import EvidenceOptions
from dhrcode.cli.options import RecordsOptions, ReviewArgument, SubthemeArgument
from dhrcode.cli.terminal import say


def evidence(
    review: ReviewArgument,
    subtheme: SubthemeArgument,
    number: Annotated[
        int, typer.Argument(metavar="N", min=1, help="Which piece, as 'dhrcode show' numbers it.")
    ],
    parts: EvidenceOptions,
    at: RecordsOptions,
) -> None:
    """Mend a piece of evidence where it stands.

    An empty text ("") takes a part out.
    """
    from dhrcode.reports.cell_text import evidence_text
    from dhrcode.workflows.coding.correction import EvidencePlace, mend

    found = at.open()
    done = mend(found, review, EvidencePlace(subtheme, number), parts._asdict())
    text = evidence_text(done.pieces[0])
    say(f"{done.record.review}: evidence {number} of {done.subtheme} is now {text}")
    if done.verified:
        say(done.verified)
