"""The command that shows pages of a document: read."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.commands.documents.find import sought
from dhrcode.cli.options import (
    OtherOption,
    RecordsOptions,
    ReviewArgument,
    UnblindOption,
    refuse_both,
)
from dhrcode.cli.terminal import StyledText, page_by_page, say, tell, width
from dhrcode.errors import UsageError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.documents.coded_pieces import CodedMark, CodedPages
    from dhrcode.workflows.documents.pages import PagesRead


def read(
    review: ReviewArgument,
    *,
    page: Annotated[
        str | None, typer.Option("--page", metavar="PAGE", help="Only this page, or 20-22.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="ID", help="Which of the documents.")
    ] = None,
    words: Annotated[
        str | None, typer.Option("--words", metavar="WORDS", help="Mark these words.")
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="SUBTHEME", help="Mark this one's cues.")
    ] = None,
    codings: Annotated[
        bool, typer.Option("--codings", help="Mark what is coded, its subtheme's number beside.")
    ] = False,
    mark: Annotated[
        str | None,
        typer.Option("--mark", metavar="PAGES", help="Note that you have read 1-3, 5."),
    ] = None,
    other: OtherOption = None,
    unblind: UnblindOption = False,
    at: RecordsOptions,
) -> None:
    """Read a review's document, one page or all of it.

    What is looked for is marked.
    """
    from dhrcode.workflows.documents.coded_pieces import coded_pages
    from dhrcode.workflows.documents.pages import read as pages_of

    if codings and (words is not None or theme is not None):
        raise UsageError("--codings marks what is coded, --words and --theme words: give one")
    if other and not codings:
        raise UsageError("--coder says whose codings are marked: give --codings")
    refuse_both(at.own, other)
    found = at.open()
    if mark is not None:
        if page is not None or codings or words is not None or theme is not None:
            raise UsageError("--mark notes what was read and shows nothing: leave out the others")
        _note_read(found, review, source, mark)
        return
    if other:
        from dhrcode.workflows.double_coding.blinding import coding_of, shown

        found, _ = coding_of(found, review, other)
    asked = [(words, None)] * (words is not None) + [(None, theme)] * (theme is not None)
    terms = [term for one in asked for term in sought(found.codebook, *one).terms]
    reading = pages_of(found, review, source, page, terms)
    coded = coded_pages(found, reading.place, reading.document) if codings else None
    if other:
        shown([(found, reading.place.review)], unblind=unblind)
    page_by_page(_pages(reading, coded))
    if terms:
        marked = sum(len(reading.marks.get(page.number, ())) for page in reading.pages)
        tell(f"{plural(marked, 'hit')} marked")
    if coded is not None:
        tell(_placed(reading, coded))


def _note_read(project: "Project", review: str, source: str | None, pages: str) -> None:
    from dhrcode.workflows.documents.read_pages import mark_read

    record, of = mark_read(project, review, source, pages)
    every = next(one.pages for one in record.sources if one.id == of)
    said = record.read[of]
    say(f"{record.review} {of}: pages {said.pages} are read, {len(said.numbers)} of {every}")


def _placed(reading: "PagesRead", coded: "CodedPages") -> str:
    marked = sum(len(coded.marks.get(page.number, ())) for page in reading.pages)
    said = f"{plural(marked, 'coded place')} marked"
    if not coded.unplaced:
        return said
    pieces = plural(coded.unplaced, "piece")
    return f"{said}; {pieces} of the document's evidence without a quote that is found in it"


def _pages(reading: "PagesRead", coded: "CodedPages | None") -> Iterator[list[StyledText]]:
    from dhrcode.cli.highlight import as_it_stands

    place, document = reading.place, reading.document
    for number, page in enumerate(reading.pages):
        if number:
            yield []
        name = f", page {page.name} ({page.number} of {len(document.pages)})"
        where = f"{place.review} {place.source}{name if document.paged else ''}"
        yield [(where, "title"), (f"  {document.shown}", "quiet")]
        yield []
        text = page.text.rstrip()
        if coded and page.number in coded.marks:
            yield from _coded(text, coded.marks[page.number])
        else:
            yield from as_it_stands(text, reading.marks.get(page.number, ()), width())


def _coded(text: str, marks: "Sequence[CodedMark]") -> Iterator[list[StyledText]]:
    """A page with the number of its subtheme beside each passage, and below it what those are."""
    from dhrcode.cli.highlight import as_it_stands

    numbers = [",".join(dict.fromkeys(str(one.number) for one in m.codings)) for m in marks]
    beside = [f"[{said}]" for said in numbers]
    yield from as_it_stands(text, (mark.span for mark in marks), width(), beside)
    yield []
    for one in sorted({coding for mark in marks for coding in mark.codings}):
        yield [(f"[{one.number}] {one.label}: {one.finding}", "quiet")]
