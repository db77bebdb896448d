"""Groupings of subthemes: what they name must be coded, and they follow the codebook's changes."""

from collections.abc import Iterable, Iterator

from dhrcode.model.codebook import Codebook
from dhrcode.model.codebook_parts import Grouping
from dhrcode.model.ids import used_twice
from dhrcode.model.places import changed, places
from dhrcode.model.revision import Revision
from dhrcode.model.subtheme_names import subtheme_fault
from dhrcode.problems import Fault

NOT_IN_CODEBOOK = "not coded by this codebook"
"""What is said of a group without subthemes, for which there is no number."""


def grouping_faults(codebook: Codebook) -> Iterator[Fault]:
    """What is named in groupings and cannot be counted, and what is named twice."""
    yield from used_twice(places(codebook, "groupings.*.id"))
    for path, groups in places(codebook, "groupings.*.groups"):
        yield from used_twice(places(groups, "*.label", path), "label")
    for path, group in places(codebook, "groupings.*.groups.*"):
        named = places(group, "subthemes.*", path)
        faults = [subtheme_fault(one, codebook, at, retired=False) for at, one in named]
        yield from filter(None, faults)
        yield from used_twice(pair for pair in named if pair[1] in codebook.subthemes)


def carried(groupings: Iterable[Grouping], revision: Revision) -> tuple[Grouping, ...]:
    """The groupings after a change of the codebook.

    What a subtheme becomes by a rename, merge or split stands in its place, each once in a group;
    what is retired stands in none.
    """
    became: dict[str, tuple[str, ...]] = {}
    if revision.change in ("rename", "merge", "split", "retire"):
        became = dict.fromkeys(revision.subthemes, revision.becomes)

    def present(subthemes: tuple[str, ...]) -> tuple[str, ...]:
        now = (new for old in subthemes for new in became.get(old, (old,)))
        return tuple(dict.fromkeys(now))

    return tuple(changed(grouping, "groups.*.subthemes", present) for grouping in groupings)


def emptied(before: Iterable[Grouping], after: Iterable[Grouping]) -> Iterator[str]:
    """A sentence for each group that a change left without a subtheme."""
    for was, now in zip(before, after, strict=True):
        for old, new in zip(was.groups, now.groups, strict=True):
            if old.subthemes and not new.subthemes:
                yield (
                    f"The group '{new.label}' of the grouping '{now.id}' has no subtheme left: it "
                    f"is {NOT_IN_CODEBOOK}."
                )
