"""A chronology as contacts: its words kept with their cells, and nothing made up."""

from datetime import date

import pytest

from dhrcode.errors import UsageError
from dhrcode.model.contact import Contact
from dhrcode.model.record import Evidence, Source

from .conftest import CALL


def only(made):
    assert [p for p in made.problems if p.severity == "error"] == []
    (draft,) = made.drafts
    return draft


def test_a_row_is_a_contact_with_its_words_and_its_cell(taken):
    record = only(taken(CALL, ["c. 2013", "GP", None, "She came.", None])).record
    assert (record.review, record.coder, record.status) == ("DHR58", "EM", "draft")
    assert record.sources == (Source(id="chronology", title="c.xlsx"),)
    first, second = record.contacts
    assert (first.id, first.when, first.agency, first.with_) == (
        "C1",
        "2013-10-14",
        "police",
        ("victim",),
    )
    assert (first.opportunity, first.summary) == (None, None)
    assert first.evidence == (
        Evidence(
            source="chronology",
            section="Sheet!D2",
            quote="A neighbour called.",
            note="Comment: No DASH.",
        ),
    )
    assert (second.when, second.with_, second.evidence[0].note) == ("about 2013", (), None)


def test_a_date_that_shows_no_day_is_a_month(taken):
    assert only(taken([date(2013, 9, 1), *CALL[1:]], month=2)).record.contacts[0].when == "2013-09"


def test_each_bad_cell_is_a_problem_of_its_own(taken):
    made = taken(
        ["04/05/2013", "The Force", "Mrs A", "Came.", None],
        [None, None, None, "Rang.", None],
        ["2013", "GP", None, None, "?"],
    )
    assert made.drafts == []
    assert [(p.place, p.message) for p in made.problems] == [
        ("c.xlsx:Sheet!B2", "'The Force' is no agency of the codebook"),
        ("c.xlsx:Sheet!A2", "'04/05/2013' may mean 4 May or 5 April"),
        ("c.xlsx:Sheet!C2", "'Mrs A' is nobody whom a contact can be with"),
        ("c.xlsx:Sheet!B3", "nothing says which agency it was"),
        ("c.xlsx:Sheet!A3", "nothing says when it was"),
        ("c.xlsx:Sheet!A4", "nothing says what happened"),
    ]


def test_what_the_map_says_of_dates_blanks_agencies_and_people(taken):
    more = "dates: day-first\ndown: [Date]\nagencies: {Force: police, Mother: none}\n"
    more += "people: {Mrs A: victim 2}\n"
    rows = [["04/05/2013", "Force", "Mrs A", "Came.", None], [None, "GP", None, "Wrote.", None]]
    made = taken(*rows, ["2012", "Mother", None, "Saw it.", None], more=more)
    contacts = only(made).record.contacts
    assert [(one.when, one.agency, one.with_) for one in contacts] == [
        ("2013-05-04", "police", ("victim 2",)),
        ("2013-05-04", "gp", ()),
    ]
    assert made.notes == [
        "c.xlsx: 2 contacts of 1 review: Police 1, GP 1",
        "1 row passed over, as the map says: Mother 1",
        "nobody has judged them yet: 'dhrcode contact edit REVIEW ID --opportunity ...', or a form",
    ]


def test_it_wants_somebody_s_coding(taken):
    with pytest.raises(UsageError, match="nothing says whose coding it is"):
        taken(CALL, coder=None)


def test_over_a_record_it_adds_what_is_not_there_and_reopens_what_is_complete(taken):
    draft = only(taken(CALL, ["2012", "GP", None, "She came.", None]))
    own = Source(id="chronology", title="Another")
    before = draft.record.model_copy(
        update={
            "status": "complete",
            "sources": (own,),
            "contacts": (Contact(id="C4", when="2011", agency="gp", opportunity="none"),),
        }
    )
    after = draft.onto(before)
    assert [one.id for one in after.contacts] == ["C4", "C5", "C6"]
    assert [one.id for one in after.sources] == ["chronology", "chronology-2"]
    assert after.contacts[1].evidence[0].source == "chronology-2"
    assert after.status == "draft"
    mended = after.contacts[1].model_copy(update={"when": "2013-10-15", "opportunity": "missed"})
    kept = after.model_copy(update={"contacts": (after.contacts[0], mended, after.contacts[2])})
    assert draft.onto(kept) == kept


def test_brought_in_again_it_adds_new_rows_alone_wherever_they_stand(taken):
    more = "source: {id: pol}\n"
    before = only(taken(CALL, ["2012", "GP", None, "She came.", None], more=more)).record
    more_evidence = Evidence(source="pol", page="3")
    first, second = before.contacts
    first = first.model_copy(update={"evidence": (*first.evidence, more_evidence)})
    held = before.model_copy(update={"contacts": (first, second)})
    again = only(taken(CALL, ["2012", "GP", None, "She came.", None], more=more))
    assert again.onto(held) == held
    new = ["2011", "GP", None, "She rang.", None]
    moved = only(taken(new, CALL, ["2012", "GP", None, "She came.", None], more=more))
    added = moved.onto(held)
    assert [one.evidence[0].quote for one in added.contacts] == [
        "A neighbour called.",
        "She came.",
        "She rang.",
    ]
    assert added.sources == held.sources


def test_two_equal_rows_are_two_contacts_however_often_they_come_in(taken):
    draft = only(taken(CALL, CALL))
    assert len(draft.record.contacts) == 2
    assert draft.onto(draft.record) == draft.record


def test_a_second_agency_in_a_cell_stays_in_the_note(taken):
    (contact,) = only(taken(["2012", "Police / Refuge", None, "Came.", None])).record.contacts
    assert (contact.agency, contact.evidence[0].note) == ("police", "Agency: Police / Refuge")
