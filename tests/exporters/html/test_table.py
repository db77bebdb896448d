"""Tables of a page: every cell, every mark, and what it leads to."""

import re
from pathlib import Path

import pytest
from lxml import html

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.selection import Selection
from dhrcode.exporters.html.page import render
from dhrcode.exporters.html.table import evidence_id
from dhrcode.exporters.text.plain import plain
from dhrcode.reports.blocks import Column, Line, Paragraph, Report, Section, Table
from dhrcode.reports.cell_text import cell_text
from dhrcode.reports.marks import legend
from dhrcode.reports.occurrence import occurrence_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.table import tabulate

ROOT = Path(__file__).parents[3]


@pytest.fixture
def undrawn(monkeypatch):
    """Charts are one and the same picture: drawing is tested elsewhere, and takes its time."""
    picture = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    monkeypatch.setattr("dhrcode.exporters.charts.drawing.draw", lambda *_: picture)


def parsed(report):
    return html.document_fromstring(render(report), html.HTMLParser(encoding="utf-8"))


def report_of(*blocks):
    return Report("T", "S", (Section("First", blocks),), (), list, dict)


def study(name, **selected):
    project = open_project(ROOT / name)
    made = tabulate(project, Selection(**selected))
    return occurrence_report(project.codebook, made.table, made.origin)


def text(element):
    """What is printed of an element: without what is for screen readers alone."""
    return "".join(element.xpath(".//text()[not(parent::i)]"))


SPOKEN = {
    "present": "present",
    "absent": "absent",
    "not-stated": "not stated",
    "unclear": "unclear",
    None: "not coded",
    HIDDEN: "hidden",
}


def numbers_of(page):
    """The printed text of every cell of every table."""
    return [
        [[text(cell) for cell in row.xpath("th | td")] for row in table.xpath(".//tr")]
        for table in page.xpath("//table")
    ]


def numbers_of_report(report):
    """The same from the report, through the one function that puts cells into words."""
    return [
        [
            [plain(column.heading) for column in table.columns],
            *(
                [plain(str(line.cells[0]))]
                if line.band
                else [
                    plain(cell_text(column.kind, cell))
                    for column, cell in zip(table.columns, line.cells, strict=True)
                ]
                for line in table.lines
            ),
        ]
        for table in report.tables
    ]


@pytest.mark.parametrize(
    "report",
    [
        study("tests/projects/west-midlands-complete"),
        study("examples/fictional", include_drafts=True),
        study("tests/projects/small", include_drafts=True),
    ],
    ids=("west-midlands", "fictional", "small"),
)
def test_every_cell_is_printed_as_everywhere_else(report):
    assert numbers_of(parsed(report)) == numbers_of_report(report)


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("reviews", [3, 13, 60])
def test_hidden_numbers_blanks_and_probabilities_are_printed_as_everywhere_else(sample, reviews):
    report = sample(reviews=reviews)
    page = parsed(report)
    assert numbers_of(page) == numbers_of_report(report)
    warned = page.xpath("//p[@class='paper']/text()")
    assert len(warned) == (reviews == 60)


@pytest.mark.parametrize("finding", SPOKEN, ids=str)
def test_a_mark_is_said_in_words_too_and_has_the_colour_of_its_legend(finding):
    columns = (Column("L", "label"), Column("DHR1", "mark"))
    table = Table("T", columns, (Line(("x", finding)),), legend())
    page = parsed(report_of(table))
    (cell,) = page.xpath("//tbody/tr/td")
    assert text(cell) == cell_text("mark", finding)
    assert cell.xpath("string(i)") == f" {SPOKEN[finding]}"
    keys = {key.text or "": key.get("class") for key in page.xpath("//ul[@class='legend']//span")}
    assert len(set(keys.values())) == 5
    if finding is not HIDDEN:
        assert f"key {cell.get('class')}" == keys[text(cell)]


@pytest.mark.usefixtures("undrawn")
def test_a_finding_leads_to_its_evidence(sample):
    page = parsed(sample())
    found = page.xpath("//td/a")
    assert [(link.get("href"), text(link)) for link in found] == [
        ("#e/DHR2/use-of-maracs", "✓"),
        ("#e/DHR10/gps", "✓"),
    ]
    assert page.xpath("//tr/@id") == ["e/DHR2/use-of-maracs", "e/DHR10/gps"]
    assert page.xpath("//tr/@data-e") == ["e/DHR2/use-of-maracs"]


@pytest.mark.usefixtures("undrawn")
def test_without_evidence_no_finding_is_a_link(sample):
    report = sample()
    page = parsed(report._replace(sections=report.sections[:-1]))
    assert page.xpath("//table//a") == []
    assert page.xpath("//tr/@id | //tr/@data-e") == []


def test_names_of_evidence_are_safe_and_never_the_same():
    anchors = [
        "DHR1/a",
        "DHR1/A",
        "DHR1/a b",
        "DHR1/a_b",
        "DHR1/a_20_b",
        "DHR1/a\tb",
        'DHR1/"',
        "DHR1/é",
        "DHR1/🙂",
        "DHR1/<",
        "DHR1/",
        "/",
        "../x",
        "DHR1/a%20b",
        "DHR1/#",
        "DHR1/\ud800",
    ]
    names = [evidence_id(anchor) for anchor in anchors]
    assert len(set(names)) == len(anchors)
    assert all(re.fullmatch(r"e/[A-Za-z0-9_/-]*", name) for name in names)
    assert evidence_id("DHR2/use-of-maracs") == "e/DHR2/use-of-maracs"


def test_shades_follow_the_numbers_of_a_table_that_is_a_heat_map():
    columns = (Column("L", "label"), Column("A", "count"), Column("B", "count"))
    lines = (Line(("x", 0, 1)), Line(("y", 4, 8)), Line(("z", None, HIDDEN)), Line(("w", 5, 6)))
    table = Table("T", columns, lines, scaled=True)
    classes = parsed(report_of(table)).xpath("//td/@class")
    assert classes == ["n", "n h1", "n h2", "n h4", "n", "n", "n h3", "n h3"]
    plainly = parsed(report_of(table._replace(scaled=False))).xpath("//td/@class")
    assert set(plainly) == {"n"}
    empty = table._replace(lines=(Line(("x", 0, None)),))
    assert parsed(report_of(empty)).xpath("//td/@class") == ["n", "n"]


def test_a_band_reaches_over_more_columns_than_one_cell_may_span():
    columns = (Column("L", "label"), *(Column(f"D{n}", "mark", key=f"D{n}") for n in range(2_000)))
    lines = (Line(("Area",), band=True), *[Line(("x", *[None] * 2_000))] * 2)
    page = parsed(report_of(Table("T", columns, lines, reviews=True)))
    assert page.xpath("//tr[@class='b']/*/@colspan") == ["1000", "1000", "1"]
    assert page.xpath("//div[contains(@class, 'big')]")


def test_a_table_without_rows_or_title_is_still_a_table():
    page = parsed(report_of(Table("", (Column("L", "label"),), ()), Paragraph("None.")))
    assert page.xpath("//caption") == []
    assert page.xpath("//table//th/text()") == ["L"]
