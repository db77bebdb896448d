"""The command that writes the codebook as a document: codebook export."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

import typer

from dhrcode.cli.options import OutputOptions, project_at
from dhrcode.errors import UsageError


def export(context: typer.Context, to: OutputOptions) -> None:
    """Write the codebook as a document, for coders and appendices."""
    from dhrcode.cli.output import Output
    from dhrcode.reports.codebook import codebook_report

    found = project_at(context, to.project)
    if to.output is None and to.form is None:
        raise UsageError("where to? -o codebook.docx writes a file, --format md prints it")
    Output(to, found).deliver(codebook_report(found.codebook, found.codebook_digest))
