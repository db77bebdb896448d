"""The pack's workbook: charts, words for who cannot see them, filters, panes, hidden numbers."""

import io
import re
import zipfile

import openpyxl

from dhrcode.analysis.ledger import AtLeast
from dhrcode.exporters.excel.styles import heading_height, lines_of, width
from dhrcode.exporters.excel.workbook import render
from dhrcode.reports.blocks import (
    Column,
    Line,
    Paragraph,
    Report,
    Section,
    Table,
    tables_alone,
)


def parts(report, pattern):
    """The parts of a workbook's package whose names match, as text."""
    with zipfile.ZipFile(io.BytesIO(render(report))) as package:
        names = [name for name in package.namelist() if re.search(pattern, name)]
        return [package.read(name).decode("utf-8") for name in sorted(names)]


def test_tables_have_filters_and_stay_in_sight(sample):
    book = openpyxl.load_workbook(io.BytesIO(render(sample())))
    assert book.sheetnames[:3] == ["Summary", "Occurrence table", "Frequency of each subtheme"]
    sheet = book["Frequency of each subtheme"]
    assert [table.autoFilter.ref for table in sheet.tables.values()] == ["A4:G9"]
    assert sheet.freeze_panes == "B5"
    assert [sheet["B9"].value, sheet["B9"].data_type] == ["*", "s"]
    assert [sheet["B6"].value, sheet["D6"].number_format] == [2, "0%"]
    assert book["By year"]["D5"].number_format == '[<0.001]"<0.001";0.000'
    assert book["Summary"]["A4"].value == "Use of MARACs is present in 2 of 3 reviews (67%)."


def test_rows_are_high_enough_for_their_words():
    assert lines_of("x" * 100, 20) == 5
    assert lines_of("a\nb\n\nc", 20) == 4
    assert width(Column("DHR10", "mark")) == 7
    assert width(Column("N", "count")) == 10
    wide = heading_height((Column("one two three four five six", "count"),))
    assert wide > heading_height((Column("one", "count"),))


def test_a_count_that_may_be_larger_is_a_number_that_says_so():
    table = Table("T", (Column("A", "label"), Column("N", "count")), [Line(("x", AtLeast(4)))])
    report = Report("R", "", tables_alone(table), (), flat=lambda: (), data=dict)
    sheet = openpyxl.load_workbook(io.BytesIO(render(report)))["T"]
    (cell,) = (c for row in sheet for c in row if c.number_format.startswith('"at least'))
    assert (cell.value, cell.data_type, cell.number_format) == (4, "n", '"at least "0')


def test_words_above_a_table_stand_in_one_row_and_those_below_it_after_it():
    table = Table("T", (Column("A", "label", 90),), [Line(("x",))])
    blocks = (Paragraph("First."), Paragraph("Second."), table, Paragraph("Last."))
    report = Report("R", "", (Section("S", blocks),), (), flat=lambda: (), data=dict)
    book = openpyxl.load_workbook(io.BytesIO(render(report)))
    assert book.sheetnames == ["S"]
    rows = [(cell.row, cell.value) for cell in book["S"]["A"] if cell.value]
    assert rows[1:] == [(3, "First.\nSecond."), (4, "A"), (5, "x"), (8, "Last.")]
