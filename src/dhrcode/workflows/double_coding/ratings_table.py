"""A table of ratings, `unit,coder,code`: its rows, and what is wrong with it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dhrcode.problems import Problem
from dhrcode.store.atomic import read_bytes
from dhrcode.text import shown

MAX_RATINGS = 50_000_000
"""Bytes of a table of ratings: a million ratings are some 20 MB."""
_COLUMNS = ("unit", "coder", "code")


def read_ratings(path: Path) -> tuple[list[tuple[str, str, str]], list[Problem]]:
    """The rows of a table of ratings and what is wrong with it; blank lines are passed over."""
    name = shown(path)
    try:
        text = read_bytes(path, MAX_RATINGS).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = f"the byte 0x{error.object[error.start]:02X} is not UTF-8"
        hint = "save it as UTF-8 (CSV UTF-8 in Excel)"
        return [], [Problem.of_file(name, "encoding", said, hint)]
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        said = "the character U+0000 is not text"
        return [], [Problem(name, line, 1, "control-character", said, "delete it")]
    reader = csv.reader(io.StringIO(text, newline=""))
    heading = [cell.strip().casefold() for cell in next(reader, [])]
    missing = [column for column in _COLUMNS if column not in heading]
    if missing:
        said = f"there is no column {' or '.join(missing)}"
        hint = "the first line has to name the columns unit,coder,code"
        return [], [Problem.of_file(name, "missing-column", said, hint)]
    places = [heading.index(column) for column in _COLUMNS]
    return _ratings(_numbered(reader), places, name)


def _numbered(reader: "csv.Reader") -> Iterator[tuple[int, list[str]]]:  # type: ignore[name-defined] # known to type checkers as _csv.Reader
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, [cell.strip() for cell in row]


def _ratings(
    lines: Iterable[tuple[int, list[str]]], places: Sequence[int], name: str
) -> tuple[list[tuple[str, str, str]], list[Problem]]:
    rows: list[tuple[str, str, str]] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    spelt = _Spellings(name)
    for line, cells in lines:
        padded = [*cells, *[""] * (max(places) + 1 - len(cells))]
        unit, coder, code = spelt.of(line, [padded[place] for place in places])
        first = seen.setdefault((unit, coder), line)
        if not unit or not coder:
            said, hint = "a rating names its unit and its coder", "fill both in, or delete the line"
            problems.append(Problem(name, line, 1, "missing-value", said, hint))
        elif first != line:
            said = f"{coder} has rated {unit} in line {first} already"
            problems.append(Problem(name, line, 1, "duplicate-rating", said, "keep one of the two"))
        else:
            rows.append((unit, coder, code))
    return rows, [*problems[:100], *spelt.warnings]


class _Spellings:
    """Units, coders and codes, each in the capitals in which it came first."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._first: dict[tuple[str, str], str] = {}
        self._said: set[tuple[str, str]] = set()
        self.warnings: list[Problem] = []

    def of(self, line: int, cells: Sequence[str]) -> Iterator[str]:
        """The cells of a line so; what is joined is said once."""
        for column, cell in zip(_COLUMNS, cells, strict=True):
            first = self._first.setdefault((column, cell.casefold()), cell)
            if first != cell and (column, cell) not in self._said:
                self._said.add((column, cell))
                said = f"the {column} '{cell}' differs from '{first}' only in capitals"
                hint = f"it counts as '{first}'"
                self.warnings.append(Problem(self._name, line, 1, "respelt", said, hint))
            yield first
