"""A PDF page's text, assembled from the position of each letter.

In sparse text, such as a table on a landscape page, PDFium may guess that lines run from top to
bottom, and then breaks the line after every letter. Words cannot be found in that, so such a page
is read again: a letter on the line of the one before continues it, and a gap as wide as a space is
a space.
"""

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_FEWEST_LINES = 20
_LETTERS_A_LINE = 4
"""Average letters to a line; with fewer, lines have been broken where there are none."""
_GAP = 0.15
"""Share of the letters' height: a wider gap is a space (Helvetica's is 0.28 of its size)."""


class _Letter(NamedTuple):
    """A character and its box, seen in the direction in which it is written."""

    text: str
    start: float
    end: float
    bottom: float
    height: float


def is_torn(text: str) -> bool:
    """Whether a page's text has hardly more letters than lines."""
    lines = text.count("\n")
    return lines >= _FEWEST_LINES and len("".join(text.split())) < _LETTERS_A_LINE * lines


def put_together(page: "PdfTextPage") -> str:
    """The text of a page from its letters' positions, in the order in which the page draws them."""
    from pypdfium2.raw import FPDFText_IsGenerated  # noqa: PLC0415 - loads PDFium

    parts: list[str] = []
    before: _Letter | None = None
    for index in range(page.count_chars()):
        if FPDFText_IsGenerated(page, index):
            continue  # the spaces and line ends that PDFium guessed
        letter = _letter(page, index)
        if before is not None:
            parts.append(_between(before, letter))
        parts.append(letter.text)
        before = letter
    return "".join(parts)


def _letter(page: "PdfTextPage", index: int) -> _Letter:
    from pypdfium2.raw import FPDFText_GetCharAngle, FPDFText_GetUnicode  # noqa: PLC0415

    left, bottom, right, top = page.get_charbox(index, loose=True)
    text = chr(FPDFText_GetUnicode(page, index))
    match round(FPDFText_GetCharAngle(page, index) / (math.pi / 2)) % 4:
        case 1:  # downwards: PDFium counts clockwise
            return _Letter(text, -top, -bottom, left, right - left)
        case 2:  # upside down
            return _Letter(text, -right, -left, -top, top - bottom)
        case 3:  # upwards
            return _Letter(text, bottom, top, -right, right - left)
        case _:
            return _Letter(text, left, right, bottom, top - bottom)


def _between(one: _Letter, other: _Letter) -> str:
    height = max(one.height, other.height, 1e-6)
    if abs(one.bottom - other.bottom) > height / 2 or other.start < one.start - height / 2:
        return "\n"
    blank = one.text.isspace() or other.text.isspace()
    return " " if other.start - one.end > _GAP * height and not blank else ""
