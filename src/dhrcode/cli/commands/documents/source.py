"""Commands of documents under review: source add, list, check and remove."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.commands.coding.clear import draft_again, say_taken
from dhrcode.cli.options import CoderOption, KindOption, RecordsOptions, ReviewArgument
from dhrcode.cli.problem_formats import CheckOptions, end_if_wrong
from dhrcode.cli.registration import group
from dhrcode.cli.terminal import say
from dhrcode.errors import UsageError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.documents.sources import AddedSource, SourceRequest

OneReview = Annotated[
    str | None, typer.Argument(metavar="[REVIEW]", help="One review's documents alone.")
]


class PageNumbering(StrEnum):
    """What pages in evidence go by."""

    LABEL = "label"
    FILE = "file"


_SLOW = 3_000_000
"""Bytes of a file from which reading it may take a second."""


def add(
    review: ReviewArgument,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The document: PDF, DOCX or plain text.")
    ],
    *,
    name: Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            help="Its id in the record, such as overview; if not given, that of the one source "
            "that lacks its file, or the file's name.",
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="Its title; the document's own if not given.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="In place of the file that the record names now.")
    ] = False,
    pages_by: Annotated[
        PageNumbering | None,
        typer.Option(
            "--pages-by", help="What pages in evidence go by: their numbers, or the file."
        ),
    ] = None,
    coder: CoderOption = None,
    kind: KindOption = None,
    at: RecordsOptions,
) -> None:
    """Put documents into sources/ and note them in the review's record."""
    from dhrcode.workflows.documents.sources import SourceRequest

    if len(files) > 1 and (name or title):
        raise UsageError("--id and --title are of one document: add each by itself")
    found = at.open()
    coder = at.own or coder or _asked(found, review)
    wanted = SourceRequest(
        id=name, title=title, coder=coder, kind=kind, replace=replace, pages_by=pages_by
    )
    for file in files:
        _add(found, review, file, wanted)


def _asked(project: "Project", review: str) -> str | None:
    """Who codes, asked at a terminal where the review has no record yet; None if nobody says."""
    if not sys.stdin.isatty() or project.path_of(review).exists():
        return None
    return input(f"{review} has no record yet; who codes it (initials)> ").strip() or None


def _add(project: "Project", review: str, file: Path, wanted: "SourceRequest") -> None:
    from dhrcode.cli.progress import working
    from dhrcode.workflows.documents.sources import add_source

    slow = file.is_file() and file.stat().st_size > _SLOW
    with working("Reading the document") if slow else nullcontext():
        added = add_source(project, review, file, wanted)
    _say_added(added)
    if wanted.title is None and added.source.title and added.source.title == added.document.title:
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
    if source.pages_by is None and (
        other := next((p for p in document.pages if p.both != p.name), None)
    ):
        say(
            f"Page {other.name} is page {other.number} of the file: 'source add --replace "
            f"--pages-by "
            "label' (or file) says which of the two evidence goes by.",
            "quiet",
        )
    if added.replaced:
        say(
            f"It stands in place of {added.replaced}: quotes from {source.id} have to be verified "
            "again.",
            "warning",
        )


def remove(
    review: ReviewArgument,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="The document's id, as 'source list' shows it.")
    ],
    *,
    with_evidence: Annotated[
        bool, typer.Option("--with-evidence", help="The evidence that rests on it goes along.")
    ] = False,
    at: RecordsOptions,
) -> None:
    """Take a document out of a review, and out of sources/ unless another has it."""
    from dhrcode.workflows.documents.source_removal import remove_source

    found = at.open()
    done = remove_source(found, review, name, with_evidence=with_evidence)
    draft = draft_again(done)
    say(f"{done.record.review}: {name} is taken out{draft}. 'dhrcode undo' takes it back.")
    say_taken(done)
    if done.file and not done.gone:
        say(f"sources/{done.file} stays, since another record names it, or it was not there.")


def list_(*, review: OneReview = None, at: RecordsOptions) -> None:
    """List the documents of the reviews, and whether each is there."""
    from dhrcode.cli.layout import print_listing
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.documents.source_check import list_sources

    held, problems = list_sources(at.open(), review, tracked)
    headings = ("Review", "Id", "Title", "File", "Pages", "State")
    lines = [
        (
            one.review,
            one.source.id,
            one.source.title or "",
            one.source.file or "",
            "" if one.source.pages is None else str(one.source.pages),
            one.state,
        )
        for one in held
    ]
    if lines:
        print_listing(headings, lines)
    else:
        say("No documents yet: 'dhrcode source add REVIEW FILE --id ID' adds one.")
    end_if_wrong(problems)


def check(
    options: CheckOptions,
    *,
    review: OneReview = None,
    at: RecordsOptions,
) -> None:
    """Say which documents are missing, changed, or cannot be read."""
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.documents.source_check import check_sources

    found = check_sources(at.open(), review, tracked)
    said = f"{plural(found.documents, 'document')} of {plural(found.records, 'record')} checked"
    options.conclude(found.problems, said, *found.notes)


source = group(
    "source", "Add, list, check and remove the documents under review.", (add, list_, check, remove)
)
