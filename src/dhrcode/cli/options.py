"""Options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dhrcode.analysis.selection import Selection
    from dhrcode.store.project import Project

ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project", "-C", metavar="DIR", help="The project's folder; otherwise found upwards."
    ),
]
CoderOption = Annotated[
    str | None,
    typer.Option("--coder", metavar="INITIALS", envvar="DHRCODE_CODER", help="Who codes."),
]
KindOption = Annotated[
    str | None,
    typer.Option(
        "--kind", metavar="KIND", help="The kind of review; the codebook's first if not given."
    ),
]
ReviewArgument = Annotated[
    str, typer.Argument(metavar="REVIEW", help="The review's id, such as DHR7.")
]
SubthemeArgument = Annotated[
    str, typer.Argument(metavar="SUBTHEME", help="The subtheme's id, or its label.")
]
WhereOption = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="CONDITION",
        help="Only reviews with victim.sex=female, say, or year>=2012; again for more.",
    ),
]
KindsOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only this kind of review; again for more."),
]
AreasOption = Annotated[
    list[str] | None,
    typer.Option("--area", metavar="AREA", help="Only this area's subthemes; again for more."),
]
DraftsOption = Annotated[bool, typer.Option("--include-drafts", help="Count drafts too.")]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write a file: .xlsx, .docx, .html, .csv, .md or .json.",
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="Print as csv, json, md, html, docx or xlsx."),
]

AllowOption = Annotated[
    bool,
    typer.Option("--allow-identifiers", help="Write it even if it holds an identifier."),
]

AsOption = Annotated[
    str | None,
    typer.Option("--as", metavar="INITIALS", help="This coder's independent coding."),
]


def project_at(context: typer.Context, folder: Path | None, coder: str | None = None) -> "Project":
    """The project that was named, before or after the command, or that is found upwards.

    With a coder, its records are that coder's independent codings.
    """
    from dhrcode.store.project import open_project  # noqa: PLC0415 - loads Pydantic

    return open_project(folder or context.obj).of_coder(coder)


def selected(
    project: "Project",
    where: list[str] | None,
    kinds: list[str] | None,
    include_drafts: bool,
    areas: list[str] | None = None,
) -> "Selection":
    """The reviews that a person chose with `--where`, `--kind`, `--include-drafts`, `--area`."""
    from dhrcode.analysis.selection import selection  # noqa: PLC0415 - loads Pydantic

    return selection(
        project.codebook,
        where=where or (),
        kinds=kinds or (),
        areas=areas or (),
        include_drafts=include_drafts,
    )
