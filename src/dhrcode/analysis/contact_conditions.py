"""Conditions on contacts: `contact.agency=police,contact.opportunity=missed`, of one contact."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dhrcode.errors import UsageError
from dhrcode.model.base import unusable
from dhrcode.model.codebook import Codebook
from dhrcode.model.contact import OPPORTUNITIES, PEOPLE, Contact
from dhrcode.text import nearest

_PREFIX = "contact."
_PARTS = re.compile(r",(?=\s*contact\.)")
_ONE = re.compile(r"contact\.([a-z]+)=(.+)")
KEYS = ("agency", "opportunity", "with", "theme")
UNPUBLISHABLE = "a publication takes no condition on contacts: it would tell of few reviews"


class ContactConditions(NamedTuple):
    """What one and the same contact must be.

    Attributes:
        wanted: each key with the values of which it must have one.
        words: the conditions as they were typed.
    """

    wanted: tuple[tuple[str, frozenset[str]], ...]
    words: str

    @property
    def unpublishable(self) -> str:
        """Why a publication cannot say it."""
        return UNPUBLISHABLE

    def holds(self, contacts: Iterable[Contact]) -> bool:
        """Whether some contact is all that is wanted."""
        return any(
            all(not values.isdisjoint(_said(one, key)) for key, values in self.wanted)
            for one in contacts
        )


def of_contacts(text: str) -> bool:
    """Whether a condition is one on contacts."""
    return text.strip().startswith(_PREFIX)


def contact_conditions(codebook: Codebook, text: str) -> ContactConditions:
    """The conditions that a person typed.

    Raises:
        UsageError: they are not of that form, or the codebook has no such agency or subtheme.
    """
    if wrong := unusable(text):
        raise UsageError(f"a condition {wrong}")
    wanted = tuple(_one(codebook, part.strip()) for part in _PARTS.split(text.strip()))
    return ContactConditions(wanted, text.strip())


def _one(codebook: Codebook, text: str) -> tuple[str, frozenset[str]]:
    found = _ONE.fullmatch(text)
    if not found or found[1] not in KEYS:
        known = ", ".join(f"{_PREFIX}{key}" for key in KEYS)
        raise UsageError(f"'{text[:60]}' is no condition on a contact: one of {known}, with =")
    values = [value.strip() for value in found[2].split(",")]
    listed = {
        "agency": tuple(codebook.agency_labels),
        "opportunity": OPPORTUNITIES,
        "with": PEOPLE,
        "theme": (*codebook.subthemes, *codebook.retired),
    }[found[1]]
    for value in values:
        if value not in listed and not (found[1] == "with" and value.split(" ")[0] in listed):
            hint = nearest(value, listed) or f"one of {', '.join(listed[:12])}"
            raise UsageError(f"no contact has the {found[1]} '{value[:40]}': {hint}")
    return found[1], frozenset(values)


def _said(one: Contact, key: str) -> frozenset[str]:
    if key == "with":
        return frozenset(one.with_) | {person.partition(" ")[0] for person in one.with_}
    if key == "theme":
        return frozenset(one.themes)
    return frozenset(filter(None, (one.agency if key == "agency" else one.opportunity,)))
