"""HTML of a marked document."""

import re

from dhrcode.exporters.html.marked import render_marked
from dhrcode.reports.marked import MarkedDocument, MarkedPage, MarkedSource, PassageMark

PAGES = (
    MarkedPage("3", "One <b>two</b> three.", (((4, 14), 1), ((8, 20), 2))),
    MarkedPage("4", "Four five.", (((0, 4), 2),)),
)
MARKS = (
    PassageMark(1, 12, "Care & carers", "present", "EM", "<i>So</i>", "3"),
    PassageMark(2, 4, "Police", "absent", "LN", "", "3"),
)
SOURCES = (MarkedSource("Overview", PAGES), MarkedSource("Letter", PAGES[1:], paged=False))


def page(sources=SOURCES[:1], unplaced=("Gone & lost.",)):
    return render_marked(MarkedDocument("T", "S", sources, MARKS, unplaced)).decode()


def test_passages_are_marked_and_people_s_words_are_text():
    html = page()
    assert "<mark>&lt;b&gt;</mark>" in html or "<mark>&lt;b&gt;" in html
    assert "<b>two" not in html
    assert "<i>So" not in html
    assert "Care &amp; carers" in html
    assert "<li>Gone &amp; lost.</li>" in html
    assert "Not placed" not in page(unplaced=())


def test_every_link_leads_to_one_place():
    html = page()
    names = re.findall(r' id="([^"]+)"', html)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(names)


def test_a_document_without_pages_has_no_headings_of_pages():
    html = page(SOURCES[1:])
    assert "<h3>" not in html
    assert html.count("<h2>") == 3
