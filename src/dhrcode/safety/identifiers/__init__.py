"""Identifiers in a text: one module for each family of kinds, one line here for each family."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from dhrcode.safety.identifiers import (
    addresses,
    ages,
    contacts,
    courts,
    dates,
    listed,
    numbers,
    postcodes,
    references,
    services,
    titles,
    vehicles,
)
from dhrcode.safety.identifiers.kinds import Identifier, IdentifierFamily, IdentifierKind
from dhrcode.safety.identifiers.listed import NO_NAMES, NameList
from dhrcode.safety.identifiers.patterns import Pattern
from dhrcode.safety.identifiers.prose import Prose, flat

__all__ = [
    "FAMILIES",
    "KINDS",
    "NO_NAMES",
    "Identifier",
    "NameList",
    "families_of",
    "find_identifiers",
    "flat",
]

FAMILIES: tuple[IdentifierFamily, ...] = (
    numbers.FAMILY,
    contacts.FAMILY,
    postcodes.FAMILY,
    addresses.FAMILY,
    vehicles.FAMILY,
    references.FAMILY,
    dates.FAMILY,
    ages.FAMILY,
    courts.FAMILY,
    services.FAMILY,
    titles.FAMILY,
)
"""All families except the project's own list."""
KINDS: dict[str, IdentifierKind] = {
    kind.name: kind for family in FAMILIES for kind in family.kinds
} | {listed.LISTED.name: listed.LISTED}
"""Every kind by its name."""
_FIGURE = Pattern("[0-9]")
_CAPITAL = Pattern(r"\b[A-Z0-9]")
_start = attrgetter("start")


def find_identifiers(
    text: str, names: NameList = NO_NAMES, among: Iterable[IdentifierFamily] = FAMILIES
) -> list[Identifier]:
    """The identifiers in a text, in order; of two that overlap, the more certain or longer one.

    Args:
        text: what a person wrote, or a page of a document.
        names: the project's own list.
        among: the families to look for: `families_of` for texts that include this one.
    """
    families = families_of(flat(text), among)
    if not families and not names.forms:
        return []
    prose = Prose(text)
    found = [one for family in families for one in family.find(prose)]
    if names.forms:
        found.extend(listed.find(prose, names))
    return _apart(found)


def families_of(plain: str, among: Iterable[IdentifierFamily] = FAMILIES) -> list[IdentifierFamily]:
    """The families of which a text, as `flat` makes it, may hold an identifier; mostly none."""
    has_figures = _FIGURE.search(plain) is not None
    narrowed = (family.narrowed(plain, has_figures=has_figures) for family in among)
    return [family for family in narrowed if family is not None]


def _apart(found: list[Identifier]) -> list[Identifier]:
    kept: list[Identifier] = []  # in the order of the text
    for one in sorted(found, key=lambda i: (i.severity, i.start - i.end, i.start, i.kind)):
        place = bisect_left(kept, one.start, key=_start)
        ends_before = place == 0 or kept[place - 1].end <= one.start
        if not ends_before:
            rest = _after(one, kept[place - 1].end)
            if rest is None or (place < len(kept) and rest.end > kept[place].start):
                continue
            one = rest  # noqa: PLW2901 - what is left of it
        following = kept[place] if place < len(kept) else None
        if following is None or one.end <= following.start:
            kept.insert(place, one)
        elif one.kind == titles.TITLED.name and one.start < following.start:
            kept.insert(place, _before(one, following.start))
    return kept


def _after(one: Identifier, start: int) -> Identifier | None:
    """A place's name that begins within a person's, as far as it goes on: `Mr Tan of X School`."""
    if one.kind not in (services.SERVICE.name, addresses.ADDRESS.name) or one.end <= start:
        return None
    found = _CAPITAL.search(one.text, max(0, start - one.start))
    if found is None or " " not in one.text[found.start() :]:
        return None
    return one._replace(start=one.start + found.start(), text=one.text[found.start() :])


def _before(one: Identifier, end: int) -> Identifier:
    """A person's name that runs into something else, as far as that: it is not lost with it."""
    text = one.text[: end - one.start].rstrip()
    return one._replace(text=text, end=one.start + len(text))
