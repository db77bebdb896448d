"""YAML out: one canonical form, so that the same data is always the same bytes.

A writer of our own, because three things are needed at once: speed for ten thousand records, one
form whatever the library's release, and a person's comments kept in their places. Text that a YAML
1.1 reader (R, most of Python) would take for something else is quoted.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from dhrcode.model.formats import refuse_newer
from dhrcode.model.record import Record
from dhrcode.store.yaml.comments import with_comments

WIDTH = 92
"""The longest line, in characters, before text is folded at a space."""
ROW_WIDTH = 100
"""The longest mapping, in characters, that is written in one line of a list."""
_KEPT = 2048
"""Texts whose form is kept: who codes writes the same record again and again, but for a piece."""

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff:#]*")
_INSIDE_FLOW = re.compile(r"[,\[\]{}]")
_NOT_TEXT = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|nan|inf|[0-9][0-9a-fox_.,+-]*")
_NOTHING = re.compile(r"(?!)")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_TO_ESCAPE = re.compile(
    r'["\\\x00-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffe\uffff]'
    r"|(?<!<)<(?=<{6})|(?<!>)>(?=>{6})"
)
_MARKED = re.compile("<{7}|>{7}")
"""What the reader takes for a merge conflict, unless it is escaped."""
_FOLDABLE = re.compile(r"\S+( \S+)*")
_BLOCK = re.compile(
    r"[^\s\x00-\x1f][^\x00-\x09\x0b-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202f"
    r"\u2060-\u206f\ufeff\ufffe\uffff]*"
)


class LineRules(NamedTuple):
    """What is written in one line in a kind of file, if there is room.

    Attributes:
        joined: whether the mapping under a key is.
        rows: keys of lists in which each mapping is.
        listed: keys of lists of texts that never are: they get a line for each text.
        bare: texts that need no quotes in a row although they begin as a number does.
    """

    joined: Callable[[str, Mapping[str, Any]], bool]
    rows: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    bare: re.Pattern[str] = _NOTHING


RECORD = LineRules(lambda key, value: key == "codebook" or set(value) == {"finding"})


def record_yaml(record: Record, before: str = "", number: int | None = None) -> str:
    """The canonical YAML of a record.

    Args:
        record: the record; its mappings are written in their own order.
        before: the text it replaces: the comments in it are carried over, each above the line it
            belongs to, or at the end where that line is gone.
        number: the format of the project that the record is written into; None for a text that is
            not written into one.

    Raises:
        FormatError: the record has a key or value which that format lacks.
    """
    data = plain_data(record)
    if number is not None:
        refuse_newer(Record, data, number, record.review)
    text = plain_yaml(data)
    return with_comments(text, before) if "#" in before else text


def plain_yaml(data: Mapping[str, Any], form: LineRules = RECORD) -> str:
    """Plain mappings, lists, text and numbers as canonical YAML."""
    return "".join(f"{line}\n" for line in _mapping(data, "", form))


def plain_data(record: Record) -> dict[str, Any]:
    """The record as plain mappings, lists, text, numbers and dates, without empty fields."""
    data = record.model_dump(mode="python", by_alias=True, exclude_none=True, exclude_defaults=True)
    always = {"kind": record.kind, "status": record.status}
    ordered = {key: data.get(key, always.get(key)) for key in type(record).model_fields}
    return {key: value for key, value in ordered.items() if value not in (None, {}, ())}


@lru_cache(_KEPT, typed=True)
def scalar(value: object) -> str:
    """One value as YAML; text is unquoted where no reader could mistake it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | date):
        return str(value)
    text = str(value)
    if _PLAIN.fullmatch(text) and not text.endswith(" ") and not _NOT_TEXT.fullmatch(text):
        return _quoted(text) if _MARKED.search(text) else text
    return _quoted(text)


def _quoted(text: str) -> str:
    return '"' + _TO_ESCAPE.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"


def _flow(value: object, form: LineRules) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k)}: {_flow(v, form)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_flow(item, form) for item in value) + "]"
    if isinstance(value, str) and form.bare.fullmatch(value):
        return value
    text = scalar(value)
    if isinstance(value, str) and not text.startswith('"') and _INSIDE_FLOW.search(text):
        return _quoted(value)
    return text


def _mapping(data: Mapping[str, Any], indent: str, form: LineRules) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{indent}{scalar(key)}:", key, value, indent, form)


def _entry(head: str, key: str, value: Any, indent: str, form: LineRules) -> Iterator[str]:
    if isinstance(value, str):
        yield from _texts(head, value, indent)
    elif _one_line(key, value, form) and len(line := f"{head} {_flow(value, form)}") <= WIDTH:
        yield line
    elif isinstance(value, Mapping):
        yield head
        yield from _mapping(value, indent + "  ", form)
    elif isinstance(value, tuple | list):
        yield head
        yield from _sequence(key, value, indent + "  ", form)
    else:
        yield f"{head} {scalar(value)}"


def _one_line(key: str, value: Any, form: LineRules) -> bool:
    if isinstance(value, Mapping):
        return form.joined(key, value)
    if not isinstance(value, tuple | list) or (value and key in form.listed):
        return False
    return all(isinstance(item, str) for item in value)


def _sequence(
    key: str, items: tuple[Any, ...] | list[Any], indent: str, form: LineRules
) -> Iterator[str]:
    for item in items:
        if not isinstance(item, Mapping):
            yield f"{indent}- {scalar(item)}"
            continue
        if not item:
            yield f"{indent}- {{}}"
        elif key in form.rows and len(line := f"{indent}- {_flow(item, form)}") <= ROW_WIDTH:
            yield line
            continue
        for number, line in enumerate(_mapping(item, indent + "  ", form)):
            yield line if number else f"{indent}- {line[len(indent) + 2 :]}"


@lru_cache(_KEPT)
def _texts(head: str, text: str, indent: str) -> tuple[str, ...]:
    return tuple(_text(head, text, indent))


def _text(head: str, text: str, indent: str) -> Iterator[str]:
    lines = text.split("\n")
    if _MARKED.search(text):
        yield f"{head} {_quoted(text)}"
    elif len(lines) > 1 and all(not line or _BLOCK.fullmatch(line) for line in lines) and lines[0]:
        yield f"{head} |{_chomping(text)}"
        body = lines[:-1] if text.endswith("\n") else lines
        yield from (f"{indent}  {line}" if line else "" for line in body)
    elif len(lines) == 1 and len(head) + len(text) >= WIDTH and _foldable(text):
        yield f"{head} >-"
        yield from (f"{indent}  {line}" for line in _folded(text, WIDTH - len(indent) - 2))
    else:
        yield f"{head} {scalar(text)}"


def _foldable(text: str) -> bool:
    return bool(_FOLDABLE.fullmatch(text) and _BLOCK.fullmatch(text))


def _chomping(text: str) -> str:
    if not text.endswith("\n"):
        return "-"
    return "+" if text.endswith("\n\n") else ""


def _folded(text: str, width: int) -> Iterator[str]:
    """Lines broken at single spaces only; textwrap would break at hyphens and drop spaces."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > max(width, 30):
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
