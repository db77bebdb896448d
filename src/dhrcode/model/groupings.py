"""Groupings of subthemes: what they name must be coded, and they follow the codebook's changes."""

from collections.abc import Iterable, Iterator

from dhrcode.model.beside_subthemes import Grouping
from dhrcode.model.codebook import Codebook
from dhrcode.model.revision import Revision
from dhrcode.model.subtheme_names import subtheme_fault
from dhrcode.problems import Fault

NOT_IN_CODEBOOK = "not coded by this codebook"
"""What is said of a group without subthemes, for which there is no number."""


def grouping_faults(codebook: Codebook) -> Iterator[Fault]:
    """What is named in groupings and cannot be counted, and what is named twice."""
    for number, grouping in enumerate(codebook.groupings):
        if grouping.id in [before.id for before in codebook.groupings[:number]]:
            yield _twice(("groupings", number, "id"), "id", grouping.id)
        labels = [group.label for group in grouping.groups]
        for place, group in enumerate(grouping.groups):
            path = ("groupings", number, "groups", place)
            if group.label in labels[:place]:
                yield _twice((*path, "label"), "label", group.label)
            for at, subtheme in enumerate(group.subthemes):
                here = (*path, "subthemes", at)
                if fault := subtheme_fault(subtheme, codebook, here, retired=False):
                    yield fault
                elif subtheme in group.subthemes[:at]:
                    yield _twice(here, "id", subtheme)


def _twice(path: tuple[str | int, ...], part: str, name: str) -> Fault:
    said = f"the {part} '{name}' is used twice"
    return Fault(path, "duplicate-id", said, f"{part}s must differ")


def carried(groupings: Iterable[Grouping], revision: Revision) -> tuple[Grouping, ...]:
    """The groupings after a change of the codebook.

    What a subtheme becomes by a rename, merge or split stands in its place, each once in a group;
    what is retired stands in none.
    """
    became: dict[str, tuple[str, ...]] = {}
    if revision.change in ("rename", "merge", "split", "retire"):
        became = dict.fromkeys(revision.subthemes, revision.becomes)
    return tuple(_carried(grouping, became) for grouping in groupings)


def _carried(grouping: Grouping, became: dict[str, tuple[str, ...]]) -> Grouping:
    groups = []
    for group in grouping.groups:
        now = dict.fromkeys(new for old in group.subthemes for new in became.get(old, (old,)))
        same = tuple(now) == group.subthemes
        groups.append(group if same else group.model_copy(update={"subthemes": tuple(now)}))
    return grouping.model_copy(update={"groups": tuple(groups)})


def emptied(before: Iterable[Grouping], after: Iterable[Grouping]) -> Iterator[str]:
    """A sentence for each group that a change left without a subtheme."""
    for was, now in zip(before, after, strict=True):
        for old, new in zip(was.groups, now.groups, strict=True):
            if old.subthemes and not new.subthemes:
                yield (
                    f"The group '{new.label}' of the grouping '{now.id}' has no subtheme left: it "
                    f"is {NOT_IN_CODEBOOK}."
                )
