"""What a plan names must be declared: subthemes and agencies in the codebook, actions in a plan."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dhrcode.model.agencies import NO_AGENCIES
from dhrcode.model.codebook import Codebook
from dhrcode.model.plan import Action, Plan, Recommendation
from dhrcode.model.subtheme_names import subtheme_fault
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import nearest


def plan_faults(plan: Plan, codebook: Codebook) -> Iterator[Fault]:
    """What a plan names and nobody has declared, and what it says against its own rules."""
    if plan.codebook.id != codebook.id:
        said = f"made with the codebook '{plan.codebook.id}', and the project's is '{codebook.id}'"
        yield Fault(("codebook", "id"), "other-codebook", said, "plan with the project's codebook")
    yield from _named_twice(plan)
    if plan.agreed is not None:
        yield from agency_faults([(("agreed", "by"), plan.agreed.by)], codebook)
    for number, one in enumerate(plan.recommendations):
        yield from _of_recommendation(plan, one, codebook, ("recommendations", number))


def agency_fault(agency: str, codebook: Codebook, path: KeyPath = ()) -> Fault | None:
    """Why a plan cannot name an agency; None if it can."""
    if agency in codebook.agency_labels:
        return None
    said = f"the codebook has no agency '{agency[:60]}'"
    hint = nearest(agency, codebook.agency_labels) if codebook.agencies else NO_AGENCIES
    return Fault(path, "unknown-agency", said, hint or "'dhrcode codebook agency add' adds one")


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
    for number, theme in enumerate(one.themes):
        at = (*path, "themes", number)
        if fault := subtheme_fault(theme, codebook, at, version=plan.codebook.version):
            yield fault
    named: list[tuple[KeyPath, str]] = [
        ((*path, "to", n), to.agency) for n, to in enumerate(one.to) if to.agency is not None
    ]
    named += [((*path, "responses", n, "from"), r.from_) for n, r in enumerate(one.responses)]
    yield from agency_faults(named, codebook)
    for number, share in enumerate(one.shares):
        own = share.removeprefix(f"{plan.plan}/")
        if "/" not in own and (fault := action_fault(plan, own, (*path, "shares", number))):
            yield fault
    for number, action in enumerate(one.actions):
        yield from _of_action(action, codebook, (*path, "actions", number))


def _of_action(action: Action, codebook: Codebook, path: KeyPath) -> Iterator[Fault]:
    owner = action.owner.agency if action.owner is not None else None
    named = [((*path, "owner", "agency"), owner)] if owner is not None else []
    named += [((*path, "log", n, "by"), entry.by) for n, entry in enumerate(action.log)]
    yield from agency_faults(named, codebook)
    for number, entry in enumerate(action.log):
        if entry.what == "checked" and entry.by == owner and entry.withdrawn is None:
            yield Fault(
                (*path, "log", number, "by"),
                "checked-by-owner",
                f"{owner} owns the action and cannot be the one who checks it",
                "have it checked by another agency, the partnership or the board",
            )


def agency_faults(named: Iterable[tuple[KeyPath, str]], codebook: Codebook) -> Iterator[Fault]:
    """The faults of agencies that are named where the paths lead."""
    return (fault for path, one in named if (fault := agency_fault(one, codebook, path)))


def _named_twice(plan: Plan) -> Iterator[Fault]:
    """Names within the plan that are used twice, `R2` and `R2.a` alike, or again after a drop."""
    named: list[tuple[KeyPath, str]] = [(("dropped", n), d) for n, d in enumerate(plan.dropped)]
    for number, one in enumerate(plan.recommendations):
        path = ("recommendations", number)
        named.append(((*path, "id"), one.id))
        named += [
            ((*path, "actions", n, "id"), f"{one.id}.{action.id}")
            for n, action in enumerate(one.actions)
        ]
    seen: Counter[str] = Counter()
    for place, name in named:
        seen[name] += 1
        if seen[name] == 2:
            yield Fault(place, "duplicate-id", f"the id '{name}' is used twice", "ids must differ")
