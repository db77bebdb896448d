"""Quotes that are not in their documents keep a coding from being ended."""

import pytest

from dhrcode.store.project import open_project
from dhrcode.workflows.coding.dialogue import Dialogue
from dhrcode.workflows.coding.entry import IncompleteError, complete
from dhrcode.workflows.coding.session import Session
from dhrcode.workflows.coding.unfound_quotes import UnfoundQuotes, unfound_quotes
from dhrcode.workflows.documents.acceptance import accept
from dhrcode.workflows.project.check import check_project

SAID = (
    "not found in their documents: use-of-maracs 1 ('dhrcode evidence DHR2 SUBTHEME N' mends a "
    "quote, 'dhrcode verify --accept DHR2 SUBTHEME N' lets it stand)"
)


@pytest.fixture
def draft(small):
    """DHR2 is a draft, and its document does not have the quote."""
    small.change("DHR2", lambda record: record.model_copy(update={"status": "draft"}))
    (small.root / "sources").mkdir()
    (small.root / "sources" / "DHR2.txt").write_text("The panel met and spoke of other things.")
    return small


def test_a_quote_that_is_not_found_keeps_it_a_draft_until_somebody_lets_it_stand(draft):
    with pytest.raises(IncompleteError) as caught:
        complete(draft, "DHR2")
    assert str(caught.value) == f"DHR2 stays a draft; {SAID}"
    accept(draft, "DHR2", "use-of-maracs", 1, "LN")
    assert unfound_quotes(draft, "DHR2").unfound == ()
    assert complete(draft, "DHR2").status == "complete"
    codes = {problem.code for problem in check_project(open_project(draft.root))}
    assert "quote-not-found" not in codes


def test_the_dialogue_says_so_and_does_not_offer_to_complete_it(draft, scripted):
    screen = scripted([])
    Dialogue(Session.resume(draft, "DHR2"), screen).run()
    assert screen.said == [SAID[0].upper() + SAID[1:]]
    assert screen.asked == []


def test_a_quote_that_lost_its_not_keeps_it_a_draft_too(draft):
    record, document = draft.root / "records" / "DHR2.yaml", draft.root / "sources" / "DHR2.txt"
    record.write_text(record.read_text().replace("no agency sought", "agencies had not sought"))
    document.write_text("In that year agencies had sought a referral, as the panel heard.")
    said = SAID.replace("not found in", "saying something else than")
    with pytest.raises(IncompleteError) as caught:
        complete(draft, "DHR2")
    assert str(caught.value) == f"DHR2 stays a draft; {said}"
    accept(draft, "DHR2", "use-of-maracs", 1, "LN")
    assert complete(draft, "DHR2").status == "complete"


def test_what_is_complete_already_stays_complete(draft):
    draft.change("DHR2", lambda record: record.model_copy(update={"status": "complete"}))
    assert complete(draft, "DHR2").status == "complete"


def test_missing_documents_and_short_quotes_are_counted_and_do_not_block(draft):
    (draft.root / "sources" / "DHR2.txt").unlink()
    found = unfound_quotes(draft, "DHR2")
    assert (found.unfound, found.untold) == ((), 1)
    assert found.noted == (
        "1 quote was not looked for: no readable document here, or too few words."
    )
    assert complete(draft, "DHR2").status == "complete"
    assert unfound_quotes(draft, "DHR7").noted == ""


def test_of_several_it_says_how_all_stand():
    (said,) = UnfoundQuotes(("gps 1", "gps 2")).sentences("DHR2")
    assert said.endswith(
        "'dhrcode verify --accept DHR2 SUBTHEME N' lets it stand, 'dhrcode verify --accept --all "
        "DHR2' all of them)"
    )


def test_of_an_independent_coding_the_commands_are_that_coder_s():
    (said,) = UnfoundQuotes(("gps 1", "gps 2"), coder="EM").sentences("DHR2")
    assert said == (
        "not found in their documents: gps 1, gps 2 ('dhrcode evidence DHR2 SUBTHEME N --as EM' "
        "mends a quote, 'dhrcode verify --accept DHR2 SUBTHEME N --as EM' lets it stand, 'dhrcode "
        "verify --accept --all DHR2 --as EM' all of them)"
    )
