"""The page for the browser, as a file: what it holds, and that nothing in it comes to life."""

import base64
import hashlib
import re
import runpy
from pathlib import Path

import pytest
from lxml import etree, html

from dhrcode.analysis.selection import Selection
from dhrcode.exporters.html.page import render
from dhrcode.exporters.text.plain import plain
from dhrcode.reports.blocks import Chart, Column, Lead, Line, Paragraph, Report, Section, Table
from dhrcode.reports.cell_text import cell_text
from dhrcode.reports.occurrence import occurrence_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.table import tabulate

ROOT = Path(__file__).parents[3]
OTHERS = runpy.run_path(str(Path(__file__).parents[1] / "conftest.py"))
HOSTILE = [
    *OTHERS["HOSTILE"],
    *OTHERS["UNTEXT"],
    "</script><script>window.__hit = 1</script>",
    "</style><style>*{display:none}</style>",
    "<img src=x onerror=window.__hit=1>",
    '"><svg onload=window.__hit=1>',
    "' onclick='x",
    "{{7*7}}",
    "{% raw %}",
    "{{ report.__class__ }}",
    "javascript:window.__hit=1",
    "<!--",
    "]]>",
    "</td></table></dialog>",
    "&lt;b&gt;",
    "&#60;b>",
    "x" * 40_000,
]


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


def test_the_same_report_gives_the_same_bytes(sample):
    assert render(sample()) == render(sample())


def test_the_security_policy_allows_the_style_and_the_script_of_the_page_alone(sample):
    page = parsed(sample())
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (script,) = page.xpath("//style/text()"), page.xpath("//script/text()")
    hashes = [
        "sha256-" + base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        for inside in (script, style)
    ]
    assert policy == (
        f"default-src 'none'; script-src '{hashes[0]}'; style-src '{hashes[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    first = page.head[0], page.head[1]
    assert [dict(meta.attrib).get("http-equiv", "charset") for meta in first] == [
        "charset",
        "Content-Security-Policy",
    ]
    assert page.xpath("//@*[name()='style' or starts-with(name(), 'on')]") == []


def test_no_address_leads_out_of_the_page(sample):
    page = parsed(sample())
    addresses = page.xpath("//@*[not(name()='content')][contains(., ':')]/..")
    assert {element.tag for element in addresses} == {"link", "img", "div"}
    outward = page.xpath("//@src | //@href | //@srcset | //@action | //@data | //@poster")
    assert {re.match(r"#|data:image/svg\+xml;base64,|data:,$", to)[0] for to in outward} == {
        "#",
        "data:image/svg+xml;base64,",
        "data:,",
    }
    assert not re.search(r"url\(|@import|https?:", page.xpath("string(//style)"))
    script = page.xpath("string(//script)")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|eval|fetch|https?:|import\b", script)


def test_every_link_has_its_place_and_every_place_one_name(sample):
    page = parsed(sample())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {to[1:] for to in page.xpath("//a/@href")} <= set(ids)
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)


def skeleton(page):
    """Every element with the names of its attributes; `dir` depends on the text's direction."""
    return [
        (element.tag, [name for name in element.attrib if name != "dir"])
        for element in page.iter(etree.Element)
    ]


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_text_stays_text_in_every_place(sample, hostile):
    report, harmless = sample(hostile=hostile), sample(hostile="x")
    page, other = parsed(report), parsed(harmless)
    assert skeleton(page) == skeleton(other)
    assert page.xpath("//script/text() | //style/text()") == other.xpath(
        "//script/text() | //style/text()"
    )
    said = plain(hostile)
    assert page.xpath("string(//title)") == plain(report.title)
    assert page.xpath("string(//h1)") == plain(report.title)
    assert page.xpath("string(//header/p)") == plain(report.subtitle)
    assert page.xpath("string(//p[@class='lead'])").endswith(said)
    assert page.xpath("string(//tr[@class='b']/th)") == f"Process & policy{said}"
    assert page.xpath("string(//option[2])") == f"Process & policy{said}"
    assert page.xpath("string(//p[@class='note'])") == f"1 draft is not counted.{said}"
    assert page.xpath("string((//tr[@data-e])[1]/td[last()])") == f"Said twice.{said}"
    assert page.xpath("string(//dl//dd)") == f"small-study 1.0{said}"
    assert numbers_of(page) == numbers_of_report(report)


@pytest.mark.usefixtures("undrawn")
def test_text_in_alternative_texts_and_headings_stays_text(sample):
    nasty = '"><script>window.__hit=1</script>\x00{{7*7}}'
    report = sample()
    chart, table = report.sections[0].blocks[2], report.tables[0]
    columns = (table.columns[0]._replace(heading=nasty), *table.columns[1:])
    chart = chart._replace(alt=nasty, title=nasty)
    table = table._replace(title=nasty, columns=columns, legend=((nasty, nasty),))
    page = parsed(report._replace(sections=(Section(nasty, (chart, table)),)))
    said = plain(nasty)
    assert page.xpath("//img/@alt") == [said]
    assert page.xpath("//@aria-label")[1:] == [f"Picture: {said}", f"Table 1: {said}"]
    places = ("figcaption", "caption", "thead//th[1]", "section[1]/h2", "nav//li[1]", "ul//bdi")
    assert [page.xpath(f"string(//{place})") for place in places] == [said] * len(places)
    assert len(page.xpath("//script")) == 1


