"""A record held against its codebook: what it names must be declared there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dhrcode.model.codebook import BEARERS, NOT_STATED, Attribute, Bearer, Codebook
from dhrcode.model.history import history_faults
from dhrcode.model.record import Record, Value
from dhrcode.model.subtheme_names import MAX_FAULTS, subtheme_faults
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import nearest

MAX_VALUES_SHOWN = 8


def read_value(attribute: Attribute, given: Value) -> Value:
    """The value as its attribute's type has it: an int for integer and year, a tuple for choices.

    Raises:
        ValueError: with a sentence that says what is allowed.
    """
    if given in (NOT_STATED, (NOT_STATED,)):
        return NOT_STATED
    if attribute.type == "choices":
        return tuple(_choice(attribute, v) for v in _several(given))
    if isinstance(given, tuple):
        raise ValueError(f"'{attribute.id}' takes one value")  # noqa: TRY004 - bad data, not a bug
    if attribute.type in ("integer", "year"):
        return _number(attribute, str(given))
    return str(given) if attribute.type == "text" else _choice(attribute, str(given))


def _several(given: Value) -> tuple[str, ...]:
    values = given if isinstance(given, tuple) else (str(given),)
    if NOT_STATED in values:
        raise ValueError("'not-stated' stands alone, not beside other values")
    if len(set(values)) < len(values):
        raise ValueError("a value is given twice")
    return values


def _number(attribute: Attribute, text: str) -> int:
    pattern = r"(19|20)[0-9]{2}" if attribute.type == "year" else r"-?(0|[1-9][0-9]{0,8})"
    if not re.fullmatch(pattern, text):
        kind = "a year such as 2012" if attribute.type == "year" else "a whole number"
        raise ValueError(f"'{text[:40]}' is not {kind} or 'not-stated'")
    return int(text)


def _choice(attribute: Attribute, value: str) -> str:
    if value in attribute.allowed:
        return value
    shown = ", ".join(attribute.allowed[:MAX_VALUES_SHOWN])
    more = ", ..." if len(attribute.allowed) > MAX_VALUES_SHOWN else ""
    hint = nearest(value, attribute.allowed) or f"one of {shown}{more}"
    raise ValueError(f"'{value[:40]}' is not a value of '{attribute.id}': {hint}")


def typed(record: Record, codebook: Codebook) -> tuple[Record, list[Fault]]:
    """The record with its attribute values as the codebook types them, and what does not fit."""
    faults: list[Fault] = []
    read: dict[str, object] = {}
    if record.attributes:
        read["attributes"] = _typed_values(
            record.attributes, "review", codebook, ("attributes",), faults
        )
    for field, of in (("victims", "victim"), ("perpetrators", "perpetrator")):
        people = getattr(record, field)
        read[field] = tuple(
            _typed_values(person, of, codebook, (field, position), faults)  # type: ignore[arg-type] # literals of the loop
            for position, person in enumerate(people)
        )
    faults.extend(_names(record, codebook))
    return record.model_copy(update=read), faults


def _typed_values(
    given: Mapping[str, Value], of: Bearer, codebook: Codebook, path: KeyPath, faults: list[Fault]
) -> dict[str, Value]:
    known = codebook.attributes_of[of]
    values: dict[str, Value] = {}
    for key, value in given.items():
        if len(faults) >= MAX_FAULTS:
            break
        if key not in known:
            faults.append(_unknown_attribute(key, of, codebook, (*path, key)))
            continue
        try:
            values[key] = read_value(known[key], value)
        except ValueError as error:
            faults.append(Fault((*path, key), "attribute-value", str(error)))
    return values


def _unknown_attribute(key: str, of: Bearer, codebook: Codebook, path: KeyPath) -> Fault:
    elsewhere = [b for b in BEARERS if key in codebook.attributes_of[b]]
    hint = nearest(key, codebook.attributes_of[of])
    if elsewhere:
        hint = f"it is an attribute of the {elsewhere[0]}"
    return Fault(
        path,
        "unknown-attribute",
        f"the codebook has no attribute '{key}' of the {of}",
        hint,
        at_key=True,
    )


def _names(record: Record, codebook: Codebook) -> Iterator[Fault]:
    if record.codebook.id != codebook.id:
        yield Fault(
            ("codebook", "id"),
            "other-codebook",
            f"coded with the codebook '{record.codebook.id}', and the project's is '{codebook.id}'",
            "code it anew with the project's codebook",
        )
    yield from subtheme_faults(record, codebook)
    if record.kind not in codebook.kind_ids:
        yield Fault(
            ("kind",),
            "unknown-kind",
            f"the codebook declares no kind '{record.kind}'",
            nearest(record.kind, codebook.kind_ids) or f"one of {', '.join(codebook.kind_ids)}",
        )
    if record.sources:
        yield from _twice((("sources", n, "id"), s.id) for n, s in enumerate(record.sources))


def _twice(ids: Iterable[tuple[KeyPath, str]]) -> Iterator[Fault]:
    seen: Counter[str] = Counter()
    for path, name in ids:
        seen[name] += 1
        if seen[name] == 2:
            yield Fault(path, "duplicate-id", f"the id '{name}' is used twice", "ids must differ")


def codebook_faults(codebook: Codebook) -> Iterator[Fault]:
    """What makes a codebook ambiguous: ids used twice, choices without values, a broken history."""
    yield from _twice((("areas", n, "id"), area.id) for n, area in enumerate(codebook.areas))
    yield from _twice(
        (("areas", n, "subthemes", m, "id"), subtheme.id)
        for n, area in enumerate(codebook.areas)
        for m, subtheme in enumerate(area.subthemes)
    )
    yield from _twice((("kinds", n, "id"), kind.id) for n, kind in enumerate(codebook.kinds))
    yield from _twice(
        (("attributes", n, "id"), f"{a.of}.{a.id}") for n, a in enumerate(codebook.attributes)
    )
    for position, attribute in enumerate(codebook.attributes):
        yield from _values_faults(("attributes", position), attribute)
    if not codebook.subthemes:
        yield Fault(
            ("areas",),
            "no-subtheme",
            "every subtheme is retired",
            "a codebook needs one that is coded",
        )
    yield from history_faults(codebook)


def _values_faults(path: KeyPath, attribute: Attribute) -> Iterator[Fault]:
    takes_values = attribute.type in ("choice", "choices")
    if takes_values and not attribute.values:
        said = f"'{attribute.id}' is of type {attribute.type} and lists no values"
        yield Fault(path, "attribute-without-values", said)
    if attribute.values and not takes_values:
        yield Fault(
            (*path, "values"),
            "attribute-with-values",
            f"'{attribute.id}' is of type {attribute.type}, which takes no list of values",
            "make it a choice, or leave the values out",
        )
    yield from _twice(((*path, "values", n), c.id) for n, c in enumerate(attribute.values))


def arranged(record: Record, codebook: Codebook) -> Record:
    """The record in canonical order: findings, attributes as the codebook lists them."""

    def ordered(given: Mapping[str, object], known: Iterable[str]) -> dict[str, object]:
        place = {name: position for position, name in enumerate(known)}
        return dict(sorted(given.items(), key=lambda item: place.get(item[0], len(place))))

    of = codebook.attributes_of
    return record.model_copy(
        update={
            "findings": ordered(record.findings, codebook.subthemes),
            "attributes": ordered(record.attributes, of["review"]),
            "victims": tuple(ordered(v, of["victim"]) for v in record.victims),
            "perpetrators": tuple(ordered(p, of["perpetrator"]) for p in record.perpetrators),
        }
    )


def independent_fault(record: Record) -> Fault | None:
    """Why a record cannot be a coder's independent coding; None if it can."""
    if record.status != "partial":
        return None
    return Fault(
        ("status",),
        "partial-coding",
        "an independent coding is a draft or complete, and not partial",
        "code it to the end, or put what the source tells into records/",
    )
