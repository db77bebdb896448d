"""The command that writes a review's documents with what is coded marked: marked."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.options import RecordsOptions, ReviewArgument, UnblindOption
from dhrcode.cli.terminal import say, tell
from dhrcode.errors import UsageError
from dhrcode.text import plural


def marked(
    review: ReviewArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write it: .docx or .html.")
    ],
    *,
    coders: Annotated[
        str | None,
        typer.Option(
            "--coders",
            metavar="EM,LN",
            help="These coders' codings side by side, parted by commas.",
        ),
    ] = None,
    unblind: UnblindOption = False,
    at: RecordsOptions,
) -> None:
    """Write a review's documents with coded passages marked.

    It holds the documents' whole text.
    """
    from dhrcode.cli.output import refuse_own
    from dhrcode.store.atomic import write_bytes
    from dhrcode.workflows.outputs.marked import marked as marked_in

    found = at.open()
    suffix = output.suffix.lower()
    if suffix not in (".docx", ".html"):
        raise UsageError(f"'{output.name[-40:]}' does not end in .docx or .html")
    if coders and at.own:
        raise UsageError("--coders shows several codings, --as one: give one of the two")
    refuse_own(found, output)
    names = [name.strip() for name in (coders or "").split(",") if name.strip()]
    result = marked_in(found, review, names, unblind=unblind)
    if suffix == ".docx":
        from dhrcode.exporters.word.marked import render_marked
    else:
        from dhrcode.exporters.html.marked import render_marked
    write_bytes(output, render_marked(result.document), private=True)
    tell(f"wrote {output}")
    held = plural(len(result.document.marks), "passage")
    left = plural(len(result.document.unplaced), "piece")
    say(f"{held} marked; {left} of evidence not placed, listed at the end.")
    words = plural(result.identifying, "word or phrase", "words or phrases")
    say(
        f"It holds the documents' whole text, with {words} that may tell who somebody is: "
        f"'dhrcode scan {review}' lists them.",
        "warning",
    )
