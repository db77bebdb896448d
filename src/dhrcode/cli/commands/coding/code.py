"""Commands that code: new and edit for people, code, set and complete for scripts too."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import (
    AsOption,
    CoderOption,
    KindOption,
    ProjectOption,
    ReviewArgument,
    SubthemeArgument,
    project_at,
)
from dhrcode.cli.terminal import say
from dhrcode.errors import RefusedError, UsageError
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.model.record import Record
    from dhrcode.workflows.coding.session import Session

INTERRUPTED = 130


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    for name, command in (
        ("new", new),
        ("edit", edit),
        ("code", code),
        ("set", set_attributes),
        ("complete", complete),
    ):
        app.command(name)(command)


def new(
    context: typer.Context,
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
    project: ProjectOption = None,
) -> None:
    """Code a new review, led through the codebook."""
    from dhrcode.workflows.coding.session import Session, draw_id

    if coder is None:
        raise UsageError("say who codes: --coder INITIALS, or set DHRCODE_CODER")
    if independent and review is None:
        raise UsageError("say which review is coded independently: others code it under its id")
    found = project_at(context, project, coder if independent else None)
    kind = kind or found.codebook.kind_ids[0]
    session = Session.begin(found, review or draw_id(found, kind), coder, kind)
    say(f"{session.review}: a draft is on disk, and every answer is kept as you give it.")
    _ask(session, None)


def edit(
    context: typer.Context,
    review: Annotated[
        str | None,
        typer.Argument(metavar="REVIEW", help="The review's id; all of them with --queue alone."),
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="SUBTHEME", help="Go to this one alone.")
    ] = None,
    queue: Annotated[
        bool, typer.Option("--queue", help="Go through what has to be coded again, and why.")
    ] = False,
    coder: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """Go on coding a review where it was left, or go to one subtheme or through the queue."""
    from dhrcode.cli.commands.codebook.migrate import walk_queue
    from dhrcode.workflows.coding.session import Session
    from dhrcode.workflows.edits import subtheme_id

    found = project_at(context, project, coder)
    if queue:
        walk_queue(found, review, theme)
        return
    if review is None:
        raise UsageError(
            "say which review: 'dhrcode edit REVIEW', or --queue for all that have to "
            "be coded again"
        )
    only = subtheme_id(found.codebook, theme) if theme else None
    _ask(Session.resume(found, review), only)


def _ask(session: "Session", only: str | None) -> None:
    from dhrcode.cli.progress import tracked_as
    from dhrcode.cli.screen import TerminalScreen
    from dhrcode.workflows.coding.dialogue import Dialogue, StopCodingError

    screen = TerminalScreen(f"{session.review}{_own(session)}")
    try:
        Dialogue(session, screen, tracked_as("Reading documents")).run(only)
    except StopCodingError:
        pass
    except KeyboardInterrupt:
        say()
        _closing(session)
        raise typer.Exit(INTERRUPTED) from None
    _closing(session)


def _own(session: "Session") -> str:
    """What a command that goes on with an independent coding has to say besides the review."""
    return f" --as {session.project.coder}" if session.project.coder else ""


def _closing(session: "Session") -> None:
    record, codebook = session.record, session.project.codebook
    total = len(codebook.subthemes)
    coded = total - len(record.uncoded(codebook.subthemes))
    named = f"{record.review}{_own(session)}"
    go_on = f"; 'dhrcode edit {named}' goes on" if record.status == "draft" else ""
    say(f"{record.review} is kept: {coded} of {total} subthemes coded, {record.status}{go_on}.")


def code(
    context: typer.Context,
    review: ReviewArgument,
    subtheme: SubthemeArgument,
    finding: Annotated[
        str, typer.Argument(metavar="FINDING", help="present, absent, not-stated or unclear.")
    ],
    page: Annotated[str | None, typer.Option("--page", help="Page of the document.")] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="The document's words.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="Your own words.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Which of the record's sources.")
    ] = None,
    section: Annotated[
        str | None, typer.Option("--section", help="Section of the document.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="In place of what the record says now.")
    ] = False,
    coder: CoderOption = None,
    kind: KindOption = None,
    independent: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """Write one finding, or one more piece of its evidence."""
    from dhrcode.workflows.coding.session import dated
    from dhrcode.workflows.edits import (
        evidence_of,
        finding_named,
        new_record,
        subtheme_id,
        with_finding,
        with_source,
    )
    from dhrcode.workflows.queue import refuse_behind

    found = project_at(context, project, independent)
    coder = independent or coder  # whose folder it is, whatever DHRCODE_CODER says
    name, value = subtheme_id(found.codebook, subtheme), finding_named(finding)

    def change(record: "Record") -> "Record":
        _refuse_other(record, coder, kind)
        refuse_behind(record, found.codebook)
        record = with_source(record, source)
        piece = evidence_of(
            record, page=page, quote=quote, note=note, source=source, section=section
        )
        changed = with_finding(record, name, value, piece, replace=replace)
        return record if changed == record else dated(changed)

    def fresh() -> "Record":
        if coder is None:
            raise UsageError(f"{review} has no record yet; say who codes: --coder INITIALS")
        return new_record(review, coder, kind or found.codebook.kind_ids[0], found.codebook)

    record = found.change(review, change, fresh)
    pieces = len(record.findings[name].evidence)
    held = f", with {plural(pieces, 'piece')} of evidence" if pieces else ""
    say(f"{record.review}: {name} is {value}{held}")
    piece = evidence_of(record, page=page, quote=quote, note=note, source=source, section=section)
    if piece is not None and piece.quote is not None:
        from dhrcode.workflows.documents.verification import look_up

        if where := look_up(found, record, piece):
            say(where)


def _refuse_other(record: "Record", coder: str | None, kind: str | None) -> None:
    """One record is one coder's, of one kind."""
    if coder is not None and coder != record.coder:
        raise RefusedError(
            f"{record.review} is coded by {record.coder}, not {coder}; nothing was written"
        )
    if kind is not None and kind != record.kind:
        raise RefusedError(
            f"{record.review} is of kind {record.kind}, not {kind}; nothing was written"
        )


def set_attributes(
    context: typer.Context,
    review: ReviewArgument,
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="ATTRIBUTE=VALUE...",
            help="Such as year=2012 victim.relationship=partner; an empty value clears.",
        ),
    ],
    coder: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """Set attributes of the review, its victims or perpetrators."""
    from dhrcode.workflows.edits import settings, with_settings

    found = project_at(context, project, coder)
    wanted = settings(found.codebook, assignments)
    record = found.change(review, lambda record: with_settings(record, wanted))
    say(f"{record.review}: set {', '.join(assignments)}")


def complete(
    context: typer.Context,
    review: ReviewArgument,
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Coded as far as its source tells; the rest is not coded."),
    ] = False,
    coder: AsOption = None,
    project: ProjectOption = None,
) -> None:
    """Mark a review complete, or name what it still lacks."""
    from dhrcode.workflows.edits import completed, partially_completed

    found = project_at(context, project, coder)
    if partial and coder is not None:
        raise UsageError("an independent coding is a draft or complete, and not partial")
    mark = partially_completed if partial else completed
    record = found.change(review, lambda record: mark(record, found.codebook))
    total = len(found.codebook.subthemes)
    coded = total - len(record.uncoded(found.codebook.subthemes))
    said = f"partial, {coded} of {total} subthemes coded" if partial else "complete"
    say(f"{record.review} is {said}")
