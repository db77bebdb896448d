"""Contacts as tidy data."""

from dhrcode.analysis.case_evidence import CaseEvidence
from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.analysis.tidy_contacts import contacts_table, dated_contacts_table
from dhrcode.model.when import Interval

PIECE = CaseEvidence("Overview", "4", None, None, None)
ONE = CodedContact(
    "C1",
    "2013-10",
    Interval(73, 103),
    "board",
    ("victim", "child"),
    "missed",
    ("gps",),
    "x",
    (PIECE,),
)
OTHER = CodedContact("C2", "2011", None, "board", (), None, (), None, ())
KEPT = [ReviewContacts(CodedReview("DHR1", "dhr", "LN", None, "1", {}, "0"), (ONE, OTHER), "day")]


def test_a_row_has_days_before_the_death_and_no_date(codebook):
    table = contacts_table(codebook, KEPT)
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    assert "when" not in names
    assert rows[0] == {
        "review": "DHR1",
        "kind": "dhr",
        "coder": "LN",
        "contact": "C1",
        "days_before": 73,
        "days_before_most": 103,
        "precision": "month",
        "agency_id": "board",
        "agency": "The board",
        "people": "victim|child",
        "opportunity": "missed",
        "subthemes": "gps",
        "summary": "x",
        "evidence": 1,
    }
    assert [rows[1][key] for key in ("days_before", "precision", "opportunity", "people")] == [
        None,
        None,
        "not-judged",
        None,
    ]


def test_dates_stand_in_the_last_column_where_they_are_asked_for(codebook):
    table = dated_contacts_table(codebook, KEPT)
    assert table.columns[-1].name == "when"
    assert not table.columns[-1].worded
    assert [row[-1] for row in table.rows] == ["2013-10", "2011"]
