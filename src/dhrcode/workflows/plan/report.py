"""From a project's plans to their report as at a day."""

from datetime import date
from hashlib import sha256

from dhrcode import __version__
from dhrcode.analysis.plan.facts import PlanFacts, facts_of
from dhrcode.analysis.plan.overview import PlansOverview, overview
from dhrcode.analysis.plan.traits import plan_traits
from dhrcode.analysis.review_traits import TraitPart
from dhrcode.errors import DataProblemsError, FileAccessError
from dhrcode.problems import Problem, has_errors
from dhrcode.reports.blocks import Report
from dhrcode.reports.pack.plans import PackPlans, no_plans, pack_plans
from dhrcode.reports.plan import plan_report
from dhrcode.reports.plan_tables import PlanReportRequest
from dhrcode.store.loaded import LoadedPlan, digest
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.workflows.plan.listing import refuse_faulty

ReducedPlan = tuple[PlanFacts | None, str, list[Problem]]
"""What a report wants of a plan, the digest of its file, and what is wrong with it."""
PlansTold = tuple[PlansOverview, PlanReportRequest]
"""The numbers of plans, as at which day they are, and how things are called."""


class _FactsReduction:
    """Keeps of a plan what a report wants; travels to other processes."""

    def __init__(self, on: date, since: date | None) -> None:
        self.on, self.since = on, since

    def __call__(self, loaded: LoadedPlan) -> ReducedPlan:
        plan = loaded.plan
        facts = None if plan is None else facts_of(plan, self.on, self.since)
        return facts, digest(loaded.data), loaded.problems


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
    plans, codebook = Plans(project), project.codebook
    kept = [facts for facts, *_ in plans.map(_FactsReduction(on, None))]
    if None in kept or has_errors(plans.listing[1]):
        return []
    themes = {one.id: one.label for one in codebook.subthemes.values()}
    return plan_traits([one for one in kept if one is not None], themes)


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
    plans, codebook = Plans(project), project.codebook
    kept = list(plans.map(_FactsReduction(on, since)))
    recurring, data, problems = plans.recurring()
    refuse_faulty([*plans.listing[1], *problems, *(p for _, _, own in kept for p in own)], "report")
    facts = [one for one, _, _ in kept if one is not None]
    themes = codebook.subtheme_labels
    found = overview(facts, codebook.agency_labels, themes)
    return found, PlanReportRequest(
        on,
        since,
        codebook.agency_labels,
        themes,
        {one.id: one.label for one in recurring.recurring} if recurring else {},
        _origin(project, [one for _, one, _ in kept], data or b"", on, since),
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
