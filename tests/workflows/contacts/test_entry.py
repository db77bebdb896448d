"""Contacts written, changed and taken out."""

import pytest

from dhrcode.errors import NotFoundError, RefusedError, UsageError
from dhrcode.workflows.coding.entry import IncompleteError as Incomplete
from dhrcode.workflows.coding.entry import Piece, complete
from dhrcode.workflows.contacts.entry import (
    ContactEntry,
    add_contact,
    edit_contact,
    remove_contact,
)
from dhrcode.workflows.project.undo import StepQuery, turn

CALL = ContactEntry(
    "2013-10",
    "Police",
    ("victim",),
    "missed",
    ("Police response",),
    "Closed as a verbal argument.",
    Piece(page="4", quote="no further action"),
)


def test_a_contact_is_written_with_the_next_free_id_and_the_ids_of_what_it_names(dated):
    one = add_contact(dated, "DHR58", CALL).contact
    assert (one.id, one.agency, one.themes) == ("C1", "police", ("police-response",))
    assert one.evidence[0].source == "overview"
    add_contact(dated, "DHR58", CALL._replace(own="C7"))
    assert add_contact(dated, "DHR58", CALL).contact.id == "C8"
    with pytest.raises(RefusedError, match="has a contact C7 already"):
        add_contact(dated, "DHR58", CALL._replace(own="C7"))


def test_what_is_given_changes_and_the_rest_stays(dated):
    add_contact(dated, "DHR58", CALL)
    entry = ContactEntry(opportunity="taken", summary="", piece=Piece(page="5"))
    one = edit_contact(dated, "DHR58", "C1", entry).contact
    assert (one.when, one.opportunity, one.summary) == ("2013-10", "taken", None)
    assert [piece.page for piece in one.evidence] == ["4", "5"]


def test_a_contact_is_taken_out_and_comes_back(dated):
    add_contact(dated, "DHR58", CALL)
    before = dated.read("DHR58")[1]
    remove_contact(dated, "DHR58", "C1")
    assert dated.read("DHR58")[0].contacts == ()
    turn(dated, StepQuery(), lambda _: True, "undo")
    assert dated.read("DHR58")[1] == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"when": None}, "a contact needs a time and an agency"),
        ({"when": "autumn"}, "'when' '?autumn"),
        ({"agency": "polise"}, "did you mean 'police'"),
        ({"people": ("neighbour",)}, "not 'neighbour'"),
        ({"opportunity": "mised"}, "did you mean 'missed'"),
        ({"themes": ("gp",)}, "did you mean 'gps'"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(dated, change, said):
    before = dated.path_of("DHR58").read_bytes()
    with pytest.raises(UsageError, match=said):
        add_contact(dated, "DHR58", CALL._replace(**change))
    assert dated.path_of("DHR58").read_bytes() == before


def test_what_is_not_there_is_not_changed(dated):
    add_contact(dated, "DHR58", CALL)
    with pytest.raises(NotFoundError, match="'dhrcode contact list DHR58' lists them"):
        remove_contact(dated, "DHR58", "C2")
    with pytest.raises(UsageError, match="say what is to be otherwise"):
        edit_contact(dated, "DHR58", "C1", ContactEntry())


def test_a_contact_that_is_not_judged_or_shown_keeps_a_record_from_being_complete(dated):
    add_contact(dated, "DHR58", ContactEntry("2013", "gp"))
    with pytest.raises(Incomplete, match=r"without evidence: C1; .*nobody has judged: C1"):
        complete(dated, "DHR58")
