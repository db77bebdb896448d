"""The report of the framework chart."""

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.framework import SummarisedReview, framework
from dhrcode.analysis.provenance import Provenance
from dhrcode.reports.blocks import Paragraph
from dhrcode.reports.framework import framework_report
from dhrcode.store.project import shipped_codebook

ORIGIN = Provenance("a", "1", "A", 2, None, None, (), "all", "0", "")
CODEBOOK = shipped_codebook()
GPS = CODEBOOK.subthemes["gps"].label


def made(areas=(), drafts=0):
    kept = [
        SummarisedReview(CodedReview("DHR2", "dhr", "LN", None, "1", findings, "0"), said)
        for findings, said in (
            ({"gps": "not-stated", "use-of-maracs": "present"}, {"gps": "No letter was found."}),
        )
    ]
    return framework_report(CODEBOOK, framework(CODEBOOK, kept, areas, drafts), ORIGIN)


def test_each_area_is_a_table_of_reviews_by_its_subthemes_in_words():
    report = made()
    assert [table.title for table in report.tables] == [a.label for a in CODEBOOK.coded_areas]
    (table,) = (t for t in report.tables if GPS in [c.heading for c in t.columns])
    at = [column.key for column in table.columns].index("gps")
    assert table.columns[0].heading == "Review"
    assert [line.cells[0] for line in table.lines] == ["DHR2"]
    assert table.lines[0].cells[at] == "Not stated: No letter was found."
    others = {c for n, c in enumerate(table.lines[0].cells) if n not in (0, at)}
    assert others == {""}


def test_what_has_no_words_shows_its_finding_and_notes_say_how_many():
    report = made(["process-policy"], drafts=2)
    (table,) = report.tables
    assert table.lines[0].cells[1] == "Present"
    assert table.notes[1:] == (
        "0 summaries in all; 1 finding present without one.",
        "2 drafts are not shown.",
    )


def test_a_screen_shows_what_was_written_theme_by_theme():
    assert made().brief == (
        Paragraph(GPS, lead=True),
        Paragraph("DHR2. Not stated: No letter was found."),
        Paragraph("1 summary in all; 1 finding present without one."),
    )


def test_a_row_of_the_csv_is_one_finding_and_json_has_the_same_words():
    report = made(["health"]) if "health" in [a.id for a in CODEBOOK.areas] else made()
    rows = [row for row in report.flat() if row[2] == "gps"]
    assert [row[3:] for row in rows] == [(GPS, "not-stated", "No letter was found.")]
    told = report.data()["reviews"][0]["subthemes"]["gps"]
    assert told == {"finding": "not-stated", "summary": "No letter was found."}
