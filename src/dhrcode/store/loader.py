"""From a file's bytes to a valid model, or to problems with their places."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from dhrcode.errors import DataProblemsError
from dhrcode.model.codebook import Codebook
from dhrcode.model.formats import FORMAT, Numbered, format_faults, refuse_unknown
from dhrcode.model.record import Record
from dhrcode.model.subtheme_names import unknown_subthemes
from dhrcode.model.vocabulary import codebook_faults, typed, unknown_names
from dhrcode.problems import Fault, Problem, has_errors
from dhrcode.store.atomic import read_bytes
from dhrcode.store.loaded import Loaded, located
from dhrcode.store.misfits import details_of, fault_of, misfits
from dhrcode.store.yaml.blanks import MappingWithBlanks
from dhrcode.store.yaml.encoding import MAX_BYTES
from dhrcode.store.yaml.reader import read_yaml
from dhrcode.text import shown as shown_path

ModelType = TypeVar("ModelType", bound=BaseModel)


def load_record(data: bytes, shown: str, codebook: Codebook, number: int = FORMAT) -> Loaded:
    """Reads a record and checks it against its codebook and the format that its project is in."""
    mapping, text, problems = read_yaml(data, shown)
    loaded = Loaded(shown, data, text, problems)
    if mapping is None:
        return loaded
    record, faults = in_format(Record, mapping, number)
    if isinstance(mapping, MappingWithBlanks):
        faults += unknown_names(mapping.blanks, codebook)
    if record is None:
        faults += unknown_subthemes(mapping, codebook)
    else:
        record, mistyped = typed(record, codebook)
        faults = [*mistyped, *faults]
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
    result, unfit = in_format(model, mapping, number)
    faults += unfit
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
    result, unfit = validated(model, mapping)
    newer = format_faults(model, mapping, number)
    above = tuple(fault.path for fault in newer)
    return result, newer + [f for f in unfit if not any(f.path[: len(p)] == p for p in above)]


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
        return None, [*blank, *misfits(error, model, mapping)]
    return (None if blank else result), blank


def _unknown_blanks(model: type[BaseModel], mapping: MappingWithBlanks) -> list[Fault]:
    """Keys with nothing after them that the model does not know; others are as if not there."""
    whole = mapping.filled()
    try:
        model.model_validate(whole)
    except ValidationError as error:
        unknown = [d for d in details_of(error) if d["type"] == "extra_forbidden"]
        return [fault_of(d, model, whole) for d in unknown if d["loc"] in mapping.blanks]
    return []
