"""From libyaml's events to data: every scalar as the text that was written, with its place.

Nothing here composes by recursion (deep nesting crashes libyaml's composer) and nothing resolves
types: `no`, `010`, `12:30` and `2024-02-30` stay what a person typed, and the model reads them.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from dhrcode.problems import KeyPath
from dhrcode.store.yaml.blanks import MappingWithBlanks

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined] # not in its stubs
except ImportError:  # pragma: no cover - every wheel of PyYAML has libyaml; the same events, slower
    from yaml import SafeLoader as _Parser  # type: ignore[assignment] # the same methods

MAX_DEPTH = 12
"""Levels of nesting that are read; a record needs seven."""

LineColumn = tuple[int, int]
_Mark = Any  # a mark of libyaml's: line and column from 0
_Event = Any  # PyYAML's stubs give events no attributes


def events(text: str) -> Iterator[_Event]:
    """The events of a text, in order.

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    parser = _Parser(text)
    try:
        while not isinstance(event := parser.get_event(), StreamEndEvent):
            yield event
    finally:
        parser.dispose()


class NotPlainError(Exception):
    """Ends a walk at something that our files may not contain."""

    def __init__(self, mark: _Mark, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.code, self.message, self.hint = code, message, hint


class KeyPlaces:
    """The place of each key path of a text: line and column, from 1."""

    def __init__(self) -> None:
        self.keys: dict[KeyPath, LineColumn] = {(): (1, 1)}
        self.values: dict[KeyPath, LineColumn] = {}

    def of(self, path: KeyPath, *, at_key: bool = False) -> LineColumn:
        """The place of a path, or of the nearest one above it that is there."""
        while path not in self.keys and path not in self.values:
            path = path[:-1]
        if at_key or path not in self.values:
            return self.keys.get(path, (1, 1))
        return self.values[path]


class _UnusualError(Exception):
    """Something that the quick pass leaves to the careful one."""


def _quick(text: str) -> Any:  # noqa: C901, PLR0912 - calls would double what it costs
    """The mapping of a text without anything unusual, in one tight loop.

    Half of the time for a table is spent here. Anything except plain mappings, lists and scalars,
    each key once, raises `_UnusualError`: the careful walk then finds out what it is, and where.
    """
    parser = _Parser(text)
    next_event = parser.get_event
    next_event()
    if next_event().__class__ is not DocumentStartEvent:
        raise _UnusualError
    container: Any = []
    above: list[tuple[Any, str | None]] = []
    key: str | None = None
    root = container
    while True:
        event: _Event = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if (
                event.anchor is not None
                or event.tag is not None
                or (not value and event.implicit[0])
            ):
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


class _CarefulWalk:
    """One careful pass over a text's events; with `places`, notes the place of everything."""

    def __init__(self, text: str, places: KeyPlaces | None = None) -> None:
        self._text = text
        self._places = places
        self._path: list[str | int] = []
        self._open: list[dict[str, Any] | list[Any]] = []
        self._keys: list[str | None] = []
        self._blanks: list[tuple[dict[str, Any], str, KeyPath]] = []
        self.root: Any = None
        self._documents = 0

    def run(self) -> Any:
        for event in events(self._text):
            self._step(event)
        for container, key, _ in self._blanks:
            del container[key]
        if self._blanks and isinstance(self.root, dict):
            self.root = MappingWithBlanks(self.root, tuple(path for *_, path in self._blanks))
        return self.root

    def _step(self, event: _Event) -> None:
        kind = event.__class__
        if kind is ScalarEvent:
            self._scalar(event)
        elif isinstance(event, CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
            del self._path[-1:]  # nothing to leave at the end of the outermost
        elif kind is AliasEvent:
            said = f"'*{event.anchor}' is a YAML alias"
            raise NotPlainError(
                event.start_mark,
                "yaml-alias",
                said,
                "write the value out, or put the text in quotes",
            )
        elif kind is DocumentStartEvent:
            self._document(event)

    def _document(self, event: _Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise NotPlainError(
                event.start_mark,
                "yaml-documents",
                "a second document begins here",
                "keep one to a file: delete the line '---'",
            )

    def _scalar(self, event: _Event) -> None:
        if event.anchor is not None or event.tag is not None:
            _refuse_properties(event)
        value: str | None = event.value
        if not value and event.implicit[0]:
            value = None  # with nothing after the colon it is as if the key were not there
        container = self._open[-1] if self._open else None
        if isinstance(container, dict):
            key = self._keys[-1]
            if key is None:
                self._key(value, container, event)
                return
            self._keys[-1] = None
            if value is None:
                self._blanks.append((container, key, self._here(key)))
            else:
                container[key] = value
            self._note((key,), event.start_mark)
        elif container is None:
            self.root = value
        else:
            container.append(value)
            self._note((len(container) - 1,), event.start_mark)

    def _key(self, key: str | None, container: dict[str, Any], event: _Event) -> None:
        mark = event.start_mark
        if key is None:
            raise NotPlainError(mark, "yaml-key", "a key is missing before the colon")
        if key == "<<" and event.implicit[0]:
            raise NotPlainError(
                mark, "yaml-merge", "'<<' merges are not read", "write the keys out"
            )
        if "\xa0" in key or "\u202f" in key:
            said, hint = "a no-break space is before or in a key", "put an ordinary space there"
            raise NotPlainError(mark, "no-break-space", said, hint)
        if key in container:
            raise DuplicateKeyError(mark, key, self._here(key))
        container[key] = None
        self._keys[-1] = key
        if self._places is not None:
            self._places.keys[self._here(key)] = (mark.line + 1, mark.column + 1)

    def _begin(self, event: _Event) -> None:
        if event.anchor is not None or event.tag is not None:
            _refuse_properties(event)
        mark = event.start_mark
        if len(self._open) >= MAX_DEPTH:
            raise NotPlainError(
                mark,
                "yaml-depth",
                f"more than {MAX_DEPTH} levels of nesting",
                "put text that begins with [ or { in quotes",
            )
        node: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        container = self._open[-1] if self._open else None
        step: str | int | None = None
        if isinstance(container, dict):
            step = self._keys[-1]
            if step is None:
                raise NotPlainError(
                    mark,
                    "yaml-key",
                    "there is a list or mapping where a key should be",
                    "put text that begins with [ or { in quotes",
                )
            container[str(step)] = node
            self._keys[-1] = None
        elif container is None:
            self.root = node
        else:
            container.append(node)
            step = len(container) - 1
        if step is not None:
            self._path.append(step)
            if self._places is not None:
                self._places.keys.setdefault(tuple(self._path), (mark.line + 1, mark.column + 1))
        self._open.append(node)
        self._keys.append(None)

    def _here(self, step: str | int) -> KeyPath:
        return (*self._path, step)

    def _note(self, steps: KeyPath, mark: _Mark) -> None:
        if self._places is not None:
            self._places.values[(*self._path, *steps)] = (mark.line + 1, mark.column + 1)


class DuplicateKeyError(NotPlainError):
    """A key that is in one mapping twice; `path` is its place in the file's data."""

    def __init__(self, mark: _Mark, key: str, path: KeyPath) -> None:
        super().__init__(mark, "duplicate-key", f"the key '{key}' is there twice")
        self.path = path


def _refuse_properties(event: _Event) -> None:
    if event.anchor is not None:
        raise NotPlainError(
            event.start_mark,
            "yaml-anchor",
            f"'&{event.anchor}' is a YAML anchor",
            "put the text in quotes",
        )
    raise NotPlainError(
        event.start_mark, "yaml-tag", f"'{event.tag}' is a YAML tag", "put the text in quotes"
    )


def places(text: str) -> KeyPlaces:
    """The places of everything in a text, as far as it can be read."""
    noted = KeyPlaces()
    with contextlib.suppress(NotPlainError, yaml.YAMLError):
        _CarefulWalk(text, noted).run()
    return noted


def compose(text: str) -> Any:
    """The data of a text: mappings, lists, and text for every scalar.

    Raises:
        NotPlainError: it contains something that our files may not.
        yaml.YAMLError: it is not YAML.
    """
    try:
        return _quick(text)
    except (_UnusualError, yaml.YAMLError):
        return _CarefulWalk(text).run()
