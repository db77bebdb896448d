"""Comments: where a person wrote them, and where one cuts a value short."""

import re
import sys
from bisect import bisect_right
from typing import Any

from yaml.events import ScalarEvent

from dhrcode.problems import Problem
from dhrcode.store.composing import events

_LINE_END = re.compile(r"\r\n|\r|\n")
_HASH = re.compile(r"(?:^|(?<=[ \t\ufeff,\[\]{}]))#")
_HASH_AFTER_TEXT = re.compile(r"[^\s][ \t]+#")


def comments(text: str) -> list[tuple[int, int, str]]:
    """The comments of a readable text: line and column from 1, and the comment with its `#`."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for event in events(text):
        if isinstance(event, ScalarEvent):
            _cover(covered, event)
    found = []
    for number, line in enumerate(_LINE_END.split(text)):
        spans = covered.get(number, [])
        for mark in _HASH.finditer(line):
            if not _inside(spans, mark.start()):
                found.append((number + 1, mark.start() + 1, line[mark.start() :].rstrip()))
                break
    return found


def _cover(covered: dict[int, list[tuple[int, int]]], event: Any) -> None:
    """Notes the columns that a scalar takes in each of its lines; scalars come in their order."""
    start, end = event.start_mark, event.end_mark
    block = event.style in ("|", ">")
    for line in range(start.line + block, end.line + 1):
        first = start.column if line == start.line else 0
        last = end.column if line == end.line else sys.maxsize
        covered.setdefault(line, []).append((first, last))


def _inside(spans: list[tuple[int, int]], column: int) -> bool:
    before = bisect_right(spans, (column, sys.maxsize))
    return before > 0 and column < spans[before - 1][1]


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
