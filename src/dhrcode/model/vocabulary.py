"""What data names must be declared in the codebook: records, forms, maps and tables alike."""

from collections.abc import Iterable, Iterator, Mapping

from dhrcode.model.attribute_types import ids
from dhrcode.model.base import Item
from dhrcode.model.codebook import BEARERS, Attribute, Bearer, Codebook
from dhrcode.model.equal_labels import equal_label_faults
from dhrcode.model.former_names import renamed_since
from dhrcode.model.groupings import grouping_faults
from dhrcode.model.history import history_faults
from dhrcode.model.ids import used_twice
from dhrcode.model.places import places
from dhrcode.model.plan_names import agency_fault
from dhrcode.model.record import FINDINGS, Candidate, Record, Value, Values, with_values
from dhrcode.model.subtheme_names import MAX_FAULTS, subtheme_fault, subtheme_faults
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import name_key, nearest, nearest_or_all

_BEARER_OF: dict[str, Bearer] = {
    "attributes": "review",
    "victims": "victim",
    "perpetrators": "perpetrator",
}
"""Whose attributes stand under a key of a record."""


def typed(record: Record, codebook: Codebook) -> tuple[Record, list[Fault]]:
    """The record with its attribute values as the codebook types them, and what does not fit."""
    faults: list[Fault] = []

    def read(given: Values, of: Bearer, path: KeyPath) -> Values:
        return _typed_values(given, of, codebook, path, faults)

    return with_values(record, read), [*faults, *_names(record, codebook)]


def _typed_values(
    given: Mapping[str, Value], of: Bearer, codebook: Codebook, path: KeyPath, faults: list[Fault]
) -> dict[str, Value]:
    known = codebook.attributes_of[of]
    values: dict[str, Value] = {}
    for key, value in given.items():
        if len(faults) >= MAX_FAULTS:
            break
        if key not in known:
            faults.append(unknown_attribute(key, of, codebook, (*path, key), at_key=True))
            continue
        try:
            values[key] = known[key].data_type.read(value)
        except ValueError as error:
            faults.append(_value_fault(known[key], value, codebook, (*path, key), str(error)))
    return values


def _value_fault(
    attribute: Attribute, value: Value, codebook: Codebook, path: KeyPath, said: str
) -> Fault:
    """The fault of a value that an attribute does not take, or that is called otherwise now."""
    for one in ids(value):
        if hint := renamed_since(codebook, f"{attribute.name}={one}"):
            said = f"'{one}' is not a value of '{attribute.id}'"
            return Fault(path, "attribute-value", said, hint)
    return Fault(path, "attribute-value", said)


def unknown_attribute(
    key: str, of: Bearer, codebook: Codebook, path: KeyPath = (), *, at_key: bool = False
) -> Fault:
    """The fault of an attribute that the codebook does not have, or has of another bearer.

    Args:
        key: the id that the data names.
        of: whose attribute it is to be.
        codebook: the project's.
        path: where the data names it.
        at_key: whether it is a key there.
    """
    elsewhere = [b for b in BEARERS if key in codebook.attributes_of[b]]
    hint = renamed_since(codebook, f"{of}.{key}") or nearest(key, codebook.attributes_of[of])
    if elsewhere:
        hint = f"it is an attribute of the {elsewhere[0]}"
    said = f"the codebook has no attribute '{key[:60]}' of the {of}"
    return Fault(path, "unknown-attribute", said, hint, at_key=at_key)


def unknown_names(blanks: Iterable[KeyPath], codebook: Codebook) -> list[Fault]:
    """The subthemes and attributes among keys with nothing after them that the codebook has not."""
    faults: list[Fault | None] = []
    for path in blanks:
        of = _BEARER_OF.get(str(path[0]))
        key, depth = str(path[-1]), 2 if of == "review" else 3
        if path[0] == "findings" and len(path) == 2:
            faults.append(subtheme_fault(key, codebook, path, at_key=True))
        elif of and len(path) == depth and key not in codebook.attributes_of[of]:
            faults.append(unknown_attribute(key, of, codebook, path, at_key=True))
    return [fault for fault in faults if fault is not None]


def kind_fault(kind: str, codebook: Codebook, path: KeyPath = ("kind",)) -> Fault | None:
    """Why no review can be of a kind; None if one can."""
    if kind in codebook.kind_ids:
        return None
    hint = nearest_or_all(kind, codebook.kind_ids)
    return Fault(path, "unknown-kind", f"the codebook declares no kind '{kind}'", hint)


def unknown_finding(finding: str) -> Fault:
    """The fault of a word that is none of the findings."""
    hint = nearest_or_all(finding, FINDINGS)
    return Fault.here("bad-value", f"'{finding[:40]}' is not a finding", hint)


def _names(record: Record, codebook: Codebook) -> Iterator[Fault]:
    if record.codebook.id != codebook.id:
        named = record.codebook.id
        said = f"coded with the codebook '{named}', and the project's is '{codebook.id}'"
        hint = "code it again with the project's codebook"
        yield Fault(("codebook", "id"), "other-codebook", said, hint)
    yield from subtheme_faults(record, codebook)
    if fault := kind_fault(record.kind, codebook):
        yield fault
    yield from contact_faults(record, codebook)
    yield from used_twice(places(record, "sources.*.id"))


