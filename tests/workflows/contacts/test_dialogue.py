"""A contact asked for in the middle of coding."""

import pytest

from dhrcode.workflows.coding.evidence_dialogue import EvidenceDialogue
from dhrcode.workflows.coding.screen import CancelledError
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.contacts.dialogue import ask_for_contact


@pytest.fixture
def asked(dated, scripted):
    def run(*answers):
        session, screen = Session.resume(dated, "DHR58"), scripted(answers)
        ask_for_contact(session, screen, EvidenceDialogue(session, screen), "gps")
        assert screen.left == []
        assert session.record == dated.read("DHR58")[0]
        return session.record.contacts, screen.said

    return run


def test_a_contact_is_asked_for_and_written_about_the_subtheme(asked):
    contacts, said = asked("2013-10", "gp", "victim, child", "missed", "", "4", "", "")
    assert said[0] == "Agencies: police, gp, partnership, board"
    (one,) = contacts
    assert (one.id, one.with_, one.opportunity, one.themes) == (
        "C1",
        ("victim", "child"),
        "missed",
        ("gps",),
    )
    assert one.evidence[0].page == "4"


def test_enter_writes_nothing_and_what_cannot_be_kept_is_said(asked):
    assert asked("")[0] == ()
    contacts, said = asked("2013-10", "polise", "", "", "", "", "", "")
    assert contacts == ()
    assert said[1].startswith("Not kept: the codebook has no agency 'polise'")


def test_x_takes_it_back(asked):
    with pytest.raises(CancelledError):
        asked("2013-10", "x")
