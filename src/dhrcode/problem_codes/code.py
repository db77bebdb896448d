"""What a problem code is: a name for one kind of problem, with its severity and its remedy."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class ProblemCode(NamedTuple):
    """One kind of problem, a row of `docs/problems.md`.

    Attributes:
        code: lower-case words with hyphens, the same in every release.
        severity: `error` (a number would be wrong or missing), `warning`, or `note` (nothing need
            be wrong).
        meaning: what is wrong, in Markdown.
        remedy: what to do, in Markdown.
        otherwise: when it has the other severity, in words; empty if it never has.
    """

    code: str
    severity: Severity
    meaning: str
    remedy: str
    otherwise: str = ""

    @property
    def severities(self) -> str:
        """Its severity in words, and when it has the other one."""
        return f"{self.severity}; {self.otherwise}" if self.otherwise else self.severity


def error(code: str, meaning: str, remedy: str, otherwise: str = "") -> ProblemCode:
    """A code of errors."""
    return ProblemCode(code, "error", meaning, remedy, otherwise)


def warning(code: str, meaning: str, remedy: str, otherwise: str = "") -> ProblemCode:
    """A code of warnings."""
    return ProblemCode(code, "warning", meaning, remedy, otherwise)


def note(code: str, meaning: str, remedy: str) -> ProblemCode:
    """A code of notes: what a person may want to know, and nothing need be wrong."""
    return ProblemCode(code, "note", meaning, remedy)
