"""What Pydantic finds wrong with the data of a file, in plain words and with key paths."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from dhrcode.model.base import unusable
from dhrcode.model.subtheme_names import MAX_FAULTS
from dhrcode.problems import Fault, KeyPath
from dhrcode.text import nearest, plural

_LACKING = 3
"""So many keys an entry lacks, and has others, if it is taken for one of another kind."""

_ATTRIBUTES = (
    "put attributes under 'attributes', where the others are; or 'dhrcode codebook attribute add' "
    "adds them"
)


def misfits(error: ValidationError, model: type[BaseModel], mapping: Any) -> list[Fault]:
    """The faults of data that do not fit a model, as many as one person can use."""
    faults, details = _misplaced(details_of(error))
    faults += [fault_of(detail, model, mapping) for detail in details[:MAX_FAULTS]]
    if len(details) > MAX_FAULTS:
        said = f"{len(details) - MAX_FAULTS} further problems are not shown"
        faults.append(Fault.here("more-problems", said, "mend the others first"))
    return faults


def _misplaced(details: list[ErrorDetails]) -> tuple[list[Fault], list[ErrorDetails]]:
    """One fault for each list with entries of another kind, and the errors of all else."""
    items = list(_items(details))
    rest = [d for d in details if not any(_is_under(d["loc"], item) for item in items)]
    lists: dict[KeyPath, list[KeyPath]] = {}
    for item in items:
        lists.setdefault(item[:-1], []).append(item)
    return [_of_another_kind(entries, details) for entries in lists.values()], rest


def _items(details: list[ErrorDetails]) -> Iterator[KeyPath]:
    """The entries of lists that lack several keys of their kind and have others."""
    paths = dict.fromkeys(d["loc"][:-1] for d in details if d["type"] == "extra_forbidden")
    for path in paths:
        own = [d for d in details if d["loc"][:-1] == path and d["type"] == "missing"]
        if len(path) > 1 and isinstance(path[-1], int) and len(own) >= _LACKING:
            yield path


def _of_another_kind(items: list[KeyPath], details: list[ErrorDetails]) -> Fault:
    first = items[0]
    unknown = [d["loc"] for d in details if d["type"] == "extra_forbidden"]
    own = [path[-1] for path in unknown if path[:-1] == first]
    keys = ", ".join(f"'{key}'" for key in own)
    said = (
        f"{plural(len(items), 'entry', 'entries')} of {_name(first)} of another kind, with {keys}"
    )
    hint = _of_an_attribute(own) or "put what belongs to another list under its name"
    return Fault(first, "unknown-key", said, hint)


def _of_an_attribute(keys: object) -> str:
    """What to do with a mapping, or its keys, that is an attribute; empty for anything else."""
    found = isinstance(keys, Mapping | list) and "of" in keys and "type" in keys
    return _ATTRIBUTES if found else ""


def _is_under(path: KeyPath, above: KeyPath) -> bool:
    return path[: len(above)] == above


def details_of(error: ValidationError) -> list[ErrorDetails]:
    """Pydantic's errors, without those for lists that are too short only without faulty items."""
    details = error.errors(include_input=False, include_url=False)
    above = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    return [d for d in details if d["type"] != "too_short" or d["loc"] not in above]


def fault_of(detail: ErrorDetails, model: type[BaseModel], mapping: Any) -> Fault:
    """One of Pydantic's errors in our words; never with the input, which is a person's text."""
    at_key = detail["loc"][-1:] == ("[key]",)
    path: KeyPath = tuple(detail["loc"][:-1] if at_key else detail["loc"])
    name = _name(path)
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return Fault(
                path, "missing-key", f"'{path[-1]}' is missing", "every file of this kind has it"
            )
        case "extra_forbidden":
            others = [key for key in _keys_at(model, path[:-1]) if key != path[-1]]
            hint = nearest(str(path[-1]), others) or _of_an_attribute(_node(mapping, path))
            return Fault(path, "unknown-key", f"unknown key '{path[-1]}'", hint, at_key=True)
        case "literal_error":
            return _not_listed(
                path, name, str(context.get("expected", "")), str(_node(mapping, path))
            )
        case "value_error":
            return Fault(path, "bad-value", f"{name} {context['error']}")
        case "string_pattern_mismatch":
            given = str(path[-1]) if at_key else str(_node(mapping, path))
            return Fault(path, "bad-value", f"{name} {_misfit(name, given)}", at_key=at_key)
        case kind:
            return Fault(
                path, "bad-value", f"{name} {_in_plain_words(kind, context)}", at_key=at_key
            )


def _name(path: KeyPath) -> str:
    return next((f"'{step}'" for step in reversed(path) if isinstance(step, str)), "the file")


def _node(node: Any, path: KeyPath) -> Any:
    for step in path:
        if isinstance(node, str):
            break  # a choice's id written as text, not as a mapping
        node = node[step]
    return node


def _not_listed(path: KeyPath, name: str, expected: str, given: str) -> Fault:
    known = [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]
    hint = nearest(given, known) or f"one of {', '.join(known)}"
    return Fault(path, "bad-value", f"{name} does not take this value", hint)


_FORMS = {
    "'review'": "must begin with a letter and may have only letters, digits and single - and _",
    "'coder'": "may have only letters, digits and single - _ and .",
    "'version'": "may have only letters, digits and single . + and -",
    "'prefix'": "must be one to ten letters",
    "'sha256'": "must be 64 characters, each 0 to 9 or a to f",
}
"""The form of those ids and texts that are not ids in the codebook, by their key."""


def _misfit(name: str, given: str) -> str:
    """Why a text does not fit the pattern of its place."""
    if wrong := unusable(given):
        return wrong
    if "\n" in given or "\t" in given:
        return "must be one line without tabs"
    if name in _FORMS:
        return _FORMS[name]
    return "may have only lower-case letters, digits and single hyphens"


_MAPPING = "must have keys of its own, one 'key: value' a line"
_LIST = "must be a list: begin each item with '- '"
_PLAIN = {
    "string_type": "must be text",
    "string_sub_type": "must be text",
    "int_type": "must be a whole number",
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "string_too_long": "is longer than {max_length:,} characters",
    "too_short": "must have at least one item",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
}
"""Our words for Pydantic's kinds of error, to be filled in with its context."""


def _in_plain_words(kind: str, context: dict[str, Any]) -> str:
    return _PLAIN.get(kind, "is not what is expected here").format(**context)


def _keys_at(model: type[BaseModel], path: Sequence[object]) -> list[str]:
    """The keys that a model takes at a path, for hints."""
    models = [model]
    for step in path:  # a position in a list, or a key of a mapping, leads to the same models
        held = [field for one in models for key, field in _fields(one) if key == str(step)]
        models = [one for field in held for one in _inner(field.annotation)] if held else models
    return list(dict.fromkeys(key for one in models for key, _ in _fields(one)))


def _fields(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The keys of a model as files write them, with what they take."""
    return [(field.alias or name, field) for name, field in model.model_fields.items()]


def _inner(annotation: Any) -> list[type[BaseModel]]:
    """The models in a type."""
    found, pending = [], [annotation]
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.append(annotation)
        pending.extend(get_args(annotation))
    return found
