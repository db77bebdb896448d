"""What SPSS and Stata take, and names and labels that fit."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dhrcode.analysis.tidy_names import LONGEST, free_name

_STATA_WORDS = frozenset({"byte", "double", "float", "if", "in", "int", "long", "strl", "using"})
_STATA_TEXT = re.compile("str[0-9]+")
_PART = 12
"""How much of a name is kept for the value at least, where the whole is too long."""
_SHORT = {"perpetrator_": "perp_", "victim_": "vic_"}


class Limits(NamedTuple):
    """The longest of each thing that a program takes, and how it says that something is missing.

    Attributes:
        program: its name.
        name: of a variable's name, in letters.
        label: of a variable's label.
        value_label: of a value's label.
        text: of a text in a cell, in bytes.
        in_bytes: whether labels are measured in bytes; in letters otherwise.
        not_stated: what stands for it among codes and among numbers.
    """

    program: str
    name: int
    label: int
    value_label: int
    text: int
    in_bytes: bool
    not_stated: tuple[str, str]


def within(text: str, longest: int, *, in_bytes: bool) -> str:
    """The text, or as many of its whole words as fit, with `…` for the rest."""

    def fits(words: str) -> bool:
        return len(words.encode() if in_bytes else words) <= longest

    if fits(text):
        return text
    kept = text[:longest]
    while not fits(f"{kept}…"):
        whole = kept.rpartition(" ")[0].rstrip(" ,;:(")
        kept = whole or kept[:-1]
    return f"{kept}…"


def stem(column: str, parts: Iterable[str], limits: Limits) -> str:
    """What the names of all variables of a column begin with.

    Where names are short, so are the words for people; and where the longest name would not fit,
    all are cut so that twelve letters of each part remain.

    Args:
        column: the column's name.
        parts: the values or numbers that each variable is of; `""` if one is of the whole column.
        limits: what the program takes.
    """
    for long, short in _SHORT.items() if limits.name < LONGEST else ():
        if column.startswith(long):
            column = short + column.removeprefix(long)
    longest = max(map(len, parts), default=0)
    if longest and len(column) + longest >= limits.name:
        column = column[: limits.name - 1 - min(longest, _PART)]
    return column.rstrip("_")


def variable_name(begins: str, part: str, taken: set[str], limits: Limits) -> str:
    """A name that the program takes and no other variable has; it is then taken."""
    part = part.replace("-", "_")
    name = f"{begins}_{part}" if part else begins
    if name in _STATA_WORDS or _STATA_TEXT.fullmatch(name):
        name = f"review_{name}"
    name = free_name(name, taken, limits.name)
    taken.add(name)
    return name
