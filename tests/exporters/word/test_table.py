"""Tables of a document: rows, bands, shades, legend."""

import runpy
from pathlib import Path

from docx.oxml.ns import qn

from dhrcode.reports.blocks import (
    Column,
    Line,
    Table,
)
from dhrcode.reports.marks import legend

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
read, report_of, of_style, texts_of, expected = (
    _SHARED[n] for n in ("read", "report_of", "of_style", "texts_of", "expected")
)


def test_legend_and_notes_stand_below_their_table(sample):
    said = "; ".join(f"{mark} {meaning}".strip() for mark, meaning in legend())
    assert [text for text in of_style(read(sample()), "Table Note") if text] == [
        said,
        "1 draft is not counted.",
        "* stands for a count that is hidden.",
    ]


def test_the_first_row_is_repeated_and_rows_stay_whole(sample):
    for table in read(sample()).tables:
        rows = list(table._tbl.iter(qn("w:tr")))
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
        whole = [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows]
        assert whole == [True, False, *[True] * (len(rows) - 2)]
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"


def test_a_row_that_may_be_taller_than_a_page_may_break(sample):
    columns = (Column("Label", "label", 10), Column("Quote", "text", 30))
    lines = (Line(("first", "x")), Line(("short", "x")), Line(("long", "word " * 1_000)))
    table = Table("T", columns, lines)
    rows = list(read(report_of(sample, table)).tables[0]._tbl.iter(qn("w:tr")))
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [
        True,
        False,
        True,
        False,
    ]


def test_bands_are_merged_across_and_shaded(sample):
    band = list(read(sample()).tables[0]._tbl.iter(qn("w:tr")))[1]
    (cell,) = band.iter(qn("w:tc"))
    assert cell.find(f".//{qn('w:gridSpan')}").get(qn("w:val")) == "7"
    assert cell.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "D9E2EC"


def test_present_is_shaded_and_numbers_are_centred(sample):
    row = list(read(sample()).tables[0]._tbl.iter(qn("w:tr")))[2]
    shades = [cell.find(f".//{qn('w:shd')}") for cell in row.iter(qn("w:tc"))]
    assert [s is not None and s.get(qn("w:fill")) for s in shades] == [
        False,
        "F6D9B0",
        False,
        "F6D9B0",
        False,
        False,
        False,
    ]
    placed = [cell.find(f".//{qn('w:jc')}") for cell in row.iter(qn("w:tc"))]
    assert [p is not None and p.get(qn("w:val")) for p in placed] == [False, *["center"] * 6]


def test_a_table_without_rows_has_its_headings(sample):
    table = Table("", (Column("Label", "label"), Column("N", "count")), ())
    document = read(report_of(sample, table))
    assert texts_of(document.tables[0]) == [["Label", "N"]]
    assert of_style(document, "Caption")[0] == "Table 1"


def test_a_long_table_is_whole(sample):
    columns = (Column("Review", "label", 10), Column("Quote", "text", 60))
    lines = [Line((f"DHR{n}", f"words {n}\nand more")) for n in range(5_000)]
    table = Table("Evidence", columns, lines)
    assert texts_of(read(report_of(sample, table)).tables[0]) == list(expected(table))
