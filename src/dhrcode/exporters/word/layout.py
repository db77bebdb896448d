"""The layout of a table on a page: widths of columns, and blocks of columns that fit.

Lengths are in twentieths of a point, as in Word: 567 to a centimetre.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from math import ceil
from typing import NamedTuple

from dhrcode.exporters.text.plain import in_one_line
from dhrcode.reports.blocks import Table
from dhrcode.reports.cell_text import cell_text

PAGE = (16_838, 11_906)
"""A4 landscape."""
MARGIN = 850
USABLE = PAGE[0] - 2 * MARGIN
MOST_MARKS = 20
"""How many findings are side by side if a table has to be divided."""
MOST_REVIEWS = 60
"""The most findings that are printed at all: three blocks."""
_PADDING = 2 * 45
_LABEL = 2_200
_LABEL_OF_A_BLOCK = 3_000
_TEXT = 900
_SLIMMEST = 420
_LONGEST_WORD = 12
_LETTER = 95
_CELL = 180  # nine points


class _CharacterWidths(NamedTuple):
    """Widths in ems of a capital and another letter of a heading, and of a digit of a cell."""

    capital: float
    letter: float
    digit: float


# Fonts differ: the least is for Calibri and Arial, the most for DejaVu, which replaces them on a #
# bare Linux system.
_TIGHT, _EASY = _CharacterWidths(0.72, 0.56, 0.56), _CharacterWidths(0.83, 0.69, 0.66)


class TableLayout(NamedTuple):
    """The layout of columns: the width of each, and the size of their headings."""

    widths: list[int]
    heading: int


LARGE, SMALL = 160, 140
"""Headings in eight points, and in seven if a table is crowded."""


class TablePart(NamedTuple):
    """Columns of a table that are printed side by side.

    Attributes:
        title: what is in them; empty for a whole table.
        columns: their numbers; the first holds the labels.
    """

    title: str
    columns: tuple[int, ...]


def parts(table: Table) -> list[TablePart]:
    """The table in blocks of columns that fit on a page, each with the labels.

    More findings than `MOST_REVIEWS` are left out; all other columns stay.
    """
    every = tuple(range(len(table.columns)))
    if _fits(table, every):
        return [TablePart("", every)]
    rest = tuple(n for n in every[1:] if table.columns[n].kind != "mark")
    if not leaves_out(table):
        return [*_of_marks(table), *_of_rest(table, rest, "Counts")]
    return _of_rest(table, rest, "") or [TablePart("", (0,))]


def leaves_out(table: Table) -> bool:
    """Whether there are too many columns of findings to print."""
    return len(_marks(table)) > MOST_REVIEWS


def layout(table: Table, numbers: Sequence[int]) -> TableLayout:
    """Columns in their preferred width, or else narrowed: texts first, numbers if necessary.

    Remaining width goes to texts that are longer than their column's preferred width.
    """
    wanted = [_wanted(table, number) for number in numbers]
    if sum(wanted) <= USABLE:
        whole = [
            max(_longest(table, number) * _LETTER + _PADDING, want)
            for number, want in zip(numbers, wanted, strict=True)
        ]
        return TableLayout(_narrowed(whole, wanted), LARGE)
    wide = [
        table.columns[number].wide or table.columns[number].kind == "label" for number in numbers
    ]
    least = [_least(table, number) for number in numbers]
    snug = [
        want if text else _words(table, number, _EASY, SMALL)
        for number, want, text in zip(numbers, wanted, wide, strict=True)
    ]
    texts_narrow = [
        low if text else easy for low, easy, text in zip(least, snug, wide, strict=True)
    ]
    return TableLayout(_narrowed(_narrowed(snug, texts_narrow), least), SMALL)


def _narrowed(wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Each column gives the same share of what it can spare; if that is not enough, all equally."""
    over = sum(wanted) - USABLE
    if over <= 0:
        return list(wanted)
    spare = sum(wanted) - sum(least)
    part = min(over / spare, 1) if spare else 0
    return [wide - ceil(part * (wide - low)) for wide, low in zip(wanted, least, strict=True)]


