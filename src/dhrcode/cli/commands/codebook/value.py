"""Commands that change the values of an attribute: codebook attribute value add, rename, retire."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.codebook.attribute import (
    AttributeArgument,
    ValueArgument,
    ValueLabelOption,
)
from dhrcode.cli.commands.codebook.revision import NewIdArgument, RevisionOptions
from dhrcode.cli.registration import group


def add(
    attribute: AttributeArgument,
    value: ValueArgument,
    options: RevisionOptions,
    label: ValueLabelOption = None,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="VALUE", help="Stand after this one; the last if not."),
    ] = None,
) -> None:
    """Add a value. Records stay as they are."""
    from dhrcode.workflows.codebook import attributes

    options.revise(
        lambda codebook, _: attributes.add_value(codebook, attribute, value, label, after),
    )


def rename(
    attribute: AttributeArgument,
    value: ValueArgument,
    new: NewIdArgument,
    options: RevisionOptions,
    label: ValueLabelOption = None,
) -> None:
    """Give a value another id, in records too."""
    from dhrcode.workflows.codebook import attributes

    options.revise(
        lambda codebook, _: attributes.rename_value(codebook, attribute, value, new, label),
    )


def retire(
    attribute: AttributeArgument,
    value: ValueArgument,
    options: RevisionOptions,
    keep: Annotated[
        bool, typer.Option("--keep-values", help="Records keep it: nothing is asked again.")
    ] = False,
) -> None:
    """Choose a value no longer. Records that hold it have the attribute on their queue."""
    from dhrcode.workflows.codebook import attributes

    options.revise(
        lambda codebook, version: attributes.retire_value(
            codebook, attribute, value, version, keep=keep
        ),
    )


value = group("value", "Change the values of an attribute.", (add, rename, retire))
