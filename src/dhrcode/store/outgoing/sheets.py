"""The sheets of a workbook: cells as they are shown, and all that is not in a cell."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dhrcode.errors import FileAccessError
from dhrcode.problems import column_letters
from dhrcode.store.outgoing.cell_format import format_code, shown_value
from dhrcode.store.outgoing.cells import At, TableCells
from dhrcode.store.outgoing.xml_words import PartWords, elements_of, local

MAX_CELLS = 20_000_000
_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_HEADER_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[0-9]+|[LCRPNDTAFGSXYEHBIUZO&])')
_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


class SheetStyle(NamedTuple):
    """What a workbook's cells refer to.

    Attributes:
        strings: its shared texts.
        formats: the format of each style by its number.
        since_1904: whether days are counted from 1904.
    """

    strings: list[str]
    formats: list[str]
    since_1904: bool = False


class SharedTexts:
    """A target for the part with the texts that cells share."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._in_text = self._spoken = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        if name == "si":
            self.texts.append("")
        self._in_text = name == "t"
        self._spoken = self._spoken or name == "rPh"

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        self._in_text = self._in_text and name != "t"
        self._spoken = self._spoken and name != "rPh"

    def data(self, text: str) -> None:
        """Text between two tags."""
        if self._in_text and self.texts:
            self.texts[-1] += f" {text}" if self._spoken else text


def cell_formats(styles: Iterable[bytes]) -> list[str]:
    """The formats of cells in the order of their numbers, from a workbook's part of styles.

    Raises:
        ValueError: it is no XML that may be read.
    """
    own: dict[int, str] = {}
    formats: list[str] = []
    group = ""
    for name, given in elements_of(styles):
        number = given.get("numFmtId", "")
        if name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            group = name
        elif name == "numFmt" and number.isdigit():
            own[int(number)] = given.get("formatCode", "")
        elif name == "xf" and group == "cellXfs":
            formats.append(format_code(int(number) if number.isdigit() else 0, own))
    return formats


class SheetWords(PartWords):
    """A target for a sheet: its cells one by one, and all else as in any part.

    Args:
        title: the sheet, such as `sheet 'Evidence'`.
        style: what its cells refer to.
        used: filled with the numbers of the shared texts that a cell shows.
    """

    def __init__(self, title: str, style: SheetStyle, used: set[int]) -> None:
        super().__init__(f"{title}: ")
        self._title, self._style, self._used = title, style, used
        self._cell: dict[str, str] | None = None
        self._values: dict[str, str] = {}
        self._row: dict[int, str] = {}
        self._cells = TableCells()
        self._number = self._count = 0
        self._inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        if name == "c":
            self._cell, self._values = attributes, {}
        elif self._cell is not None:
            self._inside = name
        elif name != "row":
            super().start(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if name == "c":
            self._end_cell()
        elif self._cell is not None:
            self._inside = ""
        elif name == "row":
            self._end_cells()
        else:
            super().end(tag)

    def data(self, text: str) -> None:
        """Text between two tags."""
        if self._cell is not None:
            if self._inside:
                self._values[self._inside] = self._values.get(self._inside, "") + text
        elif self._open and self._open[-1] in _HEADERS:
            kind = "header" if "Header" in self._open[-1] else "footer"
            where = f"{self._title}, print {kind}: "
            self._say(where, _HEADER_CODES.sub(" ", text))
        else:
            super().data(text)

    def _end_cell(self) -> None:
        own, values = self._cell or {}, self._values
        self._cell = None
        self._count += 1
        if self._count > MAX_CELLS:
            raise FileAccessError("has more cells than a workbook should hold")
        found = _REFERENCE.fullmatch(own.get("r", ""))
        column = column_number(found[1]) if found else max(self._row, default=0) + 1
        self._number = int(found[2]) if found else self._number
        text = self._shown(own, values)
        if text.strip():
            self._row[column] = text
        formula = values.get("f", "")
        if '"' in formula:
            self._say(f"{self._title}, {own.get('r', '')}, formula: ", formula)

    def _shown(self, own: dict[str, str], values: dict[str, str]) -> str:
        """What a cell shows: a shared text, its own, or a number in its format."""
        value = values.get("v", "")
        match own.get("t", "n"):
            case "s":
                number = int(value) if value.isdigit() else -1
                self._used.add(number)
                return self._style.strings[number] if number < len(self._style.strings) else ""
            case "n":
                style = int(own["s"]) if own.get("s", "").isdigit() else 0
                code = self._style.formats[style] if style < len(self._style.formats) else ""
                return shown_value(value, code, since_1904=self._style.since_1904)
            case "d":
                return value.split("T")[0]
            case "inlineStr":
                return values.get("t", "")
            case _:
                return value

    def _end_cells(self) -> None:
        if not self._row:
            return
        row = self._number
        texts = [self._row.get(column, "") for column in range(1, max(self._row) + 1)]
        self._row = {}

        def at(column: int) -> At:
            cell = f"{column_letters(column + 1)}{row}"
            return row, column + 1, f"{self._title}, {cell}: "

        self.passages += self._cells.row(texts, at)


def column_number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
