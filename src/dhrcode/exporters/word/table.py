"""A table of a report as Word's XML."""

from collections.abc import Iterator, Sequence

from dhrcode.exporters.word.layout import layout
from dhrcode.exporters.word.xml import attribute, paragraph, run
from dhrcode.reports.blocks import Cell, Column, Line, Table
from dhrcode.reports.cell_text import cell_text

INK = "1F3044"
_BAND, _PRESENT, _GRID = "D9E2EC", "F6D9B0", "BFBFBF"
_BAND_TEXT = f'<w:rPr><w:b/><w:color w:val="{INK}"/></w:rPr>'
_PRESENT_TEXT = '<w:rPr><w:b/><w:color w:val="5A3A00"/></w:rPr>'
_MARK_TEXT = '<w:rPr><w:color w:val="595959"/></w:rPr>'
_CENTRED = '<w:jc w:val="center"/>'
_LONG = 2_000
"""With this many characters in a cell its row may break: it could be taller than a page."""
SHORT = 12
"""The most rows of a table that is not divided across pages."""
_KEEP = "<w:keepNext/>"
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_GRID}"/>' for side in _SIDES
)
_PADDING = "".join(
    f'<w:{side} w:w="{wide}" w:type="dxa"/>'
    for side, wide in (("top", 10), ("left", 45), ("bottom", 10), ("right", 45))
)


def table_xml(table: Table, title: str, numbers: Sequence[int]) -> str:
    """Some columns of a table, with the first row repeated on every page.

    Args:
        table: the table.
        title: for a screen reader, which says it before the table.
        numbers: the numbers of the columns; the first holds the labels.
    """
    columns = [table.columns[number] for number in numbers]
    wide, size = layout(table, numbers)
    frames = _Frames(columns, wide, together=len(table.lines) <= SHORT)
    rows = [
        frames.band(line) if line.band else frames.row([line.cells[n] for n in numbers])
        for line in table.lines
    ]
    if rows:
        # LibreOffice 7.4 loses all other rows where the repeated row and a first row that may not
        # break do not fit together at the foot of a page.
        rows[0] = rows[0].replace(_WHOLE, "")
        rows[-1] = rows[-1].replace(_KEEP, "")  # a short table must not be kept with what follows
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in wide)
    start = f"<w:tbl>{_properties(title, columns, sum(wide))}<w:tblGrid>{grid}</w:tblGrid>"
    return f"{start}{frames.headings(size // 10)}{''.join(rows)}</w:tbl>"


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

    def __init__(self, columns: Sequence[Column], wide: Sequence[int], *, together: bool) -> None:
        self._columns, self._wide = columns, wide
        kept = _KEEP if together else ""
        self._starts = [
            f"{_cell_start(width)}{_paragraph_start(kept + _placed(column))}"
            for column, width in zip(columns, wide, strict=True)
        ]
        self._present = [
            f"{_cell_start(width, _PRESENT)}{_paragraph_start(kept + _CENTRED)}" for width in wide
        ]

    def headings(self, size: int) -> str:
        """The first row: dark, repeated, and never alone at the foot of a page.

        Args:
            size: of the letters, in half points.
        """
        style = f'<w:rPr><w:b/><w:color w:val="FFFFFF"/><w:sz w:val="{size}"/></w:rPr>'
        cells = "".join(
            f"{_cell_start(width, INK)}"
            f"{paragraph(run(column.heading, style), 'TableText', _keep(column))}</w:tc>"
            for column, width in zip(self._columns, self._wide, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def band(self, line: Line) -> str:
        """A heading across all columns, kept with the row below it."""
        text = paragraph(run(str(line.cells[0] or ""), _BAND_TEXT), "TableText", _KEEP)
        start = _cell_start(sum(self._wide), _BAND, len(self._columns))
        return f"<w:tr>{_WHOLE}{start}{text}</w:tc></w:tr>"

    def row(self, cells: Sequence[Cell]) -> str:
        """A row that stays on one page unless a text in it is very long."""
        split = any(isinstance(cell, str) and len(cell) > _LONG for cell in cells)
        kept = "" if split else _WHOLE
        return f"<w:tr>{kept}{''.join(self._cells(cells))}</w:tr>"

    def _cells(self, cells: Sequence[Cell]) -> Iterator[str]:
        for number, cell in enumerate(cells):
            kind = self._columns[number].kind
            said = cell_text(kind, cell)
            if not said:
                yield f"{self._starts[number]}</w:p></w:tc>"
            elif kind != "mark":
                yield f"{self._starts[number]}{run(said)}</w:p></w:tc>"
            elif cell == "present":
                yield f"{self._present[number]}{run(said, _PRESENT_TEXT)}</w:p></w:tc>"
            else:
                yield f"{self._starts[number]}{run(said, _MARK_TEXT)}</w:p></w:tc>"


def _cell_start(width: int, fill: str = "", span: int = 1) -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{shade}</w:tcPr>'


def _paragraph_start(properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{properties}</w:pPr>'


def _placed(column: Column) -> str:
    return "" if column.kind in ("label", "text") else _CENTRED


def _keep(column: Column) -> str:
    return f"{_KEEP}{_placed(column)}"