def _marks(table: Table) -> list[int]:
    return [n for n, column in enumerate(table.columns) if n and column.kind == "mark"]


def _of_marks(table: Table) -> Iterator[TablePart]:
    """Blocks of about the same size, so that none has a single column."""
    marks = _marks(table)
    if not marks:
        return
    room = USABLE - _LABEL_OF_A_BLOCK
    most = MOST_MARKS
    while most > 1 and any(
        sum(_wanted(table, number) for number in some) > room for some in _evenly(marks, most)
    ):
        most -= 1
    word = "Reviews " if table.reviews else ""
    for some in _evenly(marks, most):
        yield TablePart(f"{word}{_from_to(table, some)}", (0, *some))


def _of_rest(table: Table, rest: Sequence[int], title: str) -> list[TablePart]:
    """The columns without findings: together if they fit, else as many at a time as fit."""
    if not rest:
        return []
    if _fits(table, (0, *rest)):
        return [TablePart(title, (0, *rest))]
    blocks: list[tuple[int, ...]] = [()]
    for number in rest:
        if blocks[-1] and not _fits(table, (0, *blocks[-1], number)):
            blocks.append(())
        blocks[-1] += (number,)
    return [TablePart(_from_to(table, block), (0, *block)) for block in blocks]


def _evenly(numbers: Sequence[int], most: int) -> Iterator[tuple[int, ...]]:
    count = ceil(len(numbers) / most)
    size, larger = divmod(len(numbers), count)
    remaining = iter(numbers)
    for number in range(count):
        yield tuple(islice(remaining, size + (number < larger)))


def _from_to(table: Table, some: Sequence[int]) -> str:
    first, last = (in_one_line(table.columns[n].heading) for n in (some[0], some[-1]))
    return first if len(some) == 1 else f"{first} to {last}"


def _fits(table: Table, numbers: Sequence[int]) -> bool:
    return sum(_least(table, number) for number in numbers) <= USABLE


def _least(table: Table, number: int) -> int:
    """The least width: room for the longest word of the heading, the numbers, and readable text."""
    column = table.columns[number]
    if column.kind == "label":
        return min(_wanted(table, number), _LABEL)
    words = _words(table, number, _TIGHT, SMALL)
    return min(_wanted(table, number), max(words, _TEXT)) if column.wide else words


def _wanted(table: Table, number: int) -> int:
    """The preferred width of a column."""
    column = table.columns[number]
    wide = column.wide * _LETTER + _PADDING if column.wide else 0
    if column.kind == "text":  # an empty column leaves its width to the others
        wide = min(wide, _longest(table, number) * _LETTER + _PADDING)
    if column.kind == "label" and not wide:
        wide = _LABEL
    return max(wide, _words(table, number, _EASY, LARGE))


def _longest(table: Table, number: int) -> int:
    """Characters of the longest text in a column; 0 for other kinds of column."""
    if table.columns[number].kind not in ("label", "text"):
        return 0
    cells = (line.cells[number] for line in table.lines if not line.band)
    return max((len(cell) for cell in cells if isinstance(cell, str)), default=0)


def _words(table: Table, number: int, of: _CharacterWidths, size: int) -> int:
    """The width of the heading's longest word at a size, or of the longest number if wider."""
    column = table.columns[number]
    words = [word[:_LONGEST_WORD] for word in column.heading.split()]
    ems = max(
        (sum(of.capital if char.isupper() else of.letter for char in word) for word in words),
        default=0.0,
    )
    return max(ceil(ems * size), _numbers(table, number, of), _SLIMMEST - _PADDING) + _PADDING


def _numbers(table: Table, number: int, of: _CharacterWidths) -> int:
    kind = table.columns[number].kind
    if kind not in ("count", "percent", "number", "p"):
        return 0
    said = (cell_text(kind, line.cells[number]) for line in table.lines if not line.band)
    # A percent sign is as wide as two digits.
    longest = max((len(text) + text.count("%") for text in said), default=0)
    return ceil(min(longest, _LONGEST_WORD) * of.digit * _CELL)
