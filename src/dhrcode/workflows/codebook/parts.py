"""A codebook as plain data in which each subtheme stands by itself, wherever its area lists it."""

from collections.abc import Callable, Mapping
from typing import Any

from dhrcode.model.codebook import Codebook
from dhrcode.store.yaml.codebook_writer import codebook_data

CodebookParts = dict[str, Any]
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
