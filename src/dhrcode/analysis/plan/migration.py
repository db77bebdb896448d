"""A plan brought forward to its codebook's version: themes and agencies by their ids of now."""

from collections.abc import Iterable

from dhrcode.analysis.agency_migration import agencies_renamed, present_agencies
from dhrcode.model.codebook import Codebook
from dhrcode.model.history import revisions_since
from dhrcode.model.plan import Plan, Recommendation
from dhrcode.model.revision import Revision


def plan_migrated(plan: Plan, codebook: Codebook) -> Plan | None:
    """The plan with themes and agencies renamed and merged as the codebook's history has it.

    A theme that was retired or split stays as it is, until a person chooses another. None where the
    history does not lead from the plan's version to the codebook's.
    """
    revisions = revisions_since(codebook, plan.codebook.version)
    if revisions is None:
        return None
    version = plan.codebook.model_copy(update={"version": codebook.version})
    every = tuple(_migrated(one, revisions) for one in plan.recommendations)
    forward = plan.model_copy(update={"codebook": version, "recommendations": every})
    if not (now := present_agencies(revisions)):
        return forward
    return Plan.model_validate(agencies_renamed(forward.model_dump(by_alias=True), now))


def themes_since(themes: Iterable[str], revisions: Iterable[Revision]) -> tuple[str, ...]:
    """Themes under the ids that they have after some revisions, each once."""
    now = tuple(themes)
    for revision in revisions:
        if revision.change in ("rename", "merge"):
            new = revision.becomes[0]
            now = tuple(new if theme in revision.subthemes else theme for theme in now)
    return tuple(dict.fromkeys(now))


def _migrated(one: Recommendation, revisions: Iterable[Revision]) -> Recommendation:
    return one.model_copy(update={"themes": themes_since(one.themes, revisions)})
