"""What the newest shipped codebook has anew, brought into one that a project has changed."""

from collections.abc import Iterator, Mapping

from dhrcode.errors import RefusedError
from dhrcode.model.base import today
from dhrcode.model.codebook import AGENCY_VALUES, Codebook
from dhrcode.model.groupings import carried
from dhrcode.model.history import versions
from dhrcode.model.revision import ChangeKind, Revision
from dhrcode.store.loader import validated
from dhrcode.text import name_key, natural
from dhrcode.workflows.codebook.parts import (
    CodebookParts,
    DataPath,
    brought_together,
    item_name,
    put_together,
    taken_apart,
    with_texts,
)
from dhrcode.workflows.codebook.revision import next_version
from dhrcode.workflows.codebook.wording import remade

BROUGHT: tuple[ChangeKind, ...] = (
    "add",
    "redefine",
    "retire",
    "retire-value",
    "add-attribute",
)
"""Changes of the shipped codebook that can be brought into one which a project has changed."""
_RULES = ("definition", "when_to_use", "when_not_to_use")


def brought_in(
    mine: Codebook, base: Codebook, newest: Codebook, version: str | None = None
) -> tuple[Codebook, tuple[str, ...]]:
    """A project's codebook with what the newest shipped one has anew.

    Args:
        mine: the project's.
        base: the shipped one that it was made of.
        newest: the shipped one that is brought in, whose history goes on from that of `base`.
        version: the version that it makes; if not given the newest's, or the next number where
            that one is taken or earlier.

    Returns:
        The codebook as it becomes, and what stays as the project has it although the shipped one
        has it otherwise.

    Raises:
        UsageError: the version has no number to raise.
        RefusedError: the version is taken, or the two cannot be brought together.
    """
    since = newest.history[len(base.history) :]
    if newest.history[: len(base.history)] != base.history or any(
        revision.change not in BROUGHT for revision in since
    ):
        raise RefusedError(
            f"what {newest.id} {newest.version} has anew cannot be brought into a codebook that "
            "was changed: 'dhrcode codebook diff' compares the two"
        )
    names, kept = _present_ids(mine), list[DataPath]()
    made = _versions_made(mine, base, newest, version)
    was, have = taken_apart(_regrouped(base, mine), names), taken_apart(mine)
    new: CodebookParts = with_texts(
        taken_apart(_regrouped(newest, mine), names),
        lambda key, text: made.get(text, text) if key == "retired" else text,
    )
    kept += _left_alone(was, new, mine)
    kept += _of_agencies(was, new, have)
    after = _codebook(brought_together(was, new, have, kept), mine, newest)
    called = [
        one.model_copy(update={"subthemes": tuple(names.get(s, s) for s in one.subthemes)})
        for one in since
    ]
    after = _with_history(after, mine, called, made)
    return after, tuple(map(_in_words, kept))


def _regrouped(shipped: Codebook, mine: Codebook) -> Codebook:
    """A shipped codebook whose groupings name what the project made of the subthemes in them."""
    groupings = shipped.groupings
    for revision in mine.history:
        groupings = carried(groupings, revision)
    return shipped.model_copy(update={"groupings": groupings})


def _present_ids(codebook: Codebook) -> dict[str, str]:
    """What its subthemes are called now, by each id that one had before."""
    now: dict[str, str] = {}
    for revision in codebook.history:
        if revision.change == "rename":
            old, new = revision.subthemes[0], revision.becomes[0]
            now = {first: new if last == old else last for first, last in now.items()}
            now.setdefault(old, new)
    return now


def _left_alone(was: CodebookParts, new: CodebookParts, mine: Codebook) -> Iterator[DataPath]:
    """Takes out of `new` what it says of subthemes that the project has retired, or has itself."""
    before = {one["id"]: one for one in was["subthemes"]}
    for place, one in enumerate(new["subthemes"]):
        name = one["id"]
        if name in mine.retired and name in before and one != before[name]:
            new["subthemes"][place] = before[name]
            yield ("subthemes", name)
    _without_taken_candidates(new, mine)
    own = (mine.subthemes.keys() | mine.retired.keys()) - before.keys()
    for area in new["areas"]:  # each stands in the area in which the project has it
        area["subthemes"] = [name for name in area["subthemes"] if name not in own]


