"""Sessions, drawn ids, and the workflows between a project and its tables."""

import pytest

from dhrcode.errors import BusyError, NotFoundError, RefusedError
from dhrcode.model.record import Candidate, Evidence
from dhrcode.workflows.coding.session import ChangedMeanwhileError, Session, draw_id
from dhrcode.workflows.coding.settings import settings


def test_a_session_begins_a_draft_and_never_over_a_review(small):
    session = Session.begin(small, "DHR9", "LN", "dhr")
    assert (session.record.status, session.record.findings) == ("draft", {})
    assert small.read("DHR9")[0] == session.record
    before = small.path_of("DHR7").read_bytes()
    with pytest.raises(RefusedError, match=r"DHR7\.yaml exists already; nothing was written$"):
        Session.begin(small, "dhr7", "LN", "dhr")
    assert small.path_of("DHR7").read_bytes() == before


def test_a_session_resumes_only_what_is_there(small):
    assert Session.resume(small, "DHR7").record == small.read("DHR7")[0]
    with pytest.raises(NotFoundError, match=r"^there is no review 'XYZ'$"):
        Session.resume(small, "XYZ")


def test_a_finding_changed_on_disk_since_it_was_shown_is_not_written_over(small):
    mine, theirs = Session.resume(small, "DHR7"), Session.resume(small, "DHR7")
    theirs.find("gps", "present")
    with pytest.raises(ChangedMeanwhileError, match="somebody else has just coded gps"):
        mine.find("gps", "absent")
    assert small.read("DHR7")[0].findings["gps"].finding == "present"
    assert mine.record == small.read("DHR7")[0]
    mine.find("gps", "absent")  # now that it has been seen, it may be changed
    assert small.read("DHR7")[0].findings["gps"].finding == "absent"
    assert issubclass(ChangedMeanwhileError, BusyError)


def test_a_finding_and_its_piece_are_one_write_and_two_people_both_keep_theirs(small):
    mine, theirs = Session.resume(small, "DHR7"), Session.resume(small, "DHR7")
    mine.find("gps", "present", {"page": "12", "quote": "words"})
    assert [step.files for _, step in small.journal.done()] == [1]
    theirs.record = mine.record
    assert theirs.cite("gps", note="Theirs.") == Evidence(note="Theirs.")
    mine.cite("gps", note="Theirs.")  # what is there already is there once
    assert small.read("DHR7")[0].findings["gps"].evidence == (
        Evidence(page="12", quote="words"),
        Evidence(note="Theirs."),
    )


def test_a_finding_is_refused_before_its_evidence_is_asked_for(small):
    mine = Session.resume(small, "DHR7")
    mine.refuse_find("gps", "present")
    Session.resume(small, "DHR7").find("gps", "absent")
    with pytest.raises(ChangedMeanwhileError, match="somebody else has just coded gps"):
        mine.refuse_find("gps", "present")
    assert mine.record == small.read("DHR7")[0]


def test_attributes_candidates_and_completion_are_on_disk_at_once(small):
    session = Session.resume(small, "DHR7")
    session.set(settings(small.codebook, ["victim.sex=female"])[0])
    session.candidate("Housing", "Moved twice.")
    session.mark("complete")
    record, _ = small.read("DHR7")
    assert record == session.record
    assert (record.victims, record.emerging, record.status) == (
        ({"sex": "female"},),
        (Candidate(label="Housing", note="Moved twice."),),
        "complete",
    )


def test_a_record_gone_meanwhile_is_said(small):
    session = Session.resume(small, "DHR7")
    small.path_of("DHR7").unlink()
    with pytest.raises(NotFoundError):
        session.find("gps", "absent")
    assert not small.path_of("DHR7").exists()


def test_a_drawn_id_is_never_one_that_is_used(small, monkeypatch):
    for number in range(100, 140):
        (small.folder / f"dhr{number}.yaml").write_text("")
    (small.root / "coders" / "JB").mkdir(parents=True)
    (small.root / "coders" / "JB" / "DHR140.yaml").write_text("")
    offers = iter(range(60))
    monkeypatch.setattr("secrets.randbelow", lambda _: next(offers))
    assert draw_id(small, "dhr") == "DHR141"


def test_drawn_ids_are_not_in_order_and_have_their_kinds_prefix(small):
    drawn = [int(draw_id(small, "interview").removeprefix("INT")) for _ in range(60)]
    assert all(100 <= number <= 999 for number in drawn)
    assert drawn != sorted(drawn)
    assert len(set(drawn)) > 40


def test_the_range_grows_once_half_of_it_is_used(small):
    for number in range(100, 550):
        (small.folder / f"DHR{number}.yaml").write_text("")
    drawn = {int(draw_id(small, "dhr").removeprefix("DHR")) for _ in range(40)}
    assert max(drawn) > 999
    assert drawn.isdisjoint(range(100, 550))
