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
            help="findings, evidence or attributes, as .csv or .parquet: findings.csv, say.",
        ),
    ],
    project: ProjectOption = None,
    table: Annotated[
        str | None,
        typer.Option(
            "--table", metavar="TABLE",
            help="findings, evidence or attributes, if TARGET's name does not say which.",
        ),
    ] = None,
    where: WhereOption = None,
    kind: KindsOption = None,
    include_drafts: DraftsOption = False,
    allow_identifiers: AllowOption = False,
) -> None:  # fmt: skip
    """Export tidy data with its dictionary, for R, SPSS, pandas or SQL."""
    from dhrcode.analysis.selection import selection
    from dhrcode.cli.output import refuse_own
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.exporting import Wanted, find_export, write_all
    from dhrcode.workflows.releasing import refuse_identifiers

    found = project_at(context, project)
    wanted = find_export(target, table)
    for file in wanted.targets(target):
        refuse_own(found, file)
    chosen = selection(
        found.codebook, where=where or (), kinds=kind or (), include_drafts=include_drafts
    )
    made = wanted.make(Wanted(found, chosen, target, tracked))
    print_problems(made.warnings, stderr=True)
    if not allow_identifiers:
        refuse_identifiers(found, made.texts)
    write_all(made.files)
    for number, (path, _) in enumerate(made.files):
        say(f"wrote {path}" + (f": {made.holds}" if number == 0 else ""), stderr=True)
    for note in made.notes:
        say(note, stderr=True)
