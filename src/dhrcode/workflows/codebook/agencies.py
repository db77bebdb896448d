"""Changes to the codebook's list of agencies, each a version with its place in the history.

An agency that was renamed, merged or retired stays in the list, with the version since which it is
no longer offered and what it became, so that older records and plans can be read.
"""

from collections.abc import Iterable, Mapping

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.model.codebook import AGENCY_VALUES, Attribute, Codebook
from dhrcode.model.codebook_parts import STANDING_AGENCIES, Agency
from dhrcode.text import all_of, nearest_or_all
from dhrcode.workflows.codebook.changes import ChangedCodebook
from dhrcode.workflows.codebook.wording import checked, remade

NOBODY = "none"
"""The value of an attribute that says that no agency was there."""


def add(codebook: Codebook, name: str, label: str | None) -> ChangedCodebook:
    """Adds an agency; its label is its id with spaces if none is given.

    Raises:
        UsageError: the id or label cannot be kept.
        RefusedError: the id is taken, or was.
    """
    _refuse_taken(codebook, name)
    one = checked(Agency, {"id": name, "label": label or name.replace("-", " ").capitalize()})
    return ChangedCodebook("add-agency", (name,), {"agencies": (*codebook.agencies, one)})


def add_from(codebook: Codebook, attribute: str) -> ChangedCodebook:
    """Adds the values that attributes of that id list, of whomever they are.

    From then on these attributes take their values from the list.

    Raises:
        UsageError: no attribute of that id lists values.
        RefusedError: all of them are agencies.
    """
    listed = [one for one in codebook.attributes if one.id == attribute]
    if not any(one.values for one in listed):
        known = dict.fromkeys(one.id for one in codebook.attributes if one.values)
        hint = nearest_or_all(attribute, known)
        raise UsageError(f"no attribute '{attribute[:60]}' lists values: {hint}")
    there = {*codebook.agency_labels, NOBODY, NOT_STATED}
    added = {
        value.id: Agency(id=value.id, label=one.label_of(value.id), retired=value.retired)
        for one in reversed(listed)
        for value in one.values
        if value.id not in there
    }
    order = dict.fromkeys(value.id for one in listed for value in one.values)
    if not added:
        raise RefusedError(f"every value of '{attribute}' is an agency already")
    agencies = (*codebook.agencies, *(added[name] for name in order if name in added))
    attributes = tuple(_from_list(a) if a in listed else a for a in codebook.attributes)
    said = f"{all_of(one.name for one in listed)}: the values are those of the list now."
    named = tuple(name for name in order if name in added)
    parts = {"agencies": agencies, "attributes": attributes}
    return ChangedCodebook("add-agency", named, parts, notes=(said,))


def _from_list(attribute: Attribute) -> Attribute:
    """The attribute with its values from the list, and those that are no agencies besides."""
    own = tuple(one for one in attribute.values if one.id in (NOBODY, NOT_STATED))
    return remade(attribute, values=AGENCY_VALUES, besides=own)


def rename(
    codebook: Codebook, old: str, new: str, label: str | None, version: str
) -> ChangedCodebook:
    """Gives an agency another id; the old one stays as what it was called before.

    Raises:
        UsageError: there is no such agency, or the id or label cannot be kept.
        RefusedError: the new id is taken, or was.
    """
    before = _offered(codebook, old)
    _refuse_taken(codebook, new)
    renamed = checked(Agency, {"id": new, "label": label or before.label})
    parts = _replaced(codebook, {old: (renamed, _gone(before, version, new))})
    return ChangedCodebook("rename-agency", (old,), parts, becomes=(new,))


def merge(codebook: Codebook, gone: Iterable[str], into: str, version: str) -> ChangedCodebook:
    """Merges agencies into one that there is.

    Raises:
        UsageError: one of them is not there, or none goes.
    """
    if into not in STANDING_AGENCIES:
        _offered(codebook, into)
    olds = {name: _offered(codebook, name) for name in gone}
    if not olds or into in olds:
        raise UsageError("name the agencies that go, and with --into the one that stays")
    parts = _replaced(codebook, {n: (_gone(old, version, into),) for n, old in olds.items()})
    return ChangedCodebook("merge-agency", tuple(olds), parts, becomes=(into,))


def retire(codebook: Codebook, name: str, version: str) -> ChangedCodebook:
    """No longer offers an agency; records and plans keep it.

    Raises:
        UsageError: there is no such agency.
    """
    parts = _replaced(codebook, {name: (_gone(_offered(codebook, name), version, None),)})
    return ChangedCodebook("retire-agency", (name,), parts)


def _gone(agency: Agency, version: str, became: str | None) -> Agency:
    return agency.model_copy(update={"retired": version, "became": became})


def _replaced(
    codebook: Codebook, new: Mapping[str, tuple[Agency, ...]]
) -> dict[str, tuple[Agency, ...]]:
    """The list of agencies with others in the place of some."""
    return {"agencies": tuple(a for one in codebook.agencies for a in new.get(one.id, (one,)))}


def _offered(codebook: Codebook, name: str) -> Agency:
    offered = {one.id: one for one in codebook.agencies if one.retired is None}
    if name in offered:
        return offered[name]
    if name in STANDING_AGENCIES:
        raise UsageError(f"'{name}' is there in every codebook")
    hint = nearest_or_all(name, offered)
    raise UsageError(f"the codebook offers no agency '{name[:60]}': {hint}")


def _refuse_taken(codebook: Codebook, name: str) -> None:
    if name in codebook.agency_labels:
        raise RefusedError(f"there is an agency '{name}' already; nothing was written")
