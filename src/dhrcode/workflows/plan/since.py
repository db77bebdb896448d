"""From plans and records to what came of each theme."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from dhrcode.analysis.plan.facts import PlanFacts, facts_of
from dhrcode.analysis.plan.recurrence import (
    ReviewFacts,
    asked_themes,
    recurrence,
    review_facts,
)
from dhrcode.analysis.selection import Selection
from dhrcode.model.codebook import Attribute
from dhrcode.model.record import Record
from dhrcode.problems import Problem
from dhrcode.reports.plan_since import CAVEAT, NO_ROLE, since_sentence
from dhrcode.store.loaded import LoadedPlan
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.workflows.edits import subtheme_id
from dhrcode.workflows.plan.listing import refuse_faulty
from dhrcode.workflows.select import select_records


def told_since(project: Project, on: date, theme: str | None = None) -> Iterator[str]:
    """What came of each theme that was asked for, or of one, in sentences.

    Args:
        project: the project.
        on: as at which day.
        theme: a subtheme's id or label; None for all that recommendations name.

    Raises:
        UsageError: the codebook has no such subtheme.
        DataProblemsError: a plan or a record has an error.
    """
    codebook = project.codebook
    wanted = None if theme is None else subtheme_id(codebook, theme)
    plans = read_facts(project, on)
    deaths = codebook.with_role("date-of-death")
    kept = select_records(project, Selection(), partial(_kept, deaths), what="sentence").kept
    every = codebook.subthemes | codebook.retired
    named = {wanted} if wanted is not None else asked_themes(plans)
    yield f"As at {on}:"
    for one in every.values():
        if one.id in named:
            found = recurrence(one.id, plans, kept)
            yield since_sentence(found, one.label, dated=bool(deaths))
    if not deaths:
        yield NO_ROLE
    yield CAVEAT


def _kept(deaths: tuple[Attribute, ...], record: Record, _: str) -> ReviewFacts:
    return review_facts(record, deaths)


def read_facts(project: Project, on: date) -> list[PlanFacts]:
    """The facts of every plan as at a day.

    Raises:
        DataProblemsError: a plan has an error.
    """
    plans = Plans(project)
    kept = list(plans.map(partial(_facts, on)))
    refuse_faulty([*plans.listing[1], *(p for _, own in kept for p in own)], "sentence")
    return [facts for facts, _ in kept if facts is not None]


def _facts(on: date, loaded: LoadedPlan) -> tuple[PlanFacts | None, list[Problem]]:
    facts = None if loaded.plan is None else facts_of(loaded.plan, on, None)
    return facts, loaded.problems
