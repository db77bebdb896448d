"""Where subthemes stand in a codebook: found, put elsewhere, taken away."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.codebook_parts import CodebookCandidate
from dhrcode.text import name_key, nearest_or_all
from dhrcode.workflows.edits import subtheme_id


class SubthemePlace(NamedTuple):
    """Where a subtheme is to stand: at the end of an area, or beside another in it.

    Attributes:
        area: the id or the label of the area.
        before: the id of the subtheme before which it stands.
        after: that of the one after which it does.
        new: the label of an area that is made for it; `area` is then its id.
    """

    area: str
    before: str | None = None
    after: str | None = None
    new: str | None = None


def active(codebook: Codebook, name: str) -> Subtheme:
    """A subtheme that is coded, by its id or its label.

    Raises:
        UsageError: there is none, or it is retired or was renamed.
    """
    return codebook.subthemes[subtheme_id(codebook, name)]


def find_area(codebook: Codebook, name: str) -> Area:
    """An area by its id or its label.

    Raises:
        UsageError: there is none; names the nearest.
    """
    for area in codebook.areas:
        if name == area.id or name.casefold() == area.label.casefold():
            return area
    hint = nearest_or_all(name, (area.id for area in codebook.areas))
    raise UsageError(f"the codebook has no area '{name[:60]}': {hint}")


def find_candidate(codebook: Codebook, name: str) -> CodebookCandidate:
    """A candidate theme of the codebook by its id or its label.

    Raises:
        UsageError: there is none; names the nearest.
    """
    if (found := codebook.candidate_names.get(name_key(name))) is not None:
        return found
    ids = [candidate.id for candidate in codebook.candidates]
    hint = nearest_or_all(name, ids) if ids else "it names none"
    raise UsageError(f"the codebook has no candidate theme '{name[:60]}': {hint}")


def area_of(codebook: Codebook, subtheme: str) -> Area:
    """The area that a subtheme of the codebook stands in."""
    return next(a for a in codebook.areas if any(s.id == subtheme for s in a.subthemes))


def refuse_taken(codebook: Codebook, name: str) -> None:
    """Refuses an id that findings stand under, or may stand under in older records.

    Raises:
        RefusedError: it is, or was, the id of a subtheme, or is that of a candidate theme.
    """
    if name in codebook.subthemes:
        raise RefusedError(f"there is a subtheme '{name}' already: give another id")
    if name in codebook.retired:
        raise RefusedError(
            f"'{name}' is the id of a retired subtheme, under which findings stay: give another id"
        )
    if any(name == candidate.id for candidate in codebook.candidates):
        raise RefusedError(
            f"'{name}' is the id of a candidate theme: 'dhrcode codebook add --from-candidate "
            f"{name}' makes it a subtheme"
        )
    refuse_former(codebook, name, f"'{name}' was the id of a subtheme")


def refuse_former(codebook: Codebook, name: str, said: str) -> None:
    """Refuses what a subtheme, an attribute or a value was called in an earlier version.

    Args:
        codebook: the codebook.
        name: an id, or a name as revisions have it: `victim.sex`, `victim.sex=female`.
        said: what it was.

    Raises:
        RefusedError: something was called so.
    """
    for revision in codebook.history:
        named = () if revision.agencies else (*revision.named, *revision.becomes, revision.to)
        if name in named:
            raise RefusedError(
                f"{said} in version {revision.after}, and older records may have it: give "
                "another id"
            )


def refuse_called_alike(before: Codebook, after: Codebook) -> None:
    """Refuses a change by which two subthemes that are coded would have one label.

    In a table they could not be told apart, nor where a person names one by its label. What was
    alike before may stay so.

    Raises:
        RefusedError: two would.
    """
    was = _called_alike(before)
    for label, ids in _called_alike(after).items():
        if label not in was:
            raise RefusedError(
                f"{' and '.join(ids)} would both be called "
                f"'{after.subthemes[ids[0]].label}': give another label"
            )


def _called_alike(codebook: Codebook) -> dict[str, list[str]]:
    called: dict[str, list[str]] = {}
    for one in codebook.subthemes.values():
        called.setdefault(one.label.casefold(), []).append(one.id)
    return {label: ids for label, ids in called.items() if len(ids) > 1}


def replaced(areas: Iterable[Area], old: str, *new: Subtheme) -> tuple[Area, ...]:
    """The areas with others in a subtheme's place; with none, its area may be left empty."""
    return tuple(
        area.model_copy(update={"subthemes": tuple(_instead(area, old, new))})
        if any(subtheme.id == old for subtheme in area.subthemes)
        else area
        for area in areas
    )


def _instead(area: Area, old: str, new: Sequence[Subtheme]) -> Iterable[Subtheme]:
    for subtheme in area.subthemes:
        yield from new if subtheme.id == old else (subtheme,)


def placed(areas: Iterable[Area], place: SubthemePlace, subtheme: Subtheme) -> tuple[Area, ...]:
    """The areas with a subtheme put into one of them; the place has the area's id.

    Raises:
        UsageError: the area has no such neighbour.
    """
    if place.before is not None and place.after is not None:
        raise UsageError("give --before or --after, not both")
    return tuple(
        area.model_copy(update={"subthemes": _beside(area, place, subtheme)})
        if area.id == place.area
        else area
        for area in areas
    )


def _beside(area: Area, place: SubthemePlace, new: Subtheme) -> tuple[Subtheme, ...]:
    there, beside = area.subthemes, place.before or place.after
    if beside is None:
        return (*there, new)
    ids = [subtheme.id for subtheme in there]
    if beside not in ids:
        coded = [subtheme.id for subtheme in there if subtheme.retired is None]
        hint = nearest_or_all(beside, coded) if coded else "it has no other"
        raise UsageError(f"no other subtheme '{beside[:60]}' is in the area '{area.id}': {hint}")
    at = ids.index(beside) + (place.before is None)
    return (*there[:at], new, *there[at:])


def without_empty(areas: Iterable[Area]) -> tuple[tuple[Area, ...], tuple[str, ...]]:
    """The areas that have subthemes, and a sentence for each that has none left."""
    kept, said = [], []
    for area in areas:
        if area.subthemes:
            kept.append(area)
        else:
            said.append(f"The area '{area.label}' ({area.id}) has no subtheme left, and is gone.")
    return tuple(kept), tuple(said)
