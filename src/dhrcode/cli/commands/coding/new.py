"""The command that codes a new review, question by question: new."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import Annotated

import typer

from dhrcode.cli.commands.coding.dialogue import ask
from dhrcode.cli.options import CoderOption, KindOption, ProjectOptions
from dhrcode.cli.terminal import say
from dhrcode.errors import UsageError


def new(
    *,
    review: Annotated[
        str | None,
        typer.Argument(metavar="REVIEW", help="The review's id; drawn at random if not given."),
    ] = None,
    coder: CoderOption = None,
    kind: KindOption = None,
    independent: Annotated[
        bool,
        typer.Option("--independent", help="Code apart from others, into coders/INITIALS."),
    ] = False,
    at: ProjectOptions,
) -> None:
    """Code a new review, led through the codebook."""
    from dhrcode.workflows.coding.session import Session, draw_id

    if coder is None:
        raise UsageError("say who codes: --coder INITIALS, or set DHRCODE_CODER")
    if independent and review is None:
        raise UsageError("say which review is coded independently: others code it under its id")
    found = at.open(coder if independent else None)
    kind = found.codebook.kind_named(kind)
    session = Session.begin(found, review or draw_id(found, kind), coder, kind)
    say(f"{session.review}: a draft is on disk, and every answer is kept as you give it.")
    ask(session)
