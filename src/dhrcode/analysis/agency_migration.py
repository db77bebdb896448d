"""What records and plans call agencies, brought forward along the codebook's history."""

from collections.abc import Iterable, Mapping
from typing import Any

from dhrcode.model.attribute_types import AttributeValue
from dhrcode.model.codebook import BEARERS, Bearer, Codebook
from dhrcode.model.record import Record, Values, with_values
from dhrcode.model.revision import Revision
from dhrcode.problems import KeyPath

_NAMING = ("by", "from", "agency")
"""The keys of a plan that hold an agency's id."""


def present_agencies(revisions: Iterable[Revision]) -> dict[str, str]:
    """What each agency that was renamed or merged is called after the revisions."""
    now: dict[str, str] = {}
    for revision in revisions:
        if revision.change in ("rename-agency", "merge-agency"):
            new = revision.becomes[0]
            now = {old: new if name in revision.agencies else name for old, name in now.items()}
            now |= dict.fromkeys(revision.agencies, new)
    return now


def with_present_agencies(record: Record, now: Mapping[str, str], codebook: Codebook) -> Record:
    """The record with the present ids in contacts, and in attributes that the agencies list."""
    listed = {
        of: {name for name, one in codebook.attributes_of[of].items() if one.listed_in}
        for of in BEARERS
    }
    if not now:
        return record

    def renamed(given: Values, of: Bearer, _: KeyPath) -> Values:
        return {k: _renamed(v, now) if k in listed[of] else v for k, v in given.items()}

    contacts = tuple(
        one.model_copy(update={"agency": now.get(one.agency, one.agency)})
        for one in record.contacts
    )
    return with_values(record.model_copy(update={"contacts": contacts}), renamed)


def _renamed(value: AttributeValue, now: Mapping[str, str]) -> AttributeValue:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(now.get(one, one) for one in value))
    return now.get(value, value) if isinstance(value, str) else value


def agencies_renamed(node: Any, now: Mapping[str, str]) -> Any:
    """Plain data of a plan with the present ids."""
    if isinstance(node, Mapping):
        return {
            key: now.get(value, value)
            if key in _NAMING and isinstance(value, str)
            else agencies_renamed(value, now)
            for key, value in node.items()
        }
    if isinstance(node, tuple | list):
        return [agencies_renamed(item, now) for item in node]
    return node
