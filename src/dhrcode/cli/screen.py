"""The terminal as the screen on which coding asks its questions."""

import sys

from dhrcode.cli.terminal import clean, say
from dhrcode.errors import InputEndedError


class TerminalScreen:
    """Asks on standard output, reads lines from standard input."""

    def __init__(self, review: str, command: str = "dhrcode edit") -> None:
        self._review, self._command = review, command

    def say(self, text: str = "", style: str = "") -> None:
        """Shows a line."""
        say(text, style)

    def ask(self, prompt: str) -> str:
        """Shows a prompt and gives the line that was typed, stripped.

        Raises:
            InputEndedError: there is no further input.
        """
        sys.stdout.flush()
        try:
            return input(clean(prompt)).strip()
        except EOFError:
            sys.stdout.write("\n")
            raise InputEndedError(
                f"the input ended; what was answered is kept: '{self._command} {self._review}' "
                f"goes on, and a script uses '{self._scripted()} SUBTHEME FINDING'"
            ) from None

    def _scripted(self) -> str:
        command = self._command.removesuffix(" --queue").replace("dhrcode edit", "dhrcode code")
        return f"{command} {self._review}"
