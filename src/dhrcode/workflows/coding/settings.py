"""Attributes of a case set or cleared: what was typed, and the record with it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dhrcode.analysis.attribute_migration import without_answered
from dhrcode.analysis.selection import find_attribute
from dhrcode.checks.retired_values import retired_in_words
from dhrcode.errors import UsageError
from dhrcode.model.base import unusable
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.record import Record, said_of, with_said
from dhrcode.text import plural

_SETTING = re.compile(
    r"(?:(review|victim|perpetrator)\.)?(?:([0-9]{1,2})\.)?([^=]+)=(.*)", re.DOTALL
)
MAX_PEOPLE = 20


@dataclass(frozen=True)
class AttributeSetting:
    """One `victim.2.sex=female`: whose attribute, which of them, and the value (None clears it)."""

    attribute: Attribute
    number: int
    value: object


def settings(codebook: Codebook, texts: Iterable[str]) -> list[AttributeSetting]:
    """What a person typed after `dhrcode set`.

    Raises:
        UsageError: an attribute or value is not in the codebook.
    """
    return [_setting(codebook, text) for text in texts]


def _setting(codebook: Codebook, text: str) -> AttributeSetting:
    found = _SETTING.fullmatch(text)
    if not found:
        raise UsageError(
            f"'{text[:60]}' is not of the form year=2012 or victim.relationship=partner"
        )
    of, number, name, given = found.groups()
    attribute = find_attribute(codebook, f"{of}.{name.strip()}" if of else name.strip())
    if number is not None and (attribute.of == "review" or not 1 <= int(number) <= MAX_PEOPLE):
        raise UsageError(f"'{text[:60]}': there is no number {number} of these")
    if attribute.retired and given.strip():
        raise UsageError(
            f"'{name.strip()}' is not asked any more since version {attribute.retired}"
        )
    return AttributeSetting(attribute, int(number or 1), attribute_value(attribute, given))


def attribute_value(attribute: Attribute, typed: str) -> object:
    """The value that a person typed; several are parted by commas where it takes several.

    Raises:
        UsageError: it is not one that the attribute takes, or is no longer chosen.
    """
    typed = typed.strip()
    if not typed:
        return None
    if wrong := unusable(typed):
        raise UsageError(f"'{attribute.id}' {wrong}")
    if len(typed) > 300 or "\n" in typed:
        raise UsageError(f"'{attribute.id}' must be one line of at most 300 characters")
    try:
        value = attribute.data_type.read_typed(typed)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if said := retired_in_words(attribute, value):
        raise UsageError(said)
    return value


def with_settings(record: Record, wanted: Sequence[AttributeSetting]) -> Record:
    """The record with attributes set or cleared; what is answered by that is off its queue.

    Raises:
        UsageError: a third victim is set where there is only one.
    """
    said = said_of(record)
    for setting in wanted:
        of, key = setting.attribute.of, setting.attribute.id
        bearer = said[of][0] if of == "review" else _person(said[of], of, setting.number)
        bearer.pop(key, None)
        if setting.value is not None:
            bearer[key] = setting.value  # type: ignore[assignment] # read by its type
    return without_answered(with_said(record, said), [setting.attribute for setting in wanted])


def _person(people: list[dict[str, Any]], of: str, number: int) -> dict[str, Any]:
    if number > len(people) + 1:
        raise UsageError(
            f"the record has {plural(len(people), of)}: set {of}.{len(people) + 1} first"
        )
    if number == len(people) + 1:
        people.append({})
    return people[number - 1]
