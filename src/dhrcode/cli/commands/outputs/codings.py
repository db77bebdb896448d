"""The command that shows all evidence of a theme across reviews: codings."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.options import (
    AreasOption,
    AsOption,
    OtherOption,
    OutputOptions,
    ProjectOptions,
    SelectionOptions,
    UnblindOption,
    refuse_both,
)
from dhrcode.cli.terminal import tell


def codings(
    at: ProjectOptions,
    to: OutputOptions,
    chosen: SelectionOptions,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...",
            help="In quotes, notes, summaries, candidate themes or memos; all of them.",
        ),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option("--theme", metavar="SUBTHEME", help="Only this one; again for more."),
    ] = None,
    area: AreasOption = None,
    review: Annotated[
        list[str] | None,
        typer.Option("--review", metavar="REVIEW", help="Only this review; again for more."),
    ] = None,
    finding: Annotated[
        str | None,
        typer.Option("--finding", metavar="FINDING", help="Only what is present, say."),
    ] = None,
    other: OtherOption = None,
    unblind: UnblindOption = False,
    coder: AsOption = None,
) -> None:
    """Show all evidence of a theme across reviews.

    Each with its page, quote, note and coder.
    """
    from dhrcode.cli.output import Output
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.codings import codings_report
    from dhrcode.workflows.outputs.codings import CodingsRequest, subthemes_called
    from dhrcode.workflows.outputs.codings import codings as found_in

    refuse_both(coder, other)
    found = at.open(coder)
    if other:
        from dhrcode.workflows.double_coding.blinding import codings_of, shown

        found = codings_of(found, other)
    output = Output(to, found)
    request = CodingsRequest(tuple(words or ()), tuple(theme or ()), tuple(review or ()), finding)
    if review or coder or other:  # who asks for a review, or for their own, means drafts too
        chosen = chosen._replace(include_drafts=True)
    result = found_in(found, chosen.of(found, area), request, tracked)
    if other:
        shown([(found, one) for one in result.reviews], unblind=unblind)
    report = codings_report(result.rows, result.drafts, found.codebook, result.origin)
    output.deliver(report, result.warnings)
    if not result.rows:
        for subtheme in subthemes_called(found.codebook, request.words):
            tell(
                f"A subtheme is called '{subtheme.label}': 'dhrcode codings --theme "
                f"{subtheme.id}' shows its evidence.",
            )
