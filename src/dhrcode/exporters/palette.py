"""The colours of every output: workbook, document, page and pictures take them from here.

Blue and orange are of the set that M. Okabe and K. Ito made for eyes of every kind ("Color
Universal Design", 2008, https://jfly.uni-koeln.de/color/); paler ones are these two mixed with
white.
"""

from dhrcode.reports.blocks import Cell

INK = "#1F3044"
"""Headings and text."""
GREY = "#404040"
"""Notes, axes and captions."""
PALE_INK = "#595959"
"""Marks of findings other than present."""
WHITE = "#FFFFFF"
GRID = "#BFBFBF"
RULE = "#E3E7EB"
BAND = "#D9E2EC"
"""Behind the heading of an area."""
BLUE, ORANGE = "#0072B2", "#E69F00"
HIDDEN = "#A6A6A6"
PRESENT, PRESENT_INK = "#BFDCEC", "#003B5C"
"""Behind the mark of a finding of present, and the mark."""
UNCLEAR, UNCLEAR_INK = "#F7E2B2", "#4A3300"
NOTICE = "#FBEBCB"
"""Behind what should not be missed."""
TOLD, SHUT = "#F2F2F2", "#E2E2E2"
"""Behind cells of a form that are told, and those in which nothing is typed."""
MARKED = "#FFF2AB"
"""Behind coded words of a document, as a marker pen leaves them."""
SHADED = "#80B9D9"
"""The darkest behind a number in a cell, on which black can be read."""
SCALE = ("#F4F7FA", PRESENT, BLUE, INK)
"""From least to most: one hue, getting darker."""
FINDINGS: dict[Cell, str] = {
    "present": BLUE,
    "absent": "#C3D0DD",
    "not-stated": "#E8EDF2",
    "unclear": ORANGE,
    None: WHITE,
}
"""How a finding's square is filled.

Lightness (CIE L*) 46, 83, 94, 71 and 100: five greys that are distinct on a photocopy.
"""

_PAGE = {
    "paper": (WHITE, "#17222E"),
    "ground": ("#F4F6F8", "#101820"),
    "ink": (INK, "#E3E9EF"),
    "quiet": ("#46566A", "#B4C1CE"),
    "line": ("#C5D0DA", "#3B4C5D"),
    "head": (INK, "#2A3F56"),
    "head-ink": (WHITE, WHITE),
    "band": (BAND, "#223140"),
    "link": ("#1A4C86", "#9CC7F5"),
    "focus": ("#B04A00", "#FFB266"),
    "present": (PRESENT, "#0D4666"),
    "present-ink": (PRESENT_INK, "#D8EEFA"),
    "unclear": (UNCLEAR, "#5A4209"),
    "unclear-ink": (UNCLEAR_INK, "#FFEBC2"),
    "absent-ink": ("#3A4B5E", "#C6D1DC"),
    "pale-ink": ("#54606D", "#A9B7C5"),
    "target": ("#FFF4C2", "#4A4310"),
    "shade-1": ("#E5F1F7", "#1B3447"),
    "shade-2": ("#CCE3F0", "#1C435D"),
    "shade-3": ("#B3D5E8", "#1C5273"),
    "shade-4": (SHADED, "#1B6189"),
}
"""The names by which a page's style sheet knows its colours: on white, and on a dark screen."""


def page_colours() -> str:
    """The rules that give a page its colours, for `page.css` to use by their names."""
    light, dark = (
        "".join(f"--{name}:{both[side]};" for name, both in _PAGE.items()) for side in (0, 1)
    )
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )


def bare(colour: str) -> str:
    """A colour as Word writes it, without the `#`."""
    return colour.removeprefix("#")
