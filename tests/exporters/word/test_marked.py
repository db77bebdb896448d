"""DOCX of a marked document, read back."""

import io

import docx

from dhrcode.exporters.word.marked import render_marked
from dhrcode.reports.marked import MarkedDocument, MarkedPage, MarkedSource, PassageMark

PAGES = (
    MarkedPage("3", "One <b>two</b> three.", (((4, 14), 1), ((8, 20), 2))),
    MarkedPage("4", "Four five.", (((0, 4), 2),)),
)
MARKS = (
    PassageMark(1, 12, "Care & carers", "present", "EM", 'Said "so"', "3"),
    PassageMark(2, 4, "Police", "absent", 'L"N', "", "3"),
)
MARKED = MarkedDocument(
    "DHR7 with what is coded", "Coded by EM", (MarkedSource("Overview", PAGES),), MARKS, ("Gone.",)
)


def test_real_comments_with_initials_and_without_a_date():
    document = docx.Document(io.BytesIO(render_marked(MARKED)))
    said = [(c.author, c.initials, c.text, c.timestamp) for c in document.comments]
    assert said == [
        ("EM", "EM", '12 Care & carers: present. Said "so"', None),
        ('L"N', 'L"N', "4 Police: absent", None),
    ]


def test_each_comment_begins_and_ends_once_though_it_is_in_two_pieces():
    xml = docx.Document(io.BytesIO(render_marked(MARKED))).element.xml
    for what in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [xml.count(f'<w:{what} w:id="{number}"/>') for number in (1, 2)] == [1, 1]
    assert xml.index('commentRangeEnd w:id="2"') > xml.index("Page 4")


def test_the_whole_text_is_there_with_an_index_and_what_is_not_placed():
    document = docx.Document(io.BytesIO(render_marked(MARKED)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "One <b>two</b> three." in texts
    assert texts[-5:] == [
        "Themes",
        '4 Police: page 3, absent, L"N',
        "12 Care & carers: page 3, present, EM",
        "Not placed",
        "Gone.",
    ]


def test_the_same_bytes_every_time():
    assert render_marked(MARKED) == render_marked(MARKED)


def test_libreoffice_reads_it(office):
    folder = office("marked.docx", render_marked(MARKED), "txt:Text")
    assert "One <b>two</b> three." in (folder / "marked.txt").read_text()
