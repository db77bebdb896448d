"""Comments: where a person wrote them, and where one cuts a value short."""

import re
from typing import Any

from yaml.events import ScalarEvent

from dhrcode.problems import Problem
from dhrcode.store.composing import events

_LINE_END = re.compile(r"\r\n|\r|\n")
_HASH_AFTER_TEXT = re.compile(r"[^\s][ \t]+#")


def comments(text: str) -> list[tuple[int, int, str]]:
    """The comments of a readable text: line and column from 1, and the comment with its `#`."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for event in events(text):
        if isinstance(event, ScalarEvent):
            _cover(covered, event)
    found = []
    for number, line in enumerate(_LINE_END.split(text)):
        for hash_mark in re.finditer(r"(?:^|(?<=[ \t\ufeff,\[\]{}]))#", line):
            column = hash_mark.start()
            spans = covered.get(number, ())
            if not any(start <= column < end for start, end in spans):
                found.append((number + 1, column + 1, line[column:].rstrip()))
                break
    return found


def _cover(covered: dict[int, list[tuple[int, int]]], event: Any) -> None:
    start, end = event.start_mark, event.end_mark
    block = event.style in ("|", ">")
    for line in range(start.line + block, end.line + 1):
        first = start.column if line == start.line else 0
        last = end.column if line == end.line else 1 << 30
        covered.setdefault(line, []).append((first, last))


def cut_text(text: str, shown: str) -> list[Problem]:
    """A warning for each plain value that a ` #` cuts short without a word."""
    if not _HASH_AFTER_TEXT.search(text):
        return []
    scalars: list[Any] = [event for event in events(text) if isinstance(event, ScalarEvent)]
    plain_ends = {
        s.end_mark.line: s.end_mark.column if s.implicit[0] and s.value else None for s in scalars
    }
    lines = _LINE_END.split(text)
    return [
        Problem(shown, line, column, "text-after-hash",
                "what follows ' #' is a comment and not part of the value",
                "put the whole value in quotes if it belongs to it", "warning")
        for line, column, _ in comments(text)
        if (end := plain_ends.get(line - 1)) and not lines[line - 1][end : column - 1].strip()
    ]  # fmt: skip
