"""From a file's bytes to a valid model, or to problems with their places."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from dhrcode.errors import DataProblemsError
from dhrcode.model.base import unusable
from dhrcode.model.codebook import Codebook
from dhrcode.model.formats import FORMAT, Numbered, format_faults, refuse_unknown
from dhrcode.model.record import Record
from dhrcode.model.subtheme_names import MAX_FAULTS, unknown_subthemes
from dhrcode.model.vocabulary import codebook_faults, typed, unknown_names
from dhrcode.problems import Fault, KeyPath, Problem, has_errors
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loaded import Loaded, located
from dhrcode.store.misplaced import misplaced, of_an_attribute
from dhrcode.store.yaml.blanks import MappingWithBlanks
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.text import nearest
from dhrcode.text import shown as shown_path

ModelType = TypeVar("ModelType", bound=BaseModel)


def load_record(data: bytes, shown: str, codebook: Codebook, number: int = FORMAT) -> Loaded:
    """Reads a record and checks it against its codebook and the format that its project is in."""
    mapping, text, problems = read_yaml(data, shown)
    if mapping is None:
        return Loaded(shown, data, text, problems)
    record, misfits = in_format(Record, mapping, number)
    if isinstance(mapping, MappingWithBlanks):
        misfits += unknown_names(mapping.blanks, codebook)
    loaded = Loaded(shown, data, text, problems)
    if record is None:
        problems.extend(loaded.located([*misfits, *unknown_subthemes(mapping, codebook)]))
        return loaded
    record, faults = typed(record, codebook)
    faults += misfits
    if faults:
        problems.extend(loaded.located(faults))
    if not has_errors(problems):
        loaded.record = record
    return loaded


@dataclass(slots=True)
class Themes(Generic[ModelType]):
    """A `themes.yaml` read: a codebook, or a pointer to one.

    Attributes:
        model: the codebook or the pointer; None if the file has an error.
        number: the format that the project is in; 1 where the file says none.
        text: the file's text, or None where it has none.
        problems: errors and warnings.
    """

    model: ModelType | None
    number: int
    text: str | None
    problems: list[Problem]


def load_codebook(data: bytes, shown: str) -> tuple[Codebook | None, list[Problem]]:
    """Reads a codebook; None if it has an error.

    Raises:
        FormatError: its project is in a format that this dhrcode does not know.
    """
    read = load_themes(data, shown, Codebook)
    return read.model, read.problems


def load_themes(
    data: bytes, shown: str, model: type[ModelType], number: int | None = None
) -> Themes[ModelType]:
    """Reads a `themes.yaml` that holds a codebook or a pointer, and the number of its format.

    With `number`, it is read as if it said that one.

    Raises:
        FormatError: this dhrcode does not know the format.
    """
    mapping, text, problems = read_yaml(data, shown)
    if mapping is None:
        return Themes(None, 1, text, problems)
    numbered, faults = stated_format(mapping)
    if number is None:
        number = FORMAT if numbered is None else numbered
    refuse_unknown(number, shown)
    mapping.pop("format", None)
    if isinstance(mapping, MappingWithBlanks):
        mapping.blanks = tuple(path for path in mapping.blanks if path != ("format",))
    result, misfits = in_format(model, mapping, number)
    faults += misfits
    if isinstance(result, Codebook):
        faults += codebook_faults(result)
    problems = sorted([*problems, *located(shown, text or "", faults)])
    return Themes(None if has_errors(problems) else result, number, text, problems)


def stated_format(mapping: dict[str, Any]) -> tuple[int | None, list[Fault]]:
    """The number that a `themes.yaml` says or implies, or None and what is wrong with it."""
    said = {key: value for key, value in mapping.items() if key in Numbered.model_fields}
    numbered, faults = validated(Numbered, said)
    return (None if numbered is None else numbered.format), faults


def in_format(
    model: type[ModelType], mapping: Any, number: int
) -> tuple[ModelType | None, list[Fault]]:
    """A model of plain data, and a fault for each key that the project's format does not have.

    Whether such a key fits the model otherwise is left open until it may be there.
    """
    result, misfits = validated(model, mapping)
    newer = format_faults(model, mapping, number)
    above = tuple(fault.path for fault in newer)
    return result, newer + [f for f in misfits if not any(f.path[: len(p)] == p for p in above)]


def load_model(
    data: bytes, shown: str, model: type[ModelType]
) -> tuple[ModelType | None, str | None, list[Problem]]:
    """Reads a YAML file into a model: the model or None, the text, the problems."""
    mapping, text, problems = read_yaml(data, shown)
    if mapping is None:
        return None, text, problems
    result, faults = validated(model, mapping)
    return result, text, [*problems, *located(shown, text or "", faults)]


def read_model(path: Path, model: type[ModelType]) -> tuple[bytes, ModelType]:
    """The bytes of a YAML file, and what it holds.

    Raises:
        DataProblemsError: it has errors.
        FileAccessError: it cannot be read.
    """
    data, name = read_bytes(path, MAX_BYTES), shown_path(path)
    held, _, problems = load_model(data, name, model)
    if held is None:
        raise DataProblemsError(problems, f"{name} has to be mended first")
    return data, held


def validated(model: type[ModelType], mapping: Any) -> tuple[ModelType | None, list[Fault]]:
    """A model made from plain data, or None and the faults, each with its key path."""
    blank = _unknown_blanks(model, mapping) if isinstance(mapping, MappingWithBlanks) else []
    try:
        result = model.model_validate(mapping)
    except ValidationError as error:
        faults, details = misplaced(_details(error))
        faults += [_fault(detail, model, mapping) for detail in details[:MAX_FAULTS]]
        if len(details) > MAX_FAULTS:
            said = f"{len(details) - MAX_FAULTS} further problems are not shown"
            faults.append(Fault.here("more-problems", said, "mend the others first"))
        return None, [*blank, *faults]
    return (None if blank else result), blank


def _unknown_blanks(model: type[BaseModel], mapping: MappingWithBlanks) -> list[Fault]:
    """Keys with nothing after them that the model does not know; others are as if not there."""
    whole = mapping.filled()
    try:
        model.model_validate(whole)
    except ValidationError as error:
        unknown = [d for d in _details(error) if d["type"] == "extra_forbidden"]
        return [_fault(d, model, whole) for d in unknown if d["loc"] in mapping.blanks]
    return []


def _details(error: ValidationError) -> list[ErrorDetails]:
    """Pydantic's errors, without those for lists that are too short only without faulty items."""
    details = error.errors(include_input=False, include_url=False)
    above = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    return [d for d in details if d["type"] != "too_short" or d["loc"] not in above]


def _fault(detail: ErrorDetails, model: type[BaseModel], mapping: Any) -> Fault:
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
            hint = nearest(str(path[-1]), others) or of_an_attribute(_node(mapping, path))
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
    from typing import get_args  # noqa: PLC0415 - for a hint alone

    found, pending = [], [annotation]
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.append(annotation)
        pending.extend(get_args(annotation))
    return found
