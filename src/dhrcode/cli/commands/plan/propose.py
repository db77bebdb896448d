"""What a review's documents propose for its plan: asked one by one at a terminal, else listed."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from contextlib import suppress
from typing import TYPE_CHECKING

from dhrcode.cli.terminal import say

if TYPE_CHECKING:
    from dhrcode.store.project import Project


def propose(project: "Project", name: str) -> None:
    """Asks about each recommendation and row of the documents; in a script, lists them."""
    from dhrcode.cli.screen import TerminalScreen, at_a_terminal, interruptible
    from dhrcode.errors import InputEndedError
    from dhrcode.workflows.plan.proposals import proposed
    from dhrcode.workflows.proposal_dialogue import ProposalDialogue, counted, listed

    command = f"dhrcode plan recommend {name} --from-document"
    found = proposed(project, name)
    for sentence in found.unread:
        say(sentence, "warning", stderr=True)
    if not at_a_terminal():
        for line in listed(found.proposals):
            say(line)
        say(f"{counted(found.proposals)}. Nothing was written: at a terminal, '{command}' asks.")
        return
    dialogue = ProposalDialogue(TerminalScreen(name, command))
    with interruptible(lambda: say(f"{name}: {dialogue.said}.")), suppress(InputEndedError):
        dialogue.run(found.proposals)
    say(f"{name}: {counted(found.proposals)}; {dialogue.said}.")
