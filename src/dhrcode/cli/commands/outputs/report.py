"""Commands that count and compare: report, crosstab."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import (
    AllowOption,
    DraftsOption,
    FormatOption,
    KindsOption,
    OutputOption,
    ProjectOption,
    WhereOption,
    project_at,
    selected,
)
from dhrcode.cli.terminal import print_problems, say

if TYPE_CHECKING:
    from dhrcode.safety.disclosure import HiddenCount

PACK_FORMATS = ("xlsx", "docx", "html", "md", "json")
"""What a pack can be written as; CSV holds one table, and a pack has many."""


class ProfileName(StrEnum):
    """Whom a pack is for."""

    INTERNAL = "internal"
    PUBLICATION = "publication"


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("report")(report)
    app.command("crosstab")(crosstab)


def report(
    context: typer.Context,
    project: ProjectOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the whole pack: .xlsx, .docx, .html, .md or .json.",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="Print the pack as md or json, say."),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="ATTRIBUTE",
            help="Every subtheme by victim.relationship, say; again for more.",
        ),
    ] = None,
    where: WhereOption = None,
    kind: KindsOption = None,
    include_drafts: DraftsOption = False,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The pack's title.")
    ] = None,
    with_evidence: Annotated[
        bool, typer.Option("--with-evidence", help="With the quotes and notes of every finding.")
    ] = False,
    profile: Annotated[
        ProfileName,
        typer.Option("--profile", help="publication hides small counts, ids, quotes and notes."),
    ] = ProfileName.INTERNAL,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="With --profile publication: list what is hidden and why."),
    ] = False,
    allow_identifiers: AllowOption = False,
) -> None:
    """Report how often each theme occurs, by what, and which go together."""
    from dhrcode.cli.output import check_target, deliver
    from dhrcode.cli.progress import tracked, tracked_as
    from dhrcode.exporters import format_of
    from dhrcode.reports.pack.whole import TITLE, PackRequest, pack_report
    from dhrcode.workflows.double_coding.statement import stated_agreement
    from dhrcode.workflows.outputs.report import Profile, ReportProgress, report_on

    _refuse_mixture(profile, with_evidence=with_evidence, explain=explain, written=output or form)
    found = project_at(context, project)
    wanted = form or (format_of(output, PACK_FORMATS) if output else None)
    check_target(found, output, wanted, PACK_FORMATS)
    heading = _title(title) or TITLE
    chosen = selected(found, where, kind, include_drafts)
    watch = ReportProgress(tracked, tracked_as("Hiding counts"))
    result = report_on(found, chosen, by=by or (), profile=Profile(profile), watch=watch)
    print_problems(result.warnings, stderr=True)
    if explain:
        _explain(result.hidden)
        return
    # It tells how many reviews there are and were coded twice, which a publication may round.
    stated = stated_agreement(found, chosen) if result.published is None else None
    wishes = PackRequest(heading, with_evidence, result.published, stated)
    pack = pack_report(result.pack, result.origin, wishes)
    deliver(pack, output, wanted, found, allow=allow_identifiers)


def _refuse_mixture(
    profile: ProfileName, *, with_evidence: bool, explain: bool, written: object
) -> None:
    """Refuses options that cannot be meant together."""
    from dhrcode.errors import UsageError

    if profile is ProfileName.PUBLICATION and with_evidence:
        raise UsageError("a publication has no evidence in it: leave out --with-evidence")
    if explain and profile is not ProfileName.PUBLICATION:
        raise UsageError("--explain goes with --profile publication")
    if explain and written:
        raise UsageError("--explain is for the screen, never for a file: leave out -o and --format")


def _title(given: str | None) -> str | None:
    from dhrcode.errors import UsageError
    from dhrcode.model.base import unusable

    if given is not None and (wrong := unusable(given)):
        raise UsageError(f"the title {wrong}")
    return " ".join(given.split()) if given else None


def _explain(hidden: "Sequence[HiddenCount]") -> None:
    """What a publication hides and why, for the analyst's eyes."""
    from dhrcode.cli.layout import laid_out
    from dhrcode.cli.terminal import width, write
    from dhrcode.reports.hidden import hidden_table

    say("For the analyst alone: this list holds the counts that a publication hides.", "warning")
    say()
    if not hidden:
        say("Nothing is hidden.")
        return
    write(laid_out(hidden_table(hidden), width()))


def crosstab(
    context: typer.Context,
    row: Annotated[
        str, typer.Argument(metavar="ROW", help="An attribute or a subtheme: victim.sex, gps.")
    ],
    column: Annotated[str, typer.Argument(metavar="COLUMN", help="Another.")],
    project: ProjectOption = None,
    output: OutputOption = None,
    form: FormatOption = None,
    where: WhereOption = None,
    kind: KindsOption = None,
    include_drafts: DraftsOption = False,
    allow_identifiers: AllowOption = False,
) -> None:
    """Count reviews by two attributes or subthemes."""
    from dhrcode.cli.output import check_target, deliver
    from dhrcode.cli.progress import tracked
    from dhrcode.reports.crosstab import crosstab_report
    from dhrcode.workflows.outputs.report import cross

    found = project_at(context, project)
    check_target(found, output, form)
    chosen = selected(found, where, kind, include_drafts)
    result = cross(found, chosen, row, column, tracked)
    print_problems(result.warnings, stderr=True)
    report = crosstab_report(result.table, result.origin)
    deliver(report, output, form, found, allow=allow_identifiers)