def contact_faults(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """What contacts name and the codebook does not have, or the record not; ids that two have."""
    version = record.codebook.version
    for number, one in enumerate(record.contacts):
        path: KeyPath = ("contacts", number)
        if one.agency not in codebook.agency_labels and (
            fault := agency_fault(one.agency, codebook, (*path, "agency"))
        ):
            yield fault
        for place, theme in enumerate(one.themes):
            at = (*path, "themes", place)
            if theme not in codebook.subthemes and (
                fault := subtheme_fault(theme, codebook, at, version=version)
            ):
                yield fault
    yield from used_twice(places(record, "contacts.*.id"))


def codebook_faults(codebook: Codebook) -> Iterator[Fault]:
    """What makes a codebook ambiguous: ids or labels used twice, lists without values, history."""
    for where in ("areas.*.id", "areas.*.subthemes.*.id", "kinds.*.id", "agencies.*.id"):
        yield from used_twice(places(codebook, where))
    yield from equal_label_faults(codebook)
    yield from _kinds_alike(codebook)
    attributes = list(enumerate(codebook.attributes))
    yield from used_twice((("attributes", n, "id"), one.name) for n, one in attributes)
    for number, one in attributes:
        yield from _values_faults(("attributes", number), one)
    yield from _two_kinds_of_death(codebook)
    yield from candidate_faults(codebook)
    yield from grouping_faults(codebook)
    if not codebook.subthemes:
        yield Fault(
            ("areas",),
            "no-subtheme",
            "every subtheme is retired",
            "a codebook needs one that is coded",
        )
    yield from history_faults(codebook)


def candidate_faults(codebook: Codebook) -> Iterator[Fault]:
    """The ids and labels of candidate themes that something else has already."""
    taken = {
        name: (-1, f"the subtheme '{name}'") for name in (*codebook.subthemes, *codebook.retired)
    }
    taken |= {
        name_key(s.label): (-1, f"the subtheme '{s.id}'") for s in codebook.subthemes.values()
    }
    for number, one in enumerate(codebook.candidates):
        own = (number, f"the candidate theme '{one.id}'")
        for part, name in (("id", one.id), ("label", one.label)):
            first, said = taken.setdefault(name_key(name), own)
            if first != number:
                yield Fault(
                    ("candidates", number, part),
                    "candidate-name-taken",
                    f"{said} is called '{name}' already",
                    "what is noted by that name could mean either: give another",
                )


def _kinds_alike(codebook: Codebook) -> Iterator[Fault]:
    """Other names of kinds of review that could mean two of them."""
    for number, kind in enumerate(codebook.kinds):
        others = {name for one in codebook.kinds if one.id != kind.id for name in one.names}
        for place, name in enumerate(kind.also_known_as):
            if name_key(name) in others:
                path: KeyPath = ("kinds", number, "also_known_as", place)
                said = f"another kind of review is called '{name}' too"
                yield Fault(path, "duplicate-id", said, "give one of them another name")


def _two_kinds_of_death(codebook: Codebook) -> Iterator[Fault]:
    """A second attribute of the role: a case is of one kind."""
    kinds = [n for n, one in enumerate(codebook.attributes) if one.role == "kind-of-death"]
    for number in kinds[1:]:
        said = f"'{codebook.attributes[kinds[0]].id}' is the kind of death already"
        path: KeyPath = ("attributes", number, "role")
        yield Fault(path, "bad-value", said, "leave one of the two roles out")


def _values_faults(path: KeyPath, attribute: Attribute) -> Iterator[Fault]:
    takes_values = "values" in attribute.data_type.keys
    if takes_values and not attribute.values:
        said = f"'{attribute.id}' is of type {attribute.type} and lists no values"
        hint = "list them under 'agencies'" if attribute.listed_in else ""
        yield Fault(path, "attribute-without-values", said, hint)
    if (attribute.values or attribute.listed_in) and not takes_values:
        yield Fault(
            (*path, "values"),
            "attribute-with-values",
            f"'{attribute.id}' is of type {attribute.type}, which takes no list of values",
            "make it a choice, or leave the values out",
        )
    if attribute.besides and not attribute.listed_in:
        said = f"'{attribute.id}' has values besides, and does not take any from another list"
        hint = "write them under 'values', or 'values: agencies'"
        yield Fault((*path, "besides"), "bad-value", said, hint)
    key, own = (
        ("besides", attribute.besides) if attribute.listed_in else ("values", attribute.values)
    )
    others = dict.fromkeys(one.id for one in attribute.values if one not in own)
    ids = [(path, name) for name in others]
    yield from used_twice([*ids, *(((*path, key, n), one.id) for n, one in enumerate(own))])


def named_alike(candidate: Candidate, codebook: Codebook) -> Candidate:
    """A candidate theme that was noted, by its label in the codebook if that has it."""
    known = codebook.candidate_names.get(name_key(candidate.label))
    if known is None or known.label == candidate.label:
        return candidate
    return candidate.model_copy(update={"label": known.label})


def arranged(record: Record, codebook: Codebook) -> Record:
    """The record in canonical form.

    Findings and attributes stand as the codebook lists them, and candidate themes that it has are
    called as it calls them.
    """

    def ordered(given: Mapping[str, Item], known: Iterable[str]) -> dict[str, Item]:
        place = {name: position for position, name in enumerate(known)}
        return dict(sorted(given.items(), key=lambda item: place.get(item[0], len(place))))

    def arranged_values(given: Values, of: Bearer, _: KeyPath) -> Values:
        return ordered(given, codebook.attributes_of[of])

    findings = ordered(record.findings, codebook.subthemes)
    emerging = tuple(named_alike(one, codebook) for one in record.emerging)
    changed = record.model_copy(update={"findings": findings, "emerging": emerging})
    return with_values(changed, arranged_values)
