"""Entries that stand in a list of another kind: at the end of a file, say, after its last list."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dhrcode.problems import Fault, KeyPath
from dhrcode.text import plural

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_LACKING = 3
"""So many keys an entry lacks, and has others, if it is taken for one of another kind."""

_ATTRIBUTES = (
    "put attributes under 'attributes', where the others are; or 'dhrcode codebook attribute add' "
    "adds them"
)


def misplaced(details: "list[ErrorDetails]") -> "tuple[list[Fault], list[ErrorDetails]]":
    """One fault for each list with entries of another kind, and the errors of all else."""
    items = list(_items(details))
    rest = [d for d in details if not any(_is_under(d["loc"], item) for item in items)]
    lists = dict.fromkeys(item[:-1] for item in items)
    faults = [
        _fault(parent, [item for item in items if item[:-1] == parent], details) for parent in lists
    ]
    return faults, rest


def _items(details: "list[ErrorDetails]") -> Iterator[KeyPath]:
    """The entries of lists that lack several keys of their kind and have others."""
    paths = dict.fromkeys(d["loc"][:-1] for d in details if d["type"] == "extra_forbidden")
    for path in paths:
        own = [d for d in details if d["loc"][:-1] == path and d["type"] == "missing"]
        if len(path) > 1 and isinstance(path[-1], int) and len(own) >= _LACKING:
            yield path


def _fault(parent: KeyPath, items: list[KeyPath], details: "list[ErrorDetails]") -> Fault:
    first = items[0]
    unknown = [d["loc"] for d in details if d["type"] == "extra_forbidden"]
    own = [path[-1] for path in unknown if path[:-1] == first]
    keys = ", ".join(f"'{key}'" for key in own)
    name = next(str(step) for step in reversed(parent) if isinstance(step, str))
    said = f"{plural(len(items), 'entry', 'entries')} of '{name}' of another kind, with {keys}"
    hint = of_an_attribute(own) or "put what belongs to another list under its name"
    return Fault(first, "unknown-key", said, hint)


def of_an_attribute(keys: object) -> str:
    """What to do with a mapping, or its keys, that is an attribute; empty for anything else."""
    found = isinstance(keys, Mapping | list) and "of" in keys and "type" in keys
    return _ATTRIBUTES if found else ""


def _is_under(path: KeyPath, above: KeyPath) -> bool:
    return path[: len(above)] == above
