"""A codebook's history: the revisions between its versions, and whether they are consistent.

Several revisions may make one version: they follow each other, and say the same of `after` and
`version`.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.places import places
from dhrcode.model.revision import Revision
from dhrcode.problems import Fault, KeyPath

MAX_FAULTS = 100
"""The most faults that are reported for one history."""


def revisions_since(codebook: Codebook, version: str) -> tuple[Revision, ...] | None:
    """The revisions that led from a version to the present codebook, the oldest first.

    None if the history does not go back to that version, or does not name it.
    """
    if version == codebook.version:
        return ()
    for number, revision in enumerate(codebook.history):
        if revision.after == version:
            return codebook.history[number:]
    return None


def versions(codebook: Codebook) -> tuple[str, ...]:
    """Every version that the history names, and the codebook's own, each once."""
    named = (v for revision in codebook.history for v in (revision.after, revision.version))
    return tuple(dict.fromkeys((*named, codebook.version)))


def retired_by(revision: Revision) -> tuple[str, ...]:
    """The subthemes that a revision retired: for a merge, all but the one kept."""
    if revision.change not in ("retire", "merge", "split"):
        return ()
    return tuple(s for s in revision.subthemes if s not in revision.becomes)


def added_by(revision: Revision) -> tuple[str, ...]:
    """The ids that a revision added."""
    if not revision.subthemes:
        return ()
    if revision.change == "add":
        return revision.subthemes
    return tuple(s for s in revision.becomes if s not in revision.subthemes)


def in_order_of_arrival(codebook: Codebook) -> list[tuple[Area, Subtheme]]:
    """Every subtheme, the retired too, in an order that no change of the codebook alters.

    First those that were there before the first revision, then those of each revision; among
    themselves by the id that they had first. A subtheme that is renamed or moved keeps its place.
    """
    every = ((area, subtheme) for area in codebook.areas for subtheme in area.subthemes)
    return sorted(every, key=lambda row: _arrival(codebook, row[1].id))


def _arrival(codebook: Codebook, name: str) -> tuple[int, str]:
    """By which revision a subtheme came, counted from 1, and under which id."""
    for number, revision in reversed(list(enumerate(codebook.history, start=1))):
        if revision.change == "rename" and name in revision.becomes:
            name = revision.subthemes[0]
        elif name in added_by(revision):
            return number, name
    return 0, name


def present_name(revisions: Iterable[Revision], name: str) -> str:
    """What an attribute, such as `victim.sex`, or a value of one is called after revisions."""
    for revision in revisions:
        full, _, value = name.partition("=")
        if revision.change == "rename-value" and name in revision.values:
            name = revision.to or name
        elif revision.change == "rename-attribute" and full in revision.attributes:
            name = f"{revision.to}={value}" if value else revision.to or name
    return name


def history_faults(codebook: Codebook) -> Iterator[Fault]:
    """The faults because of which a history does not lead to the present codebook."""
    if not codebook.history:
        return
    yield from islice(_chain_faults(codebook), MAX_FAULTS)
    yield from islice(_subtheme_faults(codebook), MAX_FAULTS)
    yield from islice(_retired_faults(codebook), MAX_FAULTS)
    yield from islice(_retired_value_faults(codebook), MAX_FAULTS)


def _chain_faults(codebook: Codebook) -> Iterator[Fault]:
    """What breaks the chain of versions; revisions that make one version stand together."""
    history = codebook.history
    made = {history[0].after}
    for number, revision in enumerate(history):
        before = history[number - 1] if number else None
        if before is not None and _step(revision) == _step(before):
            continue
        if before is not None and revision.after != before.version:
            yield Fault(
                ("history", number, "after"),
                "history-broken",
                f"it changed version {revision.after}, and the revision before it made "
                f"{before.version}",
                "each has to continue from the one before it",
            )
        if revision.version in made:
            yield Fault(
                ("history", number, "version"),
                "history-broken",
                f"version {revision.version} was there before",
                "a version is made once, by one revision or by several that follow each other",
            )
        made.add(revision.version)
    if (last := history[-1].version) != codebook.version:
        yield Fault(
            ("version",),
            "history-broken",
            f"the codebook is at version {codebook.version}, and its history leads to {last}",
            f"put it back to {last}; 'dhrcode codebook' raises it",
        )


def _step(revision: Revision) -> tuple[str, str]:
    return revision.after, revision.version


def _subtheme_faults(codebook: Codebook) -> Iterator[Fault]:
    """Goes back from the present codebook, following the ids of each version on the way."""
    known = codebook.subthemes.keys() | codebook.retired.keys()
    for number in reversed(range(len(codebook.history))):
        revision = codebook.history[number]
        for path, subtheme in _named_after(number, revision):
            if subtheme not in known:
                yield Fault(
                    path,
                    "history-subtheme",
                    f"version {revision.version} has no subtheme '{subtheme}'",
                    "whatever is no longer coded stays in the codebook as retired",
                )
        gone = revision.subthemes[0] if revision.change == "rename" else None
        if gone is not None and gone in known and gone not in revision.becomes:
            yield Fault(
                ("history", number, "subthemes"),
                "history-subtheme",
                f"'{gone}' was renamed in version {revision.version} and is still there",
                "leave it under one of the two ids",
            )
        known = known - set(added_by(revision)) | set(revision.subthemes)
        known -= set(revision.subthemes) if revision.change == "add" else set()


def _named_after(number: int, revision: Revision) -> Iterator[tuple[KeyPath, str]]:
    """The ids that a revision leaves in the codebook, and where it names them."""
    if not revision.subthemes:
        return
    if revision.change != "rename":
        for place, subtheme in enumerate(revision.subthemes):
            yield ("history", number, "subthemes", place), subtheme
    for place, subtheme in enumerate(revision.becomes):
        yield ("history", number, "becomes", place), subtheme


def _retired_faults(codebook: Codebook) -> Iterator[Fault]:
    since = {s: r for r in codebook.history for s in retired_by(r)}
    for path, subtheme in places(codebook, "areas.*.subthemes.*"):
        if subtheme.retired is None and subtheme.id in since:
            version = since[subtheme.id].version
            yield _unmarked((*path, "id"), subtheme.id, version, "under")


def _retired_value_faults(codebook: Codebook) -> Iterator[Fault]:
    """Attributes and values that the history retired, and that are not marked so."""
    since = {
        present_name(codebook.history[number + 1 :], name): revision.version
        for number, revision in enumerate(codebook.history)
        if revision.change in ("retire-attribute", "retire-value")
        for name in revision.named
    }
    for n, attribute in enumerate(codebook.attributes if since else ()):
        version = since.get(attribute.name)
        if version is not None and attribute.retired is None:
            yield _unmarked(("attributes", n, "id"), attribute.id, version)
        for m, choice in enumerate(attribute.values):
            version = since.get(f"{attribute.name}={choice.id}")
            if version is not None and choice.retired is None:
                yield _unmarked(("attributes", n, "values", m), choice.id, version)


def _unmarked(path: KeyPath, name: str, version: str, where: str = "to") -> Fault:
    said = f"version {version} retired '{name}', and it is not marked so"
    return Fault(path, "not-retired", said, f'write {where} it: retired: "{version}"')
