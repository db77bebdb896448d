"""A plan: is somebody asked, is it owned, dated and measured, and do the records bear it out?"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dhrcode.model.codebook import Codebook
from dhrcode.model.places import places
from dhrcode.model.plan import Action, Plan, PlannedAction
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import nearest, plural


class RecordFacts(NamedTuple):
    """What a plan has to know of the agreed record of a review.

    Attributes:
        present: the subthemes that are present in it.
        draft: whether it is a draft, of which nothing can be checked against a plan yet.
        sources: the ids of its documents; None where it cannot be read.
        death: the day, month or year of the death, ISO; None where it is not known.
    """

    present: frozenset[str]
    draft: bool
    sources: tuple[str, ...] | None
    death: str | None = None


def check_plan(
    plan: Plan, codebook: Codebook, records: Mapping[str, RecordFacts], requests: frozenset[str]
) -> Iterator[Fault]:
    """All faults of a plan that its own file cannot tell.

    Args:
        plan: the plan.
        codebook: the project's.
        records: the records of the reviews that it is about; those that there are.
        requests: the ids of the requests that recur.
    """
    yield from _without_record(plan, records)
    yield from _unknown_sources(plan, records)
    for path, one in places(plan, "recommendations.*"):
        if not one.to:
            yield Fault(path, "no-addressee", f"{one.id} is addressed to nobody", "say to whom: to")
        if one.recurring is not None and one.recurring not in requests:
            said = f"actions/recurring.yaml has no request '{one.recurring}'"
            hint = nearest(one.recurring, requests) or "list it there"
            yield Fault((*path, "recurring"), "unknown-request", said, hint)
    for planned in plan.actions():
        yield from _lacking(planned)
    yield from _themes(plan, codebook, records)
    if plan.of == "review" and (facts := records.get(plan.plan)) and facts.death is not None:
        yield from _before_death(plan, facts.death)


def _before_death(plan: Plan, death: str) -> Iterator[Fault]:
    """Days of the plan that lie before the death, as far as it is known."""
    for path, day in (found for where in _DAYS for found in places(plan, where)):
        if day.isoformat()[: len(death)] < death:
            said = f"{day} is before the death ({death})"
            yield Fault(path, "before-the-death", said, "check the two dates")


_DAYS = (
    "agreed.on",
    "sent.*.on",
    "recommendations.*.responses.*.on",
    "recommendations.*.actions.*.log.*.on",
)
"""The places of every day that a plan names."""


def _without_record(plan: Plan, records: Mapping[str, RecordFacts]) -> Iterator[Fault]:
    if plan.of == "review" and plan.plan not in records:
        said = f"there is no record of {plan.plan}"
        yield Fault(("plan",), "plan-without-record", said, "is the id right?")
    for path, review in places(plan, "covers.*"):
        if review not in records:
            said = f"there is no record of {review}, which the study covers"
            yield Fault(path, "plan-without-record", said, "is the id right?")


def _unknown_sources(plan: Plan, records: Mapping[str, RecordFacts]) -> Iterator[Fault]:
    """Documents that neither the record of the review nor the study's plan names."""
    known = [one.id for one in plan.sources]
    if plan.of == "review":
        if any(facts.sources is None for facts in records.values()):
            return
        known = [source for facts in records.values() for source in facts.sources or ()]
    for path, source in places(plan, "recommendations.*.evidence.*.source"):
        if source not in known:
            where = "record" if plan.of == "review" else "plan"
            said = f"the {where} names no source '{source}'"
            yield Fault(path, "unknown-source", said, nearest(source, known) or "list it there")


def _place(planned: PlannedAction) -> KeyPath:
    number, place = planned.numbers
    return ("recommendations", number, "actions", place)


def _lacking(planned: PlannedAction) -> Iterator[Fault]:
    """What an action lacks, so that nobody could be held to it."""
    action, path, name = planned.action, _place(planned), planned.name
    counted = [entry for entry in action.log if entry.withdrawn is None]
    if action.owner is None:
        yield Fault(path, "no-owner", f"nobody owns {name}", "say which post of which agency")
    dated = action.due is not None and action.due.date is not None
    if not dated and not any(entry.what == "due-moved" for entry in counted):
        yield Fault(path, "no-due-date", f"{name} has no date it could be held to", "agree one")
    if action.measure is None:
        said = f"nothing says how it would be told that {name} worked"
        yield Fault(path, "no-measure", said, "agree a measure")
    yield from _unshown(action, path, name)


def _unshown(action: Action, path: KeyPath, name: str) -> Iterator[Fault]:
    for at, entry in places(action, "log.*", path):
        if entry.what == "done" and entry.withdrawn is None and not entry.evidence:
            said = f"{name} is said to be done, and nothing shows it"
            yield Fault(at, "done-without-evidence", said, "name what shows it: evidence")


def _themes(plan: Plan, codebook: Codebook, records: Mapping[str, RecordFacts]) -> Iterator[Fault]:
    """Subthemes that are recommended about and not present, and present and not recommended about.

    Of records that are drafts nothing can be told yet.
    """
    present = frozenset[str]().union(*(facts.present for facts in records.values()))
    drafts = any(facts.draft for facts in records.values())
    asked = {theme for one in plan.recommendations for theme in one.themes}
    for above, one in places(plan, "recommendations.*"):
        for path, theme in places(one, "themes.*", above):
            if theme in codebook.retired:
                said = f"{one.id} names '{theme}', which is retired"
                hint = "choose the subtheme that is meant"
                yield Fault(path, "theme-not-coded-now", said, hint)
            elif theme not in present and records and not drafts:
                said = f"{one.id} names '{theme}', which is not present in {_records(plan)}"
                yield Fault(path, "theme-not-present", said, "code it, or take it out of themes")
    if not drafts:
        for theme in codebook.subthemes:
            if theme in present - asked:
                said = f"'{theme}' is present, and {plan.plan} recommends nothing about it"
                yield Fault(("recommendations",), "nothing-recommended", said)


def _records(plan: Plan) -> str:
    if plan.of == "review":
        return f"the record of {plan.plan}"
    return f"any of the {plural(len(plan.covers), 'record')} that it covers"
