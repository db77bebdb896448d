"""Changes to the codebook's list of agencies, each a version with its place in the history.

An agency that was renamed, merged or retired stays in the list, with the version since which it is
no longer offered and what it became, so that older records and plans can be read.
"""

from collections.abc import Iterable, Mapping

from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.attribute_types import NOT_STATED
from dhrcode.model.codebook import AGENCY_VALUES, Attribute, Codebook
from dhrcode.model.codebook_parts import STANDING_AGENCIES, Agency
from dhrcode.model.revision import ChangeKind
from dhrcode.text import all_of, nearest
from dhrcode.workflows.codebook.changes import ChangedCodebook
from dhrcode.workflows.codebook.wording import checked

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
    return _changed(codebook, "add-agency", (name,), (*codebook.agencies, one))


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
        hint = nearest(attribute, known) or f"one of {', '.join(known)}"
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
    of = [one.name for one in listed]
    done = _changed(codebook, "add-agency", [n for n in order if n in added], agencies)
    return done._replace(
        attributes=tuple(_from_list(a) if a in listed else a for a in codebook.attributes),
        notes=(f"{all_of(of)}: the values are those of the list now.",),
    )


def _from_list(attribute: Attribute) -> Attribute:
    """The attribute with its values from the list, and those that are no agencies besides."""
    given = {key: getattr(attribute, key) for key in attribute.model_fields_set}
    own = tuple(one for one in attribute.values if one.id in (NOBODY, NOT_STATED))
    return Attribute.model_validate(given | {"values": AGENCY_VALUES, "besides": own})


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
    agencies = _replaced(codebook, {old: (renamed, _gone(before, version, new))})
    return _changed(codebook, "rename-agency", (old,), agencies, new)


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
    agencies = _replaced(codebook, {n: (_gone(old, version, into),) for n, old in olds.items()})
    return _changed(codebook, "merge-agency", olds, agencies, into)


def retire(codebook: Codebook, name: str, version: str) -> ChangedCodebook:
    """No longer offers an agency; records and plans keep it.

    Raises:
        UsageError: there is no such agency.
    """
    agencies = _replaced(codebook, {name: (_gone(_offered(codebook, name), version, None),)})
    return _changed(codebook, "retire-agency", (name,), agencies)


def _changed(
    codebook: Codebook,
    change: ChangeKind,
    named: Iterable[str],
    agencies: tuple[Agency, ...],
    becomes: str | None = None,
) -> ChangedCodebook:
    return ChangedCodebook(
        change,
        codebook.areas,
        (),
        "kept",
        () if becomes is None else (becomes,),
        named=tuple(named),
        agencies=agencies,
    )


def _gone(agency: Agency, version: str, became: str | None) -> Agency:
    return agency.model_copy(update={"retired": version, "became": became})


def _replaced(codebook: Codebook, new: Mapping[str, tuple[Agency, ...]]) -> tuple[Agency, ...]:
    return tuple(a for one in codebook.agencies for a in new.get(one.id, (one,)))


def _offered(codebook: Codebook, name: str) -> Agency:
    offered = {one.id: one for one in codebook.agencies if one.retired is None}
    if name in offered:
        return offered[name]
    said = f"the codebook offers no agency '{name[:60]}'"
    if name in STANDING_AGENCIES:
        said = f"'{name}' is there in every codebook"
    hint = nearest(name, offered)
    raise UsageError(f"{said}: {hint}" if hint else said)


def _refuse_taken(codebook: Codebook, name: str) -> None:
    if name in codebook.agency_labels:
        raise RefusedError(f"there is an agency '{name}' already; nothing was written")
