"""YAML in: libyaml's events walked in a loop, every scalar the text that was written.

Nothing here composes by recursion (deep nesting crashes libyaml's composer) and nothing resolves
types: `no`, `010`, `12:30` and `2024-02-30` stay what a person typed, and the model reads them.
"""

import re
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from dhrcode.problems import Path, Problem
from dhrcode.store.decoding import decoded

MAX_DEPTH = 12
"""Levels of nesting that are read; a record needs seven."""

Place = tuple[int, int]
_Mark = Any  # a mark of libyaml's: line and column from 0

# Pure Python where PyYAML came without libyaml; the same events, slower.
try:
    from yaml.cyaml import CParser as _PARSER
except ImportError:  # pragma: no cover - every wheel of PyYAML has it
    from yaml import SafeLoader as _PARSER  # type: ignore[assignment] # the same events

_PLAINLY = (
    ("cannot start any token", "a character stands where no value can begin",
     "indent with spaces, and put text that begins with % @ ` or a tab in quotes"),
    ("mapping values are not allowed", "a second ': ' in one line, or wrong indentation",
     "put the text in double quotes"),
    ("could not find expected ':'", "a line without ': ' where a key is expected",
     "give it a key, or indent it under the line it continues"),
    ("did not find expected key", "the indentation does not fit, or a quotation mark is not closed",
     "align the line with those around it"),
    ("did not find expected '-' indicator", "the indentation does not fit the list around it",
     "align the line with the dashes above"),
    ("found unexpected end of stream", "a quotation mark or bracket is not closed", "close it"),
    ("unexpected end of stream", "a quotation mark or bracket is not closed", "close it"),
    ("did not find expected ',' or", "a bracket is not closed, or a comma is missing", "close it"),
    ("unknown escape character", "a backslash in double quotes begins no known escape",
     "write two backslashes, or use single quotes"),
    ("undefined tag handle", "a value begins with !", "put it in quotes"),
)  # fmt: skip


