"""The look of a form, and how its text is kept as it is."""

import re
from collections.abc import Iterable

from dhrcode.exporters.excel.styles import lines_of, points
from dhrcode.exporters.palette import BAND, GREY, GRID, INK, NOTICE, SHUT, TOLD, WHITE

_BOX = {"border": 1, "border_color": GRID, "valign": "top", "text_wrap": True}
# @ stops Excel from turning a page 3-4 into 3 April, and an id into a number.
_TYPED = _BOX | {"num_format": "@", "locked": False}
STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": INK, "text_wrap": True},
    "part": {"bold": True, "font_size": 12, "font_color": INK, "text_wrap": True, "valign": "top"},
    "said": {"text_wrap": True, "valign": "top"},
    "warning": {
        "text_wrap": True,
        "valign": "top",
        "bg_color": NOTICE,
        "border": 1,
        "border_color": GRID,
    },
    "heading": {"bold": True, "font_color": WHITE, "bg_color": INK, "num_format": "@"} | _BOX,
    "band": {
        "bold": True,
        "font_color": INK,
        "bg_color": BAND,
        "top": 1,
        "border_color": GRID,
    },
    "told": {"bg_color": TOLD, "num_format": "@"} | _BOX,
    "quiet": {"bg_color": TOLD, "font_color": GREY, "num_format": "@", "font_size": 9} | _BOX,
    "shut": {"bg_color": SHUT} | _BOX,
    "typed": _TYPED,
    "plain": {"num_format": "@"},
}
"""The format of each kind of cell, as XlsxWriter's properties; only cells to type in are
unlocked."""
OPTIONS = {"format_columns": True, "format_rows": True}
"""What is allowed on a protected sheet; there is no password, it only prevents slips."""

_ESCAPED_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HELD = "\u2028"  # no text of a record or codebook may contain it


def held_text(text: str) -> str:
    """Text with a mark in what Excel would take for an escape, such as `_x0041_`.

    XlsxWriter escapes these too, but not two that share a `_`; `finished` puts the right escape in.
    """
    return _ESCAPED_LIKE.sub(_HELD, text)


def finished(content: bytes) -> bytes:
    """A part of the workbook with each mark made the escape of `_`, and no fixed row heights.

    Without a fixed height a row grows while somebody types.
    """
    return content.replace(_HELD.encode(), b"_x005F_").replace(b' customHeight="1"', b"")


def height(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row for its texts, each with its column's width in characters."""
    return points(max((lines_of(text, wide) for text, wide in cells if text), default=1))
