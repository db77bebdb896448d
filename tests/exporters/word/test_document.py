"""The Word document: its parts, its numbers, its bytes, and text that stays text."""

import io
import os
import re
import runpy
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from dhrcode.analysis.selection import Selection
from dhrcode.exporters.text.plain import in_one_line, plain
from dhrcode.exporters.word.document import render
from dhrcode.reports.blocks import (
    Column,
    Line,
    Table,
    with_origin,
)
from dhrcode.reports.occurrence import occurrence_report
from dhrcode.reports.pack.whole import pack_report
from dhrcode.store.project import open_project
from dhrcode.workflows.outputs.report import report_on
from dhrcode.workflows.outputs.table import tabulate

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
read, of_style, texts_of, expected = (
    _SHARED[n] for n in ("read", "of_style", "texts_of", "expected")
)
ROOT = Path(__file__).parents[3]
HOSTILE = [
    "=1+1",
    "<b>x</b>",
    "&amp; & &#0;",
    "]]>",
    "\"'",
    "{ PAGE }",
    "{HYPERLINK x}",
    "\\* ARABIC",
    "https://example.org/",
    "mailto:a@b.c",
    "a\nb\tc",
    "  two  blanks  ",
    "é",
    "🙂👩‍👩‍👧",
    "אבג",
    "\u202eabc",
    "x" * 40_000,
    "_x0041_",
    "<w:keepNext/>",
    "<w:sectPr/>",
]
UNTEXT = ["a\x00b", "a\x0bb", "a\x1b[31mb", "a\x7fb", "a\rb", "a\ufffeb", "a\ud800b", "a\u2028b"]
FIELDS = [r" SEQ Table \* ARABIC ", r" SEQ Figure \* ARABIC ", " PAGE ", " NUMPAGES "]


def study(name):
    project = open_project(ROOT / name)
    made = tabulate(project, Selection(include_drafts=True))
    return occurrence_report(project.codebook, made.table, made.origin)


@pytest.mark.parametrize("name", ["tests/projects/west-midlands-complete", "examples/fictional"])
def test_every_number_of_a_study_is_the_reports(name):
    report = study(name)
    document = read(report)
    tables = [table for section in with_origin(report) for table in section.tables]
    assert [texts_of(table) for table in document.tables] == [list(expected(t)) for t in tables]


def test_every_number_of_a_pack_is_the_reports(sample):
    report = sample()
    tables = [table for section in with_origin(report) for table in section.tables]
    found = [texts_of(table) for table in read(report).tables]
    assert found == [list(expected(table)) for table in tables]
    assert found[1][5] == ["Issues related to GPs", "*", "3", "*", "*", "*", "*"]


def test_headings_are_words_own(sample):
    document = read(sample())
    assert of_style(document, "Title") == ["Themes in three invented reviews"]
    assert of_style(document, "Subtitle") == ["3 reviews: Domestic Homicide Review"]
    assert of_style(document, "Heading 1") == [
        "Summary",
        "Occurrence table",
        "Frequency of each subtheme",
        "Which go together",
        "By year",
        "Evidence",
        "Where this came from",
    ]
    assert of_style(document, "Heading 2") == ["Reviews with both"]


def test_captions_are_numbered_by_fields_and_read_right_without_them(sample):
    document = read(sample())
    assert of_style(document, "Caption") == [
        "Figure 1: Reviews in which each subtheme is present",
        "Table 1: Occurrence table",
        "Table 2: Frequency of each subtheme",
        "Table 3: Reviews with both",
        "Figure 2: Subthemes found together",
        "Table 4: By year",
        "Figure 3: Reviews by year of the death",
        "Table 5: Evidence",
        "Table 6: Where this came from",
    ]
    fields = [code.text for code in document.element.iter(qn("w:instrText"))]
    assert [fields.count(code) for code in FIELDS] == [6, 3, 0, 0]
    assert not document.styles["Caption"].hidden


def test_paragraphs_stand_as_they_are_and_leads_are_bold(sample):
    document = read(sample())
    bold = {
        p.text: p.runs[0].bold for p in document.paragraphs if p.style.name == "Normal" and p.text
    }
    assert bold == {
        "Use of MARACs is present in 2 of 3 reviews (67%).": True,
        "Coded by two people with the codebook small-study 1.0.": None,
        "In how many reviews both subthemes of a pair are present.": None,
    }


def test_pictures_and_tables_say_what_they_are_to_who_cannot_see_them(sample):
    document = read(sample())
    shapes = list(document.element.iter(qn("wp:docPr")))
    assert [(s.get("id"), s.get("name"), s.get("title"), s.get("descr")) for s in shapes] == [
        (
            "1",
            "Figure 1",
            "Reviews in which each subtheme is present",
            "Use of MARACs 2 of 3, police response 0 of 3, GPs hidden.",
        ),
        ("2", "Figure 2", "Subthemes found together", "MARACs and GPs 2 of 3."),
        ("3", "Figure 3", "Reviews by year of the death", "2012: 1, 2013: 2."),
    ]
    described = [
        (
            table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")),
            table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")),
        )
        for table in document.tables
    ]
    assert described[2] == ("Reviews with both", "Columns: Subtheme, 1, 2, 3")
    assert len(described) == 6


def test_pictures_fit_a_page(sample):
    document = read(sample(reviews=60))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert len(document.inline_shapes) == 3
    for shape in document.inline_shapes:
        assert 0 < shape.width <= room
        assert 0 < shape.height <= section.page_height - section.top_margin * 2


