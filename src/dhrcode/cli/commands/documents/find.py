"""Commands that look into the documents: find, read."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import AsOption, ProjectOption, ReviewArgument, project_at
from dhrcode.cli.terminal import (
    PIPED_WIDTH,
    StyledText,
    print_problems,
    say,
    width,
    write,
    write_output,
)
from dhrcode.errors import NotFoundError, UsageError
from dhrcode.problems import has_errors
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.model.codebook import Codebook
    from dhrcode.model.query import Query, Term
    from dhrcode.workflows.documents.pages import PagesRead
    from dhrcode.workflows.documents.search import SearchHit, SearchResult


class PassageFormat(StrEnum):
    """How `find` prints passages."""

    TEXT = "text"
    JSON = "json"


ThemeOption = Annotated[
    str | None,
    typer.Option("--theme", metavar="SUBTHEME", help="Look for this subtheme's cues."),
]


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("find")(find)
    app.command("read")(read)


def find(
    context: typer.Context,
    words: Annotated[
        str | None,
        typer.Argument(metavar="[WORDS]", help="What to look for, in quotation marks."),
    ] = None,
    review: Annotated[
        str | None, typer.Argument(metavar="[REVIEW]", help="Only this review's documents.")
    ] = None,
    theme: ThemeOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show so many passages.")] = 20,
    form: Annotated[
        PassageFormat, typer.Option("--format", help="How to print passages.")
    ] = PassageFormat.TEXT,
    coder: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """Find words, or a subtheme's cues, in the documents, most relevant passages first."""
    from dhrcode.cli.progress import tracked_as
    from dhrcode.workflows.documents.search import find as search

    found_in = project_at(context, project, coder)
    if theme is not None:
        words, review = None, _only_review(words, review)
    wanted = _wanted(found_in.codebook, words, theme)
    progress = tracked_as("Reading documents")
    try:
        found, problems = search(found_in, wanted, review, limit, progress)
    except NotFoundError as error:
        raise NotFoundError(f"{error}{_several(words, review)}") from None
    print_problems(problems, stderr=True)
    if form is PassageFormat.JSON:
        _print_json(found.hits)
    else:
        write(line for hit in found.hits for line in _shown(hit, with_found=theme is not None))
    say(_counted(found), stderr=True)
    if found.unsearched:
        say(found.unsearched, "warning", stderr=True)
    if has_errors(problems):
        raise typer.Exit(1)


def _only_review(words: str | None, review: str | None) -> str | None:
    """With --theme, the first argument is the review."""
    if review is not None:
        raise UsageError("look for words or for the cues of a --theme: one of the two")
    return words


def _several(words: str | None, review: str | None) -> str:
    """A hint where the shell has taken the second of two words for the review."""
    if words is None or review is None or " " in words or review[:1].isupper():
        return ""
    return f'; to look for both words, put them into quotation marks: "{words} {review}"'


def _wanted(codebook: "Codebook", words: str | None, theme: str | None) -> "Query":
    from dhrcode.model.query import query
    from dhrcode.workflows.documents.search import cues_of
    from dhrcode.workflows.edits import subtheme_id

    if theme is not None:
        return cues_of(codebook.subthemes[subtheme_id(codebook, theme)])
    if words is None:
        raise UsageError("say what to look for: words, or the cues of a --theme SUBTHEME")
    return query(words)


def _shown(hit: "SearchHit", *, with_found: bool) -> Iterator[list[StyledText]]:
    from dhrcode.cli.highlight import running

    cues = f"  ({', '.join(hit.found)})" if with_found else ""
    yield [(hit.where, "title"), (cues, "quiet")]
    yield from running(hit.page.text, hit.marks, width() or PIPED_WIDTH, "    ")
    yield []


def _print_json(hits: "Iterable[SearchHit]") -> None:
    import json

    passages = [
        {
            "review": hit.place.review,
            "source": hit.place.source,
            "file": hit.place.file,
            "page": hit.page.name if hit.paged else None,
            "number": hit.page.number,
            "start": hit.start,
            "text": hit.page.text,
            "found": hit.found,
            "hits": hit.marks,
        }
        for hit in hits
    ]
    # in ASCII, since a document may hold what a terminal obeys
    write_output(f"{json.dumps(passages, indent=2)}\n".encode())


def _counted(found: "SearchResult") -> str:
    if not found.total:
        return f"No passage found: {found.searched} searched."
    passages = plural(found.total, "passage")
    said = f"{passages} in {plural(found.holding, 'document')}; {found.searched} searched."
    if found.total > len(found.hits):
        said = f"{said[:-1]}; {len(found.hits)} shown, --limit {found.total} shows all."
    return said


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
    terms: list[Term] = []
    if mark is not None:
        terms += _wanted(found.codebook, mark, None).terms
    if theme is not None:
        terms += _wanted(found.codebook, None, theme).terms
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
