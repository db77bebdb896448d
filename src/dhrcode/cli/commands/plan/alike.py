"""Commands on what is asked again and again: plan alike, same, since."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.plan.options import OnOption, day_of
from dhrcode.cli.options import AllowOption, ProjectOptions
from dhrcode.cli.terminal import say
from dhrcode.text import plural, verb


def alike(
    *,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[REVIEW/R2]", help="Only what is like this recommendation."),
    ] = None,
    allow_identifiers: AllowOption = False,
    at: ProjectOptions,
) -> None:
    """List recommendations and actions with like words; it joins nothing."""
    from dhrcode.analysis.plan.alike import marked
    from dhrcode.workflows.plan.same import find_alike
    from dhrcode.workflows.release import refuse_identifiers

    found = at.open()
    pairs = find_alike(found, name)
    if not allow_identifiers:
        refuse_identifiers(found, {one.text for pair in pairs for one in pair[:2]})
    for pair in pairs:
        for one, text in zip(pair[:2], marked(pair.one.text, pair.other.text), strict=True):
            say(f"{one.name}  {text}")
        say()
    said = plural(len(pairs), "pair")
    say(f"{said} with like words; what differs is in brackets. 'dhrcode plan same' joins two.")


def same(
    names: Annotated[
        list[str],
        typer.Argument(metavar="REVIEW/R2...", help="Recommendations that ask for the same."),
    ],
    request: Annotated[
        str, typer.Option("--as", metavar="ID", help="The id of what they ask for.")
    ],
    *,
    label: Annotated[str | None, typer.Option("--label", help="Its name, where it is new.")] = None,
    at: ProjectOptions,
) -> None:
    """Say of recommendations that they ask for the same."""
    from dhrcode.workflows.plan.same import join_same

    number = join_same(at.open(), names, request, label)
    say(f"{request}: {plural(number, 'recommendation')} {verb(number, 'asks', 'ask')} for the same")


def since(
    *,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="SUBTHEME", help="Only this subtheme.")
    ] = None,
    on: OnOption = None,
    at: ProjectOptions,
) -> None:
    """Say of themes whether they were asked for, what was done, and whether they came back."""
    from dhrcode.workflows.plan.since import told_since

    for sentence in [*told_since(at.open(), day_of(on), theme)]:
        say(sentence)
