"""Commands of double coding: sample, merge, agree, disagreements."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dhrcode.cli.options import (
    AllowOption,
    AreasOption,
    DraftsOption,
    FormatOption,
    KindsOption,
    OutputOption,
    ProjectOption,
    WhereOption,
    project_at,
    selected,
)
from dhrcode.cli.terminal import print_problems, say, width, write
from dhrcode.errors import UsageError
from dhrcode.text import plural

CodersOption = Annotated[
    str | None,
    typer.Option("--coders", metavar="LN,EM", help="Only these coders, parted by commas."),
]


class TreatName(StrEnum):
    """How not stated, unclear and not coded count."""

    FINDINGS = "findings"
    PRESENCE = "presence"
    STATED = "stated"
    CODED = "coded"


if TYPE_CHECKING:
    from dhrcode.analysis.agreement.bootstrap import Resampling
    from dhrcode.analysis.selection import Selection
    from dhrcode.model.sample import Sample
    from dhrcode.reports.agreement import ComparisonDetails
    from dhrcode.reports.blocks import Report
    from dhrcode.store.project import Project
    from dhrcode.workflows.double_coding.comparison import AgreementResult, CoderCases


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the program."""
    app.command("sample")(sample)
    app.command("merge")(merge)
    app.command("agree")(agree)
    app.command("disagreements")(disagreements)


def sample(
    context: typer.Context,
    share: Annotated[
        str | None,
        typer.Option("--share", metavar="SHARE", help="How many: 20%, or a number of reviews."),
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help="The same seed draws the same reviews.")
    ] = 1,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="ATTRIBUTE", help="From each of its values in proportion."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Draw anew, in place of the sample that is there.")
    ] = False,
    project: ProjectOption = None,
) -> None:
    """Draw the reviews to be coded twice, or say how far they are."""
    from dhrcode.errors import NotFoundError
    from dhrcode.workflows.double_coding.sample import draw, read_sample

    if share is None and (by or again):
        raise UsageError("--by and --again say how to draw: say how many with --share")
    found = project_at(context, project)
    if share is not None:
        drawn = draw(found, share, seed, by, again=again)
        say(
            f"{plural(len(drawn.reviews), 'review')} of {drawn.of} drawn with seed {seed}, written "
            "to sample.yaml"
        )
    else:
        written = read_sample(found)
        if written is None:
            raise NotFoundError("no sample was drawn yet: 'dhrcode sample --share 20%' draws one")
        drawn = written
    _how_far(found, drawn)


def _how_far(project: "Project", drawn: "Sample") -> None:
    from dhrcode.cli.layout import laid_out
    from dhrcode.reports.blocks import Column, Line, Table
    from dhrcode.workflows.double_coding.sample import progress

    rows = progress(project, drawn)
    columns = (
        Column("Review", "label"),
        Column("Coded by", "text"),
        Column("Begun by", "text"),
        Column("Twice", "text"),
    )
    lines = [
        Line(
            (
                row.review,
                ", ".join(row.complete),
                ", ".join(row.drafts),
                "yes" if len(row.complete) > 1 else "no",
            )
        )
        for row in rows
    ]
    write(laid_out(Table("", columns, lines), width()))
    twice = sum(len(row.complete) > 1 for row in rows)
    say()
    say(
        f"{twice} of {plural(len(rows), 'review')} coded by two or more; "
        "'dhrcode new REVIEW --coder INITIALS --independent' codes one."
    )


def merge(
    context: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Another copy of the project, or coders/INITIALS."),
    ],
    project: ProjectOption = None,
) -> None:
    """Bring in the independent codings of another folder, all or none."""
    from dhrcode.workflows.double_coding.merge import merge as brought

    result = brought(project_at(context, project), folder)
    if result.new:
        say(f"{plural(len(result.new), 'coding')} brought in: {', '.join(result.new)}")
    if result.same:
        say(
            f"{plural(len(result.same), 'coding was', 'codings were')} there already: "
            f"{', '.join(result.same)}"
        )


