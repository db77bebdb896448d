"""Every code that a problem can have: severity, what it means and what to do, in one table.

`docs/problems.md` is made from it. Codes of identifiers are with the kinds of identifiers, in
`safety/identifiers`.
"""

from dhrcode.problem_codes import coding, documents, exchange, files, plans
from dhrcode.problem_codes.code import ProblemCode, Severity, error

__all__ = ["CODES", "IDENTIFIER", "SECTIONS", "ProblemCode", "Severity", "error", "severity_of"]

SECTIONS: dict[str, tuple[ProblemCode, ...]] = (
    files.SECTIONS | coding.SECTIONS | plans.SECTIONS | documents.SECTIONS | exchange.SECTIONS
)
"""The codes by the headings of `docs/problems.md`."""
CODES: dict[str, ProblemCode] = {
    entry.code: entry for entries in SECTIONS.values() for entry in entries
}
IDENTIFIER = "identifier-"
"""The prefix of codes of identifiers; the name of the kind follows."""


def severity_of(code: str, given: Severity | None = None) -> Severity:
    """The severity of a problem.

    Args:
        code: its code.
        given: the severity that was found, if the code can have either.

    Raises:
        ValueError: there is no such code, or it never has that severity.
    """
    if code.startswith(IDENTIFIER):
        return given or "error"
    if code not in CODES:
        raise ValueError(f"'{code}' is not a problem code")
    known = CODES[code]
    if given not in (None, known.severity) and not known.otherwise:
        raise ValueError(f"'{code}' is never of the severity '{given}'")
    return given or known.severity
