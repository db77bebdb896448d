"""The command that looks for identifiers: scan."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import SUFFIXES, AsOption, ProjectOption, project_at, project_if_any
from dhrcode.cli.problem_formats import CheckOptions
from dhrcode.cli.terminal import say
from dhrcode.text import any_of, plural

if TYPE_CHECKING:
    from dhrcode.problems import Problem

_MORE = (".pptx", ".odt", ".ods", ".pdf")


def scan(
    context: typer.Context,
    options: CheckOptions,
    review: Annotated[
        str | None,
        typer.Argument(metavar="[REVIEW]", help="This review alone, such as DHR7."),
    ] = None,
    coder: AsOption = None,
    documents: Annotated[
        bool,
        typer.Option(
            "--documents/--no-documents", help="Scan the documents that records name, or not."
        ),
    ] = True,
    file: Annotated[
        list[Path] | None,
        typer.Option(
            "--file",
            metavar="PATH",
            help=f"Scan this file instead: text, {any_of([*SUFFIXES, *_MORE])}.",
        ),
    ] = None,
    project: ProjectOption = None,
) -> None:
    """Look for identifiers: names, addresses, dates and numbers that tell who somebody is."""
    from dhrcode.errors import UsageError

    if file and (review or coder):
        raise UsageError("--file scans files: leave out REVIEW and --as")
    if file:
        problems, said = _files(context, project, file)
    else:
        problems, said = _project(context, project, review, coder, documents=documents)
    options.conclude(
        problems,
        f"{said} scanned",
        "A scan does not see everything: it helps a person who reads, it does not replace one.",
    )


def _project(
    context: typer.Context,
    folder: Path | None,
    review: str | None,
    coder: str | None,
    *,
    documents: bool,
) -> "tuple[list[Problem], str]":
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.scan import scan_project

    found = project_at(context, folder, coder)
    result = scan_project(found, review, documents=documents, progress=tracked)
    said = plural(result.records, "record")
    if result.documents:
        said += f" and {plural(result.documents, 'document')}"
    if not result.with_names:
        say(
            "There is no private/names.txt: names that only this project knows are not looked for.",
            stderr=True,
        )
    return result.problems, said


def _files(
    context: typer.Context, folder: Path | None, files: list[Path]
) -> "tuple[list[Problem], str]":
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.scan_files import scan_files

    found = project_if_any(context, folder)  # a file may be scanned anywhere
    return scan_files(files, found, tracked), plural(len(files), "file")
