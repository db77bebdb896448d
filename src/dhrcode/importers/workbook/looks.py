"""How cells look: struck out, coloured, and numbers and dates whose format shows another text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from dhrcode.importers.packages import Package, PackageError
from dhrcode.importers.workbook.fills import style_fills
from dhrcode.importers.workbook.parts import local_name, numbered, part_of, within

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_(.)|(.)', re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""Fixed texts of a number format, and what stands in brackets: a colour, a language."""
_MAX_TEXTS = 50_000_000
"""The most bytes of the shared texts that are looked through."""
_LITERAL = frozenset("$-+/():!^&'~{}<>= ")


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
    return CellLooks(*_of_styles(styles), _struck_texts(package), style_fills(package, styles))


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
