"""Commands that make subthemes of others: codebook merge, split."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.codebook.revision import (
    DefinitionOption,
    RevisionOptions,
    RuleOptions,
    SubthemeLabelOption,
)
from dhrcode.cli.options import SubthemeArgument


def merge(
    subthemes: Annotated[
        list[str], typer.Argument(metavar="SUBTHEME...", help="Two or more, by id or label.")
    ],
    into: Annotated[
        str, typer.Option("--into", metavar="ID", help="One of them, or the id of a new one.")
    ],
    rules: RuleOptions,
    options: RevisionOptions,
    label: SubthemeLabelOption = None,
    definition: DefinitionOption = None,
) -> None:
    """Join subthemes into one. The others are retired, and findings are joined by a rule."""
    from dhrcode.workflows.codebook.merge_split import merge as merged

    wording = rules.wording(label, definition)
    options.revise(lambda codebook, version: merged(codebook, subthemes, into, wording, version))


def split(
    subtheme: SubthemeArgument,
    into: Annotated[
        list[str],
        typer.Option("--into", metavar='ID="LABEL"', help="A part, with its label; for each."),
    ],
    definition_of: Annotated[
        list[str],
        typer.Option(
            "--definition-of", metavar='ID="TEXT"', help="The definition of a part; for each."
        ),
    ],
    options: RevisionOptions,
) -> None:
    """Part a subtheme into two or more. It is retired, and the parts are to be coded."""
    from dhrcode.workflows.codebook.merge_split import pairs
    from dhrcode.workflows.codebook.merge_split import split as parted

    labels, definitions = pairs("--into", into), pairs("--definition-of", definition_of)
    options.revise(
        lambda codebook, version: parted(codebook, subtheme, labels, definitions, version)
    )
