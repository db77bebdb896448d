"""The terminal as the screen on which coding asks its questions."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from dhrcode.cli.terminal import clean, say
from dhrcode.errors import InputEndedError

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


@contextmanager
def interruptible(closing: Callable[[], None]) -> Iterator[None]:
    """Lets Ctrl-C end what is asked within, once `closing` has said what is kept."""
    try:
        yield
    except KeyboardInterrupt:
        say()
        closing()
        raise typer.Exit(INTERRUPTED) from None


def at_a_terminal() -> bool:
    """Whether a person is there to be asked."""
    return sys.stdin.isatty()


def agreed_to(question: str) -> bool:
    """Asks on standard error, and says whether the answer was yes.

    Raises:
        InputEndedError: there is no further input.
    """
    sys.stderr.write(clean(question))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise InputEndedError("the input ended; nothing was written")
    return line.strip().casefold() in ("y", "yes")


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
