"""The command that makes the tables of reviews: table."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import (
    AreasOption,
    DecimalsOption,
    GroupingOption,
    OutputOptions,
    ProjectOptions,
    SelectionOptions,
)
from dhrcode.errors import UsageError
from dhrcode.text import any_of, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dhrcode.analysis.selection import Selection
    from dhrcode.problems import Problem
    from dhrcode.reports.blocks import Report
    from dhrcode.store.project import Project

    Made = tuple[Report, tuple[Problem, ...]]

OCCURRENCE = "occurrence"


def table(
    at: ProjectOptions,
    to: OutputOptions,
    chosen: SelectionOptions,
    of: Annotated[
        str,
        typer.Option(
            "--of",
            metavar="WHAT",
            help="occurrence; summaries: reviews x subthemes in words; or opportunities: agencies "
            "x reviews, missed and taken.",
        ),
    ] = OCCURRENCE,
    area: AreasOption = None,
    grouping: GroupingOption = None,
    counts_only: Annotated[
        bool, typer.Option("--counts-only", help="Leave out which review is which.")
    ] = False,
    decimals: DecimalsOption = 0,
) -> None:
    """Make the occurrence table: subthemes x reviews, with counts.

    Another table is made by --of.
    """
    from dhrcode.cli.output import Output, say_small
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.occurrence import COUNTS, occurrence_report
    from dhrcode.workflows.outputs.table import tabulate

    other = _other(of, counts_only=counts_only, grouping=grouping)
    found = at.open()
    output = Output(to, found, decimals=decimals)
    if other is not None:
        report, warnings = other(found, chosen.of(found, area))
        output.deliver(report, warnings)
        return
    selection = chosen.of(found, area)
    result = tabulate(found, selection, tracked, grouping)
    report = occurrence_report(
        found.codebook,
        result.table,
        result.origin,
        counts_only=counts_only,
        pooled=selection.pools_deaths(found.codebook),
    )
    output.deliver(report, result.warnings)
    if counts_only and output.written:
        counts = (row.counts for row in result.table.rows)
        say_small(found, (getattr(c, name) for c in counts for name in COUNTS))


def _other(
    of: str, *, counts_only: bool, grouping: str | None
) -> "Callable[[Project, Selection], Made] | None":
    """What makes another table than that of occurrence.

    Raises:
        UsageError: there is no such table, or an option is given that it does not take.
    """
    if of == OCCURRENCE:
        return None
    if of not in _OTHERS:
        hint = nearest(of, (OCCURRENCE, *_OTHERS)) or f"it is {any_of((OCCURRENCE, *_OTHERS))}"
        raise UsageError(f"there is no table of '{of[:40]}': {hint}")
    if counts_only or grouping is not None:
        name = "--counts-only" if counts_only else "--grouping"
        raise UsageError(f"{name} is of the occurrence table: leave it out with --of {of}")
    return _OTHERS[of]


def _summaries(project: "Project", selection: "Selection") -> "Made":
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.framework import framework_report
    from dhrcode.workflows.outputs.table import chart_summaries

    result = chart_summaries(project, selection, tracked)
    return framework_report(project.codebook, result.chart, result.origin), result.warnings


def _opportunities(project: "Project", selection: "Selection") -> "Made":
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.opportunities import opportunities_report
    from dhrcode.workflows.contacts.listing import count_contacts

    found = count_contacts(project, selection, tracked)
    report = opportunities_report(project.codebook, found.reviews, found.drafts, found.origin)
    return report, found.warnings


_OTHERS: "dict[str, Callable[[Project, Selection], Made]]" = {
    "opportunities": _opportunities,
    "summaries": _summaries,
}
"""What else a table is made of, by the word for it."""
