"""A table of a report as Word's XML."""

from collections.abc import Iterator, Sequence
from math import ceil

from dhrcode.exporters.palette import (
    BAND,
    GRID,
    INK,
    PALE_INK,
    PRESENT,
    PRESENT_INK,
    WHITE,
    bare,
)
from dhrcode.exporters.word.layout import (
    ROOM,
    PageRoom,
    TableLayout,
    TablePages,
    TablePart,
    is_text,
)
from dhrcode.exporters.word.xml import attribute, paragraph, run
from dhrcode.reports.blocks import Cell, Column, Line, Table
from dhrcode.reports.cell_text import cell_text

_BAND_TEXT = f'<w:rPr><w:b/><w:color w:val="{bare(INK)}"/></w:rPr>'
_PRESENT_TEXT = f'<w:rPr><w:b/><w:color w:val="{bare(PRESENT_INK)}"/></w:rPr>'
_MARK_TEXT = f'<w:rPr><w:color w:val="{bare(PALE_INK)}"/></w:rPr>'
_FOOT = '<w:vAlign w:val="bottom"/>'
_UPRIGHT = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'
_CENTRED = '<w:jc w:val="center"/>'
_LONG = 2_000
"""With this many characters in a cell its row may break: it could be taller than a page."""
_FEW = 3
"""So many rows stay together at the beginning and the end of what is divided across pages."""
_LINE, _ROW, _CHARACTER = 220, 30, 105
"""About the height of a line and of what is around it, and the width of a letter."""
_ABOVE = 1_400
"""About the height of what stands above a table: a heading or two and its caption."""
_UNIT = 45
_KEEP = "<w:keepNext/>"
_WHOLE = "<w:cantSplit/>"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{bare(GRID)}"/>' for side in _SIDES
)
_PADDING = "".join(
    f'<w:{side} w:w="{wide}" w:type="dxa"/>'
    for side, wide in (("top", 10), ("left", 45), ("bottom", 10), ("right", 45))
)


class TableXml:
    """A table of a report, to be written in blocks of columns.

    Args:
        table: the table.
        room: what a page has between its margins.
    """

    def __init__(self, table: Table, room: PageRoom = ROOM) -> None:
        self._table, self._room = table, room
        self._layout = TablePages(table, room)

    @property
    def parts(self) -> list[TablePart]:
        """The blocks, each with the labels."""
        return self._layout.parts

    def xml(self, title: str, numbers: Sequence[int], below: int = 0) -> str:
        """Some columns, with the first row repeated on every page, and areas not torn.

        Args:
            title: for a screen reader, which says it before the table.
            numbers: the numbers of the columns; the first holds the labels.
            below: how many lines of notes the last row is not to be parted from.
        """
        table, columns = self._table, [self._table.columns[number] for number in numbers]
        laid_out = self._layout.widths(numbers)
        frames = _Frames(columns, laid_out)
        kept = self._kept(numbers, laid_out, below)
        rows = [
            frames.band(line)
            if line.band
            else frames.row([line.cells[n] for n in numbers], keep=keep)
            for line, keep in zip(table.lines, kept, strict=True)
        ]
        if rows:
            # LibreOffice 7.4 loses all other rows where the repeated row and a first row that may
            # not break do not fit together at the foot of a page.
            rows[0] = rows[0].replace(_WHOLE, "", 1)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in laid_out.widths)
        start = _properties(title, columns, sum(laid_out.widths))
        return (
            f"<w:tbl>{start}<w:tblGrid>{grid}</w:tblGrid>{frames.headings}{''.join(rows)}</w:tbl>"
        )

    def _kept(self, numbers: Sequence[int], laid_out: TableLayout, below: int) -> list[bool]:
        """Which rows stay with the next: all where a page holds them, else whole areas."""
        lines = self._table.lines
        texts = [
            (number, width - 2 * _UNIT)
            for number, width in zip(numbers, laid_out.widths, strict=True)
            if is_text(self._table.columns[number])
        ]
        high = [_height(line, texts) for line in lines]
        # Fonts differ, and a chain of rows that is too long leaves its heading behind.
        room = self._room.high * 24 // 25 - _ABOVE - max(laid_out.tall, 2 * _LINE)
        if sum(high) + below * _LINE > room:
            below = 0
        if sum(high) <= room and self._table.bands != "part":  # parts stand by themselves
            return _together(high, room, below)
        starts = [n for n, line in enumerate(lines) if line.band or not n]
        ends = [*starts[1:], len(lines)]
        return [
            keep
            for start, end in zip(starts, ends, strict=True)
            for keep in _together(high[start:end], room, below if end == len(lines) else 0)
        ]


