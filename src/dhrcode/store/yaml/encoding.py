"""Bytes to text: size, encoding, and characters that no record may hold."""

import re
from bisect import bisect_right

from dhrcode.model.base import UNUSABLE
from dhrcode.problems import Problem

MAX_BYTES = 2_000_000
"""The largest YAML file that is read: about five hundred times a full record."""

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_ZERO_WIDTH = re.compile("[\u200b\u2060\u180e]")
_ODD_ASCII = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ODD = re.compile(f"{UNUSABLE.pattern}|{_BIDI.pattern}|{_ZERO_WIDTH.pattern}")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """Line and column, both from 1, of a position in a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def place(self, position: int) -> tuple[int, int]:
        """The line and column of the character at `position`."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1

    def position(self, line: int, column: int) -> int:
        """Where in the text a line and column are."""
        return self._starts[line - 1] + column - 1


def decoded(data: bytes, shown: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, or None with the reason; `shown` is the file's name in problems."""
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes"
        return None, [Problem.of_file(shown, "file-too-large", message, "is it the right file?")]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_encoding(shown, 1, 1, "the file is in UTF-16")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = Lines(before).place(len(before))
        said = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        return None, [_encoding(shown, line, column, said)]
    problems = _characters(text, shown)
    blocked = any(problem.severity == "error" for problem in problems)
    return (None if blocked else text), problems


def _encoding(shown: str, line: int, column: int, said: str) -> Problem:
    return Problem(shown, line, column, "encoding", said, "save the file as UTF-8")


def _characters(text: str, shown: str) -> list[Problem]:
    """Problems of single characters; only the first of each kind, since one is enough to look."""
    if not (_ODD_ASCII if text.isascii() else _ODD).search(text):
        return []
    sorts = (
        (UNUSABLE, "control-character", "is not text", "delete it"),
        (
            _BIDI,
            "direction-mark",
            "can make text read differently from what it says",
            "delete it unless it is meant",
        ),
        (_ZERO_WIDTH, "zero-width", "cannot be seen", "delete it"),
    )
    problems = []
    for pattern, code, what, hint in sorts:
        found = _first(pattern, text)
        if found is not None:
            line, column = Lines(text).place(found)
            message = f"the character U+{ord(text[found]):04X} {what}"
            problems.append(Problem(shown, line, column, code, message, hint))
    return problems


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    for found in pattern.finditer(text):
        if found[0] != "\r" or text[found.end() : found.end() + 1] != "\n":
            return found.start()
    return None
