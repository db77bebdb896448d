"""The terminal as the screen on which coding asks its questions."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from dhrcode.cli.terminal import clean, say
from dhrcode.errors import InputEndedError, RefusedError

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


def confirmed(question: str, refused: str) -> bool:
    """Asks a question, which `y` agrees to and Enter does not.

    Raises:
        RefusedError: the input ends, as in a script; says `refused`.
    """
    sys.stdout.flush()
    while True:
        try:
            answer = input(clean(f"{question} [y/N] ")).strip().casefold()
        except EOFError:
            sys.stdout.write("\n")
            raise RefusedError(refused) from None
        if answer in ("", "n", "no", "y", "yes"):
            return answer.startswith("y")
        say("Type y or n.", "warning")


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
