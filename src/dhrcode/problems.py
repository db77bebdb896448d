"""Problem: something wrong with data, as a value with its place."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from dhrcode.problem_codes import Severity, severity_of

KeyPath = tuple[str | int, ...]
"""Where in a YAML file: keys and list positions from the top, such as `("findings", "gps")`."""


class _ProblemFields(NamedTuple):
    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    severity: Severity


class Problem(_ProblemFields):
    """One thing wrong in one file.

    Attributes:
        file: the path as it is to be printed, with forward slashes.
        line: from 1.
        column: from 1, in characters.
        code: a short name, the same in every release (`problem_codes` lists them).
        message: one sentence, without the place.
        hint: what to do, or the empty string.
        severity: `error` (a number would be wrong or missing), `warning` or `note` (nothing need
            be wrong); that of the code, and given only where the code can have either.
    """

    __slots__ = ()

    def __new__(  # noqa: D102, PLR0913, PLR0917 - its fields
        cls,
        file: str,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity | None = None,
    ) -> Self:
        level = severity_of(code, severity)
        return super().__new__(cls, file, line, column, code, message, hint, level)

    @classmethod
    def of_file(
        cls, file: str, code: str, message: str, hint: str = "", severity: Severity | None = None
    ) -> Self:
        """A problem of a whole file, or of a folder."""
        return cls(file, 1, 1, code, message, hint, severity)

    @property
    def place(self) -> str:
        """Where it is, as it is printed."""
        return f"{self.file}:{self.line}:{self.column}"

    def __str__(self) -> str:
        said = in_a_sentence(self.message, self.hint)
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
        return cell_place(self.file, self.line, self.column)


def cell_place(sheet: str, row: int, column: int) -> str:
    """Where a cell is, as a spreadsheet names it; the whole sheet or workbook with row 0."""
    return f"{sheet}!{column_letters(column)}{row}" if row else sheet


def column_letters(column: int) -> str:
    """What a spreadsheet calls a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _FaultFields(NamedTuple):
    path: KeyPath
    code: str
    message: str
    hint: str
    severity: Severity
    at_key: bool


class Fault(_FaultFields):
    """A problem whose key path is known, but not yet its line.

    `at_key` says that the key itself is wrong (for example unknown), not its value.
    """

    __slots__ = ()

    def __new__(  # noqa: D102, PLR0913, PLR0917 - its fields
        cls,
        path: KeyPath,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity | None = None,
        at_key: bool = False,  # noqa: FBT001, FBT002 - named by whoever gives it
    ) -> Self:
        return super().__new__(cls, path, code, message, hint, severity_of(code, severity), at_key)

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, for a person who has just typed it."""
        return in_a_sentence(self.message, self.hint)

    @classmethod
    def here(cls, code: str, message: str, hint: str = "") -> Self:
        """A fault of the file, sheet or cell that is being read; who reads it knows its place."""
        return cls((), code, message, hint)


def in_a_sentence(message: str, hint: str) -> str:
    """What is wrong, and what to do where that is known."""
    return f"{message}: {hint}" if hint else message


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(problem.severity == "error" for problem in problems)
