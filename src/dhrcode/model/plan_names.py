"""What a plan names must be declared: subthemes and agencies in the codebook, actions in a plan."""

from collections.abc import Iterable, Iterator

from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import NO_AGENCIES
from dhrcode.model.ids import used_twice
from dhrcode.model.places import places
from dhrcode.model.plan import Action, Plan, Recommendation
from dhrcode.model.subtheme_names import subtheme_fault
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import nearest, nearest_or_all


def plan_faults(plan: Plan, codebook: Codebook) -> Iterator[Fault]:
    """What a plan names and nobody has declared, and what it says against its own rules."""
    if plan.codebook.id != codebook.id:
        said = f"made with the codebook '{plan.codebook.id}', and the project's is '{codebook.id}'"
        yield Fault(("codebook", "id"), "other-codebook", said, "plan with the project's codebook")
    yield from _named_twice(plan)
    yield from agency_faults(places(plan, "agreed.by"), codebook)
    for path, one in places(plan, "recommendations.*"):
        yield from _of_recommendation(plan, one, codebook, path)


def agency_fault(agency: str, codebook: Codebook, path: KeyPath = ()) -> Fault | None:
    """Why a plan cannot name an agency; None if it can."""
    if agency in codebook.agency_labels:
        return None
    said = f"the codebook has no agency '{agency[:60]}'"
    return Fault(path, "unknown-agency", said, _known_agencies(agency, codebook))


def _known_agencies(agency: str, codebook: Codebook) -> str:
    """The agency that is perhaps meant, or every one that can be named; and how to add another."""
    if not codebook.agencies:
        return NO_AGENCIES
    hint = nearest_or_all(agency, offered_agencies(codebook))
    between = "" if hint.endswith("?") else ";"
    return f"{hint}{between} 'dhrcode codebook agency add' adds one"


def offered_agencies(codebook: Codebook) -> tuple[str, ...]:
    """The ids of the agencies that can be named from now on."""
    gone = {one.id for one in codebook.agencies if one.retired is not None}
    return tuple(one for one in codebook.agency_labels if one not in gone)


def action_fault(plan: Plan, share: str, path: KeyPath = ()) -> Fault | None:
    """Why a recommendation cannot share an action of its own plan; None if it can."""
    known = [one.name for one in plan.actions()]
    if share in known:
        return None
    hint = nearest(share, known)
    return Fault(path, "unknown-action", f"{plan.plan} has no action '{share[:60]}'", hint)


def _of_recommendation(
    plan: Plan, one: Recommendation, codebook: Codebook, path: KeyPath
) -> Iterator[Fault]:
    for at, theme in places(one, "themes.*", path):
        if fault := subtheme_fault(theme, codebook, at, version=plan.codebook.version):
            yield fault
    named = [(at[:-1], agency) for at, agency in places(one, "to.*.agency", path)]
    yield from agency_faults([*named, *places(one, "responses.*.from", path)], codebook)
    for at, share in places(one, "shares.*", path):
        own = share.removeprefix(f"{plan.plan}/")
        if "/" not in own and (fault := action_fault(plan, own, at)):
            yield fault
    for at, action in places(one, "actions.*", path):
        yield from _of_action(action, codebook, at)


def _of_action(action: Action, codebook: Codebook, path: KeyPath) -> Iterator[Fault]:
    owner = action.owner.agency if action.owner is not None else None
    for where in ("owner.agency", "log.*.by"):
        yield from agency_faults(places(action, where, path), codebook)
    for at, entry in places(action, "log.*", path):
        if entry.what == "checked" and entry.by == owner and entry.withdrawn is None:
            yield Fault(
                (*at, "by"),
                "checked-by-owner",
                f"{owner} owns the action and cannot be the one who checks it",
                "have it checked by another agency, the partnership or the board",
            )


def agency_faults(named: Iterable[tuple[KeyPath, str]], codebook: Codebook) -> Iterator[Fault]:
    """The faults of agencies that are named where the paths lead."""
    return (fault for path, one in named if (fault := agency_fault(one, codebook, path)))


def _named_twice(plan: Plan) -> Iterator[Fault]:
    """Names within the plan that are used twice, `R2` and `R2.a` alike, or again after a drop."""
    named = places(plan, "dropped.*")
    for path, one in places(plan, "recommendations.*"):
        named.append(((*path, "id"), one.id))
        named += [(at, f"{one.id}.{name}") for at, name in places(one, "actions.*.id", path)]
    yield from used_twice(named)
