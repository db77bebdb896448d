"""The command that looks for identifiers: scan."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.options import SUFFIXES, AsOption, ProjectOption, ProjectOptions
from dhrcode.cli.problem_formats import CheckOptions, ProblemFormat
from dhrcode.cli.terminal import tell
from dhrcode.errors import UsageError
from dhrcode.text import all_of, any_of, plural

if TYPE_CHECKING:
    from dhrcode.problems import Problem

_MORE = (".pptx", ".odt", ".ods", ".pdf")


class ScanOptions(NamedTuple):
    """What is scanned, as it was typed."""

    context: typer.Context
    review: Annotated[
        str | None,
        typer.Argument(metavar="[REVIEW]", help="This review alone, such as DHR7."),
    ] = None
    coder: AsOption = None
    documents: Annotated[
        bool,
        typer.Option(
            "--documents/--no-documents", help="Scan the documents that records name, or not."
        ),
    ] = True
    file: Annotated[
        list[Path] | None,
        typer.Option(
            "--file",
            metavar="PATH",
            help=f"Scan this file instead: text, {any_of([*SUFFIXES, *_MORE])}.",
        ),
    ] = None
    names: Annotated[
        bool,
        typer.Option(
            "--names", help="List instead words with a capital that are in no dictionary."
        ),
    ] = False
    project: ProjectOption = None

    @property
    def at(self) -> ProjectOptions:
        """Where the project is; a file may be scanned where there is none."""
        return ProjectOptions(self.context, self.project)


def scan(options: CheckOptions, of: ScanOptions) -> None:
    """Look for identifiers: names, addresses, dates and numbers."""
    from dhrcode.cli.progress import tracked
    from dhrcode.safety.chronology import folded
    from dhrcode.workflows.scan_files import scan_files

    if of.file and (of.review or of.coder):
        raise UsageError("--file scans files: leave out REVIEW and --as")
    if of.names:
        _print_names(of, options.form)
        return
    if of.file:
        problems = scan_files(of.file, of.at.open_if_any(), tracked)
        said = plural(len(of.file), "file")
    else:
        problems, said = _scanned(of)
    options.conclude(
        problems,
        f"{said} scanned",
        "A scan does not see everything: it helps a person who reads, it does not replace one.",
        folded=folded,
    )


def _scanned(of: ScanOptions) -> "tuple[list[Problem], str]":
    """What is found in the project, and what was looked through."""
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.scan import scan_project

    found = of.at.open(of.coder)
    result = scan_project(found, of.review, documents=of.documents, progress=tracked)
    more = [(result.plans, "plan"), (result.documents, "document")]
    counts = [plural(number, what) for number, what in more if number]
    said = all_of([plural(result.records, "record"), *counts])
    if not result.with_names:
        tell(
            "There is no private/names.txt: names that only this project knows are not looked for.",
        )
    return result.problems, said


def _print_names(of: ScanOptions, form: ProblemFormat) -> None:
    """Lists words that may be names, the most frequent first, for a person to look through."""
    from dhrcode.cli.layout import print_listing
    from dhrcode.cli.progress import tracked
    from dhrcode.cli.terminal import write_json
    from dhrcode.workflows.scan_names import names_in_files, names_in_project

    if form is ProblemFormat.GITHUB:
        raise UsageError("--names lists words, not problems: --format text or json")
    if of.file:
        found = names_in_files(of.file, of.at.open_if_any(), tracked)
    else:
        opened = of.at.open(of.coder)
        found = names_in_project(opened, of.review, documents=of.documents, progress=tracked)
    if form is ProblemFormat.JSON:
        write_json([{"name": o.name, "times": o.times, "first": o.first} for o in found])
        return
    if found:
        rows = [(one.name, str(one.times), one.first) for one in found]
        print_listing(("Word", "Times", "First in"), rows)
    words = plural(len(found), "word")
    tell(
        f"{words} with a capital, in no dictionary and not on your list: a name among them belongs "
        "into private/names.txt. Names that are ordinary words are not among them.",
    )
