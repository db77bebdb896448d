"""Problem: something wrong with data, as a value with its place."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
KeyPath = tuple[str | int, ...]
"""Where in a YAML file: keys and list positions from the top, such as `("findings", "gps")`."""


class Problem(NamedTuple):
    """One thing wrong in one file.

    Attributes:
        file: the path as it is to be printed, with forward slashes.
        line: from 1.
        column: from 1, in characters.
        code: a short name, the same in every release (`docs/problems.md` lists them).
        severity: `error` (a number would be wrong or missing) or `warning`.
        message: one sentence, without the place.
        hint: what to do, or the empty string.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def place(self) -> str:
        """Where it is, as it is printed."""
        return f"{self.file}:{self.line}:{self.column}"

    def __str__(self) -> str:
        said = f"{self.message}: {self.hint}" if self.hint else self.message
        line = f"{self.place}: {self.severity}: {said} [{self.code}]"
        return line.replace("\r", "\\r").replace(
            "\n", "\\n"
        )  # a key or a file's name may hold them


class CellProblem(Problem):
    """A problem in a cell, or (with line 0) in a whole sheet or workbook.

    `file` is `DHR14.xlsx:Findings`, and the place is printed as `DHR14.xlsx:Findings!C7`.
    """

    __slots__ = ()

    @property
    def place(self) -> str:
        """Where it is, as a spreadsheet names it."""
        if not self.line:
            return self.file
        return f"{self.file}!{column_letters(self.column)}{self.line}"


def column_letters(column: int) -> str:
    """What a spreadsheet calls a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


class Fault(NamedTuple):
    """A problem whose key path is known, but not yet its line.

    `at_key` says that the key itself is wrong (for example unknown), not its value.
    """

    path: KeyPath
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    at_key: bool = False


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(problem.severity == "error" for problem in problems)
