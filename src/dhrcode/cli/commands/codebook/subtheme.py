"""Commands that change one subtheme: codebook add, rename, move, retire, redefine."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.codebook.revision import (
    DefinitionOption,
    PlaceOptions,
    RevisionOptions,
    RuleOptions,
    SubthemeLabelOption,
)
from dhrcode.cli.options import SubthemeArgument
from dhrcode.errors import UsageError


def add(
    rules: RuleOptions,
    where: PlaceOptions,
    options: RevisionOptions,
    subtheme: Annotated[
        str | None,
        typer.Argument(metavar="SUBTHEME", help="The id of the new one.", show_default=False),
    ] = None,
    label: SubthemeLabelOption = None,
    definition: DefinitionOption = None,
    candidate: Annotated[
        str | None,
        typer.Option("--from-candidate", metavar="ID", help="Make it of this candidate theme."),
    ] = None,
    new_area: Annotated[
        str | None,
        typer.Option("--new-area", metavar="LABEL", help="Make the area; --area is then its id."),
    ] = None,
) -> None:
    """Add a subtheme: a new one, or a candidate theme of the codebook."""
    from dhrcode.workflows.codebook import changes

    named, make = candidate or subtheme, changes.add_candidate if candidate else changes.add
    if named is None or (candidate and subtheme):
        raise UsageError(
            "say which: the id of a new subtheme, or --from-candidate with that of a candidate "
            "theme, whose id it keeps"
        )
    wording, place = rules.wording(label, definition), where.place(new_area)
    options.revise(lambda codebook, _: make(codebook, named, wording, place))


def rename(
    subtheme: SubthemeArgument,
    options: RevisionOptions,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="The new id.", show_default=False)
    ] = None,
    label: Annotated[
        str | None,
        typer.Option("--label", metavar="TEXT", help="The new label; the old one stays a name."),
    ] = None,
) -> None:
    """Give a subtheme another id, label, or both. Findings are kept."""
    from dhrcode.workflows.codebook import changes

    options.revise(lambda codebook, _: changes.rename(codebook, subtheme, new, label))


def move(
    subtheme: SubthemeArgument,
    where: PlaceOptions,
    options: RevisionOptions,
) -> None:
    """Put a subtheme into another area or place. Findings are kept."""
    from dhrcode.workflows.codebook import changes

    options.revise(lambda codebook, _: changes.move(codebook, subtheme, where.place()))


def retire(subtheme: SubthemeArgument, options: RevisionOptions) -> None:
    """Code and count a subtheme no longer. Findings stay in their records."""
    from dhrcode.workflows.codebook import changes

    options.revise(lambda codebook, version: changes.retire(codebook, subtheme, version))


def redefine(
    subtheme: SubthemeArgument,
    rules: RuleOptions,
    options: RevisionOptions,
    definition: DefinitionOption = None,
    keep_findings: Annotated[
        bool,
        typer.Option(
            "--keep-findings", help="The wording alone was mended: nothing is coded again."
        ),
    ] = False,
) -> None:
    """Define a subtheme anew. It is to be coded again, unless --keep-findings is given."""
    from dhrcode.workflows.codebook import changes

    wording = rules.wording(None, definition)
    options.revise(
        lambda codebook, _: changes.redefine(
            codebook, subtheme, wording, keep_findings=keep_findings
        ),
    )
