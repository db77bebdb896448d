"""The report of all evidence of a theme."""

from dhrcode.analysis.coded_words import CodedWords
from dhrcode.analysis.provenance import Provenance
from dhrcode.reports.blocks import Paragraph
from dhrcode.reports.codings import codings_report
from dhrcode.store.project import shipped_codebook

ORIGIN = Provenance("a", "1", "A", 2, None, None, (), "all", "0", "")
ROWS = [
    CodedWords("DHR2", "LN", "evidence", "gps", "not-stated", "overview", "4", None, "words", None),
    CodedWords("DHR7", "EM", "evidence", "gps", "present", note="Twice."),
    CodedWords("DHR7", "EM", "candidate", "Debt", note="Rent."),
    CodedWords("DHR7", "EM", "memo", "", note="Read."),
    CodedWords("DHR7", "EM", "contact", "", summary="Rang.", contact="C3", agency="board"),
]


def test_each_piece_has_its_theme_place_words_and_coder():
    report = codings_report(ROWS, 1, shipped_codebook(), ORIGIN)
    assert report.subtitle == (
        "5 pieces of evidence in 2 reviews; 1 draft left out (--include-drafts)"
    )
    label, held = shipped_codebook().subthemes["gps"].label, "C3, The board, not judged"
    assert [line.cells for line in report.tables[0].lines] == [
        (label, "DHR2", "not stated", "LN", "overview", "4", None, "words", None, None, None),
        (label, "DHR7", "present", "EM", None, None, None, None, "Twice.", None, None),
        ("Candidate theme: Debt", "DHR7", None, "EM", None, None, None, None, "Rent.", None, None),
        ("Memo", "DHR7", None, "EM", None, None, None, None, "Read.", None, None),
        ("Contacts about no theme", "DHR7", None, "EM", *[None] * 5, "Rang.", held),
    ]
    assert [row[0] for row in report.flat()] == [
        "theme",
        "gps",
        "gps",
        "Debt",
        "Memo",
        "Contacts about no theme",
    ]
    assert report.data()["codings"][0]["finding"] == "not-stated"


def test_a_screen_shows_it_theme_by_theme():
    label = shipped_codebook().subthemes["gps"].label
    brief = codings_report(ROWS, 0, shipped_codebook(), ORIGIN).brief
    assert brief[:3] == (
        Paragraph(label, lead=True),
        Paragraph('DHR2, not stated, LN: overview, page 4: "words"'),
        Paragraph("DHR7, present, EM: Twice."),
    )
    assert brief[-3] == Paragraph("DHR7, EM: Read.")
    assert brief[-1] == Paragraph("DHR7, C3, The board, not judged, EM: Rang.")
    empty = codings_report([], 0, shipped_codebook(), ORIGIN)
    assert empty.brief == (Paragraph("Nothing that was coded fits."),)