def _of_agencies(was: CodebookParts, new: CodebookParts, have: CodebookParts) -> Iterator[DataPath]:
    """Where an attribute takes its values from the agencies now, a project's own stand besides.

    One whose shipped values the project has changed or taken out keeps its list.
    """
    before, mine = ({item_name(a): a for a in p.get("attributes", ())} for p in (was, have))
    for attribute in new.get("attributes", ()):
        name = item_name(attribute)
        values = before.get(name, {}).get("values")
        own = mine.get(name, {}).get("values")
        if attribute.get("values") != AGENCY_VALUES or own in (None, values, AGENCY_VALUES):
            continue
        if values is None or any(one not in own for one in values):
            attribute["values"] = values or own
            attribute.pop("besides", None)
            yield ("attributes", name, "values")
        else:
            mine[name]["values"] = values
            besides = [one for one in own if one not in values]
            mine[name]["besides"] = [*attribute.get("besides", ()), *besides]


def _without_taken_candidates(new: CodebookParts, mine: Codebook) -> None:
    """Takes out the candidate themes by whose name the project has a subtheme."""
    taken = {*mine.subthemes, *mine.retired}
    taken |= {name_key(one.label) for one in mine.subthemes.values()}
    if "candidates" in new:
        new["candidates"] = [
            one
            for one in new["candidates"]
            if one["id"] not in taken and name_key(one["label"]) not in taken
        ]


def _versions_made(
    mine: Codebook, base: Codebook, newest: Codebook, wanted: str | None
) -> dict[str, str]:
    """The version that each of the shipped codebook's new ones becomes in the project's."""
    new = [v for v in versions(newest) if v not in versions(base)]
    there = versions(mine)
    if wanted is None and mine.version == base.version and not set(new) & set(there):
        return {version: version for version in new}
    later = newest.version not in there and natural(newest.version) > natural(mine.version)
    made = next_version(mine, wanted or (newest.version if later else None))
    return dict.fromkeys(new, made)


def _codebook(parts: CodebookParts, mine: Codebook, newest: Codebook) -> Codebook:
    based_on = {"id": newest.id, "version": newest.version}
    identity = {"id": mine.id, "version": mine.version, "based_on": based_on}
    codebook, faults = validated(Codebook, identity | put_together(parts))
    if codebook is None:
        raise RefusedError(
            f"{newest.id} {newest.version} cannot be brought into this codebook: "
            f"{faults[0].sentence}"
        )
    return codebook


def _with_history(
    after: Codebook, mine: Codebook, since: list[Revision], made: Mapping[str, str]
) -> Codebook:
    """The codebook with its history, and the version that this leads to.

    Where nothing of the shipped history concerns it, the version stays: what records hold means
    what it meant.
    """
    history, before, at = list(mine.history), mine.version, mine.version
    new = {one.name for one in after.attributes} - {one.name for one in mine.attributes}
    retired = {f"{one.name}={value}" for one in after.attributes for value in one.retired_values}
    for revision in since:
        concerned = {
            "subthemes": tuple(s for s in revision.subthemes if _took(revision, s, mine, after)),
            "values": tuple(v for v in revision.values if v in retired),
            "attributes": tuple(a for a in revision.attributes if a in new),
        }
        version = made[revision.version]
        if not any(concerned.values()):
            continue
        if version != at:
            before, at = at, version
        on = revision.on if version == revision.version else today()
        update = {**concerned, "version": at, "after": before, "on": on}
        history.append(revision.model_copy(update=update))
    told = {"history": tuple(history)} if history else {}
    return remade(after, version=at, **told)


def _took(revision: Revision, subtheme: str, mine: Codebook, after: Codebook) -> bool:
    """Whether what a shipped revision did to a subtheme was done to the project's."""
    was, now = mine.subthemes.get(subtheme), after.subthemes.get(subtheme)
    if revision.change == "add":
        return was is None and now is not None and subtheme not in mine.retired
    if was is None or now is None:
        return revision.change == "retire" and was is not None
    if revision.change == "redefine" and revision.findings == "again":
        return any(getattr(was, rule) != getattr(now, rule) for rule in _RULES)
    return revision.change == "redefine" and was != now


def _in_words(path: DataPath) -> str:
    """Where something stands, for a person: `gps: when-to-use`."""
    steps = path[1:] if len(path) > 1 else path
    return ": ".join(step.replace("_", "-") for step in steps)
