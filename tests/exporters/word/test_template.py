"""Templates: dhrcode's own is what docs/word_template.py makes; of others no text is left."""

import importlib.util
import io
import runpy
import zipfile
from importlib.resources import files
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from dhrcode.errors import FileAccessError
from dhrcode.exporters.word.document import render
from dhrcode.exporters.word.template import word_template
from dhrcode.store.outgoing.office import office_words
from dhrcode.store.outgoing.passage import OutputPassage

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
of_style, template_file, changed_parts = (
    _SHARED[n] for n in ("of_style", "template_file", "changed_parts")
)
SCRIPT = Path(__file__).parents[3] / "docs" / "word_template.py"


@pytest.fixture(scope="module")
def script():
    specification = importlib.util.spec_from_file_location("word_template", SCRIPT)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_template_is_what_the_script_makes(script):
    committed = files("dhrcode").joinpath("assets", "template.docx").read_bytes()
    assert parts_of(committed) == parts_of(script.template()), "'make template' writes it anew"


def test_the_template_is_the_same_every_time(script):
    assert script.template() == script.template()


def written(sample, data):
    return docx.Document(io.BytesIO(render(sample(), word_template(data))))


def words_of(data):
    return " ".join(one.text for one in office_words(data) if isinstance(one, OutputPassage))


def test_styles_header_footer_and_logo_are_taken_and_no_text_of_the_body(sample):
    data = render(sample(), word_template(template_file()))
    document = docx.Document(io.BytesIO(data))
    section = document.sections[-1]
    assert [p.text for p in section.header.paragraphs][-1] == "Invented Partnership"
    assert section.footer.paragraphs[0].text == "For the partnership alone"
    assert document.styles["Normal"].font.name == "Georgia"
    assert of_style(document, "Heading 1")[0] == "Summary"
    assert of_style(document, "Table Note")
    assert "has to go" not in words_of(data)
    header = section.header.part
    assert [one.reltype.rsplit("/", 1)[-1] for one in header.rels.values()] == ["image"]


def test_its_pages_lie_across_in_its_size_with_its_margins(sample):
    def upright(document):
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.top_margin = Cm(3)

    section = written(sample, template_file(upright)).sections[-1]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21)
    assert round(section.left_margin.cm, 1) == 3
    widths = [
        sum(int(one.get(qn("w:w"))) for one in table._tbl.iter(qn("w:gridCol")))
        for table in written(sample, template_file(upright)).tables
    ]
    room = (section.page_width - section.left_margin - section.right_margin) / 635
    assert max(widths) <= room


def test_styles_are_found_by_name_whatever_their_ids(sample):
    def renamed(name, content):
        if name == "word/styles.xml":
            return content.replace(b'w:styleId="Heading1"', b'w:styleId="berschrift1"')
        return content

    template = word_template(changed_parts(template_file(), renamed))
    assert template.styles == {"Heading1": "berschrift1"}
    document = docx.Document(io.BytesIO(render(sample(), template)))
    assert of_style(document, "Heading 1")[0] == "Summary"


def test_what_is_missing_is_dhrcodes_and_said(sample):
    def bare(document):
        section = document.sections[0]
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = True
        document.styles["Caption"].delete()

    template = word_template(template_file(bare))
    assert template.missing == (
        "has no styles Caption, Table Text, Table Note: dhrcode's own are used",
        "has no header",
        "has no footer: the title and the page numbers stand there",
    )
    document = docx.Document(io.BytesIO(render(sample(), template)))
    assert document.styles["Caption"].font.name is None
    assert document.sections[-1].footer.paragraphs[0].text.endswith("Page 1 of 1")


def test_headers_of_sections_before_the_last_hold_for_it(sample):
    def several(document):
        document.add_section()
        document.sections[-1].footer.paragraphs[0].text = "The last footer"

    section = written(sample, template_file(several)).sections[-1]
    assert section.header.paragraphs[-1].text == "Invented Partnership"
    assert section.footer.paragraphs[0].text == "The last footer"


def test_properties_are_dhrcodes_but_for_subject_and_company(sample):
    properties = written(sample, template_file()).core_properties
    assert (properties.author, properties.subject) == ("dhrcode", "Community safety")
    assert properties.title == "Themes in three invented reviews"


def test_a_template_of_word_is_one_too(sample):
    def as_template(name, content):
        if name == "[Content_Types].xml":
            return content.replace(b"document.main+xml", b"template.main+xml")
        return content

    document = written(sample, changed_parts(template_file(), as_template))
    assert of_style(document, "Title") == ["Themes in three invented reviews"]


def test_the_same_template_gives_the_same_bytes(sample, monkeypatch):
    data = template_file()
    first = render(sample(), word_template(data))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert render(sample(), word_template(data)) == first


def test_settings_that_name_other_files_or_shut_the_document_are_left_out():
    def locked(document):
        document.settings.odd_and_even_pages_header_footer = True
        document.settings.element.append(OxmlElement("w:documentProtection"))

    with zipfile.ZipFile(io.BytesIO(word_template(template_file(locked)).package)) as package:
        settings = package.read("word/settings.xml")
    assert b"documentProtection" not in settings
    assert b"evenAndOddHeaders" in settings


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("styles", "has no styles: save it in Word, and give that file"),
        ("margins", "leaves too little room between its margins for a table"),
    ],
)
def test_what_cannot_be_written_on_is_refused(wrong, said):
    def narrow(document):
        document.sections[0].left_margin = Cm(25)

    without = changed_parts(template_file(), lambda n, c: None if n == "word/styles.xml" else c)
    data = without if wrong == "styles" else template_file(narrow)
    with pytest.raises(FileAccessError, match=f"^{said}$"):
        word_template(data)
