"""The command that notes a candidate theme: note."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.coding.code import EvidenceOptions
from dhrcode.cli.options import RecordsOptions, ReviewArgument
from dhrcode.cli.terminal import say
from dhrcode.text import plural


def note(
    review: ReviewArgument,
    theme: Annotated[
        str,
        typer.Argument(
            metavar="THEME", help="One of the codebook's candidates, or a name of your own."
        ),
    ],
    evidence: EvidenceOptions,
    *,
    about: Annotated[
        str | None, typer.Option("--about", metavar="TEXT", help="What the theme is.")
    ] = None,
    at: RecordsOptions,
) -> None:
    """Note a candidate theme, one that has no subtheme.

    Or add one more piece of evidence to a candidate that is noted already.
    """
    from dhrcode.workflows.coding.entry import CandidateEntry, Piece
    from dhrcode.workflows.coding.entry import note as noted

    found = at.open()
    result = noted(found, review, CandidateEntry(theme, about, Piece(**evidence._asdict())))
    pieces = len(result.candidate.evidence)
    held = f", with {plural(pieces, 'piece')} of evidence" if pieces else ""
    say(f"{result.record.review}: '{result.candidate.label}' is noted{held}")
    if result.verified:
        say(result.verified)