def _height(line: Line, texts: Sequence[tuple[int, int]]) -> int:
    """About how high a row is."""
    if line.band:
        return _LINE + _ROW
    longest = (
        ceil(len(cell) * _CHARACTER / width)
        for number, width in texts
        if isinstance(cell := line.cells[number], str)
    )
    return max(1, *longest) * _LINE + _ROW


def _together(high: Sequence[int], room: int, below: int) -> list[bool]:
    """Which of some rows stay with the next: all if a page holds them, else the first and last."""
    most = len(high)
    if sum(high) <= room:
        kept = [True] * most
    else:
        kept = [n < _FEW - 1 or n >= most - _FEW for n in range(most)]
    if kept:
        kept[-1] = below > 0
    return kept


def _properties(title: str, columns: Sequence[Column], wide: int) -> str:
    described = ", ".join(column.heading for column in columns)
    return (
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{wide}" w:type="dxa"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_PADDING}</w:tblCellMar>"
        '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attribute(title)}"/>'
        f'<w:tblDescription w:val="Columns: {attribute(described)}"/></w:tblPr>'
    )


class _Frames:
    """Makes rows; the parts that are the same in every cell of a column are made once."""

    def __init__(self, columns: Sequence[Column], laid_out: TableLayout) -> None:
        self._columns, self._laid_out, self._wide = columns, laid_out, laid_out.widths
        self._starts = {
            (fill, keep): [
                f"{_cell_start(width, fill)}{_paragraph_start(_KEEP * keep + _placed(column))}"
                for column, width in zip(columns, self._wide, strict=True)
            ]
            for fill in ("", PRESENT)
            for keep in (False, True)
        }

    @property
    def headings(self) -> str:
        """The first row: dark, repeated, and never alone at the foot of a page."""
        upright = self._laid_out.upright or (False,) * len(self._columns)
        turns = (_UPRIGHT if turned else _FOOT for turned in upright)
        cells = map(self._heading, self._columns, self._wide, turns)
        tall = f'<w:trHeight w:val="{self._laid_out.tall}"/>' if any(upright) else ""
        return f"<w:tr><w:trPr>{_WHOLE}{tall}<w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def _heading(self, column: Column, width: int, turn: str) -> str:
        size = self._laid_out.heading // 10  # in half points
        style = f'<w:rPr><w:b/><w:color w:val="{bare(WHITE)}"/><w:sz w:val="{size}"/></w:rPr>'
        placed = _placed(column) if turn == _FOOT else ""
        text = paragraph(run(column.heading, style), "TableText", _KEEP + placed)
        return f"{_cell_start(width, INK, turn=turn)}{text}</w:tc>"

    def band(self, line: Line) -> str:
        """A heading across all columns, kept with the row below it."""
        text = paragraph(run(str(line.cells[0] or ""), _BAND_TEXT), "TableText", _KEEP)
        start = _cell_start(sum(self._wide), BAND, len(self._columns))
        return f"<w:tr><w:trPr>{_WHOLE}</w:trPr>{start}{text}</w:tc></w:tr>"

    def row(self, cells: Sequence[Cell], *, keep: bool) -> str:
        """A row that stays on one page unless a text in it is very long."""
        split = any(isinstance(cell, str) and len(cell) > _LONG for cell in cells)
        whole = "" if split else f"<w:trPr>{_WHOLE}</w:trPr>"
        return f"<w:tr>{whole}{''.join(self._cells(cells, keep=keep and not split))}</w:tr>"

    def _cells(self, cells: Sequence[Cell], *, keep: bool) -> Iterator[str]:
        starts, present = self._starts["", keep], self._starts[PRESENT, keep]
        for number, cell in enumerate(cells):
            kind = self._columns[number].kind
            said = cell_text(kind, cell)
            if not said:
                yield f"{starts[number]}</w:p></w:tc>"
            elif kind != "mark":
                yield f"{starts[number]}{run(said)}</w:p></w:tc>"
            elif cell == "present":
                yield f"{present[number]}{run(said, _PRESENT_TEXT)}</w:p></w:tc>"
            else:
                yield f"{starts[number]}{run(said, _MARK_TEXT)}</w:p></w:tc>"


def _cell_start(width: int, fill: str = "", span: int = 1, turn: str = "") -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{bare(fill)}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{shade}{turn}</w:tcPr>'


def _paragraph_start(properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{properties}</w:pPr>'


def _placed(column: Column) -> str:
    return "" if is_text(column) else _CENTRED
