"""The queue: what is on it, and what takes it off."""

import pytest

from dhrcode.checks.completeness import unfinished
from dhrcode.errors import RefusedError
from dhrcode.model.record import CodedSubtheme, Evidence, QueueEntry
from dhrcode.store.project import open_project
from dhrcode.workflows.codebook.migration import carry_out, planned
from dhrcode.workflows.coding.session import ChangedMeanwhileError, Session
from dhrcode.workflows.double_coding.adjudication import Adjudication
from dhrcode.workflows.double_coding.rulings import Ruling
from dhrcode.workflows.edits import with_finding
from dhrcode.workflows.queue import on_queue, queue, refuse_behind, reviews_on_queue, with_coded


@pytest.fixture
def forward(changed):
    """The changed project, its records brought forward."""
    carry_out(changed, planned(changed))
    return open_project(changed.root)


def waiting(project):
    return [(one.coder, one.review, one.subtheme, one.version) for one in queue(project).waiting]


def test_the_queue_of_a_project_is_that_of_its_records_and_of_every_coder(forward):
    found = queue(forward)
    assert waiting(forward) == [
        (None, "DHR1", "use-of-maracs", "1.4"),
        (None, "DHR1", "police", "1.2"),
        (None, "DHR1", "housing", "1.3"),
        (None, "DHR2", "use-of-maracs", "1.4"),
        (None, "DHR2", "housing", "1.3"),
        ("EM", "DHR1", "use-of-maracs", "1.4"),
        ("EM", "DHR1", "housing", "1.3"),
    ]
    assert found.waiting[2].label == "Housing"
    assert found.waiting[2].why == "New in version 1.3: Coders noted it."
    assert (found.things, found.behind, found.problems) == ("7 findings", 0, ())
    assert reviews_on_queue(forward) == ["DHR1", "DHR2"]


def test_one_coder_s_queue_is_that_of_their_codings(forward):
    own = forward.of_coder("EM")
    assert {one.coder for one in queue(own).waiting} == {"EM"}
    assert reviews_on_queue(own) == ["DHR1"]


def test_two_reasons_for_one_finding_are_one_finding(forward):
    forward.change(
        "DHR1",
        lambda r: r.model_copy(
            update={
                "again": (
                    *r.again,
                    QueueEntry(subtheme="housing", version="1.1", why="Besides."),
                )
            }
        ),
    )
    assert (len(queue(forward).waiting), queue(forward).things) == (8, "7 findings")


def test_what_is_retired_waits_for_nobody(forward):
    record, _ = forward.read("DHR4")
    entry = QueueEntry(subtheme="dash", version="1.1", why="Earlier.")
    assert on_queue(record.model_copy(update={"again": (entry,)}), forward.codebook) == []


def test_records_that_are_behind_and_faulty_ones_are_said(changed):
    (changed.root / "records" / "DHR4.yaml").write_text("review: [\n")
    found = queue(changed)
    assert found.behind == 1  # the others have a former id, and are no records of this version
    assert {p.code for p in found.problems} == {"renamed-subtheme", "yaml-syntax"}


def test_coding_a_subtheme_takes_it_off_the_queue_in_the_same_write(forward):
    session = Session.resume(forward, "DHR1")
    session.find("housing", "absent")
    record, _ = forward.read("DHR1")
    assert record.findings["housing"] == CodedSubtheme(finding="absent")
    assert [entry.subtheme for entry in record.again] == ["use-of-maracs", "police"]
    coded = with_finding(record, "police", "present", Evidence(page="3"), replace=True)
    assert [entry.subtheme for entry in coded.again] == ["use-of-maracs"]
    assert with_coded(coded, "use-of-maracs", CodedSubtheme(finding="absent")).again == ()


def test_evidence_alone_takes_nothing_off(forward):
    session = Session.resume(forward, "DHR1")
    session.cite("use-of-maracs", page="9")
    assert len(forward.read("DHR1")[0].again) == 3


def test_a_finding_that_stands_is_kept_as_it_is_and_dated(forward):
    before, _ = forward.read("DHR1")
    session = Session.resume(forward, "DHR1")
    session.keep("use-of-maracs")
    after, _ = forward.read("DHR1")
    assert after.findings == before.findings
    assert [entry.subtheme for entry in after.again] == ["police", "housing"]
    assert after.coded is not None
    assert before.coded is not None
    assert after.coded > before.coded


def test_a_finding_changed_since_it_was_shown_is_not_kept(forward):
    mine, theirs = Session.resume(forward, "DHR1"), Session.resume(forward, "DHR1")
    theirs.find("use-of-maracs", "present")
    with pytest.raises(ChangedMeanwhileError):
        mine.keep("use-of-maracs")
    assert forward.read("DHR1")[0].findings["use-of-maracs"].finding == "present"


def test_a_record_that_is_behind_is_not_coded_on(changed):
    said = (
        r"^DHR2 is coded with version 1\.2, and the codebook is at 1\.4: 'dhrcode migrate' "
        "brings the records forward first$"
    )
    with pytest.raises(RefusedError, match=said):
        Session.resume(changed, "DHR2")
    record, _ = changed.read("DHR2")
    with pytest.raises(RefusedError, match=said):
        refuse_behind(record, changed.codebook)
    refuse_behind(changed.read("DHR4")[0], changed.codebook)


def test_codings_that_are_behind_are_not_adjudicated(changed):
    for file in ("records/DHR1.yaml", "coders/EM/DHR1.yaml"):
        path = changed.root / file
        text = path.read_text().replace('"1.0"', '"1.3"').replace("gps:", "general-practice:")
        path.write_text(text)
    with pytest.raises(RefusedError, match="'dhrcode migrate' brings the records forward first"):
        Adjudication.begin(changed, "DHR1")


def test_settling_takes_a_subtheme_off_the_agreed_record_s_queue(forward):
    open_ = Adjudication.begin(forward, "DHR1")
    ruling = Ruling("present", ("EM",), ("LN", "EM"), "Read again.")
    open_.settle("police", ruling)
    entry = QueueEntry(subtheme="police", version="1.4", why="Earlier.")
    forward.change("DHR1", lambda r: r.model_copy(update={"again": (entry,)}))
    open_.settle("police", ruling, replace=True)
    assert forward.read("DHR1")[0].again == ()


def test_what_coders_agree_on_and_have_to_code_again_waits_in_the_agreed_record_too(forward):
    open_ = Adjudication.begin(forward, "DHR1")
    assert open_.record.findings.keys() == {"use-of-maracs"}
    open_.settle("police", Ruling("present", ("EM",), ("LN", "EM"), "Read again."))
    record, _ = forward.read("DHR1")
    assert record.findings.keys() == {"use-of-maracs", "police"}
    assert [entry.subtheme for entry in record.again] == ["use-of-maracs"]


def test_a_record_is_not_complete_while_something_is_to_be_coded_again(forward):
    record, _ = forward.read("DHR1")
    assert unfinished(record, forward.codebook) == [
        "not coded yet: housing",
        "to be coded again: use-of-maracs, police",
    ]
