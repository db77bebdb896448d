"""The command that puts two sets of reviews side by side: compare."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import DecimalsOption, OutputOptions, ProjectOptions, SelectionOptions
from dhrcode.errors import UsageError

if TYPE_CHECKING:
    from dhrcode.store.project import Project
    from dhrcode.workflows.outputs.comparison import ComparedTo, ComparisonRequest

_YEAR = {"metavar": "YEAR", "min": 1800, "max": 2200}


def compare(
    at: ProjectOptions,
    to: OutputOptions,
    chosen: SelectionOptions,
    other: Annotated[
        Path | None,
        typer.Argument(
            metavar="[OTHER]", help="Another project's folder, or a published table (.yaml)."
        ),
    ] = None,
    before: Annotated[
        int | None,
        typer.Option(
            "--before", help="In place of OTHER: deaths before this year, with --from.", **_YEAR
        ),
    ] = None,
    since: Annotated[
        int | None, typer.Option("--from", help="Deaths from this year on.", **_YEAR)
    ] = None,
    only_new: Annotated[
        bool, typer.Option("--only-new", help="Leave out reviews that are on both sides.")
    ] = False,
    grouping: Annotated[
        str | None,
        typer.Option("--grouping", metavar="ID", help="The groups of this grouping too."),
    ] = None,
    decimals: DecimalsOption = 0,
) -> None:
    """Compare with another project, a published table or time."""
    from dhrcode.cli.output import Output, say_small
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.comparison import comparison_report
    from dhrcode.workflows.outputs.comparison import ComparisonRequest

    found = at.open()
    inputs = [other] if other is not None and other.is_file() else []
    output = Output(to, found, inputs=inputs, decimals=decimals)
    request = ComparisonRequest(chosen.of, grouping, only_new, tracked)
    made = _made(found, other, (before, since), request)
    pooled = chosen.of(found).pools_deaths(found.codebook)
    report = comparison_report(
        made.comparison, made.origin, made.other, made.undated, pooled=pooled
    )
    output.deliver(report, made.warnings)
    if output.written:
        counts = (n for side in made.comparison.sides for n in side.present.values())
        say_small(found, counts)


def _made(
    project: "Project",
    other: Path | None,
    years: tuple[int | None, int | None],
    request: "ComparisonRequest",
) -> "ComparedTo":
    """The comparison that is meant."""
    from dhrcode.workflows.outputs.comparison import (
        compare_projects,
        compare_published,
        compare_times,
    )

    before, since = years
    if other is None and before is not None and since is not None:
        return compare_times(project, before, since, request)
    if other is None or years != (None, None):
        raise UsageError("compare with what? OTHER, or --before YEAR and --from YEAR")
    return (compare_published if other.is_file() else compare_projects)(project, other, request)
