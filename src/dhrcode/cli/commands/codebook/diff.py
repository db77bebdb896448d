"""The command that says what changed from one codebook to another: codebook diff."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import AllowOption, OutputOption, OutputOptions, ProjectOptions
from dhrcode.exporters import FORMATS
from dhrcode.text import any_of

if TYPE_CHECKING:
    from dhrcode.model.codebook import Codebook


def diff(
    old: Annotated[
        Path,
        typer.Argument(metavar="OLD", help="A codebook's file, or a project's folder."),
    ],
    *,
    new: Annotated[
        Path | None,
        typer.Argument(metavar="NEW", help="Another; the project's own if not given."),
    ] = None,
    output: OutputOption = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help=f"Print as {any_of(['text', *FORMATS])}."),
    ] = None,
    allow_identifiers: AllowOption = False,
    at: ProjectOptions,
) -> None:
    """Say what changed from one codebook to another. Exits 1 if anything did."""
    from dhrcode.analysis.codebook_diff import compare_codebooks
    from dhrcode.cli.output import Output
    from dhrcode.reports.codebook_diff import codebook_diff_report

    before = _read(old)
    found = at.open() if new is None else None
    form = None if form == "text" else form
    to = OutputOptions(output=output, form=form, allow_identifiers=allow_identifiers)
    target = Output(to, found, inputs=[old, *([new] if new else [])])
    after = found.codebook if found is not None else _read(new or Path())
    result = compare_codebooks(before, after)
    target.deliver(codebook_diff_report(result))
    if not result.same:
        raise typer.Exit(1)


def _read(path: Path) -> "Codebook":
    from dhrcode.store.codebooks import read_codebook
    from dhrcode.store.root import CODEBOOK

    return read_codebook(path / CODEBOOK if path.is_dir() else path).codebook
