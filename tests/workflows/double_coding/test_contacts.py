"""Contacts coded twice: agreed, settled, dropped, and how far coders agree."""

import pytest

from dhrcode.analysis.selection import Selection
from dhrcode.errors import NotFoundError, UsageError
from dhrcode.model.contact import Contact
from dhrcode.store.project import open_project
from dhrcode.workflows.double_coding.adjudication import (
    Adjudication,
    ContactRuling,
    opportunity_named,
)
from dhrcode.workflows.double_coding.comparison import codings
from dhrcode.workflows.double_coding.contacts import contact_sentences


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
    assert opportunity_named("drop") is None
    assert opportunity_named("none") == "none"
    with pytest.raises(UsageError, match="did you mean 'missed'"):
        opportunity_named("mised")


def test_agreement_says_how_many_are_matched_and_that_kappa_flatters(twice):
    (said,) = contact_sentences(twice, codings(twice, Selection()))
    assert said == (
        "Contacts of 1 review: EM has 2, LN 3, and 2 are matched (agency, time). 1 of 2 matched "
        "and judged by both are judged alike, kappa 0.00. That flatters: contacts that only one "
        "has found do not count in it."
    )
