"""How far coders agree on contacts, in the report of agreement."""

from dhrcode.analysis.contact_matches import ContactAgreement
from dhrcode.reports.contact_agreement import (
    FLATTERS,
    contact_data,
    contact_rows,
    contact_sentence,
    contact_table,
)

JUDGED = (("missed", "missed"), ("missed", "taken"), ("taken", "taken"), ("taken", "taken"))
FOUND = ContactAgreement(("EM", "LN"), 3, 5, 7, 6, 3, JUDGED)
NONE = ContactAgreement(("EM", "QX"), 1, 0, 7, 0, 0, ())
SAME = ContactAgreement(("LN", "QX"), 1, 1, 6, 1, 1, (("taken", "taken"),))


def test_matched_of_how_many_and_that_kappa_flatters():
    table = contact_table([FOUND, NONE, SAME])
    assert [line.cells for line in table.lines] == [
        ("EM and LN", 3, 7, 6, 5, 4, 3, 0.75, 0.5),
        ("EM and QX", 1, 7, 0, 0, 0, 0, "undefined", "undefined"),
        ("LN and QX", 1, 6, 1, 1, 1, 1, 1.0, "undefined"),
    ]
    assert table.notes[0].endswith(FLATTERS)
    assert table.notes[1:] == (
        "Undefined where it says so: no contact is matched and judged by both.",
        "Undefined where it says so: both give the same judgement throughout.",
    )


def test_the_same_in_a_sentence():
    assert contact_sentence(FOUND) == (
        "Contacts of 3 reviews: EM has 7, LN 6, and 5 are matched (agency, time). 3 of 4 matched "
        "and judged by both are judged alike, kappa 0.50. That flatters: contacts that only one "
        "has found do not count in it."
    )
    assert contact_sentence(NONE).endswith(
        "and 0 are matched (agency, time); none of them is judged by both."
    )


def test_the_same_as_rows_and_as_data():
    rows = {row[5]: row for row in contact_rows([FOUND])}
    assert rows["first"] == ("contacts", "", "EM+LN", 3, 4, "first", 7, None, None, "")
    assert (rows["matched"][6], rows["percent"][6], rows["kappa"][6]) == (5, 0.75, 0.5)
    assert [row[9] for row in contact_rows([NONE])][
        -1
    ] == "no contact is matched and judged by both"
    data = contact_data(FOUND)
    assert (data["contacts"], data["matched"], data["kappa"]) == (
        {"EM": 7, "LN": 6},
        5,
        {"value": 0.5},
    )
    assert contact_data(NONE)["kappa"]["undefined"] == "no contact is matched and judged by both"
