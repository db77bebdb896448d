"""Numbers of reviews beside the findings, as a publication shows them."""

from datetime import date

from dhrcode.analysis.ledger import HIDDEN
from dhrcode.analysis.review_traits import TraitPart, TraitRow
from dhrcode.reports.pack.traits import traits_section


def test_each_number_stands_beside_the_reviews_that_it_is_of():
    part = TraitPart("Recommendations and actions", "Counted are reviews.", (), daily=True)
    rows = [
        TraitRow("a plan", "reviews", 14, 20, 0.7),
        TraitRow("an action", "reviews with a plan", HIDDEN, 14, HIDDEN),
    ]
    said, table = traits_section([(part, rows)], date(2015, 2, 1)).blocks
    assert said.text == "Numbers of reviews as at 2015-02-01; on another day they may be others."
    assert table.key == "recommendations_and_actions"
    assert table.notes == ("Counted are reviews.",)
    assert [line.cells for line in table.lines] == [
        ("a plan", 14, 20, "reviews", 0.7),
        ("an action", HIDDEN, 14, "reviews with a plan", HIDDEN),
    ]


def test_what_holds_for_one_day_stands_after_the_sentence_that_says_which():
    daily = TraitPart("Plans", "", (), daily=True)
    steady = TraitPart("Contacts by agency", "", ())
    contacts, said, plans = traits_section([(daily, []), (steady, [])], date(2015, 2, 1)).blocks
    assert (contacts.title, plans.title) == ("Contacts by agency", "Plans")
    assert "as at 2015-02-01" in said.text
    assert len(traits_section([(steady, [])], None).blocks) == 1
