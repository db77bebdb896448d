"""A codebook as YAML in its one canonical form, with its comments and empty lines."""

import contextlib
import re
from collections import Counter
from collections.abc import Container, Mapping
from typing import Any

import yaml
from yaml.events import MappingStartEvent

from dhrcode.errors import RefusedError
from dhrcode.model.codebook import Codebook
from dhrcode.model.formats import refuse_newer
from dhrcode.problems import KeyPath
from dhrcode.store.yaml.comments import Naming, comments, named_by, with_comments
from dhrcode.store.yaml.encoding import Lines
from dhrcode.store.yaml.events import NotPlainError, compose, events, places
from dhrcode.store.yaml.writer import LineRules, plain_yaml

FORM = LineRules(
    joined=lambda key, _: key in ("based_on", "disclosure", "sets"),
    rows=frozenset({"kinds", "values", "besides", "agencies"}),
    listed=frozenset({"also_known_as", "cues"}),
    bare=re.compile(r"[0-9]{1,3}-[0-9]{1,3}"),  # a band of ages
)
"""The layout of the codebook that dhrcode carries."""
_ATTRIBUTE = ("id", "label", "definition", "of", "type")
"""What an attribute is comes before what its type takes."""
_NUMBER = re.compile(r"([\"']?)[0-9]*\1")
_VERSION = re.compile(r"([\"']?)[0-9A-Za-z.+-]+\1")


def codebook_yaml(
    codebook: Codebook,
    before: str = "",
    renamed: Mapping[str, str] | None = None,
    number: int | None = None,
) -> str:
    """The canonical YAML of a codebook.

    Args:
        codebook: the codebook; what its file did not give is not written.
        before: the text it replaces: comments and empty lines in it are carried over, each above
            the line it belongs to, wherever that has moved.
        renamed: what subthemes, attributes (`victim.sex`) and values (`victim.sex=female`) were
            called before, and are now, so that their comments follow them.
        number: the format of the project whose `themes.yaml` it becomes; it stands first, but for
            a 1, which every file without a number means. None for a text that is no project's.

    Raises:
        FormatError: the codebook has a key or value which that format lacks.
    """
    data = codebook_data(codebook)
    if number is not None:
        refuse_newer(Codebook, data, number, "themes.yaml")
    numbered = {"format": number} if number not in (None, 1) else {}
    text = plain_yaml(numbered | data, FORM)
    if not before:
        return text
    stood = _as_subthemes(_naming(compose(before), renamed or {}), codebook.subthemes)
    stands = _naming(compose(text), {})
    if not numbered:  # what stood above the number stands above what is first now
        stood = _renaming(stood, ("format",), tuple(data)[:1])
    return with_comments(text, before, stood, stands, spaced=True)


def _as_subthemes(naming: Naming, subthemes: Container[str]) -> Naming:
    """Candidate themes that are subthemes now are named as these, so that comments follow them."""

    def name(path: KeyPath) -> KeyPath | None:
        named = naming(path)
        if named and len(named) > 1 and named[0] == "candidates" and named[1] in subthemes:
            return ("subthemes", *named[1:])
        return named

    return name


def _renaming(naming: Naming, old: KeyPath, new: KeyPath) -> Naming:
    return lambda path: new if path == old else naming(path)


def with_format(text: str, number: int) -> str:
    """The text of a `themes.yaml` with the number of its format, and nothing else changed.

    Raises:
        RefusedError: it is laid out in a way that has no place for the number.
    """
    data = compose(text)
    result = _numbered(text, number)
    if _says(result, data | {"format": str(number)}):
        return result
    raise RefusedError(
        "there is no place for the format in themes.yaml as it is laid out: write "
        f"'format: {number}' into it by hand"
    )


def _numbered(text: str, number: int) -> str:
    stand, lines = places(text), Lines(text)
    if ("format",) in stand.values:
        value = lines.position(*stand.values["format",])
        blank = " " if text[value - 1] == ":" else ""
        return text[:value] + _NUMBER.sub(f"{blank}{number}", text[value:], count=1)
    line, column = min(place for path, place in stand.keys.items() if path)
    key = lines.position(line, column)
    if next(e for e in events(text) if isinstance(e, MappingStartEvent)).flow_style:
        return f"{text[:key]}format: {number}, {text[key:]}"
    start = lines.position(line, 1)
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{text[:key]}format: {number}{end}{text[start:]}"


