"""What Excel's format requires of text and of sheet names."""

import re
from collections.abc import Iterable

from dhrcode.model.base import UNUSABLE

MAX_CELL = 32_767
"""The most characters in a cell (Excel specifications and limits)."""
MAX_TITLE = 31
_CUT = " [cut: a cell holds no more; the whole text is in the record]"
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")


def safe_text(text: str) -> str:
    """Text that a cell can hold: without controls, and marked if it is cut."""
    if text.isprintable() and 2 * len(text) <= MAX_CELL:  # as most cells are
        return text
    text = UNUSABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    if len(text.encode("utf-16-le")) // 2 <= MAX_CELL:
        return text
    units = text.encode("utf-16-le")[: 2 * (MAX_CELL - len(_CUT))]
    return units.decode("utf-16-le", "ignore") + _CUT


def sheet_title(wanted: str, taken: list[str]) -> str:
    """A sheet name that Excel takes: short, without its forbidden characters, unlike the others."""
    title = _cut(_NOT_IN_TITLE.sub(" ", wanted).strip("' "), MAX_TITLE) or "Sheet"
    if title.casefold() == "history":  # a name that Excel keeps for itself
        title = f"{title} (1)"
    return unlike(title, taken, MAX_TITLE, " ({})")


def unlike(wanted: str, taken: Iterable[str], most: int, numbered: str) -> str:
    """A name of so many characters at most that none of the others is, without regard to case."""
    known = {name.casefold() for name in taken}
    number, unique = 2, _cut(wanted, most)
    while unique.casefold() in known:
        after = numbered.format(number)
        unique = f"{_cut(wanted, most - len(after))}{after}"
        number += 1
    return unique


def _cut(text: str, most: int) -> str:
    """The beginning of a text, counted as Excel does; no apostrophe or blank ends it."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").rstrip("' ")
