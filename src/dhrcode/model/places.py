"""Places in a model or in plain data, by paths such as `recommendations.*.themes.*`.

A path has the keys that a file has, `*` for each item of a list or mapping, and at its end `(key)`
for the keys of a mapping themselves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from dhrcode.model.base import Model
from dhrcode.problems import KeyPath

EACH = "*"
KEY = "(key)"


def places(node: Any, path: str, above: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Each place of a path, and what stands there; none where a model says nothing.

    Args:
        node: a model, or plain data.
        path: the path from there.
        above: where the node itself stands.
    """
    return _places(node, path.split("."), above)


def _places(node: Any, keys: Sequence[str], above: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if not keys:
        yield above, node
        return
    for key, item in _below(node, keys[0]):
        yield from _places(item, keys[1:], (*above, key))


def _below(node: Any, key: str) -> Iterable[tuple[str | int, Any]]:
    if isinstance(node, Model):
        held = getattr(node, _fields(type(node))[key])
        return [] if held is None else [(key, held)]
    if isinstance(node, Mapping):
        if key == KEY:
            return [(name, name) for name in node]
        return node.items() if key == EACH else [(key, node[key])] if key in node else []
    return enumerate(node) if key == EACH and isinstance(node, list | tuple) else ()


def changed(node: Any, path: str, change: Callable[[Any], Any]) -> Any:
    """A model with what stands at each place of a path changed.

    An item of a list that becomes None is left out; what a model does not say stays unsaid.
    """
    return _changed(node, path.split("."), change)


def _changed(node: Any, keys: Sequence[str], change: Callable[[Any], Any]) -> Any:
    if not keys or node is None:
        return node if node is None else change(node)
    first, rest = keys[0], keys[1:]
    if isinstance(node, Model):
        name = _fields(type(node))[first]
        held = getattr(node, name)
        now = _changed(held, rest, change)
        return node if now == held else node.model_copy(update={name: now})
    if first == KEY:
        return {change(key): one for key, one in node.items()}
    if isinstance(node, Mapping):
        return {key: _changed(one, rest, change) for key, one in node.items()}
    every = (_changed(one, rest, change) for one in node)
    return tuple(one for one in every if one is not None)


@cache
def _fields(kind: type[Model]) -> dict[str, str]:
    """The names of a model's fields, by what a file calls them."""
    return {field.alias or name: name for name, field in kind.model_fields.items()}
