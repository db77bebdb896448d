from dhrcode.reports.blocks import Chart, Column, Line, Paragraph, Report, Section, Table
from dhrcode.reports.texts import made_texts, texts_of

LINES = [Line(("t-cell", 3, None, 0.5)), Line(("t-band",), band=True)]
TABLE = Table("t-title", [Column("t-head", "text")], LINES, [("t-mark", "t-meaning")], ["t-note"])
CHART = Chart("bars", "t-chart", "t-alt", TABLE, [0], "t-axis")
SECTION = Section("t-section", [Paragraph("t-words"), TABLE, CHART])
BRIEF = [Paragraph("b-words"), Table("b-title", [], [])]
REPORT = Report("r-title", "r-subtitle", [SECTION], BRIEF, list, dict, [("r-label", "r-value")])
EVERYWHERE = {"r-title", "r-subtitle", "r-label", "r-value", "b-words", "b-title"}


def test_every_text_of_a_report():
    assert texts_of(REPORT) == EVERYWHERE | {
        "t-title",
        "t-head",
        "t-cell",
        "t-band",
        "t-mark",
        "t-meaning",
        "t-note",
        "t-chart",
        "t-alt",
        "t-axis",
        "t-section",
        "t-words",
    }


def test_those_that_a_screen_shows():
    assert texts_of(REPORT, on_screen=True) == EVERYWHERE


def test_those_that_are_put_together():
    origin = [("Selection", "town=Elm"), ("Records", "3"), ("Coded", "2014-06-03")]
    made = made_texts(REPORT._replace(origin=origin))
    assert {"t-words", "t-cell", "r-subtitle", "3", "2014-06-03"} <= made
    assert not {"r-title", "town=Elm"} & made


def test_a_name_of_a_part_is_read_by_its_parts():
    lines = [Line(("DHR7/R2.a", "Done", "DHR7/R1.a"), key="DHR7/R2.a")]
    table = Table("", [Column("", "label"), *[Column("", "text")] * 2], lines)
    report = Report("", "", [Section("", [table])], (), list, dict, ())
    assert texts_of(report) == {"", "DHR7", "R2.a", "Done", "DHR7/R1.a"}
