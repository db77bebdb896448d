"""Contacts coded twice: agreed, settled, dropped, and how far coders agree."""

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.errors import NotFoundError, RefusedError
from dhrcode.model.contact import Contact
from dhrcode.store.project import open_project
from dhrcode.workflows.coding.entry import IncompleteError, complete
from dhrcode.workflows.double_coding.adjudication import Adjudication
from dhrcode.workflows.double_coding.adjudication_dialogue import RulingDialogue
from dhrcode.workflows.double_coding.comparison import codings
from dhrcode.workflows.double_coding.contacts import contact_agreements, contacts_to_settle
from dhrcode.workflows.double_coding.rulings import ContactRuling


def contact(own, when, judged, page):
    evidence = [{"page": page}]
    given = {"id": own, "when": when, "agency": "board", "opportunity": judged}
    return Contact.model_validate(given | {"evidence": evidence})


EM = (contact("C1", "2013-10", "missed", "4"), contact("C2", "2012", "missed", "5"))
LN = (
    contact("C1", "2013-10-14", "missed", "4"),
    contact("C2", "2012", "taken", "6"),
    contact("C3", "2009", "none", "2"),
)


@pytest.fixture
def twice(newest, record):
    """EM and LN agree on one contact of DHR30, differ on one, and LN alone has a third."""
    for coder, contacts in (("EM", EM), ("LN", LN)):
        newest.of_coder(coder).create(record(coder, "DHR30", "aan", contacts=contacts))
    return open_project(newest.root)


def test_what_all_have_alike_is_taken_over_with_the_most_exact_time(twice):
    open_ = Adjudication.begin(twice, "DHR30")
    (one,) = open_.record.contacts
    assert (one.id, one.when, one.opportunity) == ("C1", "2013-10-14", "missed")
    assert [piece.page for piece in one.evidence] == ["4"]
    assert [each.ids for each in open_.pending_contacts] == [{"EM": "C2", "LN": "C2"}, {"LN": "C3"}]
    assert not twice.path_of("DHR30").exists()


def test_a_contact_is_kept_as_judged_or_dropped_and_both_are_settled(twice):
    open_ = Adjudication.begin(twice, "DHR30")
    assert open_.settle_contact("LN/C2", ContactRuling("taken", ("EM", "LN"), "Page 6.")) == "C2"
    assert open_.settle_contact("LN/C3", ContactRuling(None, ("EM",), "Not an agency.")) == ""
    assert open_.pending_contacts == []
    record, _ = open_project(twice.root).read("DHR30")
    kept = record.contacts[1]
    assert (kept.opportunity, kept.settled.of, kept.settled.found) == (
        "taken",
        {"EM": "C2", "LN": "C2"},
        {"EM": "missed", "LN": "taken"},
    )
    assert [piece.page for piece in kept.evidence] == ["5", "6"]
    assert [(one.of, one.reason) for one in record.dropped] == [({"LN": "C3"}, "Not an agency.")]
    again = Adjudication.begin(open_project(twice.root), "DHR30")
    assert again.pending_contacts == []


def test_what_is_not_to_be_settled_is_refused(twice):
    open_ = Adjudication.begin(twice, "DHR30")
    with pytest.raises(NotFoundError, match="no contact 'EM/C1' to settle"):
        open_.settle_contact("EM/C1", ContactRuling("taken", ("EM",), "x"))


def test_what_was_settled_is_settled_anew_under_its_id_only_when_asked(twice):
    open_ = Adjudication.begin(twice, "DHR30")
    open_.settle_contact("LN/C2", ContactRuling("taken", ("EM",), "Page 6."))
    again = ContactRuling("missed", ("LN",), "Page 7.")
    with pytest.raises(RefusedError, match="EM/C2 of DHR30 is settled already: --replace"):
        open_.settle_contact("EM/C2", again)
    assert open_.settle_contact("EM/C2", again, replace=True) == "C2"
    assert [(one.id, one.opportunity) for one in open_.record.contacts] == [
        ("C1", "missed"),
        ("C2", "missed"),
    ]
    assert open_.settle_contact("EM/C2", ContactRuling(None, ("LN",)), replace=True) == ""
    assert [one.id for one in open_.record.contacts] == ["C1"]
    assert open_.settle_contact("EM/C2", ContactRuling("none", ("LN",)), replace=True) == "C2"
    assert open_.record.dropped == ()


def test_an_agreed_record_is_not_complete_while_a_contact_is_open(twice):
    open_ = Adjudication.begin(twice, "DHR30")
    open_.settle_contact("LN/C2", ContactRuling("taken", ("EM",), "Page 6."))
    with pytest.raises(IncompleteError) as caught:
        complete(twice, "DHR30")
    assert str(caught.value) == (
        "DHR30 stays a draft; contacts to settle with 'dhrcode adjudicate DHR30': LN/C3"
    )
    open_.settle_contact("LN/C3", ContactRuling(None, ("EM",)))
    assert complete(twice, "DHR30").status == "complete"
    assert contacts_to_settle(twice, twice.of_coder("LN").read("DHR30")[0]) == []


@pytest.fixture
def asked(twice, scripted):
    def run(*answers):
        open_, screen = Adjudication.begin(twice, "DHR30"), scripted(answers)
        RulingDialogue(open_, screen, ("EM",)).run()
        assert screen.left == []
        return open_.record, screen

    return run


def test_the_dialogue_shows_each_contact_side_by_side(asked):
    record, screen = asked("t", "Page 6.", "k", "")
    assert screen.said[0] == (
        "DHR30: 2 differences, 2 of them on contacts, between EM, LN to settle. Each is on disk "
        "once it is settled."
    )
    first = screen.said.index("Difference 1 of 2: a contact")
    assert screen.said[first + 1 : first + 7] == [
        "The board",
        "EM/C2: 2012, missed",
        "    page 5",
        "LN/C2: 2012, taken",
        "    page 6",
        "Keep as [m]issed  [t]aken  [n]one  [u]nclear  [d]rop  Enter: leave it  [b]ack  [s]top",
    ]
    assert "EM has no such contact" in screen.said
    assert screen.said[-1].startswith("[k]eep (none), or as [m]issed")
    assert [one.opportunity for one in record.contacts] == ["missed", "taken", "none"]
    assert record.contacts[1].settled.reason == "Page 6."


def test_a_contact_is_dropped_left_and_gone_back_to(asked):
    record, screen = asked("x", "d", "Not one.", "b", "u", "", "s")
    assert "Type one of the letters in brackets, or Enter alone." in screen.said
    assert "Now: left out, settled by EM" in screen.said
    assert [one.opportunity for one in record.contacts] == ["missed", "unclear"]
    assert record.dropped == ()


def test_agreement_says_how_many_are_matched_of_how_many(twice):
    (found,) = contact_agreements(twice, codings(twice, Selection()))
    assert (found.coders, found.reviews) == (("EM", "LN"), 1)
    assert (found.matched, found.first, found.second, found.alike) == (2, 2, 3, 1)
