"""Where coders differ, side by side."""

import pytest

from dhrcode.analysis.case_evidence import CaseEvidence
from dhrcode.model.codebook import Area, Subtheme
from dhrcode.reports.differences import CodingDifference, differences_report

GPS = Subtheme(id="gps", label="GPs", definition="x")
POLICE = Subtheme(id="police", label="Police", definition="x")
HEALTH = Area(id="health", label="Health", subthemes=(GPS, POLICE))
NOTE = CaseEvidence("Overview", "20", None, "words", "mine")


TWO = [
    CodingDifference(HEALTH, GPS, "DHR2", {"EM": "present", "LN": "not-stated"}, {"EM": (NOTE,)}),
    CodingDifference(HEALTH, GPS, "DHR7", {"EM": None, "LN": "absent"}, {}),
    CodingDifference(
        HEALTH, POLICE, "DHR2", {"EM": "absent", "LN": "present"}, {"LN": (NOTE, NOTE)}
    ),
]


@pytest.fixture
def report():
    return differences_report(TWO, ("EM", "LN"), 5, [("Codebook", "tiny")])


def flat(report):
    return list(report.flat())


def test_it_says_how_many_in_how_much(report):
    assert "3 differences in 5 reviews" in report.subtitle
    assert "EM, LN" in report.subtitle


def test_each_difference_has_what_each_coder_found_and_not_coded_is_said(report):
    assert flat(report) == [
        ("area_id", "subtheme_id", "subtheme", "review", "EM", "LN"),
        ("health", "gps", "GPs", "DHR2", "present", "not-stated"),
        ("health", "gps", "GPs", "DHR7", "not-coded", "absent"),
        ("health", "police", "Police", "DHR2", "absent", "present"),
    ]


def test_the_sheet_has_findings_and_evidence_side_by_side(report):
    words = 'Overview, page 20: "words" - mine'
    table, counts = report.tables
    assert [line.cells for line in table.lines] == [
        ("GPs", "DHR2", "present", words, "not stated", None, None, None),
        ("GPs", "DHR7", "not coded", None, "absent", None, None, None),
        ("Police", "DHR2", "absent", None, "present", f"{words}\n{words}", None, None),
    ]
    assert [line.cells for line in counts.lines] == [("GPs", 2), ("Police", 1)]


def test_who_has_not_coded_the_review_at_all_has_neither(report):
    alone = [TWO[0]._replace(found={"EM": "present"}, evidence={})]
    made = differences_report(alone, ("EM", "LN"), 1, [])
    assert made.tables[0].lines[0].cells[2:6] == ("present", None, None, None)
    assert flat(made)[1][4:] == ("present", None)


def test_the_data_have_the_evidence_of_each(report):
    first = report.data()["differences"][0]
    assert [piece["note"] for piece in first["evidence"]["EM"]] == ["mine"]


def test_no_difference_is_no_row():
    nothing = differences_report([], ("EM", "LN"), 0, [])
    assert flat(nothing) == [("area_id", "subtheme_id", "subtheme", "review", "EM", "LN")]
    assert "0 differences in 0 reviews" in nothing.subtitle
