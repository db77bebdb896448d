"""A sheet that writes plain cells in one step writes what XlsxWriter's own does."""

import io

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dhrcode.exporters.excel import workbook
from dhrcode.exporters.excel.cell_sheet import CellSheet


def written(kind):
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet("A & B", kind), book.add_format({"bold": True})
        for row, text in enumerate(("<a> & 'b'", " two\nlines", "=SUM(A1)", "")):
            sheet.write_string(row, 0, text, bold)
            sheet.write_string(row, 27, text)
            sheet.write_blank(row, 1, None, bold)
            sheet.write_number(row, 2, 0.5, bold)
    return out.getvalue()


def test_each_kind_of_cell_is_as_xlsxwriter_writes_it():
    assert written(CellSheet) == written(Worksheet)


def test_a_whole_pack_is_too(sample, monkeypatch: pytest.MonkeyPatch):
    report = sample()
    ours = workbook.render(report)
    monkeypatch.setattr(workbook, "CellSheet", Worksheet)
    assert workbook.render(report) == ours