def test_the_same_report_gives_the_same_bytes(sample, monkeypatch):
    first = render(sample())
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert render(sample()) == first
    with ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
        assert not [name for name in package.namelist() if "thumbnail" in name]


@pytest.mark.parametrize("text", [*HOSTILE, *UNTEXT], ids=range(len(HOSTILE) + len(UNTEXT)))
def test_text_stays_text_and_whole(sample, text):
    said = f"{text}|"
    report = sample(said)
    document = read(report)
    tables = [table for section in with_origin(report) for table in section.tables]
    assert [texts_of(table) for table in document.tables] == [
        [[plain(cell) for cell in row] for row in expected(table)] for table in tables
    ]
    assert of_style(document, "Title") == [in_one_line(report.title)]
    assert of_style(document, "Subtitle") == [f"3 reviews: Domestic Homicide Review{plain(said)}"]
    assert f"1 draft is not counted.{plain(said)}" in of_style(document, "Table Note")
    assert {code.text for code in document.element.iter(qn("w:instrText"))} == set(FIELDS[:2])
    assert len(list(document.element.iter(qn("w:sectPr")))) == 1
    for tag in ("w:hyperlink", "w:fldSimple", "w:object", "w:altChunk"):
        assert list(document.element.iter(qn(tag))) == []
    assert [rel.reltype for rel in document.part.rels.values() if rel.is_external] == []


def test_a_change_of_direction_does_not_turn_what_stands_behind_it(sample):
    document = read(sample("\u202e\u2066abc"))
    assert of_style(document, "Title") == ["Themes in three invented reviewsabc"]
    footer = document.sections[0].footer.paragraphs[0].text
    assert footer == "Themes in three invented reviewsabc · Page 1 of 1"
    assert "no agency sought a referral\u202e\u2066abc" in texts_of(document.tables[4])[1]


def test_hostile_headings_captions_and_alternative_texts(sample):
    text = '"><w:p/>&\n{ PAGE }\x00'
    report = sample()
    chart = report.sections[0].blocks[2]._replace(title=text, alt=text)
    table = Table(text, (Column(text, "label"), Column(text, "count")), (Line((text, 1)),))
    section = report.sections[0]._replace(title=text, blocks=(chart, table))
    document = read(report._replace(title=text * 40, sections=(section,)))
    flat = in_one_line(text)
    assert of_style(document, "Heading 1") == [flat, "Where this came from"]
    assert of_style(document, "Caption")[:2] == [f"Figure 1: {flat}", f"Table 1: {flat}"]
    assert next(document.element.iter(qn("wp:docPr"))).get("descr") == flat
    assert document.core_properties.title == in_one_line(text * 40)[:255]
    assert texts_of(document.tables[0])[0] == [plain(text)] * 2


def test_libreoffice_loses_no_row_of_a_table_that_begins_at_the_foot_of_a_page(laid_out):
    made = report_on(
        open_project(ROOT / "tests" / "projects" / "west-midlands-complete"),
        Selection(),
        by=["victim.relationship"],
    )
    report = pack_report(made.pack, made.origin)
    pairs = next(table for table in report.tables if table.key == "pairs")
    assert len(pairs.lines) == 99
    every = [
        one._replace(blocks=[pairs._replace(printed=None) if b is pairs else b for b in one.blocks])
        for one in report.sections
    ]
    pages = laid_out(render(report._replace(sections=every)))
    assert len(re.findall(r"13 +0\.\d\d$", "\n".join(pages), re.MULTILINE)) == 99


@pytest.mark.parametrize("hostile", ["", " <&>\u202e{PAGE}🙂\x00\nאב"])
def test_libreoffice_lays_it_out(sample, laid_out, hostile):
    pages = laid_out(render(sample(hostile, reviews=27)))
    assert len(pages) > 3
    whole = "\n".join(pages)
    for said in (
        "Table 1: Occurrence table. Reviews DHR1 to DHR14",
        "Figure 3: Reviews by year",
        "Where this came from",
        "nobody asked her",
        "DHR27",
        "<0.001",
    ):
        assert said in whole
    numbers = [re.search(r"Page (\d+) of (\d+)", page) for page in pages]
    assert [found and found.groups() for found in numbers] == [
        (str(n), str(len(pages))) for n in range(1, len(pages) + 1)
    ]


def test_the_page_is_a4_across_in_british_english(sample):
    document = read(sample())
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    languages = {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_the_footer_has_the_title_and_the_pages(sample):
    footer = read(sample()).sections[0].footer
    assert footer.paragraphs[0].text == "Themes in three invented reviews · Page 1 of 1"
    codes = [code.text for code in footer._element.iter(qn("w:instrText"))]
    assert codes == [" PAGE ", " NUMPAGES "]


def test_the_properties_are_fixed(sample):
    properties = read(sample()).core_properties
    assert (properties.title, properties.author) == ("Themes in three invented reviews", "dhrcode")
    assert (properties.last_modified_by, properties.comments) == ("dhrcode", "")
    assert {properties.created, properties.modified} == {datetime(2000, 1, 1, tzinfo=UTC)}


@pytest.fixture
def laid_out(office):
    """The pages of a document as LibreOffice lays them out, as text."""
    program = shutil.which("pdftotext")
    if program is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("pdftotext is not installed")

    def pages(document):
        folder = office("report.docx", document, "pdf")
        said = subprocess.run(
            [program, "-layout", folder / "report.pdf", "-"],
            check=True,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        return said.stdout.split("\f")[:-1]

    return pages