class _NotPlainError(Exception):
    """Ends a walk at something that may not stand in our files."""

    def __init__(self, mark: _Mark, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.code, self.message, self.hint = code, message, hint


class Places:
    """Where each key path of a text stands, line and column from 1."""

    def __init__(self) -> None:
        self.keys: dict[Path, Place] = {(): (1, 1)}
        self.values: dict[Path, Place] = {}

    def of(self, path: Path, *, at_key: bool = False) -> Place:
        """The place of a path, or of the nearest one above it that is there."""
        while path not in self.keys and path not in self.values:
            path = path[:-1]
        if at_key or path not in self.values:
            return self.keys.get(path, (1, 1))
        return self.values[path]


class _UnusualError(Exception):
    """Something that the quick pass leaves to the careful one."""


def _quick(text: str) -> Any:
    """The mapping of a text that holds nothing unusual, in one tight loop.

    Half of a table's time goes by here. Whatever is not plain mappings, lists and scalars, each key
    once, raises `_UnusualError`: the careful walk then finds out what it is, and where.
    """
    parser = _PARSER(text)
    next_event = parser.get_event
    next_event()
    if next_event().__class__ is not DocumentStartEvent:
        raise _UnusualError
    container: Any = []
    above: list[tuple[Any, str | None]] = []
    key: str | None = None
    root = container
    while True:
        event = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if event.anchor is not None or event.tag is not None or (not value and event.implicit[0]):
                raise _UnusualError
            if container.__class__ is list:
                container.append(value)
            elif key is None:
                if value in container or value == "<<" or "\xa0" in value or "\u202f" in value:
                    raise _UnusualError
                key = value
            else:
                container[key] = value
                key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or len(above) >= MAX_DEPTH:
                raise _UnusualError
            node: Any = {} if kind is MappingStartEvent else []
            if container.__class__ is list:
                container.append(node)
            elif key is None:
                raise _UnusualError
            else:
                container[key] = node
            above.append((container, key))
            container, key = node, None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            container, _ = above.pop()
            key = None
        elif kind is DocumentEndEvent:
            break
        else:
            raise _UnusualError
    if next_event().__class__ is not StreamEndEvent:
        raise _UnusualError
    return root[0]


class _Walk:
    """One careful pass over a text's events; with `places`, notes where everything stands."""

    def __init__(self, text: str, places: Places | None = None) -> None:
        self._parser = _PARSER(text)
        self._places = places
        self._path: list[str | int] = []
        self._open: list[dict[str, Any] | list[Any]] = []
        self._keys: list[str | None] = []
        self._blanks: list[tuple[dict[str, Any], str]] = []
        self.root: Any = None
        self._documents = 0

    def run(self) -> Any:
        step, next_event = self._step, self._parser.get_event
        try:
            while not isinstance(event := next_event(), StreamEndEvent):
                step(event)
        except RecursionError:  # pragma: no cover - the pure-Python scanner alone recurses
            raise _NotPlainError(None, "yaml-depth", "nested too deeply") from None
        finally:
            self._parser.dispose()
        for container, key in self._blanks:
            del container[key]
        return self.root

    def _step(self, event: Event) -> None:
        kind = event.__class__
        if kind is ScalarEvent:
            self._scalar(event)
        elif isinstance(event, CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
            if self._places is not None and self._path:
                self._path.pop()
        elif kind is AliasEvent:
            raise _NotPlainError(event.start_mark, "yaml-alias", f"'*{event.anchor}' is a YAML alias",
                                 "write the value out, or put the text in quotes")  # fmt: skip
        elif kind is DocumentStartEvent:
            self._document(event)

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _NotPlainError(event.start_mark, "yaml-documents", "a second document begins here",
                                 "keep one to a file: delete the line '---'")  # fmt: skip

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            _refuse_properties(event)
        value: str | None = event.value
        if not value and event.implicit[0]:
            value = None  # nothing after the colon says nothing, as if the key were not there
        container = self._open[-1] if self._open else None
        if isinstance(container, dict):
            key = self._keys[-1]
            if key is None:
                self._key(value, container, event)
                return
            self._keys[-1] = None
            if value is None:
                self._blanks.append((container, key))
            else:
                container[key] = value
            self._note((key,), event.start_mark)
        elif container is None:
            self.root = value
        else:
            container.append(value)
            self._note((len(container) - 1,), event.start_mark)

    def _key(self, key: str | None, container: dict[str, Any], event: Any) -> None:
        mark = event.start_mark
        if key is None:
            raise _NotPlainError(mark, "yaml-key", "a key is missing before the colon")
        if key == "<<" and event.implicit[0]:
            raise _NotPlainError(mark, "yaml-merge", "'<<' merges are not read", "write the keys out")
        if "\xa0" in key or "\u202f" in key:
            raise _NotPlainError(mark, "no-break-space", "a no-break space stands before or in a key",
                                 "replace it by an ordinary space")  # fmt: skip
        if key in container:
            raise _DuplicateKeyError(mark, key, self._here(key))
        container[key] = None
        self._keys[-1] = key
        if self._places is not None:
            self._places.keys[self._here(key)] = (mark.line + 1, mark.column + 1)

    def _begin(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            _refuse_properties(event)
        mark = event.start_mark
        if len(self._open) >= MAX_DEPTH:
            raise _NotPlainError(mark, "yaml-depth", f"more than {MAX_DEPTH} levels of nesting",
                                 "put text that begins with [ or { in quotes")  # fmt: skip
        node: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        container = self._open[-1] if self._open else None
        step: str | int | None = None
        if isinstance(container, dict):
            step = self._keys[-1]
            if step is None:
                raise _NotPlainError(mark, "yaml-key", "a list or mapping stands where a key should",
                                     "put text that begins with [ or { in quotes")  # fmt: skip
            container[str(step)] = node
            self._keys[-1] = None
        elif container is None:
            self.root = node
        else:
            container.append(node)
            step = len(container) - 1
        if self._places is not None and step is not None:
            self._path.append(step)
            self._places.keys.setdefault(tuple(self._path), (mark.line + 1, mark.column + 1))
        self._open.append(node)
        self._keys.append(None)

    def _here(self, step: str | int) -> Path:
        return (*self._path, step)

    def _note(self, steps: Path, mark: _Mark) -> None:
        if self._places is not None:
            self._places.values[(*self._path, *steps)] = (mark.line + 1, mark.column + 1)


class _DuplicateKeyError(_NotPlainError):
    def __init__(self, mark: _Mark, key: str, path: Path) -> None:
        super().__init__(mark, "duplicate-key", f"the key '{key}' stands twice")
        self.path = path


def _refuse_properties(event: Any) -> None:
    if event.anchor is not None:
        raise _NotPlainError(event.start_mark, "yaml-anchor", f"'&{event.anchor}' is a YAML anchor",
                             "put the text in quotes")  # fmt: skip
    raise _NotPlainError(event.start_mark, "yaml-tag", f"'{event.tag}' is a YAML tag",
                         "put the text in quotes")  # fmt: skip


def places(text: str) -> Places:
    """Where everything stands in a text, as far as it can be read."""
    noted = Places()
    try:
        _Walk(text, noted).run()
    except (_NotPlainError, yaml.YAMLError):
        pass
    return noted


def _compose(text: str) -> Any:
    try:
        return _quick(text)
    except (_UnusualError, yaml.YAMLError):
        return _Walk(text).run()


def read_yaml(data: bytes, shown: str) -> tuple[Any, str | None, list[Problem]]:
    """Reads one file: its mapping (scalars as text), its text, and every problem found.

    Returns:
        `(mapping, text, problems)`; the mapping is None where an error makes it unusable, the text
        None where the bytes are not text.
    """
    text, problems = decoded(data, shown)
    if text is None:
        return None, None, problems
    try:
        root = _compose(text)
    except _NotPlainError as error:
        return None, text, [*problems, _problem(error, text, shown)]
    except yaml.MarkedYAMLError as error:
        return None, text, [*problems, _syntax(error, shown)]
    except yaml.YAMLError as error:
        said = str(error).splitlines()[0]
        return None, text, [*problems, Problem(shown, 1, 1, "yaml-syntax", said)]
    if root is None:
        message, hint = "the file is empty", "delete it, or restore it from a copy"
        return None, text, [*problems, Problem(shown, 1, 1, "empty-file", message, hint)]
    if not isinstance(root, dict):
        message, hint = "the file holds no keys", "it should begin with a line such as 'review: DHR7'"
        return None, text, [*problems, Problem(shown, 1, 1, "not-a-mapping", message, hint)]
    if "#" in text:
        problems.extend(_cut_text(text, shown))
    return root, text, problems


def _problem(error: _NotPlainError, text: str, shown: str) -> Problem:
    hint = error.hint
    if isinstance(error, _DuplicateKeyError):
        line, _ = places(text).of(error.path, at_key=True)
        hint = f"it stands in line {line} already; keep one of them"
    return Problem(shown, *error.place, error.code, error.message, hint)


def _syntax(error: yaml.MarkedYAMLError, shown: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = error.problem or "cannot be read"
    for fragment, message, hint in _PLAINLY:
        if fragment in said:
            return Problem(shown, line, column, "yaml-syntax", message, hint)
    return Problem(shown, line, column, "yaml-syntax", f"not readable as YAML ({said})")


_HASH_AFTER_TEXT = re.compile(r"[^\s][ \t]+#")


def comments(text: str) -> list[tuple[int, int, str]]:
    """The comments of a readable text: line and column from 1, and the comment with its `#`."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for event in yaml.parse(text, Loader=_PARSER):
        if isinstance(event, ScalarEvent):
            _cover(covered, event)
    found = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text)):
        for hash_mark in re.finditer(r"(?:^|(?<=[ \t\ufeff,\[\]{}]))#", line):
            column = hash_mark.start()
            spans = covered.get(number, ())
            if not any(start <= column < end for start, end in spans):
                found.append((number + 1, column + 1, line[column:].rstrip()))
                break
    return found


def _cover(covered: dict[int, list[tuple[int, int]]], event: Any) -> None:
    start, end = event.start_mark, event.end_mark
    block = event.style in ("|", ">")
    for line in range(start.line + block, end.line + 1):
        first = start.column if line == start.line else 0
        last = end.column if line == end.line else 1 << 30
        covered.setdefault(line, []).append((first, last))


def _cut_text(text: str, shown: str) -> list[Problem]:
    """A warning for each plain value that a ` #` cuts short without a word."""
    if not _HASH_AFTER_TEXT.search(text):
        return []
    plain_ends = {}
    for event in yaml.parse(text, Loader=_PARSER):
        if isinstance(event, ScalarEvent):
            is_plain = event.implicit[0] and event.value
            plain_ends[event.end_mark.line] = event.end_mark.column if is_plain else None
    lines = re.split(r"\r\n|\r|\n", text)
    return [
        Problem(shown, line, column, "text-after-hash",
                "what follows ' #' is a comment and not part of the value",
                "put the whole value in quotes if it belongs to it", "warning")
        for line, column, _ in comments(text)
        if (end := plain_ends.get(line - 1)) and not lines[line - 1][end : column - 1].strip()
    ]  # fmt: skip
