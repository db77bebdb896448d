"""The command that writes one finding: code."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.options import (
    CoderOption,
    KindOption,
    RecordsOptions,
    ReviewArgument,
    SubthemeArgument,
)
from dhrcode.cli.screen import at_a_terminal, confirmed
from dhrcode.cli.terminal import say
from dhrcode.errors import NotFoundError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.coding.entry import Entered, FindingEntry


class EvidenceOptions(NamedTuple):
    """A piece of evidence, as it was typed."""

    page: Annotated[str | None, typer.Option("--page", help="Page of the document.")] = None
    quote: Annotated[str | None, typer.Option("--quote", help="The document's words.")] = None
    note: Annotated[str | None, typer.Option("--note", help="Your own words.")] = None
    source: Annotated[
        str | None, typer.Option("--source", help="Which of the record's sources.")
    ] = None
    section: Annotated[str | None, typer.Option("--section", help="Section of the document.")] = (
        None
    )


def code(
    review: ReviewArgument,
    subtheme: SubthemeArgument,
    finding: Annotated[
        str, typer.Argument(metavar="FINDING", help="present, absent, not-stated or unclear.")
    ],
    evidence: EvidenceOptions,
    *,
    summary: Annotated[
        str | None,
        typer.Option(
            "--summary", help='The finding in one or two sentences of yours; "" takes it out.'
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="In place of what the record says now.")
    ] = False,
    new: Annotated[
        bool, typer.Option("--new", help="Begin the review where the project does not know it.")
    ] = False,
    coder: CoderOption = None,
    kind: KindOption = None,
    at: RecordsOptions,
) -> None:
    """Write one finding, or one more piece of its evidence."""
    from dhrcode.workflows.coding.entry import FindingEntry, Piece

    found = at.open()
    coder = at.own or coder  # whose folder it is, whatever DHRCODE_CODER says
    piece = Piece(**evidence._asdict())
    entry = FindingEntry(
        subtheme, finding, piece, coder, kind, replace=replace, begin=new, summary=summary
    )
    result = _entered(found, review, entry)
    coded = result.record.findings[result.subtheme]
    pieces = plural(len(coded.evidence), "piece") + " of evidence" if coded.evidence else ""
    held = " and ".join(filter(None, (pieces, "a summary" if coded.summary else "")))
    said = f", with {held}" if held else ""
    say(f"{result.record.review}: {result.subtheme} is {result.finding}{said}")
    if result.verified:
        say(result.verified)


def _entered(project: "Project", review: str, entry: "FindingEntry") -> "Entered":
    """Writes the finding; a person at a terminal is asked whether a new review is meant."""
    from dhrcode.workflows.coding.entry import enter
    from dhrcode.workflows.coding.new_reviews import NewReviewError

    try:
        return enter(project, review, entry)
    except NewReviewError as new:
        if not at_a_terminal():
            raise
        if not confirmed(f"{new.question} Begin {review}?", str(new)):
            raise NotFoundError(f"{review} was not begun; nothing was written") from None
        return enter(project, review, entry._replace(begin=True))
