"""From plans and records to what came of each theme."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from dhrcode.analysis.plan.facts import facts_of
from dhrcode.analysis.plan.recurrence import (
    ReviewFacts,
    asked_themes,
    recurrence,
    review_facts,
)
from dhrcode.analysis.selection import Selection
from dhrcode.model.codebook import Attribute
from dhrcode.model.record import Record
from dhrcode.reports.plan_since import CAVEAT, NO_ROLE, since_sentence
from dhrcode.store.project import Project
from dhrcode.workflows.edits import subtheme_id
from dhrcode.workflows.select import select_plans, select_records


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
    plans = select_plans(project, partial(facts_of, on=on, since=None), what="sentence").kept
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
