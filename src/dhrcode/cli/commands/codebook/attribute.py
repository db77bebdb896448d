"""Commands that change attributes: codebook attribute add, rename, retire, and value."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.codebook.revision import DefinitionOption, NewIdArgument, RevisionOptions
from dhrcode.cli.registration import group

AttributeArgument = Annotated[
    str,
    typer.Argument(metavar="ATTRIBUTE", help="Such as year, victim.sex or perpetrator.alcohol."),
]
ValueArgument = Annotated[str, typer.Argument(metavar="VALUE", help="The value's id.")]
ValueLabelOption = Annotated[
    str | None, typer.Option("--label", metavar="TEXT", help="Its name in tables.")
]


def add(
    options: RevisionOptions,
    attribute: AttributeArgument,
    label: Annotated[str, typer.Option("--label", metavar="TEXT", help="Its name in tables.")],
    kind: Annotated[
        str,
        typer.Option("--type", metavar="TYPE", help="choice, choices, yes-no, year, date, text..."),
    ],
    value: Annotated[
        list[str] | None,
        typer.Option("--value", metavar='ID[="LABEL"]', help="A value; again for more."),
    ] = None,
    definition: DefinitionOption = None,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="ATTRIBUTE", help="Stand after this one; the last if not."),
    ] = None,
    later: Annotated[
        bool, typer.Option("--later", help="A new coding does not ask for it, nor does the queue.")
    ] = False,
) -> None:
    """Add an attribute. Complete records have it on their queue."""
    from dhrcode.workflows.codebook import attributes
    from dhrcode.workflows.codebook.merge_split import pairs

    values = pairs("--value", [one if "=" in one else f"{one}=" for one in value or ()])
    ask = "later" if later else None
    said = attributes.AttributeWording(label, kind, definition, ask, values, after)
    options.revise(lambda codebook, _: attributes.add(codebook, attribute, said))


def rename(
    attribute: AttributeArgument,
    new: NewIdArgument,
    options: RevisionOptions,
    label: ValueLabelOption = None,
) -> None:
    """Give an attribute another id, in records too."""
    from dhrcode.workflows.codebook import attributes

    options.revise(lambda codebook, _: attributes.rename(codebook, attribute, new, label))


def retire(attribute: AttributeArgument, options: RevisionOptions) -> None:
    """Ask for an attribute no longer. Records keep what they say of it."""
    from dhrcode.workflows.codebook import attributes

    options.revise(lambda codebook, version: attributes.retire(codebook, attribute, version))


attribute = group(
    "attribute",
    "Change an attribute of the case, or its values.",
    (add, rename, retire, "codebook.value"),
)
