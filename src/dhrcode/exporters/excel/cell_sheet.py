"""A worksheet that writes its plain cells quickly; an output may have half a million of them."""

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import Worksheet


class CellSheet(Worksheet):  # type: ignore[misc] # XlsxWriter ships no types
    """XlsxWriter's worksheet, with texts and empty cells written in one step.

    XlsxWriter asks of each cell what it may be and escapes what needs no escaping, which takes a
    third of the time for a large workbook. Its bytes are the same, and where a later release has
    no such method, it writes them itself.
    """

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = cell.__class__.__name__
        if cell.format is None or kind not in ("String", "Blank"):
            super()._write_cell(row, col, cell)
            return
        place = xl_rowcol_to_cell_fast(row, col)
        style = cell.format._get_xf_index()
        if kind == "String":
            self.fh.write(f'<c r="{place}" s="{style}" t="s"><v>{cell.string}</v></c>')
        else:
            self.fh.write(f'<c r="{place}" s="{style}"/>')
