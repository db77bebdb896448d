"""Subthemes of one label: a person, and a program that knows codes by name, takes them for one."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.problems import Fault


def equal_label_faults(codebook: Codebook) -> Iterator[Fault]:
    """A warning for each subtheme whose label one before it has; retired ones aside."""
    first: dict[str, str] = {}
    for n, area in enumerate(codebook.areas):
        for m, one in enumerate(area.subthemes):
            if one.retired is not None:
                continue
            other = first.setdefault(_spelt(one.label), one.id)
            if other != one.id:
                said = f"'{one.id}' has the label of '{other}': {one.label}"
                hint = f"call it '{area.label}: {one.label}', or what it is"
                yield Fault(("areas", n, "subthemes", m, "label"), "equal-labels", said, hint)


def distinct_labels(codebook: Codebook) -> dict[str, str]:
    """A name for each subtheme, by its id, that no other has: its label, or one made of it.

    Where another has the same label, the area stands in front; where that is not enough, the id
    stands after it. Retired subthemes give way.
    """
    every = [(area, one) for area in codebook.areas for one in area.subthemes]
    live = Counter(_spelt(one.label) for _, one in every if one.retired is None)
    taken: set[str] = set()
    names: dict[str, str] = {}
    for area, one in sorted(every, key=lambda pair: pair[1].retired is not None):
        equal = live[_spelt(one.label)] > (one.retired is None)
        names[one.id] = _free(area, one, taken, equal=equal)
        taken.add(_spelt(names[one.id]))
    return {one.id: names[one.id] for _, one in every}


def _free(area: Area, one: Subtheme, taken: set[str], *, equal: bool) -> str:
    longer = f"{area.label}: {one.label}"
    wanted = (longer,) if equal else (one.label, longer)
    return next((name for name in wanted if _spelt(name) not in taken), f"{longer} ({one.id})")


def _spelt(label: str) -> str:
    """A label as labels are compared: composed, with single blanks, in lower case."""
    return " ".join(unicodedata.normalize("NFC", label).split()).casefold()