def agree(
    context: typer.Context,
    project: ProjectOption = None,
    output: OutputOption = None,
    form: FormatOption = None,
    coders: CodersOption = None,
    area: AreasOption = None,
    where: WhereOption = None,
    kind: KindsOption = None,
    include_drafts: DraftsOption = False,
    treat: Annotated[
        TreatName,
        typer.Option(
            "--treat",
            help="Compare the four findings, presence with all else, only what was stated, or "
            "the findings and not coded.",
        ),
    ] = TreatName.FINDINGS,
    ratings: Annotated[
        Path | None,
        typer.Option("--ratings", metavar="FILE.csv", help="Compare a table unit,coder,code."),
    ] = None,
    sentence: Annotated[
        bool, typer.Option("--sentence", help="Print the sentence for a methods section.")
    ] = False,
    samples: Annotated[
        int, typer.Option("--samples", min=0, max=100_000, help="Bootstrap samples; 0 for none.")
    ] = 1_000,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the bootstrap.")] = 2014,
    allow_identifiers: AllowOption = False,
) -> None:
    """Say how far coders agree, over all and by area and subtheme."""
    from dhrcode.analysis.agreement.bootstrap import Resampling
    from dhrcode.reports.agreement import agreement_report
    from dhrcode.reports.agreement import sentence as methods_sentence
    from dhrcode.workflows.double_coding.comparison import agree_on_ratings

    how = Resampling(samples, seed)
    if ratings is not None:
        _refuse_with_ratings(coders, area, where, kind, include_drafts)
        agreed, found = agree_on_ratings(ratings, how), None
    else:
        found = project_at(context, project)
        _check_target(found, output, form)
        agreed = _agreed(found, (coders, area, where, kind, include_drafts), treat, how)
    setting = _setting(agreed, found)
    if sentence:
        say(methods_sentence(agreed.comparison, setting))
        return
    report = agreement_report(agreed.comparison, setting)
    _deliver(report, output, form, found, allow=allow_identifiers)


Chosen = tuple[str | None, list[str] | None, list[str] | None, list[str] | None, bool]
"""Coders, areas, conditions, kinds, drafts, as they were typed."""


def _refuse_with_ratings(*chosen: object) -> None:
    if any(chosen):
        raise UsageError(
            "--ratings compares a table as it stands: leave out --coders, --area, "
            "--where, --kind and --include-drafts"
        )


def _agreed(
    project: "Project", chosen: Chosen, treat: TreatName, how: "Resampling"
) -> "AgreementResult":
    from dhrcode.analysis.agreement.comparison import Treatment
    from dhrcode.workflows.double_coding.comparison import agree as compared

    result, choice = _codings(project, chosen)
    return compared(project, result, choice, Treatment(treat), how)


def _codings(project: "Project", chosen: Chosen) -> "tuple[CoderCases, Selection]":
    from dhrcode.cli.progress import tracked
    from dhrcode.workflows.double_coding.comparison import codings

    coders, areas, where, kinds, include_drafts = chosen
    choice = selected(project, where, kinds, include_drafts, areas)
    names = [name.strip() for name in coders.split(",") if name.strip()] if coders else []
    result = codings(project, choice, names, tracked)
    print_problems(result.warnings, stderr=True)
    return result, choice


def _setting(agreed: "AgreementResult", project: "Project | None") -> "ComparisonDetails":
    from dhrcode.reports.agreement import ratings_setting
    from dhrcode.workflows.double_coding.statement import setting_of

    if project is None:
        return ratings_setting(agreed.comparison)
    return setting_of(project, agreed)


def _check_target(project: "Project | None", output: Path | None, form: str | None) -> None:
    from dhrcode.cli.output import check_target

    if project is not None:
        check_target(project, output, form)


def _deliver(
    report: "Report",
    output: Path | None,
    form: str | None,
    project: "Project | None",
    *,
    allow: bool,
) -> None:
    from dhrcode.cli.output import deliver

    deliver(report, output, form, project, allow=allow)


def disagreements(
    context: typer.Context,
    project: ProjectOption = None,
    output: OutputOption = None,
    form: FormatOption = None,
    coders: CodersOption = None,
    area: AreasOption = None,
    where: WhereOption = None,
    kind: KindsOption = None,
    include_drafts: DraftsOption = False,
    allow_identifiers: AllowOption = False,
) -> None:
    """List where coders differ, the worst subtheme first, with each one's evidence."""
    from dhrcode.analysis.provenance import provenance
    from dhrcode.reports.differences import differences_report
    from dhrcode.workflows.double_coding.comparison import differences

    found = project_at(context, project)
    _check_target(found, output, form)
    result, choice = _codings(found, (coders, area, where, kind, include_drafts))
    reviews = [case.review for by in result.cases.values() for case in by.values()]
    origin = provenance(found.codebook, found.codebook_digest, reviews, choice.words())
    report = differences_report(
        differences(found.codebook, result, choice.areas),
        list(result.cases),
        len(result.twice()),
        origin.lines(),
    )
    _deliver(report, output, form, found, allow=allow_identifiers)
