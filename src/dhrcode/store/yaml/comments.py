"""Comments: where a person wrote them, how they are kept, and where one cuts a value short."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from yaml.events import ScalarEvent

from dhrcode.problems import KeyPath, Problem
from dhrcode.store.yaml.events import compose, events, places

Naming = Callable[[KeyPath], KeyPath | None]
"""Gives a key path a name by which it is found again after it has moved; None for a path whose
comments are not kept."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_HASH = re.compile(r"(?:^|(?<=[ \t\ufeff,\[\]{}]))#")
_HASH_AFTER_TEXT = re.compile(r"[^\s][ \t]+#")


def named_by(data: Any, identity: Callable[[Any, int], str | int]) -> Callable[[KeyPath], KeyPath]:
    """Names key paths by what distinguishes the items of lists that they lead through.

    Args:
        data: the data of the text.
        identity: gives that of an item, from it and its position.
    """

    def name(path: KeyPath) -> KeyPath:
        steps: list[str | int] = []
        node = data
        for step in path:
            node = _under(node, step)
            steps.append(identity(node, step) if isinstance(step, int) else step)
        return tuple(steps)

    return name


def _under(node: Any, step: str | int) -> Any:
    """What a step leads to; None for a key with nothing after it."""
    if isinstance(node, Mapping):
        return node.get(step)
    return node[step] if isinstance(node, list) and isinstance(step, int) else None


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
    """Notes the columns that a scalar covers in each of its lines; scalars come in order."""
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
    """A warning for each plain value that a ` #` cuts short silently."""
    if not _HASH_AFTER_TEXT.search(text):
        return []
    scalars: list[Any] = [event for event in events(text) if isinstance(event, ScalarEvent)]
    plain_ends = {
        s.end_mark.line: s.end_mark.column if s.implicit[0] and s.value else None for s in scalars
    }
    lines = _LINE_END.split(text)
    return [
        Problem(
            shown,
            line,
            column,
            "text-after-hash",
            "what follows ' #' is a comment and not part of the value",
            "put the whole value in quotes if it belongs to it",
        )
        for line, column, _ in comments(text)
        if (end := plain_ends.get(line - 1)) and not lines[line - 1][end : column - 1].strip()
    ]


def _as_it_is(path: KeyPath) -> KeyPath:
    return path


def with_comments(
    text: str,
    before: str,
    stood: Naming = _as_it_is,
    stands: Naming = _as_it_is,
    *,
    spaced: bool = False,
) -> str:
    """A text with the comments of the text that it replaces.

    Each is put above the line it belongs to; if that line is gone, above what the line was part of;
    or else at the end.

    Args:
        text: the new text.
        before: the text that held the comments.
        stood: names the key paths of `before`.
        stands: names those of `text`; paths with the same name belong together.
        spaced: whether empty lines stay too.
    """
    notes = [(line, note) for line, _, note in comments(before)]
    if spaced and (empty := _empty_lines(before)):
        spacious = sorted([*notes, *((line, "") for line in empty)])
        while spacious and not spacious[-1][1]:
            del spacious[-1]  # empty lines at the end separate nothing
        result = _joined(text, before, spacious, stood, stands)
        if compose(result) == compose(text):  # no empty line became part of a text above it
            return result
    return _joined(text, before, notes, stood, stands) if notes else text


def _empty_lines(text: str) -> list[int]:
    """The lines that separate things: empty, and not part of a text; from 1."""
    lines, inside = _LINE_END.split(text), set[int]()
    for event in events(text):
        if isinstance(event, ScalarEvent):
            inside.update(_lines_of(event, lines))
    return [n for n, line in enumerate(lines[:-1], start=1) if not line.strip() and n not in inside]


def _lines_of(scalar: Any, lines: list[str]) -> range:
    """The lines of a scalar, from 1, without the empty ones below it."""
    first, last = scalar.start_mark.line, scalar.end_mark.line
    if scalar.style in ("|", ">"):
        last -= 1
        while last > first and not lines[last].strip() and not scalar.value.endswith("\n\n"):
            last -= 1
    return range(first + 1, last + 2)


def _joined(
    text: str, before: str, notes: list[tuple[int, str]], stood: Naming, stands: Naming
) -> str:
    old = _begun(before)
    lines: list[str | None] = [*text.splitlines(), None]
    new: dict[KeyPath | None, int] = {(): len(lines)}
    for line, _, path in _begun(text):
        new.setdefault(stands(path), line)
    above: dict[int, list[str]] = {}
    for line, note in notes:
        owner = stood(_owner(old, line))
        if owner is None:
            continue
        while owner not in new:
            owner = owner[:-1]
        above.setdefault(new[owner], []).append(note)
    return "".join(f"{line}\n" for line in _written(lines, above))


def _written(lines: list[str | None], above: dict[int, list[str]]) -> Iterator[str]:
    for number, this in enumerate(lines, start=1):
        indent = this[: len(this) - len(this.lstrip(" "))] if this else ""
        yield from (indent + note if note else "" for note in above.get(number, ()))
        if this is not None:
            yield this


def _begun(text: str) -> list[tuple[int, int, KeyPath]]:
    """Each key and each item of a list: the line it begins in, its depth, its path; in order."""
    noted = places(text)
    items = {path: at for path, at in noted.values.items() if isinstance(path[-1], int)}
    begun = [(line, len(path), path) for path, (line, _) in (noted.keys | items).items() if path]
    return sorted(begun, key=lambda key: key[:2])


def _owner(begun: list[tuple[int, int, KeyPath]], line: int) -> KeyPath:
    """The path that begins in a line, or next below it; the empty path at the end of the file."""
    below = bisect_left(begun, line, key=lambda key: key[0])
    return begun[below][2] if below < len(begun) else ()
