"""Quotes of plans verified as evidence is, and what was remembered of them."""

from collections.abc import Iterator
from typing import NamedTuple

from dhrcode.analysis.plan.quotes import plan_quotes
from dhrcode.analysis.quotes.quoted import Quoted, last_time
from dhrcode.model.plan import Plan
from dhrcode.model.record import Source
from dhrcode.model.verified import Verified
from dhrcode.problems import Problem
from dhrcode.store.loaded import LoadedPlan
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.store.verified import VerifiedChange, read_verified
from dhrcode.workflows.documents.verdicts import CheckedQuote, fault_of
from dhrcode.workflows.documents.verification import Library, hold, remembered, with_results


class PlannedReview(NamedTuple):
    """What names the documents of a plan: a review's record, or the study's plan."""

    review: str
    sources: tuple[Source, ...]


class PlanVerification(NamedTuple):
    """What became of the quotes of one plan.

    Attributes:
        name: the plan's.
        held: its quotes.
        problems: what is wrong, with line and column.
        remembered: what is remembered of them, from what was.
    """

    name: str
    held: list[CheckedQuote]
    problems: list[Problem]
    remembered: VerifiedChange


def documents_of(project: Project, plan: Plan) -> PlannedReview:
    """The documents that a plan's evidence is from; none where the record cannot be read."""
    if plan.of == "study":
        return PlannedReview(plan.plan, plan.sources)
    path = project.path_of(plan.plan)
    record = project.load(path).record if path.exists() else None
    return PlannedReview(plan.plan, record.sources if record is not None else ())


def quotes_planned(project: Project, plan: Plan) -> list[Quoted]:
    """The quotes of a plan."""
    return list(plan_quotes(plan, documents_of(project, plan)))


def verify_plans(
    project: Project, library: Library, name: str | None = None
) -> Iterator[PlanVerification]:
    """Checks the quotes of one plan against their documents, or those of all plans."""
    plans = Plans(project)
    for path in plans.listing[0]:
        if name in (None, path.stem):
            yield _verified(project, plans.load(path.name), path.stem, library)


def _verified(
    project: Project, loaded: LoadedPlan, name: str, library: Library
) -> PlanVerification:
    if loaded.plan is None:
        return PlanVerification(name, [], loaded.problems, lambda known: known)
    plan, documents = loaded.plan, documents_of(project, loaded.plan)
    accepted = read_verified(project.root, name)[0].accepted
    digests: dict[str, str] = {}
    held = [hold(one, library, digests, accepted) for one in plan_quotes(plan, documents)]
    faults = [fault for one in held if (fault := fault_of(one, documents, None))]
    problems = [*loaded.problems, *loaded.located(faults)]

    def change(known: Verified) -> Verified:
        """With the results of now; of a study, nothing that its plan does not hold any more."""
        live = [one.quoted for one in held] if plan.of == "study" else None
        return with_results(known, digests, remembered(held, digests), live)

    return PlanVerification(name, held, problems, change)


def not_found(project: Project, plan: Plan) -> frozenset[str]:
    """The quotes of a plan that were not in their documents when they were verified last."""
    verified, _ = read_verified(project.root, plan.plan)
    return frozenset(
        one.quote
        for one in quotes_planned(project, plan)
        if last_time(one, verified) == "not-found"
    )
