"""Proposals gone through one by one: accepted, changed, passed over; nothing by itself."""

import pytest

from dhrcode.errors import RefusedError
from dhrcode.workflows.proposal_dialogue import Proposal, ProposalDialogue, counted, listed

ASKED = "[a]ccept, [c]hange, Enter to pass over, x to stop> "


@pytest.fixture
def written():
    return []


@pytest.fixture
def three(written):
    def take(parts):
        if parts["text"] == "bad":
            raise RefusedError("it cannot be so")
        written.append(dict(parts))
        return f"{parts['id']} is written."

    def proposal(name, **more):
        return Proposal(
            f"page {name}", {"id": name, "text": f"Text {name}.", "to": ""}, take, **more
        )

    return [proposal("1"), proposal("2", there="2 is there."), proposal("3", note=lambda: "noted")]


def test_one_is_accepted_and_one_passed_over(three, written, scripted):
    screen = scripted(["a", ""])
    dialogue = ProposalDialogue(screen)
    dialogue.run(three)
    assert written == [{"id": "1", "text": "Text 1.", "to": ""}]
    assert dialogue.said == "1 accepted, 1 passed over"
    assert screen.asked == [ASKED, ASKED]
    assert screen.said == [
        "page 2: 2 is there.",
        "",
        "1 of 2  page 1",
        "   id: 1",
        "   text: Text 1.",
        "1 is written.",
        "",
        "2 of 2  page 3",
        "   id: 3",
        "   text: Text 3.",
        "   (noted)",
    ]


def test_enter_takes_nothing_and_x_stops(three, written, scripted):
    for answers in (["", ""], ["x"], ["", "X"]):
        ProposalDialogue(screen := scripted(answers)).run(three)
        assert screen.left == []
    assert written == []


def test_parts_are_changed_kept_and_left_out(three, written, scripted):
    screen = scripted(["c", "", "-", "the trust", "x"])
    ProposalDialogue(screen).run(three)
    assert screen.asked[1:4] == ["id [1]> ", "text [Text 1.]> ", "to> "]
    assert written == [{"id": "1", "text": "", "to": "the trust"}]


def test_what_cannot_be_kept_is_said_and_can_be_mended(three, written, scripted):
    screen = scripted(["c", "", "bad", "the trust", "q", "c", "", "Good.", "", "x"])
    ProposalDialogue(screen).run(three)
    assert "Not kept: it cannot be so" in screen.said
    assert "Type a, c, x, or Enter alone." in screen.said
    assert "to [the trust]> " in screen.asked
    assert written == [{"id": "1", "text": "Good.", "to": "the trust"}]


def test_a_change_is_taken_back(three, written, scripted):
    ProposalDialogue(scripted(["c", "7", "x", "a", "x"])).run(three)
    assert written == [{"id": "1", "text": "Text 1.", "to": ""}]


def test_what_was_accepted_is_written_before_the_next_is_asked(three, written, scripted):
    seen = []
    ProposalDialogue(scripted(["a", lambda: seen.append(len(written)) or "x"])).run(three)
    assert seen == [1]


def test_as_a_list(three):
    assert listed(three) == [
        "1  page 1",
        "   id: 1",
        "   text: Text 1.",
        "2  page 2: 2 is there.",
        "3  page 3",
        "   id: 3",
        "   text: Text 3.",
        "   (noted)",
    ]
    assert counted(three) == "3 proposals, 1 of them there already"
    assert counted(three[1:2]) == "1 proposal, all there already"
    assert counted([]) == "0 proposals"
