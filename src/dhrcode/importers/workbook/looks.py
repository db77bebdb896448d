"""How cells look: struck out, coloured, and numbers and dates whose format shows another text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from dhrcode.importers.packages import Package, PackageError
from dhrcode.importers.workbook.parts import local_name, numbered, part_of, within

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_(.)|(.)', re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""Fixed texts of a number format, and what stands in brackets: a colour, a language."""
_MAX_TEXTS = 50_000_000
"""The most bytes of the shared texts that are looked through."""
_LITERAL = frozenset("$-+/():!^&'~{}<>= ")
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


@dataclass(frozen=True, slots=True)
class CellLooks:
    """The looks of a workbook's cells, by the numbers of their styles and of shared texts.

    Attributes:
        struck: styles whose words are struck out.
        formats: the number formats of styles, those that show more than the number.
        struck_texts: shared texts in which a word is struck out.
        fills: the colours of styles that fill a cell, as `00B050`.
    """

    struck: frozenset[int] = frozenset()
    formats: dict[int, str] = field(default_factory=dict)
    struck_texts: frozenset[int] = frozenset()
    fills: dict[int, str] = field(default_factory=dict)


def read_looks(package: Package) -> CellLooks:
    """The looks that a workbook declares; none where its styles cannot be read."""
    try:
        styles = part_of(package, "xl/styles.xml")
    except PackageError:
        return CellLooks()
    return CellLooks(*_of_styles(styles), _struck_texts(package), _style_fills(package, styles))


def _of_styles(styles: Element) -> tuple[frozenset[int], dict[int, str]]:
    fonts = [_is_struck(font) for font in within(styles, "fonts")]
    codes = {"17": "mmm-yy"} | {  # of those that Excel numbers itself, the one without a day
        one.get("numFmtId", ""): one.get("formatCode", "") for one in within(styles, "numFmts")
    }
    struck, formats = set[int](), dict[int, str]()
    for number, style in enumerate(within(styles, "cellXfs")):
        code = codes.get(style.get("numFmtId", ""), "")
        if numbered(fonts, style.get("fontId", "0")):
            struck.add(number)
        if shown_as(0, code) is not None or date_shown_as(date.min, code) is not None:
            formats[number] = code
    return frozenset(struck), formats


def _struck_texts(package: Package) -> frozenset[int]:
    try:
        texts = part_of(package, "xl/sharedStrings.xml", _MAX_TEXTS)
    except PackageError:
        return frozenset()
    return frozenset(number for number, text in enumerate(texts) if _is_struck(text))


def _is_struck(element: Element) -> bool:
    return any(strikes(local_name(one.tag), one.get("val")) for one in element.iter())


def strikes(name: str, value: str | None) -> bool:
    """Whether an element says that words are struck out."""
    return name == "strike" and value not in ("0", "false")


def shown_as(number: float, code: str) -> str | None:
    """What a format of zeros and fixed signs (`000`, `"DHR"000`) shows of a whole number.

    None where the format is another, or shows the number as it is.
    """
    tokens = list(_tokens(code.partition(";")[0]))
    zeros = sum(token == "" for token in tokens)
    if not zeros or None in tokens or len(tokens) == 1 or number < 0 or number != int(number):
        return None
    digits = str(int(number)).zfill(zeros)
    left = len(digits) - zeros + 1  # the first place takes what is more than there are places
    parts, at = [], 0
    for token in tokens:
        taken = (left if at == 0 else 1) if token == "" else 0
        parts.append(digits[at : at + taken] if taken else str(token))
        at += taken
    return "".join(parts)


def date_shown_as(day: date, code: str) -> str | None:
    """What a format that shows no day (`mmm-yy`, `yyyy`) shows of a date: `2013-10`, or `2013`.

    None where the format shows the day, or is of no date.
    """
    letters = set(_QUOTED.sub("", code.partition(";")[0]).casefold())
    if "y" not in letters or letters & set("dhse0#"):
        return None
    return f"{day:%Y-%m}" if "m" in letters else f"{day:%Y}"


def _tokens(code: str) -> Iterator[str | None]:
    """The empty text for the place of a digit, fixed signs, and None for what is not followed."""
    for quoted, escaped, space, plain in _TOKEN.findall(code):
        if plain == "0":
            yield ""
        elif plain == "#":
            continue
        elif plain and plain not in _LITERAL:
            yield None
        else:
            fixed = quoted or escaped or (" " if space else plain)
            yield fixed or None


def _style_fills(package: Package, styles: Element) -> dict[int, str]:
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
