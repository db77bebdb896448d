"""Tables of a document: rows, bands, shades, legend."""

import runpy
from pathlib import Path

from docx.oxml.ns import qn

from dhrcode.exporters.palette import BAND, PRESENT, bare
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
    assert cell.find(f".//{qn('w:shd')}").get(qn("w:fill")) == bare(BAND)


def test_present_is_shaded_and_numbers_are_centred(sample):
    row = list(read(sample()).tables[0]._tbl.iter(qn("w:tr")))[2]
    shades = [cell.find(f".//{qn('w:shd')}") for cell in row.iter(qn("w:tc"))]
    assert [s is not None and s.get(qn("w:fill")) for s in shades] == [
        False,
        bare(PRESENT),
        False,
        bare(PRESENT),
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


def kept(table):
    """Which rows stay on the page of the next."""
    rows = list(table._tbl.iter(qn("w:tr")))
    return "".join("k" if row.find(f".//{qn('w:keepNext')}") is not None else "-" for row in rows)


def test_a_table_that_a_page_holds_stays_whole_and_with_its_notes(sample):
    columns = (Column("Label", "label", 10), Column("N", "count"))
    table = Table("T", columns, tuple(Line((f"row {n}", n)) for n in range(25)))
    said = report_of(sample, table, table._replace(notes=("A note.",)))
    assert [kept(one) for one in read(said).tables[:2]] == ["k" * 25 + "-", "k" * 26]


def test_areas_are_not_torn_where_a_table_is_longer_than_a_page(sample):
    columns = (Column("Label", "label", 10), Column("N", "count"))
    area = (Line(("Area",), band=True), *(Line((f"row {n}", n)) for n in range(9)))
    said = report_of(sample, Table("T", columns, area * 6))
    assert kept(read(said).tables[0]) == "k" + "kkkkkkkkk-" * 6


def test_a_long_table_leaves_no_row_or_two_alone(sample):
    columns = (Column("Label", "label", 10), Column("N", "count"))
    table = Table("T", columns, tuple(Line((f"row {n}", n)) for n in range(200)))
    assert kept(read(report_of(sample, table)).tables[0]) == "kkk" + "-" * 195 + "kk-"


def test_upright_headings_are_turned_as_word_turns_them(sample):
    table = next(table for table in read(sample(reviews=25)).tables)
    head = next(table._tbl.iter(qn("w:tr")))
    turned = [cell.find(f".//{qn('w:textDirection')}") for cell in head.iter(qn("w:tc"))]
    assert [one is not None and one.get(qn("w:val")) for one in turned] == [
        False,
        *["btLr"] * 28,
    ]
    assert int(head.find(f".//{qn('w:trHeight')}").get(qn("w:val"))) > 600
