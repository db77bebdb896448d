"""Passages to choose from that are like a quote."""

import pytest

from dhrcode.model.document import Page
from dhrcode.progress import no_progress
from dhrcode.workflows.coding.passage_choice import PassageChoice
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.documents.named import DocumentPlace
from dhrcode.workflows.documents.search import SearchHit

PAGES = (
    "The practice saw her eleven times. Nobody asked her whether she was safe at home.",
    "The practice wrote to the trust about her medicine.",
)


@pytest.fixture
def taken(small, scripted):
    """What is taken of the passages that are like some words."""
    (small.root / "sources").mkdir()
    (small.root / "sources" / "DHR2.txt").write_text("\f".join(PAGES))

    def run(words, *answers):
        screen = scripted(answers)
        choice = PassageChoice(Session.resume(small, "DHR2"), screen, no_progress)
        chosen = choice.like(words)
        assert screen.left == []
        return chosen and (chosen["page"], chosen["quote"]), screen

    return run


def test_enter_takes_the_first(taken):
    held, screen = taken("nobody asked whether she was safe at home in that practice", "", "")
    assert held == ("1", "Nobody asked her whether she was safe at home.")
    assert screen.asked[0] == "passage: 1-2, [n]one, or Enter for 1> "


def test_a_number_takes_that_one(taken):
    held, _ = taken("nobody asked whether she was safe in that practice", "9", "2")
    assert held == ("2", PAGES[1])


def test_none_is_taken(taken):
    assert taken("nobody asked whether she was safe", "n")[0] is None
    assert taken("nobody asked whether she was safe", "", "n")[0] is None  # none of its sentences
    held, screen = taken("zebras wander")
    assert (held, screen.asked) == (None, [])
    assert taken("of it", *())[0] is None


def test_the_page_is_given_as_the_source_numbers_pages(small, scripted):
    session = Session.resume(small, "DHR2")
    choice = PassageChoice(session, scripted(()), no_progress)
    (source,) = session.record.sources
    place = DocumentPlace("DHR2", source.id, "DHR2.txt")
    hit = SearchHit(place, Page(7, "3", "Words."), True, 0, (), ())
    assert choice.piece(hit, "Words.") == {"source": source.id, "quote": "Words.", "page": "3"}
    by_file = source.model_copy(update={"pages_by": "file"})
    session.record = session.record.model_copy(update={"sources": (by_file,)})
    assert choice.piece(hit, "Words.")["page"] == "7"
    assert "page" not in choice.piece(hit._replace(paged=False), "Words.")
