"""Commands of documents under review: source add, source list, source check."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import (
    AsOption,
    CoderOption,
    KindOption,
    ProjectOption,
    ReviewArgument,
    project_at,
)
from dhrcode.cli.problem_formats import ProblemFormat, ProblemFormatOption, print_in
from dhrcode.cli.terminal import print_problems, say, width, write
from dhrcode.problems import has_errors
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.workflows.documents.sources import AddedSource

OneReview = Annotated[
    str | None, typer.Argument(metavar="[REVIEW]", help="One review's documents alone.")
]

_SLOW = 3_000_000
"""Bytes of a file from which reading it may take a second."""

source = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.add_typer(source, name="source", help="Add, list and check the documents under review.")


@source.command("add")
def add(
    context: typer.Context,
    review: ReviewArgument,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The document: PDF, DOCX or plain text.")
    ],
    name: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            help="Its id in the record, such as overview; not needed where the record has one "
            "source that lacks its file.",
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="Its title; the document's own if not given.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="In place of the file that the record names now.")
    ] = False,
    coder: CoderOption = None,
    kind: KindOption = None,
    independent: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """Put a document into sources/ and note it in the review's record."""
    from dhrcode.cli.progress import working
    from dhrcode.workflows.documents.sources import SourceRequest, add_source

    found = project_at(context, project, independent)
    wanted = SourceRequest(name, title, independent or coder, kind, replace)
    slow = file.is_file() and file.stat().st_size > _SLOW
    with working("Reading the document") if slow else nullcontext():
        added = add_source(found, review, file, wanted)
    _say_added(added)
    if title is None and added.source.title and added.source.title == added.document.title:
        say("The title is the file's own: see that it names nobody; --title gives another.")


def _say_added(added: "AddedSource") -> None:
    from dhrcode.workflows.documents.sources import in_ranges

    source, document = added.source, added.document
    pages = f", {plural(len(document.pages), 'page')}" if document.paged else ""
    title = f", {source.title}" if source.title else ""
    say(f"{added.record.review}: {source.id} is sources/{source.file}{pages}{title}")
    if not document.paged:
        say("It does not say where its pages end, so pages in evidence cannot be checked.", "quiet")
    if document.pictured:
        say(
            f"Pictures without text: {in_ranges(document, document.pictured)}. No quote from there "
            "can be found; an OCR program can recognise the text, and 'source add --replace' takes "
            "the new file.",
            "warning",
        )
    if added.replaced:
        say(
            f"It stands in place of {added.replaced}: quotes from {source.id} have to be verified "
            "again.",
            "warning",
        )


@source.command("list")
def list_documents(
    context: typer.Context,
    review: OneReview = None,
    coder: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """List the documents of the reviews, and whether each is there."""
    from dhrcode.cli.layout import laid_out
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.blocks import Column, Line, Table
    from dhrcode.workflows.documents.source_check import list_sources

    held, problems = list_sources(project_at(context, project, coder), review, tracked)
    headings = ("Review", "Id", "Title", "File", "Pages", "State")
    columns = [Column(text, "label" if text == "Review" else "text") for text in headings]
    lines = [
        Line(
            (
                one.review,
                one.source.id,
                one.source.title or "",
                one.source.file or "",
                "" if one.source.pages is None else str(one.source.pages),
                one.state,
            )
        )
        for one in held
    ]
    if lines:
        write(laid_out(Table("", columns, lines), width()))
    else:
        say("No documents yet: 'dhrcode source add REVIEW FILE --id ID' adds one.")
    if has_errors(problems):
        print_problems(problems, stderr=True)
        raise typer.Exit(1)


@source.command("check")
def check(
    context: typer.Context,
    review: OneReview = None,
    coder: AsOption = None,
    project: ProjectOption = None,
    form: ProblemFormatOption = ProblemFormat.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
) -> None:
    """Say which documents are missing, changed, or cannot be read."""
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.documents.source_check import check_sources

    found = check_sources(project_at(context, project, coder), review, tracked)
    print_in(found.problems, form)
    if form is ProblemFormat.TEXT:
        for note in found.notes:
            say(note, "quiet", stderr=True)
        errors = sum(problem.severity == "error" for problem in found.problems)
        said = f"{plural(found.documents, 'document')} of {plural(found.records, 'record')} checked"
        warnings = plural(len(found.problems) - errors, "warning")
        say(f"{said}: {plural(errors, 'error')}, {warnings}", stderr=True)
    if has_errors(found.problems) or (strict and found.problems):
        raise typer.Exit(1)
