"""What becomes of the attributes of a record where the codebook changes them.

An attribute or value that was renamed is called by its new name. What was retired stays: only a
person can choose another value. What a retired value said besides is set as the revision says
(`sets`), where nothing is said of that yet: for the person whose value it is, for the review, or
for the one person of that kind. Where a case has several perpetrators, say, nobody can tell which
of them is meant, and nothing is set; where none is listed, there was one.
"""

from collections.abc import Iterable, Iterator, Sequence

from dhrcode.model.attribute_types import ids
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.history import present_name
from dhrcode.model.record import QueueEntry, Record, Value, Values, bearers, said_of, with_said
from dhrcode.model.revision import Revision

Bearing = dict[str, list[Values]]
"""What is said of the review, and of each victim and perpetrator."""


class SaidTwiceError(Exception):
    """Something is said of one person under an attribute's old id, and under its new one."""

    def __init__(self, of: str, number: int, old: str, revision: Revision) -> None:
        self.path = ("attributes", old) if of == "review" else (f"{of}s", number, old)
        new = (revision.to or "").partition(".")[2]
        super().__init__(
            f"'{old}' is '{new}' since version {revision.version}, and both have a value"
        )


def attributes_forward(record: Record, revisions: Sequence[Revision], codebook: Codebook) -> Record:
    """The record with its attributes as they are after the revisions.

    Args:
        record: the record.
        revisions: those that it goes through; what concerns no attribute is passed over.
        codebook: the present one; what it lacks is not set.

    Raises:
        SaidTwiceError: two values would belong to one attribute.
    """
    bearing = said_of(record)
    for number, revision in enumerate(revisions):
        if revision.change == "rename-attribute":
            _rename(bearing, revision)
        elif revision.change == "rename-value":
            _rename_value(bearing, revision)
        for name in revision.values if revision.sets else ():
            _set(bearing, name, revision, revisions[number + 1 :], codebook)
    return with_said(record, bearing)


def facts(record: Record) -> int:
    """How many attributes have a value."""
    return len(record.attributes) + sum(map(len, (*record.victims, *record.perpetrators)))


def attributes_on_queue(
    record: Record, revisions: Sequence[Revision], codebook: Codebook
) -> Iterator[QueueEntry]:
    """What the record has to say of attributes after the revisions, as far as it does not yet.

    A draft has to say of an attribute that is new what it has to say of any.

    Args:
        record: the record, with its attributes as they are after the revisions.
        revisions: those that it went through.
        codebook: the present one.
    """
    known = {one.name: one for one in codebook.attributes if one.retired is None}
    for number, revision in enumerate(revisions):
        later, version = revisions[number + 1 :], revision.version
        for name in revision.named if revision.findings == "again" else ():
            attribute = known.get(present_name(later, name).partition("=")[0])
            if attribute is None or answered(record, attribute):
                continue
            if revision.change == "add-attribute" and record.status == "complete":
                why = f"New in version {version}: {revision.why}"
            elif revision.change == "retire-value" and _holds(record, present_name(later, name)):
                why = f"'{name.partition('=')[2]}' is no longer chosen: {revision.why}"
            else:
                continue
            yield QueueEntry(attribute=attribute.name, version=version, why=why)


def answered(record: Record, attribute: Attribute) -> bool:
    """Whether a record says of everybody whose attribute it is what can still be chosen."""
    return all(
        can_stay(attribute, one.get(attribute.id)) for _, one in bearers(record, attribute.of)
    )


def can_stay(attribute: Attribute, value: Value | None) -> bool:
    """Whether something is said that is no retired value."""
    return value is not None and not attribute.retired_values.keys() & ids(value)


def without_answered(record: Record, attributes: Iterable[Attribute]) -> Record:
    """The record with those attributes off its queue that it now says of all whose they are."""
    if not any(entry.attribute for entry in record.again):
        return record
    said = {one.name for one in attributes if answered(record, one)}
    again = tuple(entry for entry in record.again if entry.attribute not in said)
    return record.model_copy(update={"again": again})


def entries_forward(
    again: Iterable[QueueEntry], revisions: Sequence[Revision], codebook: Codebook
) -> list[QueueEntry]:
    """A record's queue with its attributes called as they are now, without the retired."""
    asked = {one.name for one in codebook.attributes if one.retired is None}
    entries = []
    for entry in again:
        if entry.attribute is not None:
            name = present_name(revisions, entry.attribute)
            if name not in asked:
                continue
            entry = entry.model_copy(update={"attribute": name})  # noqa: PLW2901 - its new name
        entries.append(entry)
    return entries


def _rename(bearing: Bearing, revision: Revision) -> None:
    of, _, old = revision.attributes[0].partition(".")
    new = (revision.to or "").partition(".")[2]
    for number, one in enumerate(bearing[of]):
        if old in one:
            if new in one:
                raise SaidTwiceError(of, number, old, revision)
            one[new] = one.pop(old)


def _rename_value(bearing: Bearing, revision: Revision) -> None:
    of, key, old = _parted(revision.values[0])
    new = (revision.to or "").partition("=")[2]
    for one in bearing[of]:
        if old in ids(one.get(key, ())):
            held = one[key]
            names = dict.fromkeys(new if name == old else name for name in ids(held))
            one[key] = tuple(names) if isinstance(held, tuple) else new


def _set(
    bearing: Bearing, name: str, revision: Revision, later: Sequence[Revision], codebook: Codebook
) -> None:
    of, key, value = _parted(name)
    holders = [one for one in bearing[of] if value in ids(one.get(key, ()))]
    known = {one.name: one for one in codebook.attributes}
    for attribute, given in revision.sets.items() if holders else ():
        declared = known.get(present_name(later, attribute))
        now = present_name(later, f"{attribute}={given}").partition("=")[2]
        if declared is None or now not in declared.allowed:
            continue
        target, _, key = attribute.partition(".")
        for one in holders if target == of else _the_one(bearing[target]):
            one.setdefault(key, given)


def _the_one(people: list[Values]) -> list[Values]:
    """The only one of them, whom nobody may have listed yet; none where there are several."""
    if not people:
        people.append({})
    return people if len(people) == 1 else []


def _parted(name: str) -> tuple[str, str, str]:
    """Whose attribute it is, its id, and the value, of `victim.sex=female`."""
    full, _, value = name.partition("=")
    of, _, key = full.partition(".")
    return of, key, value


def _holds(record: Record, name: str) -> bool:
    of, key, value = _parted(name)
    return any(value in ids(one.get(key, ())) for _, one in bearers(record, of))
