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
    while True:
        answer = _typed(f"{question} [y/N] ", RefusedError(refused)).casefold()
        if answer in ("", "n", "no", "y", "yes"):
            return answer.startswith("y")
        say("Type y or n.", "warning")


def _typed(prompt: str, at_the_end: Exception) -> str:
    """The line that is typed, stripped; raises what is given if the input ends."""
    sys.stdout.flush()
    try:
        return input(clean(prompt)).strip()
    except EOFError:
        sys.stdout.write("\n")
        raise at_the_end from None


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
        ended = InputEndedError(
            f"the input ended; what was answered is kept: '{self._command} {self._review}' goes "
            f"on, and a script uses '{self._scripted()} SUBTHEME FINDING'"
        )
        return _typed(prompt, ended)

    def _scripted(self) -> str:
        command = self._command.removesuffix(" --queue").replace("dhrcode edit", "dhrcode code")
        return f"{command} {self._review}"
