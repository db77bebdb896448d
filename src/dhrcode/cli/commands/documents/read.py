"""The command that shows pages of a document: read."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.commands.documents.find import sought
from dhrcode.cli.options import AsOption, ProjectOption, ReviewArgument, project_at
from dhrcode.cli.terminal import StyledText, say, width, write
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.workflows.documents.pages import PagesRead


def read(
    context: typer.Context,
    review: ReviewArgument,
    page: Annotated[
        str | None, typer.Option("--page", metavar="PAGE", help="Only this page, or 20-22.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="ID", help="Which of the documents.")
    ] = None,
    mark: Annotated[
        str | None, typer.Option("--mark", metavar="WORDS", help="Mark these words.")
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="SUBTHEME", help="Mark this one's cues.")
    ] = None,
    coder: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """Show a page of a review's document, or all of it, with what is looked for marked."""
    from dhrcode.workflows.documents.pages import read as pages_of

    found = project_at(context, project, coder)
    asked = [(mark, None)] * (mark is not None) + [(None, theme)] * (theme is not None)
    terms = [term for one in asked for term in sought(found.codebook, *one).terms]
    reading = pages_of(found, review, source, page, terms)
    write(_pages(reading))
    if terms:
        marked = sum(len(reading.marks.get(page.number, ())) for page in reading.pages)
        say(f"{plural(marked, 'hit')} marked", stderr=True)


def _pages(reading: "PagesRead") -> Iterator[list[StyledText]]:
    from dhrcode.cli.highlight import as_it_stands

    place, document = reading.place, reading.document
    for number, page in enumerate(reading.pages):
        if number:
            yield []
        name = f", page {page.name} ({page.number} of {len(document.pages)})"
        where = f"{place.review} {place.source}{name if document.paged else ''}"
        yield [(where, "title"), (f"  {document.shown}", "quiet")]
        yield []
        marks = reading.marks.get(page.number, ())
        yield from as_it_stands(page.text.rstrip(), marks, width())
