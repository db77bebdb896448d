"""The command by which coders who differ come to one record: adjudicate."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.options import ProjectOptions, ReviewArgument
from dhrcode.cli.terminal import say
from dhrcode.errors import UsageError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.workflows.double_coding.adjudication import Adjudication


class RulingOptions(NamedTuple):
    """How differences are settled, as it was typed."""

    subtheme: Annotated[
        str | None,
        typer.Argument(
            metavar="SUBTHEME", help="Settle this one, for scripts; a contact as LN/C3."
        ),
    ] = None
    finding: Annotated[
        str | None,
        typer.Argument(
            metavar="FINDING",
            help="What was agreed of it; of a contact missed, taken, none, unclear or drop.",
        ),
    ] = None
    by: Annotated[
        str | None, typer.Option("--by", metavar="LN,EM", help="Who decides, parted by commas.")
    ] = None
    reason: Annotated[str, typer.Option("--reason", help="Why.")] = ""
    keep: Annotated[
        str | None,
        typer.Option(
            "--keep",
            metavar="LN,EM",
            help="Whose evidence to keep; of those who found it so, if not given.",
        ),
    ] = None
    replace: Annotated[
        bool, typer.Option("--replace", help="Settle anew what was settled before.")
    ] = False


def adjudicate(review: ReviewArgument, options: RulingOptions, at: ProjectOptions) -> None:
    """Settle where coders differ, and write the agreed record."""
    from dhrcode.workflows.double_coding.adjudication import Adjudication

    found = at.open()
    if (options.subtheme is None) != (options.finding is None):
        raise UsageError("say both what is settled and how: SUBTHEME FINDING")
    deciding = _deciding(options.by) if options.subtheme is not None or options.by else ()
    if options.subtheme is not None and not options.reason.strip():
        raise UsageError("say why: --reason, which the record keeps")
    open_ = Adjudication.begin(found, review)
    if options.subtheme is None:
        _ask(open_, deciding or None)
    elif "/" in options.subtheme:
        _settle_contact(open_, options, deciding)
    else:
        _settle(open_, options, deciding)


def _deciding(by: str | None) -> tuple[str, ...]:
    from dhrcode.workflows.double_coding.rulings import named_coders

    if by is None:
        raise UsageError("say who decided: --by INITIALS, parted by commas")
    return named_coders(by)


def _settle(open_: "Adjudication", options: RulingOptions, by: tuple[str, ...]) -> None:
    from dhrcode.workflows.double_coding.rulings import Ruling, named_coders
    from dhrcode.workflows.edits import finding_named, subtheme_id

    name = subtheme_id(open_.project.codebook, options.subtheme or "")
    agreed = finding_named(options.finding or "")
    kept = (
        named_coders(options.keep, open_.codings) if options.keep else open_.agreeing(name, agreed)
    )
    ruling = Ruling(finding=agreed, keep=kept, by=by, reason=options.reason)
    open_.settle(name, ruling, replace=options.replace)
    say(f"{open_.review}: {name} is {agreed}, settled by {', '.join(by)}")
    _closing(open_)


def _settle_contact(open_: "Adjudication", options: RulingOptions, by: tuple[str, ...]) -> None:
    from dhrcode.workflows.double_coding.rulings import ContactRuling, opportunity_named

    named = options.subtheme or ""
    judged = opportunity_named(options.finding or "")
    ruling = ContactRuling(judged, by, options.reason)
    own = open_.settle_contact(named, ruling, replace=options.replace)
    told = f"is {own}, {judged}" if own else "is left out"
    say(f"{open_.review}: contact {named} {told}, settled by {', '.join(by)}")
    _closing(open_)


def _ask(open_: "Adjudication", by: tuple[str, ...] | None) -> None:
    from dhrcode.cli.screen import TerminalScreen, interruptible
    from dhrcode.workflows.double_coding.adjudication_dialogue import RulingDialogue

    screen = TerminalScreen(open_.review, "dhrcode adjudicate")
    with interruptible(lambda: _closing(open_)):
        RulingDialogue(open_, screen, by).run()
    _closing(open_)


def _closing(open_: "Adjudication") -> None:
    from dhrcode.workflows.double_coding.consensus import contradicted

    contacts = open_.pending_contacts
    left = len(open_.pending) + len(contacts)
    missing = contradicted(open_.codings, open_.record)
    if missing:
        say(
            f"Coders differ on facts of the {' and the '.join(missing)}, which were left out: "
            f"'dhrcode set {open_.review} ...' writes what is agreed."
        )
    for one in contacts:
        judged = (f"{c}/{i} {one.of[c].opportunity}" for c, i in one.ids.items())
        say(f"Contact to settle: {', '.join(judged)}")
    if left:
        say(
            f"{plural(left, 'difference is', 'differences are')} left: "
            f"'dhrcode adjudicate {open_.review}' goes on."
        )
    elif open_.record.status == "draft":
        say(f"Nothing is left to settle: 'dhrcode complete {open_.review}' ends it.")
