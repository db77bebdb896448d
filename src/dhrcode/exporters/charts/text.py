"""Words in a picture: what the font can draw, how wide they are and where they break."""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import category

import matplotlib
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import text_to_path

from dhrcode.exporters.text.plain import in_one_line

MOST_CHARACTERS = 1_000
"""How much of a text is looked at: no label has room for more."""
_FONTS = Path(matplotlib.get_data_path(), "fonts", "ttf")
REGULAR = _FONTS / "DejaVuSans.ttf"
BOLD = _FONTS / "DejaVuSans-Bold.ttf"
_NO_GLYPH = "\N{WHITE SQUARE}"
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_MEASURED = 100.0
_POINTS_TO_AN_INCH = 72


@cache
def font(path: Path, size: float) -> FontProperties:
    """The font that comes with matplotlib, even if this machine has another of its name."""
    return FontProperties(fname=path, size=size)


def drawable(text: str) -> str:
    """Text as the font can draw it, in one line: a white square for characters without a glyph."""
    return "".join(map(_drawn, in_one_line(text[:MOST_CHARACTERS])))


def _drawn(char: str) -> str:
    """The character, its substitute, or nothing for characters that only control formatting."""
    kind = category(char)
    if ord(char) in _known():
        return "" if kind == "Cf" else char
    return "" if kind in ("Cf", "Mn") else _NO_GLYPH


@cache
def _known() -> frozenset[int]:
    return frozenset(get_font(BOLD).get_charmap()) & frozenset(get_font(REGULAR).get_charmap())


def width_of(text: str, size: float, path: Path = REGULAR) -> float:
    """Inches that a drawable text takes at a size in points."""
    return sum(_advance(char, path) for char in text) * size / _MEASURED / _POINTS_TO_AN_INCH


@lru_cache(maxsize=4096)
def _advance(char: str, path: Path) -> float:
    """The width in points at the size measured; between two bars, since a blank alone has none."""
    return _measured(f"|{char}|", path) - _measured("||", path)


def _measured(text: str, path: Path) -> float:
    wide, _, _ = text_to_path.get_text_width_height_descent(
        text, font(path, _MEASURED), ismath=False
    )
    return float(wide)


def cut(text: str, size: float, inches: float, path: Path = REGULAR) -> str:
    """A drawable text that fits, with an ellipsis if it had to be cut."""
    if width_of(text, size, path) <= inches:
        return text
    room = inches - width_of(_ELLIPSIS, size, path)
    kept = ""
    for char in text:
        room -= width_of(char, size, path)
        if room < 0:
            break
        kept += char
    return kept.rstrip() + _ELLIPSIS


def wrapped(text: str, inches: float, most: int, size: float, path: Path = REGULAR) -> list[str]:
    """A text in at most `most` lines that fit; the last ends in an ellipsis if there was more."""
    lines = list(_lines(drawable(text), inches, size, path))
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines[most - 1 :] = [cut(rest, size, inches, path)]
    return lines or [""]


def _lines(text: str, inches: float, size: float, path: Path) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, path) <= inches:
            line = longer
            continue
        if line:
            yield line
        *whole, line = _broken(word, inches, size, path)
        yield from whole
    if line:
        yield line


def _broken(word: str, inches: float, size: float, path: Path) -> list[str]:
    """A word in pieces that fit, usually one."""
    pieces, piece, room = [], "", inches
    for char in word:
        wide = width_of(char, size, path)
        if piece and wide > room:
            pieces.append(piece)
            piece, room = "", inches
        piece += char
        room -= wide
    return [*pieces, piece]