def test_text_from_right_to_left_is_told_so_and_stays_in_its_cell():
    columns = (Column("אבג", "label"), Column("B", "text"))
    lines = (Line(("אבג",), band=True), Line(("\u202eabc", "abc")), Line(("abc", "ب")))
    page = parsed(report_of(Table("T", columns, lines)))
    told = page.xpath("//table//*[@dir='auto'][not(self::caption)]")
    assert [(cell.tag, cell.text) for cell in told] == [
        ("th", "אבג"),
        ("span", "אבג"),
        ("th", "\u202eabc"),
        ("td", "ب"),
    ]


@pytest.mark.usefixtures("undrawn")
def test_the_page_is_built_of_headings_tables_and_figures(sample):
    report = sample()
    page = parsed(report)
    assert page.get("lang") == "en-GB"
    assert page.xpath("//h2/text()") == [
        *(section.title for section in report.sections),
        "Where this came from",
    ]
    assert page.xpath("//nav//a/text()") == page.xpath("//h2/text()")
    assert page.xpath("//caption/text()") == [table.title for table in report.tables]
    assert page.xpath("//caption[@class='unseen']/text()") == [
        "Occurrence table",
        "Frequency of each subtheme",
        "By year",
        "Evidence",
    ]
    assert set(page.xpath("//thead//th/@scope")) == {"col"}
    assert set(page.xpath("//tbody/tr[not(@class)]/th/@scope")) == {"row"}
    assert page.xpath("//tbody/tr[@class='b']/th/@scope") == ["rowgroup"] * 4
    assert len(page.xpath("//tbody")) == 7
    charts = [
        block for section in report.sections for block in section.blocks if hasattr(block, "alt")
    ]
    assert page.xpath("//figure//img/@alt") == [chart.alt for chart in charts]
    assert page.xpath("//figure/figcaption/text()") == [chart.title for chart in charts]
    items = [
        (item.xpath("string(dt)"), item.xpath("string(dd)")) for item in page.xpath("//dl/div")
    ]
    assert items == list(report.origin)


def test_a_chart_is_the_drawing_of_the_one_drawer(sample):
    from dhrcode.exporters.charts.drawing import draw  # noqa: PLC0415 - as the exporter does

    report = sample()
    chart = report.sections[0].blocks[2]
    first = parsed(report).xpath("//img/@src")[0]
    assert base64.b64decode(first.removeprefix("data:image/svg+xml;base64,")) == draw(chart, "svg")


def test_tools_are_there_for_tables_of_reviews_and_long_ones_and_wait_for_the_script():
    columns = (Column("L", "label"), Column("N", "count"))
    short = Table("Short", columns, (Line(("x", 1)),) * 29)
    long = Table("Long", columns, (Line(("x", 1)),) * 30)
    flagged = Table("Flagged", columns, (Line(("x", 1)),), reviews=True)
    page = parsed(report_of(short, long, flagged))
    with_tools = page.xpath("//fieldset[@hidden]/following-sibling::div//caption/text()")
    assert with_tools == ["Long", "Flagged"]
    assert page.xpath("(//fieldset)[1]//@data-tool") == ["text", "reset"]
    assert page.xpath("//thead//button") == []


def led():
    """A page of one theme and one review, to which its figures lead."""
    columns = (
        Column("Subtheme", "label"),
        Column("DHR7", "mark", key="DHR7"),
        Column("N", "count"),
    )
    table = Table("T", columns, (Line(("GPs & nurses", "present", 1), key="gps"),))
    words = (Column("Review", "label"), Column("Quote", "text"))
    evidence = Table("E", words, (Line(("DHR7", "Said."), anchor="DHR7/gps"),))
    blocks = (
        Paragraph("Most often GPs & nurses, in 1."),
        table,
        evidence,
        Chart("bars", "Most", "One bar.", table, (2,), "reviews"),
    )
    leads = (
        Lead("theme", "gps", Section("GPs & nurses", (Paragraph("Definition.", heading="Is"),))),
        Lead("review", "DHR7", Section("DHR7", (table,))),
    )
    return report_of(*blocks)._replace(leads=leads)


def test_figures_lead_to_a_briefing_evidence_and_a_timeline_and_back(undrawn):
    page = parsed(led())
    assert page.get_element_by_id("t/gps").getparent().tag == "details"
    assert page.get_element_by_id("r/DHR7") is not None
    of = {link.get("href"): link for link in page.iter("a")}
    places = [link.getparent().tag for link in page.iter("a") if link.get("href") == "#t/gps"]
    assert places == ["p", "th", "span", "th"]
    assert of["#r/DHR7"].text == "DHR7"
    lead = page.get_element_by_id("t/gps")
    assert [link.get("href") for link in lead.iter("a")] == ["#e/DHR7/gps", "#s1"]
    assert [one.text for one in lead.iter("h4")] == ["Is"]
    for link in page.iter("a"):
        page.get_element_by_id(link.get("href")[1:])


def test_without_what_they_lead_to_figures_are_no_links(undrawn):
    page = parsed(led()._replace(leads=()))
    assert not [link for link in page.iter("a") if link.get("href").startswith(("#t/", "#r/"))]
    assert not list(page.iter("details"))
