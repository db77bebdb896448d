"""Retired values: what an attribute holds and nobody chooses any more."""

from collections.abc import Iterator

from dhrcode.model.attribute_types import AttributeValue, ids
from dhrcode.model.attribute_types.listed import some_of
from dhrcode.model.codebook import Attribute, Codebook
from dhrcode.model.record import Record, attribute_values
from dhrcode.problems import Fault, KeyPath


def check(record: Record, codebook: Codebook) -> Iterator[Fault]:
    """A warning for each retired value: it stands and counts until somebody chooses another."""
    for path, attribute, value in _held(record, codebook):
        yield Fault(path, "retired-value", _said(attribute, value), some_of(attribute.offered))


def chosen_anew(record: Record, before: Record | None, codebook: Codebook) -> Iterator[Fault]:
    """An error for each retired value that a record did not hold before, where it holds it now."""
    there = [] if before is None else [(path, v) for path, _, v in _held(before, codebook)]
    for path, attribute, value in _held(record, codebook):
        if (path, value) not in there:
            said, hint = _said(attribute, value), some_of(attribute.offered)
            yield Fault(path, "retired-value", said, hint, "error")


def retired_in_words(attribute: Attribute, value: AttributeValue) -> str:
    """Why a person cannot choose a value any more; empty if one can."""
    gone = [one for one in ids(value) if one in attribute.retired_values]
    return f"{_said(attribute, gone[0])}: {some_of(attribute.offered)}" if gone else ""


def _said(attribute: Attribute, value: str) -> str:
    since = attribute.retired_values[value]
    return f"'{value}' is no value of '{attribute.id}' any more since version {since}"


def _held(record: Record, codebook: Codebook) -> Iterator[tuple[KeyPath, Attribute, str]]:
    """Every retired value in a record, with its place."""
    if not any(attribute.retired_values for attribute in codebook.attributes):
        return
    for path, attribute, value in attribute_values(record, codebook):
        for one in ids(value):
            if one in attribute.retired_values:
                yield path, attribute, one
