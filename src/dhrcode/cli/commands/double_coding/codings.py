"""The independent codings that agree and disagreements compare, as they were asked for."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.options import AreasOption, SelectionOptions
from dhrcode.cli.terminal import print_problems

if TYPE_CHECKING:
    from dhrcode.analysis.selection import Selection
    from dhrcode.store.project import Project
    from dhrcode.workflows.double_coding.comparison import CoderCases


class CodersOptions(NamedTuple):
    """Whose codings are compared, and in which areas, as it was typed."""

    coders: Annotated[
        str | None,
        typer.Option("--coders", metavar="LN,EM", help="Only these coders, parted by commas."),
    ] = None
    area: AreasOption = None


class Compared(NamedTuple):
    """The codings, and the selection that they are of."""

    codings: "CoderCases"
    selection: "Selection"


def compared(project: "Project", of: CodersOptions, chosen: SelectionOptions) -> Compared:
    """Reads what is compared, and prints the warnings that are met."""
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.double_coding.comparison import codings

    selection = chosen.of(project, of.area)
    names = [name.strip() for name in (of.coders or "").split(",") if name.strip()]
    result = codings(project, selection, names, tracked)
    print_problems(result.warnings)
    return Compared(result, selection)
