"""The report of opportunities."""

from dhrcode.analysis.coded_review import CodedReview
from dhrcode.analysis.contacts import CodedContact, ReviewContacts
from dhrcode.analysis.opportunities import opportunities
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.when import Interval
from dhrcode.reports.opportunities import opportunities_report, opportunities_section
from dhrcode.store.project import shipped_codebook

ORIGIN = Provenance("a", "1", "A", 2, None, None, (), "all", "0", "")
CODEBOOK = shipped_codebook()


def contact(agency, opportunity, before):
    return CodedContact("C1", "2013", before, agency, ("victim",), opportunity, ("gps",), None, ())


def review(name, *contacts):
    return ReviewContacts(CodedReview(name, "dhr", "LN", None, "1", {}, "0"), contacts, "day")


EVERY = [
    review("DHR1", contact("police", "missed", Interval(5, 5))),
    review("DHR2", contact("gp", "taken", None), contact("gp", "none", Interval(9, 9))),
]


def test_sentences_say_where_most_was_missed_and_taken_and_what_counts_do_not_tell():
    section = opportunities_section(opportunities(CODEBOOK, EVERY))
    told = [block.text for block in section.blocks[:4]]
    assert told[0] == (
        "Contacts of agencies are coded in 2 of 2 reviews, 3 contacts in all: 1 missed, 1 taken, "
        "1 with no opportunity, 0 unclear, 0 not judged yet."
    )
    assert told[1] == "Most was missed at Police (1 contact): in 1 of 2 reviews."
    assert told[2] == "Most was taken at GP (1 contact): in 1 of 2 reviews."
    assert "hindsight" in told[3]


def test_the_tables_have_both_denominators_and_no_date():
    section = opportunities_section(opportunities(CODEBOOK, EVERY))
    tables = {table.key: table for table in section.tables}
    assert list(tables) == ["opportunities", "by_theme", "by_time", "by_year_only", "with_whom"]
    cells = {line.key: line.cells for line in tables["opportunities"].lines}
    assert cells["gp"][1:] == (2, 0, 1, 1, 0, 0, 1, 0, 1, 1, 2, 0.0)
    assert cells["all"][1:] == (3, 1, 1, 1, 0, 0, 2, 1, 1, 1, 2, 0.5)
    reason = "No weeks or months are told of 1 contact: no date of the death is recorded."
    assert tables["by_year_only"].notes[-1] == reason
    assert "2013" not in repr(section)


def test_the_table_has_agencies_by_reviews():
    report = opportunities_report(CODEBOOK, EVERY, 1, ORIGIN)
    table = report.tables[0]
    assert [line.cells for line in table.lines] == [
        ("Police", "missed 1", "", 1, 0),
        ("GP", "", "taken 1; none 1", 0, 1),
    ]
    assert table.notes[-1] == "1 draft is not counted."
    assert list(report.flat())[1:] == [
        ("DHR1", "police", "Police", 1, 0, 0, 0, 0),
        ("DHR2", "gp", "GP", 0, 1, 1, 0, 0),
    ]
    assert report.data()["of_reviews"]["DHR1"]["police"]["missed"] == 1
