"""Commands that write what is asked, answered and to be done: plan recommend, respond, act."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.commands.plan.options import RecommendationArgument, day_of
from dhrcode.cli.options import AboutOption, ProjectOptions
from dhrcode.cli.proposals import ALONE, propose
from dhrcode.cli.terminal import say

if TYPE_CHECKING:
    from dhrcode.workflows.plan.parts import Written


class CitationOptions(NamedTuple):
    """Where in the document a recommendation stands, as it was typed."""

    page: Annotated[
        str | None, typer.Option("--page", help="Page of the document; says whether it has TEXT.")
    ] = None
    source: Annotated[
        str | None, typer.Option("--source", help="Which of the record's documents.")
    ] = None
    quote: Annotated[
        str | None, typer.Option("--quote", help="The document's words, where TEXT is yours.")
    ] = None


def recommend(
    plan: Annotated[
        str, typer.Argument(metavar="REVIEW", help="The review, or the study, whose plan it is.")
    ],
    place: CitationOptions,
    *,
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="What is recommended.")
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="AGENCY", help="To whom; again for more."),
    ] = None,
    to_as_written: Annotated[
        list[str] | None,
        typer.Option("--to-as-written", metavar="WORDS", help="To whom, in the document's words."),
    ] = None,
    theme: AboutOption = None,
    level: Annotated[
        str | None,
        typer.Option("--level", help="local, regional, national or single-agency."),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="The document's number; the next free one."),
    ] = None,
    covers: Annotated[
        list[str] | None,
        typer.Option(
            "--covers",
            metavar="REVIEW",
            help="Begin a study's plan on this review; again for more.",
        ),
    ] = None,
    from_document: Annotated[
        bool,
        typer.Option("--from-document", help="Propose what the documents recommend, one by one."),
    ] = False,
    at: ProjectOptions,
) -> None:
    """Write a recommendation, and say whether its page has the words."""
    from dhrcode.errors import UsageError
    from dhrcode.workflows.plan.recommendations import Asked
    from dhrcode.workflows.plan.recommendations import recommend as write_recommendation

    if from_document:
        given = (text, *place, to, to_as_written, theme, level, name, covers)
        if any(one is not None for one in given):
            raise UsageError(ALONE)
        from dhrcode.workflows.plan.proposals import proposed

        command = f"dhrcode plan recommend {plan} --from-document"
        propose(plan, command, proposed(at.open(), plan))
        return
    if text is None:
        raise UsageError("say what is recommended: TEXT, or --from-document")
    asked = Asked(
        text,
        page=place.page,
        source=place.source,
        quote=place.quote,
        to=tuple(to or ()),
        to_as_written=tuple(to_as_written or ()),
        themes=tuple(theme or ()),
        level=level,
        id=name,
        covers=tuple(covers or ()),
    )
    written = write_recommendation(at.open(), plan, asked)
    said = f" {written.said}" if written.said else ""
    say(f"{written.name}: recommended.{said}")


def respond(
    name: RecommendationArgument,
    by: Annotated[str, typer.Option("--from", metavar="AGENCY", help="Who answers.")],
    answer: Annotated[
        str,
        typer.Option(
            "--answer", help="accepted, in-part, in-principle, not-accepted or already-done."
        ),
    ],
    *,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day of the answer; today.")
    ] = None,
    words: Annotated[str | None, typer.Option("--words", help="In its words.")] = None,
    at: ProjectOptions,
) -> None:
    """Write what an agency answered to a recommendation."""
    from dhrcode.workflows.plan.recommendations import Answered
    from dhrcode.workflows.plan.recommendations import respond as write_response

    answered = Answered(by, answer, day_of(on), words)
    say_written(write_response(at.open(), name, answered))


class OwnerOptions(NamedTuple):
    """Who answers for an action, as it was typed."""

    owner: Annotated[
        str | None, typer.Option("--owner", metavar="AGENCY", help="Which agency owns it.")
    ] = None
    post: Annotated[
        str | None, typer.Option("--post", help="Which post of it; never a person's name.")
    ] = None
    as_written: Annotated[
        str | None,
        typer.Option("--owner-as-written", metavar="WORDS", help="In the document's words."),
    ] = None


def act(
    name: RecommendationArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be done.")],
    owner: OwnerOptions,
    *,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="WHEN", help="2014-12-31, 2014-12, or the document's words."),
    ] = None,
    measure: Annotated[
        str | None, typer.Option("--measure", help="How it will be told that it worked.")
    ] = None,
    at: ProjectOptions,
) -> None:
    """Write an action of a recommendation."""
    from dhrcode.workflows.plan.recommendations import ToDo
    from dhrcode.workflows.plan.recommendations import act as write_action

    todo = ToDo(text, **owner._asdict(), due=due, measure=measure)
    say_written(write_action(at.open(), name, todo))


def say_written(written: "Written") -> None:
    """Prints what was written, in a line."""
    say(f"{written.name}: {written.said}" if written.said else written.name)
