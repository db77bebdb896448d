"""Commands that change the list of agencies: codebook agency add, rename, merge, retire."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.commands.codebook.revision import (
    NewIdArgument,
    ReasonOption,
    RevisionOptions,
    VersionOption,
)
from dhrcode.cli.options import ProjectOption
from dhrcode.cli.registration import group
from dhrcode.errors import UsageError

if TYPE_CHECKING:
    from dhrcode.workflows.codebook.changes import CodebookChange

AgencyArgument = Annotated[str, typer.Argument(metavar="AGENCY", help="The agency's id.")]
LabelOption = Annotated[str | None, typer.Option("--label", metavar="TEXT", help="Its name.")]


class AgencyOptions(NamedTuple):
    """Why the list is changed, and what the new version is called, as it was typed."""

    context: typer.Context
    why: ReasonOption = "No reason was given."
    version: VersionOption = None
    project: ProjectOption = None

    def revise(self, change: "CodebookChange") -> None:
        """Makes the change, and says what it does to records and plans."""
        RevisionOptions(*self).revise(change)


def add(
    options: AgencyOptions,
    name: Annotated[
        str | None, typer.Argument(metavar="[AGENCY]", help="The id of the new one.")
    ] = None,
    label: LabelOption = None,
    attribute: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ATTRIBUTE",
            help="Add every value of this attribute, such as known-to.",
        ),
    ] = None,
) -> None:
    """Add an agency, or make the list of the values of an attribute."""
    from dhrcode.workflows.codebook import agencies

    if (name is None) == (attribute is None):
        raise UsageError("say which: the id of a new agency, or --from with an attribute's")
    if name is not None:
        options.revise(lambda codebook, _: agencies.add(codebook, name, label))
    else:
        options.revise(lambda codebook, _: agencies.add_from(codebook, attribute or ""))


def rename(
    name: AgencyArgument,
    options: AgencyOptions,
    new: NewIdArgument,
    label: LabelOption = None,
) -> None:
    """Give an agency another id; migrate writes it into records and plans."""
    from dhrcode.workflows.codebook import agencies

    options.revise(lambda book, to: agencies.rename(book, name, new, label, to))


def merge(
    names: Annotated[list[str], typer.Argument(metavar="AGENCY...", help="The agencies that go.")],
    options: AgencyOptions,
    into: Annotated[str, typer.Option("--into", metavar="AGENCY", help="The one that stays.")],
) -> None:
    """Merge agencies into one; migrate writes it into records and plans."""
    from dhrcode.workflows.codebook import agencies

    options.revise(lambda book, to: agencies.merge(book, names, into, to))


def retire(name: AgencyArgument, options: AgencyOptions) -> None:
    """Offer an agency no longer; records and plans keep it."""
    from dhrcode.workflows.codebook import agencies

    options.revise(lambda book, to: agencies.retire(book, name, to))


agency = group("agency", "Change the list of agencies.", (add, rename, merge, retire))
