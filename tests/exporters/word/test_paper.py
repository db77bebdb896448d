"""The pages of a document: a front page upright, and all that follows across."""

import io
import runpy
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT

from dhrcode.exporters.word.document import opened, render
from dhrcode.exporters.word.layout import ROOM
from dhrcode.exporters.word.paper import paper_of
from dhrcode.exporters.word.template import word_template

_SHARED = runpy.run_path(str(Path(__file__).with_name("conftest.py")))
template_file = _SHARED["template_file"]


def annexed(sample):
    """A report whose first section is a front page."""
    report = sample()
    first, *others = report.sections
    numbered = (section._replace(annex=n) for n, section in enumerate(others, start=1))
    return report._replace(sections=(first, *numbered))


def orientations(data):
    return [section.orientation for section in docx.Document(io.BytesIO(data)).sections]


def test_the_room_of_our_own_pages_is_that_of_the_layout():
    paper = paper_of(opened("x"), fronted=False)
    assert paper.across == ROOM
    assert paper.upright == (ROOM.high, ROOM.wide)


def test_a_front_page_stands_upright_before_its_annexes(sample):
    assert orientations(render(sample())) == [WD_ORIENT.LANDSCAPE]
    made = render(annexed(sample))
    assert orientations(made) == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    front, annexes = docx.Document(io.BytesIO(made)).sections
    assert (front.page_width, front.page_height) == (annexes.page_height, annexes.page_width)
    assert front.footer.paragraphs[0].text == annexes.footer.paragraphs[0].text


def test_a_first_header_is_the_front_pages_alone(sample):
    def first(document):
        document.sections[0].different_first_page_header_footer = True
        document.sections[0].first_page_header.paragraphs[0].text = "First"

    template = word_template(template_file(first))
    made = docx.Document(io.BytesIO(render(annexed(sample), template)))
    assert [s.different_first_page_header_footer for s in made.sections] == [True, False]
    alone = docx.Document(io.BytesIO(render(sample(), template)))
    assert [s.different_first_page_header_footer for s in alone.sections] == [True]
