"""The command that hands data on to other programs: export."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import AllowOption, ProjectOptions, SelectionOptions
from dhrcode.cli.terminal import print_problems, tell, warn
from dhrcode.errors import UsageError
from dhrcode.exporters import EXPORTS
from dhrcode.text import any_of

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.outputs.export_request import ExportResult


def _exportable() -> Iterator[str]:
    """What can be exported, in the words of the help; together what the same files can hold."""
    for suffixes, several in groupby(EXPORTS, EXPORTS.__getitem__):
        first, *others = several
        name = f"{first}{suffixes[0]}"
        yield f"{any_of([first, *others])}, as {any_of(suffixes)}: {name}, say" if others else name


def export(
    target: Annotated[
        Path,
        typer.Argument(
            metavar="TARGET",
            help="; ".join(_exportable()) + ".",
        ),
    ],
    chosen: SelectionOptions,
    *,
    table: Annotated[
        str | None,
        typer.Option(
            "--table",
            metavar="TABLE",
            help="What it is to hold, if TARGET's name does not say: findings, say.",
        ),
    ] = None,
    without_documents: Annotated[
        bool,
        typer.Option("--without-documents", help="project.qdpx without the documents' texts."),
    ] = False,
    with_dates: Annotated[
        bool, typer.Option("--with-dates", help="contacts.csv with the dates as coded.")
    ] = False,
    allow_identifiers: AllowOption = False,
    at: ProjectOptions,
) -> None:
    """Export data for other programs.

    Tidy data with its dictionary goes to R, SPSS, Stata, pandas or SQL; a codebook (.qdc) or the
    whole project (.qdpx) to NVivo, ATLAS.ti, MAXQDA and others that read REFI-QDA. A project
    holds the documents' texts.
    """
    from dhrcode.cli.output import refuse_own
    from dhrcode.cli.progress import tracked, tracked_as
    from dhrcode.workflows.outputs.export import find_export
    from dhrcode.workflows.outputs.export_request import ExportRequest

    found = at.open()
    wanted = find_export(target, table)
    if without_documents and not wanted.documents:
        raise UsageError(f"{target.name} holds no documents: leave out --without-documents")
    if with_dates and not wanted.dated:
        raise UsageError(f"{target.name} holds no dates of contacts: leave out --with-dates")
    for file in wanted.targets(target):
        refuse_own(found, file)
    result = wanted.make(
        ExportRequest(
            project=found,
            selection=chosen.of(found),
            target=target,
            progress=tracked,
            documents=not without_documents,
            reading=tracked_as("Reading documents"),
            exact=allow_identifiers,
            with_dates=with_dates,
        )
    )
    if with_dates:
        from dhrcode.workflows.contacts.listing import DATES_SHOWN

        warn(DATES_SHOWN)
    _write(found, result, allow=allow_identifiers)


def _write(project: "Project", result: "ExportResult", *, allow: bool) -> None:
    from dhrcode.cli.output import say_what_it_may_tell
    from dhrcode.workflows.outputs.export import write_all
    from dhrcode.workflows.release import refuse_identifiers

    print_problems(result.warnings)
    perhaps = 0
    if not allow:
        perhaps = refuse_identifiers(project, result.texts, result.in_documents, result.made)
    write_all(result.files)
    for number, (path, _) in enumerate(result.files):
        tell(f"wrote {path}" + (f": {result.holds}" if number == 0 else ""))
    for note in result.notes:
        tell(note)
    if result.of_reviews:
        tell(
            "Each row or case is one review, and nothing is hidden: it is not for publication.",
        )
    say_what_it_may_tell(perhaps, result.files[0][0])
