"""The colours with which cells are filled, where a person chose one by hand."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from dhrcode.importers.packages import Package, PackageError
from dhrcode.importers.workbook.parts import local_name, numbered, part_of, within

_ARGB = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
"""A theme's colours as a fill numbers them (ECMA-376, 20.1.6.2, with the first two pairs turned
around, as Excel does)."""
_INDEXED = {
    10: "FF0000",
    11: "00FF00",
    12: "0000FF",
    13: "FFFF00",
    17: "008000",
    43: "FFFF99",
    45: "FF99CC",
    47: "FFCC99",
    50: "99CC00",
    51: "FFCC00",
    52: "FF9900",
    53: "FF6600",
    57: "339966",
}
"""Those of the old palette (ECMA-376, 18.8.27) with which ratings are coloured."""


def style_fills(package: Package, styles: Element) -> dict[int, str]:
    """The colour with which each style fills a cell, as `00B050`; a theme's without its tint."""
    theme = _theme(package)
    fills = [_said(colour, theme) for colour in map(_colour, within(styles, "fills"))]
    named = (style.get("fillId", "0") for style in within(styles, "cellXfs"))
    found = {number: numbered(fills, name) for number, name in enumerate(named)}
    return {number: colour for number, colour in found.items() if colour}


def _said(colour: Element | None, theme: Sequence[str]) -> str | None:
    """A colour as `00B050`; None where it is not told."""
    if colour is None:
        return None
    said = _ARGB.fullmatch(colour.get("rgb", ""))
    if said:
        return said[1].upper()
    index = colour.get("indexed", "")
    if index.isdigit() and int(index) in _INDEXED:
        return _INDEXED[int(index)]
    return numbered(theme, colour.get("theme", ""))


def _colour(fill: Element) -> Element | None:
    """The colour of a plain fill; None of a pattern, or where there is none."""
    pattern = next((one for one in fill if local_name(one.tag) == "patternFill"), None)
    if pattern is None or pattern.get("patternType") != "solid":
        return None
    return next((one for one in pattern if local_name(one.tag) == "fgColor"), None)


def _theme(package: Package) -> list[str]:
    """The colours of the workbook's theme; an empty text for one that is not told."""
    try:
        every = part_of(package, "xl/theme/theme1.xml").iter()
    except PackageError:
        return []
    scheme = next((one for one in every if local_name(one.tag) == "clrScheme"), ())
    said = {
        local_name(one.tag): _ARGB.fullmatch(colour.get("lastClr") or colour.get("val") or "")
        for one in scheme
        for colour in one
    }
    return [found[1].upper() if (found := said.get(name)) else "" for name in _THEME]
