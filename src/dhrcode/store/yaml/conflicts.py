"""What git leaves in a file where two people changed the same lines and nobody has chosen yet."""

import re
from collections.abc import Iterator

from dhrcode.problems import Problem

_OURS, _THEIRS = (re.compile(rf"(?<![^\s\"'])[{mark}]{{7}}(?!\S)") for mark in "<>")
_ALONE = re.compile(r"\s*(<{7}|>{7})(?!\S)")
_HINT = "keep one of the two, or join them, and delete the lines of <<<<<<<, ======= and >>>>>>>"


def conflicts(text: str, shown: str) -> list[Problem]:
    """A problem for each merge conflict, and for a mark of one that was left behind.

    A conflict within a text is indented like it, and is a valid part of it to YAML; when such a
    text was wrapped anew, the marks stand within its lines.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    return [
        Problem(shown, first, column, "merge-conflict", _said(first, last), _HINT)
        for first, column, last in _found(text.splitlines())
    ]


def _said(first: int, last: int) -> str:
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    return f"a merge conflict is not settled here: {where}"


def _found(lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """Line and column where each begins, and the line where it ends."""
    begun: tuple[int, int] | None = None
    alone = False
    for number, line in enumerate(lines, start=1):
        ours, theirs = _OURS.search(line), _THEIRS.search(line)
        if ours and begun is None:
            begun, alone = (number, ours.start() + 1), bool(_ALONE.match(line))
        if theirs and begun is not None:
            yield (*begun, number)
            begun = None
        elif theirs and _ALONE.match(line):
            yield number, theirs.start() + 1, number
    if begun is not None and alone:
        yield (*begun, begun[0])
