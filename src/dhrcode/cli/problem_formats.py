"""How problems are printed: for people, as JSON, and for GitHub."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.terminal import print_problems, tell, write, write_json
from dhrcode.text import plural

if TYPE_CHECKING:
    from dhrcode.problems import Problem


class ProblemFormat(StrEnum):
    """How a command prints problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


ProblemFormatOption = Annotated[
    ProblemFormat, typer.Option("--format", help="How to print problems.")
]


class CheckOptions(NamedTuple):
    """How problems are printed, and which of them count, as it was typed."""

    form: ProblemFormatOption = ProblemFormat.TEXT
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False

    def conclude(
        self,
        problems: "Sequence[Problem]",
        done: str,
        *notes: str,
        folded: "Callable[[Sequence[Problem]], Sequence[Problem]] | None" = None,
    ) -> None:
        """Prints the problems; for people what was done, their number, and notes; ends with 1.

        Args:
            problems: all of them.
            done: what was done.
            notes: what else is said.
            folded: makes fewer lines of them, for people; machines are told of each.
        """
        from dhrcode.problems import has_errors  # noqa: PLC0415 - --help does without

        for_people = self.form is ProblemFormat.TEXT and folded is not None
        print_in(folded(problems) if folded and for_people else problems, self.form)
        if self.form is ProblemFormat.TEXT:
            errors = sum(problem.severity == "error" for problem in problems)
            minor = sum(problem.severity == "note" for problem in problems)
            counts = [plural(errors, "error"), plural(len(problems) - errors - minor, "warning")]
            counts += [plural(minor, "note")] if minor else []
            for said in (f"{done}: {', '.join(counts)}", *notes):
                tell(said)
        if has_errors(problems) or (
            self.strict and any(problem.severity == "warning" for problem in problems)
        ):
            raise typer.Exit(1)


def end_if_wrong(problems: "Sequence[Problem]", *, printed: bool = False) -> None:
    """Prints problems on standard error and ends with 1, if there is an error among them.

    Args:
        problems: all of them.
        printed: whether they have been printed before.
    """
    from dhrcode.problems import has_errors  # noqa: PLC0415 - --help does without

    if has_errors(problems):
        print_problems(() if printed else problems)
        raise typer.Exit(1)


def print_in(problems: "Sequence[Problem]", form: ProblemFormat) -> None:
    """Prints problems on standard output in a format."""
    match form:
        case ProblemFormat.TEXT:
            print_problems(problems, stderr=False)
        case ProblemFormat.JSON:
            write_json([problem._asdict() for problem in problems])
        case ProblemFormat.GITHUB:
            write([[(_annotation(p), "")] for p in problems])


def _annotation(problem: "Problem") -> str:
    """A workflow command of GitHub Actions, escaped as their documentation has it."""
    said = f"{problem.message}: {problem.hint}" if problem.hint else problem.message
    said = said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = problem.file.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = file.replace(",", "%2C").replace(":", "%3A")
    place = f"file={file},line={problem.line},col={problem.column},title={problem.code}"
    level = "notice" if problem.severity == "note" else problem.severity
    return f"::{level} {place}::{said}"
