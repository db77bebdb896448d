"""What a review's documents propose: asked one by one at a terminal, listed in a script."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from contextlib import suppress
from typing import TYPE_CHECKING

from dhrcode.cli.terminal import say, warn

if TYPE_CHECKING:
    from dhrcode.workflows.proposal_dialogue import Proposed

ALONE = "--from-document proposes what the documents say: give nothing else"


def propose(name: str, command: str, found: "Proposed") -> None:
    """Asks about each proposal; in a script, lists them.

    Args:
        name: whose they are: a review, or a study.
        command: what asks about them again.
        found: the proposals.
    """
    from dhrcode.cli.screen import TerminalScreen, at_a_terminal, interruptible
    from dhrcode.errors import InputEndedError
    from dhrcode.workflows.proposal_dialogue import ProposalDialogue, counted, listed

    for sentence in found.unread:
        warn(sentence)
    if not at_a_terminal():
        for line in listed(found.proposals):
            say(line)
        say(f"{counted(found.proposals)}. Nothing was written: at a terminal, '{command}' asks.")
        return
    dialogue = ProposalDialogue(TerminalScreen(name, command))
    with interruptible(lambda: say(f"{name}: {dialogue.said}.")), suppress(InputEndedError):
        dialogue.run(found.proposals)
    say(f"{name}: {counted(found.proposals)}; {dialogue.said}.")
