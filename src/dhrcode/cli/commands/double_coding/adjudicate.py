"""The command by which coders who differ come to one record: adjudicate."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.options import ProjectOption, ReviewArgument, project_at
from dhrcode.cli.terminal import say
from dhrcode.errors import UsageError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.workflows.double_coding.adjudication import Adjudication

INTERRUPTED = 130


def add_to(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command("adjudicate")(adjudicate)


def adjudicate(
    context: typer.Context,
    review: ReviewArgument,
    subtheme: Annotated[
        str | None, typer.Argument(metavar="SUBTHEME", help="Settle this one, for scripts.")
    ] = None,
    finding: Annotated[
        str | None, typer.Argument(metavar="FINDING", help="What was agreed of it.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="LN,EM", help="Who decides, parted by commas.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why.")] = "",
    keep: Annotated[
        str | None,
        typer.Option(
            "--keep",
            metavar="LN,EM",
            help="Whose evidence to keep; of those who found it so, if not given.",
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Settle anew what was settled before.")
    ] = False,
    project: ProjectOption = None,
) -> None:
    """Settle where coders differ, and write the agreed record."""
    from dhrcode.workflows.double_coding.adjudication import Adjudication

    found = project_at(context, project)
    if (subtheme is None) != (finding is None):
        raise UsageError("say both what is settled and how: SUBTHEME FINDING")
    deciding = _deciding(by) if subtheme is not None or by else None
    if subtheme is not None and not reason.strip():
        raise UsageError("say why: --reason, which the record keeps")
    open_ = Adjudication.begin(found, review)
    if subtheme is not None and finding is not None and deciding:
        _settle(open_, (subtheme, finding), RulingOptions(deciding, reason, keep, replace))
    else:
        _ask(open_, deciding)


def _deciding(by: str | None) -> tuple[str, ...]:
    from dhrcode.workflows.double_coding.adjudication import named_coders

    if by is None:
        raise UsageError("say who decided: --by INITIALS, parted by commas")
    return named_coders(by)


class RulingOptions(NamedTuple):
    """How a difference is settled, as it was typed."""

    by: tuple[str, ...]
    reason: str
    keep: str | None
    replace: bool


def _settle(open_: "Adjudication", what: tuple[str, str], options: RulingOptions) -> None:
    from dhrcode.workflows.double_coding.adjudication import Ruling, named_coders
    from dhrcode.workflows.edits import finding_named, subtheme_id

    name = subtheme_id(open_.project.codebook, what[0])
    agreed = finding_named(what[1])
    kept = (
        named_coders(options.keep, open_.codings) if options.keep else open_.agreeing(name, agreed)
    )
    open_.settle(name, Ruling(agreed, kept, options.by, options.reason), replace=options.replace)
    say(f"{open_.review}: {name} is {agreed}, settled by {', '.join(options.by)}")
    _closing(open_)


def _ask(open_: "Adjudication", by: tuple[str, ...] | None) -> None:
    from dhrcode.cli.screen import TerminalScreen
    from dhrcode.workflows.double_coding.adjudication_dialogue import RulingDialogue

    screen = TerminalScreen(open_.review, "dhrcode adjudicate")
    try:
        RulingDialogue(open_, screen, by).run()
    except KeyboardInterrupt:
        say()
        _closing(open_)
        raise typer.Exit(INTERRUPTED) from None
    _closing(open_)


def _closing(open_: "Adjudication") -> None:
    from dhrcode.workflows.double_coding.consensus import contradicted

    left = len(open_.pending)
    missing = contradicted(open_.codings, open_.record)
    if missing:
        say(
            f"Coders differ on facts of the {' and the '.join(missing)}, which were left out: "
            f"'dhrcode set {open_.review} ...' writes what is agreed."
        )
    if left:
        say(
            f"{plural(left, 'difference is', 'differences are')} left: "
            f"'dhrcode adjudicate {open_.review}' goes on."
        )
    elif open_.record.status == "draft":
        say(f"Nothing is left to settle: 'dhrcode complete {open_.review}' ends it.")
