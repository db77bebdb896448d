"""The command that writes the codebook as a document: codebook export."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from dhrcode.cli.options import OutputOptions, ProjectOptions
from dhrcode.errors import UsageError


def export(at: ProjectOptions, to: OutputOptions) -> None:
    """Write the codebook as a document, for coders and appendices.

    A file called tags.csv is a list of tags, which Taguette and QualCoder bring in.
    """
    from dhrcode.cli.output import Output
    from dhrcode.reports.codebook import codebook_report
    from dhrcode.reports.codebook_tags import is_tags, tag_rows

    found = at.open()
    if to.output is None and to.form is None:
        raise UsageError("where to? -o codebook.docx writes a file, --format md prints it")
    report = codebook_report(found.codebook, found.codebook_digest)
    if to.output is not None and is_tags(to.output):
        report = report._replace(flat=lambda: tag_rows(found.codebook))
    Output(to, found).deliver(report)