def _says(text: str, data: Any) -> bool:
    """Whether a text is plain YAML of just these data."""
    with contextlib.suppress(NotPlainError, yaml.YAMLError):
        return bool(compose(text) == data)
    return False


def with_version(pointer: str, version: str) -> str:
    """The text of a `themes.yaml` that points to a codebook, with another version of that one.

    Raises:
        RefusedError: it is laid out in a way in which the version cannot be found.
    """
    data = compose(pointer)
    value = Lines(pointer).position(*places(pointer).values["uses", "version"])
    result = pointer[:value] + _VERSION.sub(f'"{version}"', pointer[value:], count=1)
    if _says(result, data | {"uses": data["uses"] | {"version": version}}):
        return result
    raise RefusedError(
        "the version cannot be found in themes.yaml as it is laid out: write "
        f'version: "{version}" under its uses by hand'
    )


def codebook_data(codebook: Codebook) -> dict[str, Any]:
    """The codebook as plain mappings, lists, text, numbers and dates, as far as it was given."""
    data: dict[str, Any] = _given(
        codebook.model_dump(mode="python", exclude_none=True, exclude_unset=True)
    )
    for attribute, declared in zip(data.get("attributes", ()), codebook.attributes, strict=True):
        ordered = {key: attribute[key] for key in _ATTRIBUTE if key in attribute} | attribute
        for key in ("values", "besides"):
            if values := ordered.get(key):
                ordered[key] = [v["id"] if set(v) == {"id"} else v for v in values]
        if declared.listed_in:
            ordered["values"] = declared.listed_in
        attribute.clear()
        attribute.update(ordered)
    return data


def _given(node: Any) -> Any:
    """The data without empty lists and mappings."""
    if isinstance(node, Mapping):
        return {key: _given(value) for key, value in node.items() if value not in ((), {})}
    return [_given(item) for item in node] if isinstance(node, tuple | list) else node


def _naming(data: Any, renamed: Mapping[str, str]) -> Naming:
    """Names key paths by the ids of what they lead to; a subtheme keeps its name in any area."""
    by_id = named_by(data, _identity)

    def name(path: KeyPath) -> KeyPath:
        steps = by_id(path)
        match steps:
            case ("attributes", attribute, "values", value, *rest):
                value = renamed.get(f"{attribute}={value}", f"={value}").partition("=")[2]
                return (
                    "attributes",
                    renamed.get(str(attribute), attribute),
                    "values",
                    value,
                    *rest,
                )
            case ("attributes", attribute, *rest):
                return ("attributes", renamed.get(str(attribute), attribute), *rest)
            case ("areas", _, "subthemes", subtheme, *rest):
                return ("subthemes", renamed.get(str(subtheme), subtheme), *rest)
        return steps

    return name


def _identity(item: Any, position: int) -> str | int:
    """What distinguishes an item of a list from the others; its position if nothing does."""
    if not isinstance(item, Mapping):
        return item if isinstance(item, str) else position
    if "of" in item:
        return f"{item['of']}.{item.get('id')}"
    if "after" in item:  # several revisions may make one version
        named = (item.get(key) for key in ("subthemes", "values", "attributes", "agencies"))
        concerned = next((names for names in named if names), None)
        return f"{item.get('version')}.{item.get('change')}.{concerned}"
    names = (item.get(key) for key in ("id", "text", "label"))
    return next((name for name in names if isinstance(name, str)), position)


def with_disclosure_of(text: str, pointer: str) -> tuple[str, list[str]]:
    """A codebook's text with the comments that a pointer to it had at its `disclosure`.

    Returns:
        The text, and the other comments of the pointer, which have no place in it.
    """
    result = with_comments(
        text, pointer, lambda path: path if path[:1] == ("disclosure",) else None
    )
    kept = Counter(note for *_, note in comments(result))
    kept.subtract(note for *_, note in comments(text))
    notes = [note for *_, note in comments(pointer)]
    return result, [note for note in notes if kept[note] < 1]
