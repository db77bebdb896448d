"""How problems are printed: for people, as JSON, and for GitHub."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from dhrcode.cli.terminal import print_problems, write, write_output
from dhrcode.problems import Problem


class ProblemFormat(StrEnum):
    """How a command prints problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


ProblemFormatOption = Annotated[
    ProblemFormat, typer.Option("--format", help="How to print problems.")
]


def print_in(problems: Sequence[Problem], form: ProblemFormat) -> None:
    """Prints problems on standard output in a format."""
    match form:
        case ProblemFormat.TEXT:
            print_problems(problems)
        case ProblemFormat.JSON:
            import json  # noqa: PLC0415 - for machines alone

            # in ASCII, since a name may hold what a terminal obeys or UTF-8 cannot hold
            write_output(f"{json.dumps([p._asdict() for p in problems], indent=2)}\n".encode())
        case ProblemFormat.GITHUB:
            write([[(_annotation(p), "")] for p in problems])


def _annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions, escaped as their documentation has it."""
    said = f"{problem.message}: {problem.hint}" if problem.hint else problem.message
    said = said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = problem.file.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = file.replace(",", "%2C").replace(":", "%3A")
    place = f"file={file},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{problem.severity} {place}::{said}"
