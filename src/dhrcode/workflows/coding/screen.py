"""What questions are asked on, and what is typed for each finding."""

import re
from collections.abc import Callable
from typing import Protocol

from dhrcode.errors import DhrcodeError
from dhrcode.model.record import Finding

FINDING_KEYS: dict[str, Finding] = {
    "p": "present",
    "a": "absent",
    "n": "not-stated",
    "u": "unclear",
}
"""What is typed for each finding."""


class Screen(Protocol):
    """What questions are asked on."""

    def say(self, text: str = "", style: str = "") -> None:
        """Shows a line; `style` is title, quiet or warning."""

    def ask(self, prompt: str) -> str:
        """Shows a prompt and gives the line that was typed, stripped."""


class CancelledError(Exception):
    """The person has taken the answer back; nothing of it is kept."""


def typed(screen: Screen, question: str) -> str:
    """What is typed after a question.

    Raises:
        CancelledError: `x` was typed.
    """
    if (text := screen.ask(question)) == "x":
        raise CancelledError
    return text


def number_typed(answer: str, most: int) -> int:
    """The number from 1 to `most` that was typed; 0 where it is none of these."""
    number = int(answer) if re.fullmatch("[0-9]{1,4}", answer) else 0
    return number if number <= most else 0


def kept(screen: Screen, write: Callable[[], object]) -> bool:
    """Whether something could be written, or be kept; says why not."""
    try:
        write()
    except DhrcodeError as error:
        screen.say(f"Not kept: {error}", "warning")
        return False
    return True


def yes(screen: Screen, question: str) -> bool:
    """Asks until it is answered with yes or no, which is what Enter alone means."""
    while True:
        answer = screen.ask(f"{question} [y/N] ").casefold()
        if answer in ("", "n", "no", "y", "yes"):
            return answer.startswith("y")
        screen.say("Type y or n.", "warning")
