"""From a project's plans to their report as at a day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256

from dhrcode import __version__
from dhrcode.analysis.plan.facts import PlanFacts, facts_of
from dhrcode.analysis.plan.overview import PlansOverview, overview
from dhrcode.analysis.plan.traits import plan_traits
from dhrcode.analysis.review_traits import TraitPart
from dhrcode.errors import DataProblemsError, FileAccessError
from dhrcode.model.plan import Plan
from dhrcode.reports.blocks import Report
from dhrcode.reports.pack.plans import PackPlans, no_plans, pack_plans
from dhrcode.reports.plan import plan_report
from dhrcode.reports.plan_tables import PlanReportRequest
from dhrcode.store.loaded import digest
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.workflows.select import select_plans

PlansTold = tuple[PlansOverview, PlanReportRequest]
"""The numbers of plans, as at which day they are, and how things are called."""


def pack_section(
    project: Project, on: date, since: date | None = None, *, chosen: bool = False
) -> PackPlans | None:
    """What a pack says of recommendations; None where there is no plan.

    It is of every plan; where the pack is of `chosen` reviews alone it says so.
    A plan with errors, or one that cannot be read, stops no pack: its part then says so.
    """
    told = plans_told(project, on, since)
    if isinstance(told, str):
        return no_plans(told)
    return pack_plans(*told, chosen=chosen) if told else None


def plans_told(project: Project, on: date, since: date | None = None) -> PlansTold | str | None:
    """The numbers of a project's plans; None where there is no plan, or why they cannot be told."""
    try:
        return _told(project, on, since) if Plans(project).listing[0] else None
    except (DataProblemsError, FileAccessError) as error:
        return str(error)


def published_traits(project: Project, on: date) -> list[TraitPart]:
    """What a publication may tell of reviews by their plans; plans with errors are not told of."""
    try:
        facts = select_plans(project, _keeping(on, None), what="report").kept
    except DataProblemsError:
        return []
    themes = {one.id: one.label for one in project.codebook.subthemes.values()}
    return plan_traits(facts, themes)


def _keeping(on: date, since: date | None) -> Callable[[Plan], PlanFacts]:
    """Keeps of a plan what a report wants."""
    return partial(facts_of, on=on, since=since)


def report_plans(project: Project, on: date, since: date | None = None) -> Report:
    """The report of a project's plans.

    Args:
        project: the project.
        on: as at which day.
        since: from which day on changes are told; None to leave them out.

    Raises:
        DataProblemsError: a plan has an error.
    """
    return plan_report(*_told(project, on, since))


def _told(project: Project, on: date, since: date | None) -> PlansTold:
    """The numbers of a project's plans, and how things are called."""
    codebook = project.codebook
    recurring, data, problems = Plans(project).recurring()
    keep = _keeping(on, since)
    facts, digests = select_plans(project, keep, what="report", problems=problems)
    themes = codebook.subtheme_labels
    found = overview(facts, codebook.agency_labels, themes)
    return found, PlanReportRequest(
        on,
        since,
        codebook.agency_labels,
        themes,
        {one.id: one.label for one in recurring.recurring} if recurring else {},
        _origin(project, digests, data or b"", on, since),
    )


def _origin(
    project: Project, digests: list[str], recurring: bytes, on: date, since: date | None
) -> list[tuple[str, str]]:
    book = project.codebook
    return [
        ("Codebook", f"{book.id} {book.version} ({book.title})"),
        ("Plans", str(len(digests))),
        ("As at", on.isoformat()),
        *([("Since", since.isoformat())] if since is not None else []),
        ("Made with", f"dhrcode {__version__}"),
        ("Digest of the input (SHA-256)", input_digest(project, [*digests, digest(recurring)])),
    ]


def input_digest(project: Project, digests: list[str]) -> str:
    """The digest of what an output is made of: the codebook, and files by their digests."""
    whole = sha256(project.codebook_digest.encode())
    for one in digests:
        whole.update(f"\n{one}".encode())
    return whole.hexdigest()
