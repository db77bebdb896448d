"""The command that says how far coders agree: agree."""
# ruff: noqa: PLC0415 - imports inside commands keep --help instant

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dhrcode.cli.commands.double_coding.codings import CodersOptions, compared
from dhrcode.cli.options import DecimalsOption, OutputOptions, ProjectOptions, SelectionOptions
from dhrcode.cli.terminal import print_problems, say
from dhrcode.errors import UsageError

if TYPE_CHECKING:
    from dhrcode.reports.agreement import ComparisonDetails
    from dhrcode.store.project import Project
    from dhrcode.workflows.double_coding.comparison import AgreementResult


class TreatName(StrEnum):
    """How not stated, unclear and not coded count."""

    FINDINGS = "findings"
    PRESENCE = "presence"
    STATED = "stated"
    CODED = "coded"


class MeasureOptions(NamedTuple):
    """How agreement is measured, as it was typed."""

    treat: Annotated[
        TreatName,
        typer.Option(
            "--treat",
            help="Compare the four findings, presence with all else, only what was stated, or "
            "the findings and not coded.",
        ),
    ] = TreatName.FINDINGS
    samples: Annotated[
        int, typer.Option("--samples", min=0, max=100_000, help="Bootstrap samples; 0 for none.")
    ] = 1_000
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the bootstrap.")] = 2014


def agree(
    at: ProjectOptions,
    to: OutputOptions,
    of: CodersOptions,
    chosen: SelectionOptions,
    options: MeasureOptions,
    ratings: Annotated[
        Path | None,
        typer.Option("--ratings", metavar="FILE.csv", help="Compare a table unit,coder,code."),
    ] = None,
    decimals: DecimalsOption = 0,
    sentence: Annotated[
        bool, typer.Option("--sentence", help="Print the sentence for a methods section.")
    ] = False,
) -> None:
    """Say how far coders agree, by area and subtheme."""
    from dhrcode.analysis.agreement.bootstrap import Resampling
    from dhrcode.analysis.agreement.comparison import Treatment
    from dhrcode.cli.output import Output
    from dhrcode.reports.agreement import agreement_report
    from dhrcode.reports.agreement import sentence as methods_sentence
    from dhrcode.reports.contact_agreement import contact_sentence
    from dhrcode.workflows.double_coding.comparison import agree as measured
    from dhrcode.workflows.double_coding.comparison import agree_on_ratings, refuse_nothing_compared

    resampling = Resampling(options.samples, options.seed)
    if ratings is not None:
        _refuse_with_ratings(of, chosen)
        found, output = None, Output(to, None, inputs=[ratings], decimals=decimals)
        agreed = agree_on_ratings(ratings, resampling)
        print_problems(agreed.warnings)
    else:
        found = at.open()
        output = Output(to, found, decimals=decimals)
        result, selection = compared(found, of, chosen)
        agreed = measured(found, result, selection, Treatment(options.treat), resampling)
    refuse_nothing_compared(agreed)
    setting = _setting(agreed, found)
    if not sentence:
        output.deliver(agreement_report(agreed.comparison, setting))
        return
    for said in (
        methods_sentence(agreed.comparison, setting),
        *map(contact_sentence, setting.contacts),
    ):
        say(said)


def _refuse_with_ratings(*typed: CodersOptions | SelectionOptions) -> None:
    if any(given for options in typed for given in options):
        raise UsageError(
            "--ratings compares a table as it stands: leave out --coders, --area, "
            "--where, --kind and --include-drafts"
        )


def _setting(agreed: "AgreementResult", project: "Project | None") -> "ComparisonDetails":
    from dhrcode.reports.agreement import ratings_setting
    from dhrcode.workflows.double_coding.statement import setting_with_contacts

    return (
        ratings_setting(agreed.comparison)
        if project is None
        else setting_with_contacts(project, agreed)
    )
