"""How a listed value of an attribute is chosen: by its number, its beginning, or in full."""

from dhrcode.model.attribute_types.base import NOT_STATED
from dhrcode.model.codebook import Attribute

UNKNOWN = frozenset({"unknown", "not known", "don't know", "not stated", "?"})
"""What people type for what a document does not say."""


def numbered(attribute: Attribute) -> str:
    """The values that are offered, each with its number: `1 yes, 2 no, 3 not-stated`."""
    return ", ".join(f"{n} {value}" for n, value in enumerate(attribute.offered, start=1))


def value_meant(attribute: Attribute, typed: str) -> str:
    """What was typed with values in full; what cannot be told stays as it was typed."""
    if not attribute.offered:
        return typed
    parts = typed.split(",") if attribute.data_type.several else [typed]
    return ",".join(_one(attribute.offered, part.strip()) for part in parts)


def right_ones(attribute: Attribute, meant: str) -> str:
    """Of several values those that the attribute has, parted by commas, where others are wrong."""
    if not attribute.data_type.several:
        return ""
    given = dict.fromkeys(part for part in meant.split(",") if part != NOT_STATED)
    return ",".join(part for part in given if part in attribute.offered)


def _one(offered: tuple[str, ...], typed: str) -> str:
    known, number = typed.casefold(), int(typed) if typed.isdecimal() else 0
    if typed in offered:
        return typed
    if 1 <= number <= len(offered):
        return offered[number - 1]
    if known in UNKNOWN and NOT_STATED in offered:
        return NOT_STATED
    if known in ("y", "n") and offered[:2] == ("yes", "no"):
        return "yes" if known == "y" else "no"
    begun = [value for value in offered if known and value.startswith(known)]
    return begun[0] if len(begun) == 1 else typed
