"""The layout of a table on a page: widths of columns, and blocks of columns that fit.

Lengths are in twentieths of a point, as in Word: 567 to a centimetre.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from math import ceil
from typing import NamedTuple

from dhrcode.exporters.text.plain import in_one_line
from dhrcode.reports.blocks import Column, Table
from dhrcode.reports.cell_text import cell_text

PAGE = (16_838, 11_906)
"""A4 landscape."""
MARGIN = 850


class PageRoom(NamedTuple):
    """What a page has between its margins."""

    wide: int
    high: int


ROOM = PageRoom(PAGE[0] - 2 * MARGIN, PAGE[1] - 2 * MARGIN)
MOST_MARKS = 25
"""How many findings are side by side."""
MOST_REVIEWS = 60
"""The most findings that are printed at all: three blocks."""
_PADDING = 2 * 45
_LABEL = 2_200
_TEXT = 900
_SLIMMEST = 420
_TURNED = 330
"""The least width of a column whose heading stands upright: a line of it."""
_TALLEST = 3_000
"""An upright heading that would be taller stays across."""
_LONGEST_WORD = 12
_LOOKED_AT = 200
"""So many rows tell how long the words of a column are."""
_SHORT = 4
"""The heading of a column whose texts are shorter may stand upright."""
_LETTER = 100
_CELL = 180  # nine points


class _CharacterWidths(NamedTuple):
    """Widths in ems of a capital and another letter of a heading, and of a digit of a cell."""

    capital: float
    letter: float
    digit: float

    def of(self, text: str, size: int) -> float:
        """The width of a text."""
        return sum(self.capital if char.isupper() else self.letter for char in text) * size


# Fonts differ: the least is for Calibri and Arial, the most for DejaVu, which replaces them on a #
# bare Linux system.
_TIGHT, _EASY = _CharacterWidths(0.72, 0.56, 0.56), _CharacterWidths(0.83, 0.69, 0.66)


class TableLayout(NamedTuple):
    """The layout of columns.

    Attributes:
        widths: of each.
        heading: the size of the headings' letters.
        upright: which headings stand upright; none if the tuple is empty.
        tall: the height of the row of headings where some stand upright.
    """

    widths: list[int]
    heading: int
    upright: tuple[bool, ...] = ()
    tall: int = 0


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


class _ColumnWidths(NamedTuple):
    """How wide a column should be.

    Attributes:
        wanted: the preferred width, with headings in eight points.
        snug: that in a crowded table: a label in two lines, a heading in seven points.
        least: room for the longest word of the heading, the numbers, and readable text.
        slim: that for the cells alone, under an upright heading.
        crowded: the same, with texts as narrow as they can be read.
        slimmest: the same in a narrow font.
        whole: that for the longest text in one line.
        upright: whether its heading is wider than its cells, and not too long to stand upright.
    """

    wanted: int
    snug: int
    least: int
    slim: int
    crowded: int
    slimmest: int
    whole: int
    upright: bool


class TablePages:
    """A table laid out on pages; each column is measured once.

    Args:
        table: the table.
        room: what a page has.
    """

    def __init__(self, table: Table, room: PageRoom = ROOM) -> None:
        self._table, self._room = table, room.wide
        self._columns = [self._measured(number) for number in range(len(table.columns))]

    @cached_property
    def parts(self) -> list[TablePart]:
        """The table in blocks of columns that fit on a page, each with the labels.

        More findings than `MOST_REVIEWS` are left out; all other columns stay.
        """
        every = range(len(self._table.columns))
        if self._fits(every) and len(self._marks) <= MOST_MARKS:
            return [TablePart("", tuple(every))]
        rest = [n for n in every[1:] if self._table.columns[n].kind != "mark"]
        if not leaves_out(self._table):
            return self._of_marks(rest)
        return self._of_rest(rest, "") or [TablePart("", (0,))]

    def widths(self, numbers: Sequence[int]) -> TableLayout:
        """Some columns in their preferred width, or else narrowed, headings upright if need be.

        Remaining width goes to texts that are longer than their column's preferred width.
        """
        columns = [self._columns[number] for number in numbers]
        if sum(one.wanted for one in columns) <= self._room:
            whole = [max(one.whole, one.wanted) for one in columns]
            return TableLayout(self._narrowed(whole, [one.wanted for one in columns]), LARGE)
        upright = tuple(one.upright for one in columns)
        turned = TableLayout([], SMALL, upright, self._tall(numbers))
        across = TableLayout([], SMALL)
        for widths, made in (
            ([one.snug for one in columns], across),
            ([one.slim for one in columns], turned),
            ([one.crowded for one in columns], turned),
            ([one.slimmest for one in columns], turned),
        ):
            if sum(widths) <= self._room:
                return made._replace(widths=self._eased(numbers, widths))
        return turned._replace(widths=self._narrowed(widths, [_SLIMMEST // 2] * len(widths)))

    def _eased(self, numbers: Sequence[int], found: list[int]) -> list[int]:
        """Widths with what is left shared by the texts that are longer."""
        columns = [self._columns[number] for number in numbers]
        grown = [
            max(width, min(one.whole, 3 * one.wanted)) if self._is_text(number) else width
            for number, width, one in zip(numbers, found, columns, strict=True)
        ]
        return self._narrowed(grown, found)

    def _narrowed(self, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
        """Each gives the same share of what it can spare; if that is not enough, all equally."""
        over = sum(wanted) - self._room
        if over <= 0:
            return list(wanted)
        spare = sum(wanted) - sum(least)
        part = min(over / spare, 1) if spare else 0
        return [wide - ceil(part * (wide - low)) for wide, low in zip(wanted, least, strict=True)]

    @cached_property
    def _marks(self) -> list[int]:
        return _marks(self._table)

    def _of_marks(self, rest: Sequence[int]) -> list[TablePart]:
        """Blocks of about the same size, the last with the counts beside it if they fit."""
        most = MOST_MARKS if self._marks else 0
        while most > 1 and not all(self._fits((0, *some)) for some in _evenly(self._marks, most)):
            most -= 1
        blocks = list(_evenly(self._marks, most)) if most else []
        word = "Reviews " if self._table.reviews else ""
        made = [TablePart(f"{word}{self._from_to(some)}", (0, *some)) for some in blocks]
        if made and rest and self._fits((0, *blocks[-1], *rest)):
            made[-1] = TablePart(f"{made[-1].title}, and counts", (0, *blocks[-1], *rest))
            return made
        return [*made, *self._of_rest(rest, "Counts")]

    def _of_rest(self, rest: Sequence[int], title: str) -> list[TablePart]:
        """The columns without findings: together if they fit, else as many at a time as fit."""
        if not rest:
            return []
        if self._fits((0, *rest)):
            return [TablePart(title, (0, *rest))]
        blocks: list[list[int]] = [[]]
        for number in rest:
            if blocks[-1] and not self._fits((0, *blocks[-1], number)):
                blocks.append([])
            blocks[-1].append(number)
        return [TablePart(self._from_to(block), (0, *block)) for block in blocks]

    def _from_to(self, some: Sequence[int]) -> str:
        first, last = (in_one_line(self._table.columns[n].heading) for n in (some[0], some[-1]))
        return first if len(some) == 1 else f"{first} to {last}"

    def _fits(self, numbers: Sequence[int]) -> bool:
        return sum(self._columns[number].slimmest for number in numbers) <= self._room

    def _may_turn(self, number: int) -> bool:
        heading = self._table.columns[number].heading
        return self._longest(number) < _SHORT and _EASY.of(heading, SMALL) + _PADDING <= _TALLEST

    def _tall(self, numbers: Sequence[int]) -> int:
        """How high upright headings are."""
        headings = (self._table.columns[n].heading for n in numbers if self._columns[n].upright)
        return max((ceil(_EASY.of(text, SMALL)) for text in headings), default=0) + 2 * _PADDING

    def _is_text(self, number: int) -> bool:
        return is_text(self._table.columns[number])

    def _measured(self, number: int) -> _ColumnWidths:
        column, text = self._table.columns[number], self._is_text(number)
        digits = 0 if text else max(map(len, self._said(number)), default=0)
        tight, easy = (_words(column, digits, of) for of in (_TIGHT, _EASY))
        if text:
            wanted, snug, least, whole = self._text_widths(number, easy)
        else:
            wanted = max(_said_wide(column), _words(column, digits, _EASY, LARGE))
            snug, least, whole = easy, tight, 0
        slim, slimmest = (
            max(ceil(digits * of.digit * _CELL) + _PADDING, _TURNED) for of in (_EASY, _TIGHT)
        )
        upright = self._may_turn(number) and slim < easy
        if not upright:
            slim, slimmest = snug, least
        crowded = least if text else slim
        whole = max(whole, wanted)
        return _ColumnWidths(wanted, snug, least, slim, crowded, slimmest, whole, upright)

    def _text_widths(self, number: int, easy: int) -> tuple[int, int, int, int]:
        """Of a column of words: how wide it should be, snugly, at least, and in one line."""
        column, longest = self._table.columns[number], self._longest(number)
        # A day or a state stays in one line.
        brief = ceil(longest * _EASY.digit * _CELL) + _PADDING if longest <= _LONGEST_WORD else 0
        whole = brief or longest * _LETTER + _PADDING
        heading = _words(column, 0, _EASY, LARGE)
        if column.kind == "label":
            wanted = max(_said_wide(column) or _LABEL, heading)
            least = min(wanted, _LABEL)
            return wanted, min(wanted, max(least, whole * 11 // 20)), least, whole
        word = self._longest_word(number)
        # An empty column leaves its width to the others.
        wanted = max(min(_said_wide(column), whole), word, heading)
        return wanted, wanted, min(wanted, max(easy, brief or max(_TEXT, word))), whole

    def _longest(self, number: int) -> int:
        """Characters of the longest text in a column; 0 for other kinds of column."""
        if not self._is_text(number):
            return 0
        cells = (line.cells[number] for line in self._table.lines if not line.band)
        return max((len(cell) for cell in cells if isinstance(cell, str)), default=0)

    def _longest_word(self, number: int) -> int:
        """The width of the longest word of a column, such as a day; a very long one may break."""
        cells = (line.cells[number] for line in self._table.lines[:_LOOKED_AT] if not line.band)
        words = (word for cell in cells if isinstance(cell, str) for word in cell.split())
        longest = min(max(map(len, words), default=0), _LONGEST_WORD)
        return ceil(longest * _EASY.digit * _CELL) + _PADDING

    def _said(self, number: int) -> Iterator[str]:
        """The numbers of a column as they are printed; a percent sign is as wide as two digits."""
        kind = self._table.columns[number].kind
        if kind == "mark":
            return
        for line in self._table.lines:
            if not line.band and (cell := line.cells[number]) is not None:
                yield cell_text(kind, cell).replace("%", "%%")[:_LONGEST_WORD]


def is_text(column: Column) -> bool:
    """Whether a column holds words, and not findings or numbers."""
    return column.kind in ("label", "text")


def _said_wide(column: Column) -> int:
    """The width that a column asks for; 0 if it asks for none."""
    return column.wide * _LETTER + _PADDING if column.wide else 0


def leaves_out(table: Table) -> bool:
    """Whether there are too many columns of findings to print."""
    return len(_marks(table)) > MOST_REVIEWS


def _marks(table: Table) -> list[int]:
    return [n for n, column in enumerate(table.columns) if n and column.kind == "mark"]


def _words(column: Column, digits: int, of: _CharacterWidths, size: int = SMALL) -> int:
    """The width of the heading's longest word at a size, or of the longest number if wider."""
    words = [of.of(word[:_LONGEST_WORD], size) for word in column.heading.split()]
    number = ceil(digits * of.digit * _CELL)
    return max(ceil(max(words, default=0.0)), number, _SLIMMEST - _PADDING) + _PADDING


def _evenly(numbers: Sequence[int], most: int) -> Iterator[tuple[int, ...]]:
    count = ceil(len(numbers) / most)
    size, larger = divmod(len(numbers), count)
    remaining = iter(numbers)
    for number in range(count):
        yield tuple(islice(remaining, size + (number < larger)))
