"""The command that makes the pack of a meeting or a publication: report."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.commands.outputs.brief import BriefOptions, write_each
from dhrcode.cli.commands.plan.options import day_of
from dhrcode.cli.options import (
    AllowOption,
    DecimalsOption,
    OutputOptions,
    ProjectOptions,
    SelectionOptions,
    TemplateOption,
)
from dhrcode.cli.terminal import print_problems, say, warn
from dhrcode.errors import UsageError
from dhrcode.exporters import PACK_FORMATS
from dhrcode.reports.pack.parts import PARTS, PUBLIC, chosen_parts
from dhrcode.text import any_of

if TYPE_CHECKING:
    from datetime import date

    from dhrcode.safety.disclosure import HiddenCount
    from dhrcode.store.project import Project


_PARTS = ", ".join(PARTS)


class ProfileName(StrEnum):
    """Whom a pack is for."""

    INTERNAL = "internal"
    PUBLICATION = "publication"


class PackOptions(NamedTuple):
    """What is in a pack, and for whom it is, as it was typed."""

    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="ATTRIBUTE",
            help="Every subtheme by victim.relationship, say; again for more.",
        ),
    ] = None
    grouping: Annotated[
        str | None,
        typer.Option(
            "--grouping", metavar="ID", help="The groups of this grouping of the codebook too."
        ),
    ] = None
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="PARTS", help=f"Only these parts, so ordered: {_PARTS}."),
    ] = None
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="PARTS", help="Without these parts, such as pairs."),
    ] = None
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The pack's title.")
    ] = None
    with_evidence: Annotated[
        bool, typer.Option("--with-evidence", help="With the quotes and notes of every finding.")
    ] = False
    profile: Annotated[
        ProfileName,
        typer.Option("--profile", help="publication hides small counts, ids, quotes and notes."),
    ] = ProfileName.INTERNAL
    explain: Annotated[
        bool,
        typer.Option("--explain", help="With --profile publication: list what is hidden and why."),
    ] = False


def report(
    holding: PackOptions,
    brief: BriefOptions,
    chosen: SelectionOptions,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"Write the whole pack: {any_of(f'.{name}' for name in PACK_FORMATS)}.",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help=f"Print the pack as {any_of(PACK_FORMATS)}."
        ),
    ] = None,
    template: TemplateOption = None,
    allow_identifiers: AllowOption = False,
    decimals: DecimalsOption = 0,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DAY", help="Plans as at this day, such as 2014-12-31; today."
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Say what changed from this day on."),
    ] = None,
    at: ProjectOptions,
) -> None:
    """Report how often each theme occurs, and with what."""
    from dhrcode.cli.output import Output
    from dhrcode.cli.progress import tracked, tracked_as
    from dhrcode.reports.pack.whole import TITLE, PackRequest, pack_report
    from dhrcode.workflows.double_coding.statement import stated_agreement
    from dhrcode.workflows.outputs.brief import leads_of, make_briefs
    from dhrcode.workflows.outputs.report import Profile, ReportProgress, report_on
    from dhrcode.workflows.plan.report import pack_section

    parts = chosen_parts(holding.only or (), holding.without or (), evidence=holding.with_evidence)
    _refuse_mixture(holding, parts, since, written=output or form)
    brief.refuse_mixture(
        public=holding.profile is ProfileName.PUBLICATION,
        parts=_chooses(holding) or since is not None,
        output=output,
    )
    day, first = day_of(on), None if since is None else day_of(since, "--since")
    found = at.open()
    options = OutputOptions(output=output, form=form, allow_identifiers=allow_identifiers)
    single = options._replace(output=None) if brief.each else options
    own = None if brief.each else template
    to = Output(single, found, among=PACK_FORMATS, decimals=decimals, template=own)
    themes = brief.themes(found) if brief.asked else []
    heading = _title(holding.title) or TITLE
    selection = chosen.of(found)
    watch = ReportProgress(tracked, tracked_as("Hiding counts"))
    profile = Profile(holding.profile)
    result = report_on(
        found,
        selection,
        by=holding.by or (),
        grouping=holding.grouping,
        profile=profile,
        on=day,
        watch=watch,
    )
    if holding.explain:
        print_problems(result.warnings)
        _explain(result.hidden)
        return
    if brief.asked:
        made = make_briefs(
            found, selection, result, themes, brief.quotes or (), on=day, progress=tracked
        )
        if brief.each:
            write_each(found, options, made, result.warnings, template)
        else:
            to.deliver(made[themes[0]], result.warnings)
        return
    plans = None
    if result.published is None:
        plans = pack_section(found, day, first, chosen=selection.chooses)
    # It tells how many reviews there are and were coded twice, which a publication may round.
    stated = stated_agreement(found, selection) if result.published is None else None
    wishes = PackRequest(
        title=heading,
        parts=parts,
        named=holding.only is not None,
        published=result.published,
        agreement=stated,
        plans=plans,
        as_at=day,
        since=first,
    )
    made_pack = pack_report(result.pack, result.origin, wishes)
    if to.written == "html" and result.published is None:
        leads = leads_of(found, selection, result, parts=parts, on=day)
        made_pack = made_pack._replace(leads=leads)
    to.deliver(made_pack, result.warnings)
    if result.published is not None and to.written:
        told = day if any(part.daily for part, _ in result.pack.traits) else None
        by = tuple(holding.by or ())
        note("report", found, result.origin.selection, by, to.written, told)


def note(
    what: str,
    project: "Project",
    selection: str,
    by: tuple[str, ...],
    form: str,
    as_at: "date | None" = None,
) -> None:
    """Notes a publication, and says where an earlier one may be subtracted from it."""
    from dhrcode.model.base import today
    from dhrcode.model.publications import Publication
    from dhrcode.workflows.outputs.publications import (
        note_publication,
        read_publications,
        subtractable,
    )

    made = Publication(day=today(), what=what, selection=selection, by=by, as_at=as_at, format=form)
    if said := subtractable(read_publications(project), made):
        warn(said)
    note_publication(project, made)


def _chooses(holding: PackOptions) -> bool:
    """Whether it is said what a pack holds, beside by what it is divided."""
    said = (holding.grouping, holding.only, holding.without, holding.title, holding.with_evidence)
    return any(said)


def _refuse_mixture(
    holding: PackOptions, parts: Sequence[str], since: str | None, *, written: object
) -> None:
    """Refuses options that cannot be meant together."""
    public = holding.profile is ProfileName.PUBLICATION
    if public and "evidence" in parts:
        raise UsageError("a publication has no evidence in it: leave out --with-evidence")
    if public and holding.only and (no := [part for part in parts if part not in PUBLIC]):
        raise UsageError(f"a publication has no part '{no[0]}': leave it out of --only")
    if public and since is not None:
        raise UsageError("a publication does not say what changed: leave out --since")
    if holding.explain and not public:
        raise UsageError("--explain goes with --profile publication")
    if holding.explain and written:
        raise UsageError("--explain is for the screen, never for a file: leave out -o and --format")


def _title(given: str | None) -> str | None:
    from dhrcode.model.base import unusable

    if given is not None and (wrong := unusable(given)):
        raise UsageError(f"the title {wrong}")
    return " ".join(given.split()) if given else None


def _explain(hidden: "Sequence[HiddenCount]") -> None:
    """What a publication hides and why, for the analyst's eyes."""
    from dhrcode.cli.layout import print_table
    from dhrcode.reports.hidden import hidden_table

    say("For the analyst alone: this list holds the counts that a publication hides.", "warning")
    say()
    if not hidden:
        say("Nothing is hidden.")
        return
    print_table(hidden_table(hidden))
