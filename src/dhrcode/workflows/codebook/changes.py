"""Changes to a codebook, each from the areas of one version to those of the next."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.revision import ChangeKind, Effect
from dhrcode.workflows.codebook.places import (
    SubthemePlace,
    active,
    find_area,
    find_candidate,
    placed,
    refuse_taken,
    replaced,
    without_empty,
)
from dhrcode.workflows.codebook.wording import (
    Wording,
    checked,
    naming,
    remade,
    renamed_in_rules,
    reworded,
    worded,
)


class ChangedCodebook(NamedTuple):
    """What a change makes of a codebook.

    Attributes:
        change: what was done.
        named: the subthemes, attributes, values or agencies concerned, as a revision has them.
        parts: the parts of the codebook that it changed, by their keys: `areas`, `attributes`.
        findings: what becomes of findings, or of what records say of attributes.
        becomes: the ids after it.
        area: where the subthemes stand since.
        candidate: the label of the candidate theme that became a subtheme.
        to: what an attribute or value is called after it.
        notes: what a person should know of it, in sentences.
    """

    change: ChangeKind
    named: tuple[str, ...]
    parts: Mapping[str, tuple[Any, ...]]
    findings: Effect = "kept"
    becomes: tuple[str, ...] = ()
    area: str | None = None
    candidate: str | None = None
    to: str | None = None
    notes: tuple[str, ...] = ()


CodebookChange = Callable[[Codebook, str], ChangedCodebook]
"""Makes a change to a codebook; the text is the version that it makes."""


def add(
    codebook: Codebook, subtheme: str, wording: Wording, place: SubthemePlace
) -> ChangedCodebook:
    """A subtheme that there was not.

    Args:
        codebook: the codebook.
        subtheme: its id.
        wording: what is said of it; its label and definition at least.
        place: where it stands.

    Raises:
        UsageError: there is no such area or neighbour, or a text cannot be kept.
        RefusedError: the id is taken, or was.
    """
    refuse_taken(codebook, subtheme)
    result = worded(subtheme, wording)
    if place.new is not None:
        areas = (*codebook.areas, _fresh_area(codebook, place, result))
    else:
        place = place._replace(area=find_area(codebook, place.area).id)
        areas = placed(codebook.areas, place, result)
    return ChangedCodebook("add", (subtheme,), {"areas": areas}, "again", area=place.area)


def add_candidate(
    codebook: Codebook, candidate: str, wording: Wording, place: SubthemePlace
) -> ChangedCodebook:
    """A subtheme made of a candidate theme, which has its id.

    Args:
        codebook: the codebook.
        candidate: the id or label of the candidate theme.
        wording: what is said of the subtheme; what is not said of label and definition is said as
            of the candidate.
        place: where it stands.

    Raises:
        UsageError: there is no such candidate, area or neighbour, or a text cannot be kept.
        RefusedError: the id was that of a subtheme before.
    """
    made = find_candidate(codebook, candidate)
    others = tuple(one for one in codebook.candidates if one is not made)
    wording = wording._replace(
        label=wording.label if wording.label is not None else made.label,
        definition=wording.definition if wording.definition is not None else made.definition,
    )
    without = codebook.model_copy(update={"candidates": others})
    done = add(without, made.id, wording, place)
    return done._replace(parts={**done.parts, "candidates": others}, candidate=made.label)


def _fresh_area(codebook: Codebook, place: SubthemePlace, first: Subtheme) -> Area:
    if any(known.id == place.area for known in codebook.areas):
        raise RefusedError(f"there is an area '{place.area}' already: leave out --new-area")
    label = (place.new or "").casefold()
    if same := next((known for known in codebook.areas if known.label.casefold() == label), None):
        raise RefusedError(
            f"there is an area '{same.label}' already: give --area {same.id}, and "
            "leave out --new-area"
        )
    if place.before is not None or place.after is not None:
        raise UsageError("a new area has nothing to stand beside: leave out --before and --after")
    return checked(Area, {"id": place.area, "label": place.new, "subthemes": (first,)})


def rename(
    codebook: Codebook, old: str, new: str | None = None, label: str | None = None
) -> ChangedCodebook:
    """Another id, another label, or both; the old label stays among the other names.

    Raises:
        UsageError: there is no such subtheme, nothing would change, or it cannot be called so.
        RefusedError: the id is taken, or was.
    """
    before = active(codebook, old)
    name = new or before.id
    if name != before.id:
        refuse_taken(codebook, name)
    elif label in (None, before.label):
        raise UsageError(f"'{before.id}' is called so already: give another id, or a --label")
    result = remade(before, id=name, label=label or before.label)
    if result.label != before.label:
        others = dict.fromkeys((*before.also_known_as, before.label))
        others.pop(result.label, None)
        result = result.model_copy(update={"also_known_as": tuple(others)})
    areas = replaced(codebook.areas, before.id, result)
    done = ChangedCodebook("rename", (before.id,), {"areas": areas}, becomes=(name,))
    if name == before.id:
        return done
    parts, naming_it = renamed_in_rules(codebook, areas, before.id, name)
    if not naming_it:
        return done
    said = f"The rules of {', '.join(naming_it)} name it by its new id now."
    return done._replace(parts=parts, notes=(said,))


def move(codebook: Codebook, subtheme: str, place: SubthemePlace) -> ChangedCodebook:
    """A subtheme in another area, or at another place of its own.

    Raises:
        UsageError: there is no such subtheme, area or neighbour, or it stands there already.
    """
    moved, into = active(codebook, subtheme), find_area(codebook, place.area).id
    everywhere = placed(replaced(codebook.areas, moved.id), place._replace(area=into), moved)
    if _order(everywhere) == _order(codebook.areas):
        raise UsageError(f"'{moved.id}' stands there already")
    areas, said = without_empty(everywhere)
    return ChangedCodebook("move", (moved.id,), {"areas": areas}, area=into, notes=said)


def _order(areas: Iterable[Area]) -> list[tuple[str, str]]:
    return [(area.id, subtheme.id) for area in areas for subtheme in area.subthemes]


def retire(codebook: Codebook, subtheme: str, version: str) -> ChangedCodebook:
    """A subtheme that is no longer coded or counted from a version on.

    Raises:
        UsageError: there is no such subtheme.
        RefusedError: it is the only one that is coded.
    """
    old = active(codebook, subtheme)
    if len(codebook.subthemes) == 1:
        raise RefusedError(f"'{old.id}' is the only subtheme that is coded: add another first")
    areas = replaced(codebook.areas, old.id, old.model_copy(update={"retired": version}))
    return ChangedCodebook("retire", (old.id,), {"areas": areas}, notes=naming(areas, (old.id,)))


def redefine(
    codebook: Codebook, subtheme: str, wording: Wording, *, keep_findings: bool = False
) -> ChangedCodebook:
    """Another definition, or other rules, examples or cues.

    Args:
        codebook: the codebook.
        subtheme: the id or label.
        wording: what is said anew.
        keep_findings: whether what was found still holds, since the wording alone was mended.

    Raises:
        UsageError: there is no such subtheme, nothing would change, or a text cannot be kept.
    """
    before = active(codebook, subtheme)
    result = reworded(before, wording)
    if result == before:
        raise UsageError(
            f"nothing of '{before.id}' would change: give another --definition, "
            "--when-to-use, --when-not-to-use, --example or --cue"
        )
    effect: Effect = "kept" if keep_findings else "again"
    areas = replaced(codebook.areas, before.id, result)
    return ChangedCodebook("redefine", (before.id,), {"areas": areas}, effect)
