"""The questions of new and edit at the terminal, and what is said when they end."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from contextlib import suppress
from typing import TYPE_CHECKING

from dhrcode.cli.terminal import say

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.coding.session import Session


def ask(session: "Session", only: str | None = None, *, attributes: bool = False) -> None:
    """Asks about one review; about one subtheme of it if `only` is its id, or its attributes."""
    from dhrcode.cli.progress import tracked_as
    from dhrcode.cli.screen import TerminalScreen, interruptible
    from dhrcode.workflows.coding.dialogue import Dialogue, StopCodingError

    screen = TerminalScreen(session.named)
    with interruptible(lambda: _closing(session)), suppress(StopCodingError):
        dialogue = Dialogue(session, screen, tracked_as("Reading documents"))
        dialogue.run_attributes() if attributes else dialogue.run(only)
    _closing(session)


def _closing(session: "Session") -> None:
    record = session.record
    coded = record.coded_of(session.project.codebook.subthemes)
    go_on = f"; 'dhrcode edit {session.named}' goes on" if record.status == "draft" else ""
    say(f"{record.review} is kept: {coded} subthemes coded, {record.status}{go_on}.")


def ask_queue(project: "Project", review: str | None) -> None:
    """Asks about all that is on the queue of one review, or of all that have something on it."""
    from dhrcode.cli.progress import tracked
    from dhrcode.cli.screen import interruptible
    from dhrcode.workflows.coding.dialogue import StopCodingError
    from dhrcode.workflows.queue import reviews_on_queue

    project.recover()
    reviews = [review] if review else reviews_on_queue(project, tracked)
    if not reviews:
        say("Nothing has to be coded again.")
    if review is None and project.coder is None:
        _say_others(project)
    try:
        with interruptible(_queue_kept):
            for one in reviews:
                _ask_again(project, one)
    except StopCodingError:
        _queue_kept()


def _say_others(project: "Project") -> None:
    """Says what waits in independent codings, which each coder goes through alone."""
    from dhrcode.workflows.queue import leading_through, queue

    if not project.coders[0]:
        return
    for coder, waiting in queue(project).of_coders.items():
        if coder is not None:
            say(
                f"{coder}'s own codings: {waiting} to be coded again; "
                f"{leading_through(coder)} leads through them.",
                "quiet",
            )


def _queue_kept() -> None:
    say("What was answered is kept: 'dhrcode edit --queue' goes on.")


def _ask_again(project: "Project", review: str) -> None:
    from dhrcode.cli.screen import TerminalScreen
    from dhrcode.workflows.coding.queue_dialogue import QueueDialogue, in_words, waiting_in
    from dhrcode.workflows.coding.session import Session

    session = Session.resume(project, review)
    waiting = waiting_in(session)
    if not waiting:
        say(f"{session.review} has nothing to be coded again.")
        return
    say(f"{session.review}: {in_words(waiting)} to be coded again.", "title")
    QueueDialogue(session, TerminalScreen(session.named, "dhrcode edit --queue")).ask_queue()
