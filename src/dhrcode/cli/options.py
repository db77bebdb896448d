"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.terminal import warn
from dhrcode.errors import NotFoundError, UsageError
from dhrcode.exporters import FORMATS
from dhrcode.text import any_of

if TYPE_CHECKING:
    from dhrcode.analysis.selection import Selection
    from dhrcode.store.journal.journal import Recovered
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
AreasOption = Annotated[
    list[str] | None,
    typer.Option("--area", metavar="AREA", help="Only this area's subthemes; again for more."),
]
DraftsOption = Annotated[bool, typer.Option("--include-drafts", help="Count drafts too.")]
AllowOption = Annotated[
    bool,
    typer.Option("--allow-identifiers", help="Write it even if it holds an identifier."),
]
AsOption = Annotated[
    str | None,
    typer.Option("--as", metavar="INITIALS", help="This coder's independent coding."),
]
UnblindOption = Annotated[
    bool,
    typer.Option(
        "--unblind",
        help="Show codings that not every coder of the sample has completed; they say so then.",
    ),
]
OtherOption = Annotated[
    str | None,
    typer.Option("--coder", metavar="INITIALS", help="This coder's codings, once all are done."),
]
DecimalsOption = Annotated[
    int, typer.Option("--decimals", min=0, max=2, help="Decimals of percentages.")
]
SUFFIXES = [f".{name}" for name in FORMATS]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help=f"Write a file: {any_of(SUFFIXES)}."),
]


GroupingOption = Annotated[
    str | None,
    typer.Option("--grouping", metavar="ID", help="In the order of this grouping of the codebook."),
]


TemplateOption = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="A .docx takes styles, logo, header and footer of this .docx or .dotx.",
    ),
]


class ListFormat(StrEnum):
    """How a list is printed."""

    TEXT = "text"
    JSON = "json"


class ProjectOptions(NamedTuple):
    """Which project is meant, as it was typed before or after the command."""

    context: typer.Context
    project: ProjectOption = None

    @property
    def folder(self) -> Path | None:
        """The folder that was named; None if none was."""
        return self.project or self.context.obj

    def open(self, coder: str | None = None) -> "Project":
        """The project that was named, or that is found upwards.

        With a coder, its records are that coder's independent codings.
        """
        from dhrcode.store.project import open_project  # noqa: PLC0415 - loads Pydantic

        opened = open_project(self.folder, command_of(self.context), tell_recovered)
        return opened.of_coder(coder)

    def open_if_any(self) -> "Project | None":
        """The project; None where none was named and none is found."""
        try:
            return self.open()
        except NotFoundError:
            if self.folder:
                raise
            return None


class RecordsOptions(NamedTuple):
    """Which project is meant, and whose records of it, as it was typed."""

    context: typer.Context
    own: AsOption = None
    project: ProjectOption = None

    def open(self) -> "Project":
        """The project, whose records are the coder's independent codings if one was named."""
        return ProjectOptions(self.context, self.project).open(self.own)


class OutputOptions(NamedTuple):
    """Where a report goes, as it was typed."""

    output: OutputOption = None
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help=f"Print as {any_of(FORMATS)}."),
    ] = None
    allow_identifiers: AllowOption = False


class SelectionOptions(NamedTuple):
    """Which reviews, as it was typed."""

    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="CONDITION",
            help="Only reviews with victim.sex=female, say, year>=2012, or "
            "contact.agency=police,contact.opportunity=missed of one contact; again for more.",
        ),
    ] = None
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only this kind of review; again for more."),
    ] = None
    include_drafts: DraftsOption = False

    def of(self, project: "Project", areas: list[str] | None = None) -> "Selection":
        """The selection that is meant in a project, of some areas alone if any are named."""
        from dhrcode.analysis.selection import selection  # noqa: PLC0415 - loads Pydantic

        return selection(
            project.codebook,
            where=self.where or (),
            kinds=self.kind or (),
            areas=areas or (),
            include_drafts=self.include_drafts,
        )


def refuse_both(own: str | None, other: str | None) -> None:
    """Refuses `--as` beside `--coder`.

    Raises:
        UsageError: both are given.
    """
    if own is not None and other is not None:
        raise UsageError("--as shows your own codings, --coder somebody's: give one of the two")


def command_of(context: typer.Context) -> str:
    """The command as it was typed, without the program's name: `codebook rename`."""
    return context.command_path.removeprefix(f"{context.find_root().info_name} ")


def tell_recovered(recovered: "Recovered") -> None:
    """Says what became of a command that was interrupted."""
    warn(recovered.said)
