"""The command that hands data on to other programs: export."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import Annotated

import typer

from dhrcode.cli.options import (
    AllowOption,
    DraftsOption,
    KindsOption,
    ProjectOption,
    WhereOption,
    project_at,
)
from dhrcode.cli.terminal import print_problems, say


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("export")(export)


def export(
    context: typer.Context,
    target: Annotated[
        Path,
        typer.Argument(
            metavar="TARGET",
            help="findings, evidence or attributes, as .csv or .parquet: findings.csv, say; "
            "codebook.qdc; project.qdpx.",
        ),
    ],
    project: ProjectOption = None,
    table: Annotated[
        str | None,
        typer.Option(
            "--table",
            metavar="TABLE",
            help="What it is to hold, if TARGET's name does not say: findings, say.",
        ),
    ] = None,
    where: WhereOption = None,
    kind: KindsOption = None,
    include_drafts: DraftsOption = False,
    allow_identifiers: AllowOption = False,
    without_documents: Annotated[
        bool,
        typer.Option("--without-documents", help="project.qdpx without the documents' texts."),
    ] = False,
) -> None:
    """Export data for other programs.

    Tidy data with its dictionary goes to R, SPSS, pandas or SQL; a codebook (.qdc) or the whole
    project (.qdpx) to NVivo, ATLAS.ti, MAXQDA and others that read REFI-QDA. A project holds the
    documents' texts.
    """
    from dhrcode.analysis.selection import selection
    from dhrcode.cli.output import refuse_own
    from dhrcode.cli.progress import tracked, tracked_as
    from dhrcode.errors import UsageError
    from dhrcode.workflows.outputs.export import find_export, write_all
    from dhrcode.workflows.outputs.export_request import ExportRequest
    from dhrcode.workflows.release import refuse_identifiers

    found = project_at(context, project)
    wanted = find_export(target, table)
    if without_documents and not wanted.documents:
        raise UsageError(f"{target.name} holds no documents: leave out --without-documents")
    for file in wanted.targets(target):
        refuse_own(found, file)
    chosen = selection(
        found.codebook, where=where or (), kinds=kind or (), include_drafts=include_drafts
    )
    reading = tracked_as("Reading documents")
    result = wanted.make(
        ExportRequest(found, chosen, target, tracked, not without_documents, reading)
    )
    print_problems(result.warnings, stderr=True)
    if not allow_identifiers:
        refuse_identifiers(found, result.texts, result.in_documents)
    write_all(result.files)
    for number, (path, _) in enumerate(result.files):
        say(f"wrote {path}" + (f": {result.holds}" if number == 0 else ""), stderr=True)
    for note in result.notes:
        say(note, stderr=True)
