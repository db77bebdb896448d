"""The command that looks for identifiers: scan."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import SUFFIXES, AsOption, ProjectOption, project_at, project_if_any
from dhrcode.cli.problem_formats import CheckOptions, ProblemFormat
from dhrcode.cli.terminal import say
from dhrcode.text import all_of, any_of, plural

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
    names: Annotated[
        bool,
        typer.Option(
            "--names", help="List instead words with a capital that are in no dictionary."
        ),
    ] = False,
    project: ProjectOption = None,
) -> None:
    """Look for identifiers: names, addresses, dates and numbers."""
    from dhrcode.errors import UsageError
    from dhrcode.safety.chronology import folded

    if file and (review or coder):
        raise UsageError("--file scans files: leave out REVIEW and --as")
    if names:
        _names(context, project, review, coder, file or [], documents=documents, form=options.form)
        return
    if file:
        problems, said = _files(context, project, file)
    else:
        problems, said = _project(context, project, review, coder, documents=documents)
    options.conclude(
        problems,
        f"{said} scanned",
        "A scan does not see everything: it helps a person who reads, it does not replace one.",
        folded=folded,
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
    more = [(result.plans, "plan"), (result.documents, "document")]
    counts = [plural(number, what) for number, what in more if number]
    said = all_of([plural(result.records, "record"), *counts])
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


def _names(
    context: typer.Context,
    folder: Path | None,
    review: str | None,
    coder: str | None,
    files: list[Path],
    *,
    documents: bool,
    form: ProblemFormat,
) -> None:
    """Lists words that may be names, the most frequent first, for a person to look through."""
    from dhrcode.cli.layout import laid_out, listing
    from dhrcode.cli.progress import tracked
    from dhrcode.cli.terminal import width, write, write_json
    from dhrcode.errors import UsageError
    from dhrcode.workflows.scan_names import names_in_files, names_in_project

    if form is ProblemFormat.GITHUB:
        raise UsageError("--names lists words, not problems: --format text or json")
    if files:
        found = names_in_files(files, project_if_any(context, folder), tracked)
    else:
        of = project_at(context, folder, coder)
        found = names_in_project(of, review, documents=documents, progress=tracked)
    if form is ProblemFormat.JSON:
        write_json([{"name": o.name, "times": o.times, "first": o.first} for o in found])
        return
    if found:
        rows = [(one.name, str(one.times), one.first) for one in found]
        write(laid_out(listing(("Word", "Times", "First in"), rows), width()))
    words = plural(len(found), "word")
    say(
        f"{words} with a capital, in no dictionary and not on your list: a name among them belongs "
        "into private/names.txt. Names that are ordinary words are not among them.",
        stderr=True,
    )
