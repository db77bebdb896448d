"""The questions for one piece of evidence, above all of a quote that is not found."""

import pytest

from dhrcode.workflows.coding.evidence_dialogue import EvidenceDialogue
from dhrcode.workflows.coding.screen import CancelledError
from dhrcode.workflows.coding.session import Session

TEXT = (
    "4.1 The practice saw her eleven times and never asked whether she was safe at home.\f"
    "4.2 Nobody at the meeting knew of the conference that had been held in the spring before."
)
NOT_FOUND = "[r]etype it, [l]ook for it, or Enter to keep it> "
WRONG = "the practice asked her each time about safety at her home and wrote it down"


@pytest.fixture
def piece(small, scripted):
    """Answers the questions for one piece of evidence of DHR2, whose document is there."""
    (small.root / "sources").mkdir()
    (small.root / "sources" / "DHR2.txt").write_text(TEXT)
    before = small.read("DHR2")[1]

    def run(*answers):
        screen = scripted(answers)
        try:
            said = EvidenceDialogue(Session.resume(small, "DHR2"), screen).ask()
        finally:
            assert small.read("DHR2")[1] == before  # it writes nothing
        assert screen.left == []
        return said, screen

    return run


def test_all_its_parts_and_none(piece):
    said, screen = piece("1", "never asked whether she was safe at home", "", "a note")
    assert said == {
        "page": "1",
        "quote": "never asked whether she was safe at home",
        "note": "a note",
    }
    assert screen.said == ["Found on page 1."]
    assert piece("", "", "")[0] == {}


def test_a_quote_that_is_not_found_is_kept_typed_again_or_taken_back(piece):
    said, screen = piece("", WRONG, "", "", "")
    assert (said, screen.asked[3]) == ({"quote": WRONG}, NOT_FOUND)
    assert screen.said[0].startswith("Not found")
    said, _ = piece("", WRONG, "", "r", "never asked whether she was safe", "at home", "", "")
    assert said == {"quote": "never asked whether she was safe at home"}
    with pytest.raises(CancelledError):
        piece("", WRONG, "", "x")


def test_a_quote_that_says_something_else_than_its_document_is_asked_about_too(piece):
    said, screen = piece(
        "1", "saw her eleven times and asked whether she was safe at home", "", "l", "", ""
    )
    assert screen.asked[3] == NOT_FOUND
    assert "says something else" in screen.said[0]
    assert said["quote"].endswith("and never asked whether she was safe at home.")


def test_the_nearest_passage_is_taken_with_its_page(piece):
    said, screen = piece("7", WRONG, "", "l", "", "a note")
    assert said == {
        "page": "1",
        "quote": "The practice saw her eleven times and never asked whether she was safe at home.",
        "source": "overview",
        "note": "a note",
    }
    assert screen.asked[4].startswith("passage: 1")


def test_no_passage_is_taken_and_the_question_is_asked_again(piece):
    said, screen = piece("", WRONG, "", "l", "n", "maybe", "", "")
    assert said == {"quote": WRONG}
    assert screen.asked.count(NOT_FOUND) == 3
    assert "Type r, l, x, or Enter alone." in screen.said


def test_where_nothing_is_like_it_that_is_said(piece):
    words = "zebras wander through quiet orchards towards distant lakes every August"
    _, screen = piece("", words, "", "l", "", "")
    assert "Nothing like it is found." in screen.said
