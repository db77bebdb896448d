"""What the page sent, each part of the kind that it has to be."""

from collections.abc import Callable
from typing import Any

from dhrcode.errors import UsageError
from dhrcode.workflows.coding.selected_words import TextPlace

Given = dict[str, Any]
"""What the page sent, as JSON has it."""
Act = Callable[[Given], Any]
"""What the page may ask for: it gives what is answered."""


def text_of(given: Given, name: str) -> str:
    """A text that has to be there."""
    value = given.get(name)
    if not isinstance(value, str):
        raise UsageError(f"the page did not say which {name} is meant")
    return value


def text_or_none(given: Given, name: str) -> str | None:
    """A text, if it is there and says something."""
    return text_of(given, name) or None if given.get(name) is not None else None


def texts_or_none(given: Given, name: str) -> tuple[str, ...] | None:
    """Several texts, if they are there."""
    return names_of(given, name) if given.get(name) is not None else None


def names_of(given: Given, name: str) -> tuple[str, ...]:
    """Some texts, which may be none."""
    value = given.get(name)
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f"the page did not say which {name} are meant")
    return tuple(value)


def number_of(given: Given, name: str) -> int:
    """A whole number that has to be there."""
    value = given.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise UsageError(f"the page did not say which {name} is meant")
    return value


def place_of(given: Given, name: str) -> TextPlace:
    """A place in a document: `[page, offset]`."""
    value = given.get(name)
    if not isinstance(value, list) or len(value) != 2 or not all(type(n) is int for n in value):
        raise UsageError("the page did not say where the words are")
    return TextPlace(*value)
