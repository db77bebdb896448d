"""A codebook as plain data, each subtheme by itself; two changes of it brought together.

Items of a list are known by their ids, so that each part is taken from whoever changed it. Where
both have, the data stays as somebody changed it, and the place is noted.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dhrcode.model.codebook import Codebook
from dhrcode.store.yaml.codebook_writer import codebook_data

CodebookParts = dict[str, Any]
DataPath = tuple[str, ...]
"""Where something stands: keys, and names of items."""
_ASIDE = ("id", "version", "based_on", "history")
"""What says which codebook it is, and not what is in it."""


def taken_apart(codebook: Codebook, names: Mapping[str, str] | None = None) -> CodebookParts:
    """The content of a codebook: `areas` list ids alone, and `subthemes` are beside them.

    Args:
        codebook: the codebook; what its file did not give is not in it.
        names: other ids for its subthemes, which rules name so too.
    """
    parts = {key: part for key, part in codebook_data(codebook).items() if key not in _ASIDE}
    parts["subthemes"] = [one for area in parts["areas"] for one in area["subthemes"]]
    parts["areas"] = [
        {**area, "subthemes": [one["id"] for one in area["subthemes"]]} for area in parts["areas"]
    ]
    if not names:
        return parts
    for one in parts["subthemes"]:
        one["id"] = names.get(one["id"], one["id"])
    renamed: CodebookParts = with_texts(parts, lambda key, text: _renamed(key, text, names))
    return renamed


def put_together(parts: CodebookParts) -> CodebookParts:
    """The content with the subthemes in their areas again; an area without any is gone."""
    of = {one["id"]: one for one in parts["subthemes"]}
    areas = [
        {**area, "subthemes": [of[name] for name in area["subthemes"] if name in of]}
        for area in parts["areas"]
    ]
    content = {key: part for key, part in parts.items() if key != "subthemes"}
    return {**content, "areas": [area for area in areas if area["subthemes"]]}


def with_texts(node: Any, change: Callable[[str, str], str], key: str = "") -> Any:
    """Plain data with each text changed, which is told under which key it stands."""
    if isinstance(node, Mapping):
        return {name: with_texts(item, change, name) for name, item in node.items()}
    if isinstance(node, list):
        return [with_texts(item, change, key) for item in node]
    return change(key, node) if isinstance(node, str) else node


def _renamed(key: str, text: str, names: Mapping[str, str]) -> str:
    if key == "subthemes":
        return names.get(text, text)
    for old, new in names.items():
        text = text.replace(f"`{old}`", f"`{new}`")
    return text


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
