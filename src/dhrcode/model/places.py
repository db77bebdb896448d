"""Places in a model or in plain data, by paths such as `recommendations.*.themes.*`.

A path has the keys that a file has, `*` for each item of a list or mapping, and at its end `(key)`
for the keys of a mapping themselves.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from dhrcode.model.base import Model
from dhrcode.problems import KeyPath

EACH = "*"
KEY = "(key)"


def places(node: Any, path: str, above: KeyPath = ()) -> list[tuple[KeyPath, Any]]:
    """Each place of a path, in order, and what stands there; none where a model says nothing.

    Args:
        node: a model, or plain data.
        path: the path from there.
        above: where the node itself stands.
    """
    found = [(above, node)]
    for key in path.split("."):
        found = [((*at, step), item) for at, one in found for step, item in _below(one, key)]
    return found


def _below(node: Any, key: str) -> Iterable[tuple[str | int, Any]]:
    fields = _fields(type(node))  # type: ignore[arg-type] # mypy holds that no class has a hash
    if fields:
        held = getattr(node, fields[key])
        return [] if held is None else [(key, held)]
    if isinstance(node, Mapping):
        if key == KEY:
            return [(name, name) for name in node]
        if key == EACH:
            return node.items()
        return [(key, node[key])] if key in node else []
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
def _fields(kind: type) -> dict[str, str]:
    """The names of a model's fields, by what a file calls them; none of what is no model.

    Kept for each type, since to ask of a value whether it is a model takes long in Pydantic.
    """
    fields = kind.model_fields if issubclass(kind, Model) else {}
    return {field.alias or name: name for name, field in fields.items()}
