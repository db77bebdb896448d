"""Two changes of the same plain data brought together: what is new in it, and what was changed.

Items of a list are known by their ids, so that each part is taken from whoever changed it. Where
both have, the data stays as somebody changed it, and the place is noted.
"""

from collections.abc import Iterable, Mapping
from typing import Any

DataPath = tuple[str, ...]
"""Where something stands: keys, and names of items."""


def brought_together(
    base: Any, new: Any, mine: Any, kept: list[DataPath], path: DataPath = ()
) -> Any:
    """The data with both changes in it; None where there is none.

    Args:
        base: as it was before either.
        new: as it is with the one change.
        mine: as it is with the other, which stays where the two contradict each other.
        kept: gets the places where they do.
        path: where the data stands.
    """
    if mine == base:
        return new
    if new in (base, mine):
        return mine
    if isinstance(mine, list) and isinstance(new, list):
        return _items(base or [], new, mine, kept, path)
    if all(isinstance(data, Mapping) for data in (base, new, mine)):
        keys = dict.fromkeys((*mine, *new))
        parts = {
            key: brought_together(base.get(key), new.get(key), mine.get(key), kept, (*path, key))
            for key in keys
        }
        return {key: part for key, part in parts.items() if part is not None}
    kept.append(path)
    return mine


def _items(
    base: list[Any], new: list[Any], mine: list[Any], kept: list[DataPath], path: DataPath
) -> list[Any]:
    """The items of both in the order of `mine`; one that is new stands after its neighbour."""
    was, now, have = (_named(items) for items in (base, new, mine))
    result: dict[str, Any] = {
        name: brought_together(was.get(name), now.get(name), have.get(name), kept, (*path, name))
        for name in dict.fromkeys((*have, *now))
    }
    order, at = list(have), 0
    for name in now:
        if name in have:
            at = order.index(name) + 1
        else:
            order.insert(at, name)
            at += 1
    return [result[name] for name in order if result[name] is not None]


def _named(items: Iterable[Any]) -> dict[str, Any]:
    return {item_name(item): item for item in items}


def item_name(item: Any) -> str:
    """What an item of a codebook's lists is called: `victim.sex`, an id, a label, or the text."""
    if not isinstance(item, Mapping):
        return str(item)
    if "of" in item:
        return f"{item['of']}.{item['id']}"
    return str(next(item[key] for key in ("id", "label", "text") if key in item))
