"""Commands about the codebook and its versions: codebook diff, export, history."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.commands.codebook import revise
from dhrcode.cli.options import (
    AllowOption,
    FormatOption,
    OutputOption,
    ProjectOption,
    project_at,
)
from dhrcode.cli.terminal import say
from dhrcode.errors import UsageError

if TYPE_CHECKING:
    from dhrcode.model.codebook import Codebook

codebook = typer.Typer(
    name="codebook",
    help="Change the codebook, version by version, and say what changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    for command in (history, diff, export):
        codebook.command(command.__name__)(command)
    revise.add_to(codebook)
    app.add_typer(codebook)


def history(context: typer.Context, project: ProjectOption = None) -> None:
    """List the versions. Of each: what was done, why, and what becomes of findings."""
    from dhrcode.reports.revisions import done_in_words, findings_in_words

    known = project_at(context, project).codebook
    say(f"{known.title}  ({known.id} {known.version})", "title")
    if not known.history:
        say("No change is known: its history is empty.")
    for revision in known.history:
        say()
        say(f"{revision.version}  {revision.on}", "band")
        say(f"{done_in_words(revision)}. {findings_in_words(revision)}")
        say(f"Why: {revision.why}")


def diff(
    context: typer.Context,
    old: Annotated[
        Path,
        typer.Argument(metavar="OLD", help="A codebook's file, or a project's folder."),
    ],
    new: Annotated[
        Path | None,
        typer.Argument(metavar="NEW", help="Another; the project's own if not given."),
    ] = None,
    output: OutputOption = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="Print as text, md, json or csv."),
    ] = None,
    allow_identifiers: AllowOption = False,
    project: ProjectOption = None,
) -> None:
    """Say what changed from one codebook to another. Exits 1 if anything did."""
    from dhrcode.analysis.codebook_diff import compare_codebooks
    from dhrcode.cli.output import check_target, deliver
    from dhrcode.reports.codebook_diff import codebook_diff_report

    wanted = None if form == "text" else form
    before, found = _read(old), None
    if new is not None:
        _check_apart(output, wanted, (old, new))
        result = compare_codebooks(before, _read(new))
    else:
        found = project_at(context, project)
        check_target(found, output, wanted)
        result = compare_codebooks(before, found.codebook)
    deliver(codebook_diff_report(result), output, wanted, found, allow=allow_identifiers)
    if not result.same:
        raise typer.Exit(1)


def _read(path: Path) -> "Codebook":
    from dhrcode.store.codebooks import CODEBOOK, read_codebook

    return read_codebook(path / CODEBOOK if path.is_dir() else path).codebook


def _check_apart(output: Path | None, form: str | None, read: tuple[Path, ...]) -> None:
    """Refuses a bad target where there is no project that says what is its own."""
    from dhrcode.errors import RefusedError
    from dhrcode.exporters import exporter, format_of

    if form is not None:
        exporter(form)
    if output is None:
        return
    if form is None:
        format_of(output)
    if output.exists() and any(path.exists() and output.samefile(path) for path in read):
        raise RefusedError(f"{output} is one of the two that are compared: give another name")


def export(
    context: typer.Context,
    output: OutputOption = None,
    form: FormatOption = None,
    allow_identifiers: AllowOption = False,
    project: ProjectOption = None,
) -> None:
    """Write the codebook as a document, for coders and appendices."""
    from dhrcode.cli.output import check_target, deliver
    from dhrcode.reports.codebook import codebook_report

    found = project_at(context, project)
    if output is None and form is None:
        raise UsageError("where to? -o codebook.docx writes a file, --format md prints it")
    check_target(found, output, form)
    report = codebook_report(found.codebook, found.codebook_digest)
    deliver(report, output, form, found, allow=allow_identifiers)
