"""The page, its footer, and the document's properties."""

import runpy
from datetime import UTC, datetime
from pathlib import Path

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
read = _SHARED["read"]


def test_the_page_is_a4_across_in_british_english(sample):
    document = read(sample())
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    languages = {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_the_footer_has_the_title_and_the_pages(sample):
    footer = read(sample()).sections[0].footer
    assert footer.paragraphs[0].text == "Themes in three invented reviews\tPage 1 of 1"
    codes = [code.text for code in footer._element.iter(qn("w:instrText"))]
    assert codes == [" PAGE ", " NUMPAGES "]


def test_the_properties_are_fixed(sample):
    properties = read(sample()).core_properties
    assert (properties.title, properties.author) == ("Themes in three invented reviews", "dhrcode")
    assert (properties.last_modified_by, properties.comments) == ("dhrcode", "")
    assert {properties.created, properties.modified} == {datetime(2000, 1, 1, tzinfo=UTC)}
