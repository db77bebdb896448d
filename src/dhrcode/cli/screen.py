"""The terminal as the screen on which coding asks its questions."""

import sys

from dhrcode.cli.terminal import clean, say
from dhrcode.errors import InputEndedError


class TerminalScreen:
    """Asks on standard output, reads lines from standard input."""

    def __init__(self, review: str) -> None:
        self._review = review

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
                f"the input ended; what was answered is kept: 'dhrcode edit {self._review}' goes "
                f"on, and a script uses 'dhrcode code {self._review} SUBTHEME FINDING'"
            ) from None
