"""The plan of a review: its recommendations shown, one written, or an action of one.

It is the review's and no coder's, so a desk of one coder (`--as`) has none of this.
"""

from typing import Any

from dhrcode.desk.current_project import CurrentProject
from dhrcode.desk.given import Given, text_of, text_or_none, texts_or_none
from dhrcode.desk.selection import PageSelection
from dhrcode.desk.states import version_of
from dhrcode.errors import NotFoundError
from dhrcode.model.plan import Recommendation
from dhrcode.model.record import Record
from dhrcode.store.atomic import read_bytes
from dhrcode.store.plans import Plans
from dhrcode.store.project import Project
from dhrcode.workflows.plan.recommendations import Asked, ToDo, act, recommend

_SHOWN = {"id", "text", "level", "to", "themes", "evidence", "responses", "actions"}


def plan_version(project: Project, review: str) -> str:
    """What tells one state of a review's plan from another; empty where there is none."""
    try:
        return version_of(read_bytes(Plans(project).path_of(review)))
    except NotFoundError:
        return ""


def plan_view(current: CurrentProject, given: Given) -> dict[str, Any]:
    """The recommendations of a review.

    Raises:
        DataProblemsError: the plan has to be mended first.
    """
    project = current.project()
    review = project.find(text_of(given, "review")).stem
    if not (version := plan_version(project, review)):
        return {"version": "", "recommendations": []}
    plan, _ = Plans(project).read(review)
    return {"version": version, "recommendations": [_shown(one) for one in plan.recommendations]}


def _shown(one: Recommendation) -> dict[str, Any]:
    said = one.model_dump(mode="json", by_alias=True, exclude_none=True, include=_SHOWN)
    return said | {"to": [addressee.name for addressee in one.to]}


def write_recommendation(
    selection: PageSelection, project: Project, record: Record, given: Given
) -> str:
    """Writes a recommendation as `plan recommend` does, with the page of the words selected.

    Raises:
        UsageError: it cannot be kept; says why.
        RefusedError: the id is taken.
    """
    text, held = text_of(given, "text"), selection.evidence(record, given)
    quote = held.get("quote")
    asked = Asked(
        text,
        page=held.get("page"),
        source=held.get("source"),
        quote=None if quote == " ".join(text.split()) else quote,
        to=texts_or_none(given, "to") or (),
        to_as_written=tuple(filter(None, (text_or_none(given, "as_written"),))),
        themes=texts_or_none(given, "themes") or (),
        level=text_or_none(given, "level"),
        id=text_or_none(given, "id"),
    )
    written = recommend(project, record.review, asked)
    return f"{written.name}: recommended. Saved. {written.said}".rstrip()


def write_action(project: Project, record: Record, given: Given) -> str:
    """Writes an action of a recommendation as `plan act` does.

    Raises:
        UsageError: it cannot be kept; says why.
    """
    parts = ("owner", "post", "due", "measure")
    todo = ToDo(text_of(given, "text"), **{name: text_or_none(given, name) for name in parts})
    written = act(project, f"{record.review}/{text_of(given, 'recommendation')}", todo)
    return f"{written.name} is written{f': {written.said}' if written.said else ''}. Saved."
