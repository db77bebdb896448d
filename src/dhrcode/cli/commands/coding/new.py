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
    from dhrcode.store.folder import FileTakenError
    from dhrcode.workflows.coding.session import Session, draw_id

    if coder is None:
        raise UsageError("say who codes: --coder INITIALS, or set DHRCODE_CODER")
    if independent and review is None:
        raise UsageError("say which review is coded independently: others code it under its id")
    found = at.open(coder if independent else None)
    kind = found.codebook.kind_named(kind)
    try:
        session = Session.begin(found, review or draw_id(found, kind), coder, kind)
    except FileTakenError as error:
        raise FileTakenError(error.path, _instead(error.path.stem, coder, independent)) from None
    if review is None:
        say(
            f"No id was given, so the review is called {session.review}; "
            f"'dhrcode rename {session.review} YOURS' changes it."
        )
    say(f"{session.review}: a draft is on disk, and every answer is kept as you give it.")
    ask(session)


def _instead(review: str, coder: str, independent: bool) -> str:
    """What to do where there is a record of the review."""
    if independent:
        return f": 'dhrcode edit {review} --as {coder}' goes on with it"
    return (
        f": 'dhrcode edit {review}' goes on with it; "
        f"'dhrcode new {review} --coder {coder} --independent' codes it apart"
    )
